import { z } from 'zod'
import { Can, Day, Id, Moment, Version } from '#features/access/schema.ts'
import { LineDetail, Work } from '#features/analysis/schema.ts'
import { Claim, FormRow, LineState, Stage } from '#features/rounds/schema.ts'
import { Fillable, ShownSource } from './surveys/schema.ts'

const Points = z.number().describe('Points, exact to twelve decimals')
const Code = z.string().trim().min(1).max(60)

/** A step near which a figure stands. */
export const Step = z.object({
  code: z.string(),
  path: z.string(),
  of: z.enum(['rate', 'count', 'overTarget']),
  held: z.boolean().describe('true: falling below it costs the points; false: reaching it brings them'),
  position: z.number(),
  at: z.number(),
  distance: z.number().describe('Share of 1 for rates, things for counts'),
  things: z.number().nullable().describe('Whole things between; null: nobody counts them'),
  points: Points,
})
export type Step = z.infer<typeof Step>

/** Whose points, by which edition, of which year. */
export const ScoreHead = z.object({
  id: Id.describe('Of the book, or of the sheet of a round'),
  kind: z.enum(['book', 'sheet']),
  framework: z.string(),
  frameworkName: z.string(),
  indexName: z.string().describe('As plans and ties write it: PAR INDEX'),
  edition: z.string(),
  editionName: z.string(),
  level: z.string(),
  year: z.number().int(),
  agencyId: Id,
  name: z.string(),
  round: z.object({ id: Id, name: z.string(), stage: Stage }).nullable(),
  illustrative: z.boolean(),
  can: Can,
})
export type ScoreHead = z.infer<typeof ScoreHead>

export const ScoreTotal = z.object({
  points: Points,
  max: Points.describe('Applicable maximum'),
  lost: Points,
  percent: z.number().nullable(),
  gaps: z.number().int().describe('Criteria without points so far'),
  className: z.string().nullable(),
  rank: z.number().int().nullable(),
  of: z.number().int(),
  rankedIn: z.string().nullable().describe('In which field the rank is'),
})
export type ScoreTotal = z.infer<typeof ScoreTotal>

export const ScoreRow = ScoreHead.extend({
  total: ScoreTotal,
  nearest: Step.nullable().describe('The step that costs or brings most for the least way'),
  takenOn: Day.nullable().describe('Last day on which the points were kept'),
})
export type ScoreRow = z.infer<typeof ScoreRow>
export const ListScores = z.object({ group: z.string().max(60).optional().describe('"books", or the id of a round') })
export const ScoreList = z.object({
  group: z.string(),
  groups: z.array(z.object({ group: z.string(), name: z.string(), units: z.number().int() })),
  rows: z.array(ScoreRow),
})
export const AskSteps = z.object({ scoreId: Id.optional().describe('All books that the person reads when left out') })
export const NearSteps = z.object({
  steps: z.array(
    z.object({
      scoreId: Id,
      framework: z.string(),
      year: z.number().int(),
      name: z.string(),
      criterion: z.string(),
      step: Step,
    }),
  ),
})

export const OnScore = z.object({ scoreId: Id })

export const ScoreLine = z.object({
  code: z.string(),
  group: z.string().nullable(),
  name: z.string(),
  max: Points.describe('Applicable maximum'),
  points: Points,
  lost: Points,
  state: LineState,
  reason: z.enum(['scored', 'missing', 'undecided', 'unknown']),
  account: z.array(z.string()),
  move: z
    .object({ before: Points, change: Points, comparable: z.boolean() })
    .nullable()
    .describe('Against the year before'),
  steps: z.array(Step),
  work: Work,
})
export type ScoreLine = z.infer<typeof ScoreLine>

export const ScoreLedger = ScoreHead.extend({
  total: ScoreTotal,
  previous: z.object({ id: Id, year: z.number().int(), points: Points, max: Points }).nullable(),
  change: Points.nullable().describe('Exactly the sum of all moves, lines that have no counterpart with them'),
  otherMoves: z.array(
    z.object({ from: z.array(z.string()), to: z.array(z.string()), kind: z.string(), change: Points }),
  ),
  groups: z.array(z.object({ code: z.string(), name: z.string(), max: Points, lost: Points })),
  lines: z.array(ScoreLine).describe('Greatest loss first; all that is lost adds up to max − points'),
  steps: z.array(Step).describe('Nearest first: points for the way'),
})
export type ScoreLedger = z.infer<typeof ScoreLedger>

export const OnScoreLine = OnScore.extend({ code: Code })
export const ScoreLineDetail = ScoreHead.extend({
  code: z.string(),
  group: z.string().nullable(),
  line: ScoreLine,
  rule: z.array(z.string()).describe('How the guide scores it, in words'),
  ...LineDetail.pick({
    tasks: true,
    proposals: true,
    wider: true,
    evidence: true,
    years: true,
    strongest: true,
    improved: true,
    own: true,
  }).shape,
})
export type ScoreLineDetail = z.infer<typeof ScoreLineDetail>

export const ScoreGain = z.object({
  code: z.string(),
  group: z.string().nullable(),
  name: z.string(),
  points: Points,
  max: Points,
  p75: Points.nullable(),
  best: Points.nullable(),
  toP75: Points,
  toBest: Points,
  toMax: Points,
  agencies: z.number().int().describe('Other agencies of the field that have lost points in this line too'),
  work: Work,
})
export type ScoreGain = z.infer<typeof ScoreGain>
export const ScoreGains = ScoreHead.extend({ total: ScoreTotal, field: z.number().int(), lines: z.array(ScoreGain) })
export type ScoreGains = z.infer<typeof ScoreGains>

/** Exceptions, reductions and gates of the edition that hold for a line; a list replaces the one that was typed. */
const Cases = Claim.pick({ notApplicable: true, penalties: true, gates: true })
/** A change of one line: figures put in another way, cases that hold, points, or a group as a whole. */
export const Setting = z.object({
  code: Code,
  figures: Claim.shape.figures.optional(),
  notApplicable: Cases.shape.notApplicable.unwrap().optional(),
  penalties: Cases.shape.penalties.unwrap().optional(),
  gates: Cases.shape.gates.unwrap().optional(),
  points: z.number().min(-9_000).max(9_000).optional(),
})
export const Scenario = z.object({ name: z.string().trim().min(1).max(80), set: z.array(Setting).max(60) })
export type Scenario = z.infer<typeof Scenario>
export const AskScoreWhatIf = OnScore.extend({
  scenarios: z
    .string()
    .max(16_000)
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
    .describe('JSON: [{"name": "…", "set": [{"code": "7.3.4", "figures": {"b": 99}}]}], six at most'),
})
const Place = z.object({
  points: Points,
  max: Points,
  percent: z.number().nullable(),
  className: z.string().nullable(),
  rank: z.number().int().nullable(),
  low: z.number().int().nullable(),
  high: z.number().int().nullable(),
  measured: z.boolean().describe('false: no precision was published, the interval is the rank itself'),
})
export type Place = z.infer<typeof Place>
export const ScoreWhatIf = ScoreHead.extend({
  of: z.number().int(),
  rankedIn: z.string().nullable(),
  base: Place,
  form: z.array(
    FormRow.pick({
      code: true,
      parent: true,
      depth: true,
      isGroup: true,
      name: true,
      max: true,
      figures: true,
      exceptions: true,
      penalties: true,
      gates: true,
      rule: true,
    }),
  ),
  lines: z.array(
    z.object({
      code: z.string(),
      points: Points.nullable(),
      max: Points,
      figures: Claim.shape.figures,
      cases: Cases,
      steps: z.array(Step),
    }),
  ),
  outcomes: z.array(
    Place.extend({
      name: z.string(),
      change: Points,
      moved: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          from: Points,
          to: Points,
          change: Points,
          account: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type ScoreWhatIf = z.infer<typeof ScoreWhatIf>

export const ScoreDay = z.object({
  takenOn: Day,
  takenAt: Moment,
  takenBy: z.string(),
  digest: z.string().describe('Of the edition by which it was scored'),
  points: Points,
  max: Points,
  percent: z.number().nullable(),
  gaps: z.number().int(),
  groups: z.array(z.object({ code: z.string(), points: Points, max: Points })),
})
export type ScoreDay = z.infer<typeof ScoreDay>
export const ScoreDays = ScoreHead.extend({
  groups: z.array(z.object({ code: z.string(), name: z.string() })),
  days: z.array(ScoreDay).describe('Oldest first'),
  now: ScoreTotal,
})
export type ScoreDays = z.infer<typeof ScoreDays>

export const OpenBook = z.object({
  framework: z.string().max(60),
  edition: z.string().max(60),
  year: z.number().int().min(2000).max(2100),
  agencyId: Id.describe('Whose points they are'),
  keeperId: Id.describe('Writes the figures down; one for which the person may score'),
  illustrative: z.boolean().default(false),
})
export const SaveFigures = z.object({
  scoreId: Id,
  version: Version,
  claims: z.record(Code, Claim.nullable()).describe('By code; null empties a line; what is left out stays'),
})
export const BookPage = ScoreHead.extend({
  version: Version,
  form: z.array(FormRow),
  lines: z.array(
    z.object({
      code: z.string(),
      claim: Claim.nullable(),
      state: LineState,
      points: Points.nullable(),
      max: Points,
      account: z.array(z.string()),
      findings: z.array(z.string()),
      steps: z.array(Step),
      source: ShownSource.nullable(),
      fillable: z.array(Fillable),
    }),
  ),
  total: ScoreTotal,
})
export type BookPage = z.infer<typeof BookPage>

export const DraftFromScore = z.object({
  scoreId: Id,
  codes: z.array(Code).min(1).max(60),
  title: z.string().trim().min(3).max(2000),
  agencyId: Id.describe('Issuing agency'),
  standingAgencyId: Id.describe('One for which the person may edit plans'),
})
