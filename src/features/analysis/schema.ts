import { z } from 'zod'
import { Can, Day, Id, Moment } from '#features/access/schema.ts'
import { Unit, UnitLevel } from '#features/results/schema.ts'

const Points = z.number().describe('Points, exact to the digits that were published')
const Year = z.coerce.number().int().min(1990).max(2200)
const Name = z.string().max(60)
const Code = z.string().trim().min(1).max(60)

/** Work that answers a line: tasks of issued plans that are tied to it, and what their agencies have done. */
export const Work = z.object({
  tasks: z.number().int(),
  open: z.number().int().describe('Tasks of which some part is not done yet'),
  overdue: z.number().int().describe('Tasks with a part that is late'),
  agencies: z.number().int().describe('Agencies that have a part in them'),
  leads: z.array(z.string()).describe('Agencies that lead, those with most tasks first; five at most'),
  evidence: z.number().int().describe('Pieces of evidence handed in'),
  proposals: z.number().int().describe('Tasks that seem to answer it and are not tied yet'),
})
export type Work = z.infer<typeof Work>

export const Move = z.object({
  before: Points,
  change: Points,
  rank: z.number().int().nullable().describe('Places won; negative: lost'),
  comparable: z.boolean().describe('false: the series breaks between the two years'),
  reason: z.string().nullable(),
})

export const LedgerLine = z.object({
  code: z.string(),
  group: z.string().nullable().describe('Code of the dimension above it'),
  name: z.string(),
  max: Points.nullable(),
  points: Points.nullable().describe('null: published as without a score'),
  lost: Points.nullable().describe('max − points; of all lines with `rounding` exactly the lost points of the total'),
  rank: z.number().int().nullable(),
  of: z.number().int(),
  best: Points.nullable(),
  p75: Points.nullable(),
  move: Move.nullable().describe('Against the year before'),
  work: Work,
})
export type LedgerLine = z.infer<typeof LedgerLine>

/** A line that one of the two years does not have, or that was split or merged between them. */
export const OtherMove = z.object({
  from: z.array(z.string()),
  to: z.array(z.string()),
  name: z.string(),
  kind: z.enum(['same', 'renamed', 'split', 'merged', 'new', 'dropped']),
  change: Points,
})
export type OtherMove = z.infer<typeof OtherMove>

export const ShowLedger = z.object({
  framework: Name,
  level: UnitLevel.optional().describe('Province when left out, or the one in which the agency has results'),
  unit: Unit.optional().describe('Our own province when left out, for another level its first agency'),
  year: Year.optional().describe('The last one with results when left out'),
})
export const Ledger = z.object({
  framework: z.string(),
  frameworkName: z.string(),
  indexName: z.string().describe('As plans and ties write it: PAR INDEX'),
  edition: z.string().describe('By which the year was scored'),
  illustrative: z.boolean(),
  unit: z.object({
    unit: z.string(),
    name: z.string(),
    own: z.boolean().describe('Our own province or one of its agencies: its tasks are known'),
  }),
  level: UnitLevel,
  levels: z.array(UnitLevel).describe('Those that have results'),
  units: z.array(z.object({ unit: z.string(), name: z.string() })).describe('All that have results at this level'),
  years: z.array(z.number().int()),
  year: z.number().int(),
  previousYear: z.number().int().nullable(),
  total: z.object({
    points: Points.nullable(),
    max: Points.nullable(),
    lost: Points.nullable(),
    rank: z.number().int().nullable(),
    of: z.number().int(),
    before: Points.nullable(),
    change: Points.nullable().describe('Exactly the sum of all moves'),
  }),
  groups: z.array(z.object({ code: z.string(), name: z.string(), lost: Points, work: Work })),
  lines: z.array(LedgerLine).describe('Greatest loss first'),
  rounding: Points.describe('What the printed maxima of the lines leave to the maximum of the total'),
  otherMoves: z.array(OtherMove),
  ownMean: z.boolean().describe('Our own mean of the members of a merged province, not published'),
})
export type Ledger = z.infer<typeof Ledger>

export const ShowLine = ShowLedger.extend({ code: Code })
const AnsweringTask = z.object({
  taskId: Id,
  text: z.string(),
  planId: Id,
  planNumber: z.string().nullable(),
  planTitle: z.string(),
  planStatus: z.string(),
  dueOn: Day.nullable(),
  leads: z.array(z.string()),
  parts: z.number().int(),
  completed: z.number().int(),
  overdue: z.number().int(),
  tie: z
    .object({ code: z.string(), edition: z.string().nullable() })
    .nullable()
    .describe('The tie that holds here; of another edition where it was carried over'),
  can: Can,
})
export type AnsweringTask = z.infer<typeof AnsweringTask>
const Evidence = z.object({
  id: Id,
  assignmentId: Id,
  filename: z.string(),
  agencyName: z.string(),
  uploadedAt: Moment,
})
const Course = z.object({
  unit: z.string(),
  name: z.string(),
  own: z.boolean(),
  points: Points,
  rank: z.number().int(),
  gain: Points.nullable().describe('Since the first year shown'),
  values: z.array(z.object({ year: z.number().int(), points: Points.nullable() })),
})
export type Course = z.infer<typeof Course>

export const LineDetail = Ledger.pick({
  framework: true,
  frameworkName: true,
  indexName: true,
  edition: true,
  unit: true,
  level: true,
  year: true,
}).extend({
  code: z.string(),
  name: z.string(),
  group: z.string().nullable(),
  line: LedgerLine,
  tasks: z.array(AnsweringTask),
  proposals: z
    .array(
      AnsweringTask.extend({
        certainty: z.enum(['certain', 'likely']),
        why: z.enum(['criterion', 'axis', 'words', 'carried']),
      }),
    )
    .describe('Best first, 50 at most'),
  wider: z.array(AnsweringTask).describe('Tied to the whole group, to none of its lines, 50 at most'),
  evidence: z.array(Evidence).describe('Newest first, 50 at most'),
  years: z.array(z.number().int()).describe('Years that can be compared with this one, oldest first'),
  strongest: z.array(Course),
  improved: z.array(Course).describe('Those that gained most over the comparable years'),
  own: Course.nullable(),
})
export type LineDetail = z.infer<typeof LineDetail>

export const ShowGains = ShowLedger
export const GainLine = z.object({
  code: z.string(),
  group: z.string().nullable(),
  name: z.string(),
  points: Points,
  p75: Points.nullable(),
  best: Points.nullable(),
  max: Points,
  toP75: Points,
  toBest: Points,
  toMax: Points,
  rankAtP75: z
    .number()
    .int()
    .nullable()
    .describe('Rank of the total if this line alone reached p75 and the others stay'),
  work: Work,
})
export type GainLine = z.infer<typeof GainLine>
export const Gains = Ledger.pick({
  framework: true,
  frameworkName: true,
  indexName: true,
  edition: true,
  illustrative: true,
  unit: true,
  level: true,
  levels: true,
  units: true,
  years: true,
  year: true,
  ownMean: true,
  total: true,
}).extend({ lines: z.array(GainLine).describe('By what p75 would give, greatest first') })
export type Gains = z.infer<typeof Gains>

const Setting = z.object({ code: Code, points: z.number().min(-9_000).max(9_000) })
const Scenario = z.object({ name: z.string().trim().min(1).max(80), set: z.array(Setting).max(60) })
export type Scenario = z.infer<typeof Scenario>
/** Scenarios come as JSON in the address, so that a sent link shows the same. */
const Scenarios = z
  .string()
  .max(12_000)
  .default('[]')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(z.array(Scenario).max(6))

export const AskWhatIf = ShowLedger.extend({
  scenarios: Scenarios.describe('JSON: [{"name": "…", "set": [{"code": "4.2", "points": 1.85}]}], six at most'),
})
const Standing = z.object({
  points: Points,
  rank: z.number().int(),
  low: z.number().int().describe('Ranks between which 90 % of the simulated fields put it'),
  high: z.number().int(),
  measured: z.boolean().describe('false: no precision was published for this year, the interval is the rank itself'),
})
export const WhatIf = Ledger.pick({
  framework: true,
  frameworkName: true,
  indexName: true,
  edition: true,
  illustrative: true,
  unit: true,
  level: true,
  levels: true,
  units: true,
  years: true,
  year: true,
  ownMean: true,
}).extend({
  of: z.number().int(),
  base: Standing,
  lines: z.array(
    z.object({
      code: z.string(),
      parent: z.string().nullable(),
      depth: z.number().int(),
      name: z.string(),
      points: Points.nullable(),
      min: z.number().nullable(),
      max: z.number().nullable(),
      p75: Points.nullable(),
      best: Points.nullable(),
    }),
  ),
  outcomes: z.array(
    Standing.extend({
      name: z.string(),
      change: Points,
      moved: z.array(z.object({ code: z.string(), name: z.string(), from: Points, to: Points, change: Points })),
    }),
  ),
})
export type WhatIf = z.infer<typeof WhatIf>

export const DraftImprovement = z.object({
  framework: Name,
  unit: ShowLedger.shape.unit,
  year: Year,
  codes: z.array(Code).min(1).max(60),
  title: z.string().trim().min(3).max(2000),
  agencyId: Id.describe('Issuing agency'),
  standingAgencyId: Id.describe('One for which the person may edit plans'),
})
export const DraftedPlan = z.object({ planId: Id, tasks: z.number().int() })
