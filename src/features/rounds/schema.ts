import { z } from 'zod'
import { Can, Day, Id, Moment, Version } from '#features/access/schema.ts'
import { settled } from '#features/access/settled.ts'

import { Claim, Effect, FormRow, Got, LineValues, PointsText } from './lines/schema.ts'

export * from './lines/schema.ts'

export const stages = ['selfScoring', 'appraisal', 'explanation', 'reappraisal', 'final', 'published'] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

const Text = z.string().trim().max(4000)
const Reason = z.string().trim().min(3).max(4000)

const timetable = {
  opensOn: Day,
  selfUntil: Day,
  appraiseUntil: Day,
  explainUntil: Day,
  reappraiseUntil: Day,
  publishOn: Day,
}
/** Days whose work is judged: evidence from before them is looked at again. */
const period = { periodFrom: Day, periodTo: Day }
export const Timetable = z.object({ ...timetable, ...period })
export type Timetable = z.infer<typeof Timetable>

export const OpenRound = z.object({
  framework: z.string().max(60),
  edition: z.string().max(60),
  year: z.number().int().min(2000).max(2100),
  name: z.string().trim().min(3).max(300),
  agencyId: Id.describe('Keeps the round'),
  unitIds: z.array(Id).min(1).max(400).describe('Agencies that are scored'),
  appraiserIds: z.array(Id).min(1).max(40).describe('Agencies whose people appraise'),
  illustrative: z.boolean().default(false).describe('Figures are invented: shown with every number'),
  ...timetable,
  periodFrom: Day.optional().describe('The first of January of the year when left out'),
  periodTo: Day.optional().describe('The last of December of the year when left out'),
})

export const Round = z.object({
  id: Id,
  framework: z.string(),
  edition: z.string(),
  editionName: z.string(),
  name: z.string(),
  year: z.number().int(),
  agencyId: Id,
  agencyName: z.string(),
  appraiserIds: z.array(Id),
  stage: Stage,
  open: z.boolean().describe('Within the days of its stage'),
  until: Day.describe('Last day of the stage'),
  publishedAt: Moment.nullable(),
  illustrative: z.boolean(),
  sheets: z.number().int(),
  submitted: z.number().int(),
  version: Version,
  ...timetable,
  ...period,
})
export type Round = z.infer<typeof Round>

/** A sum of a sheet; decimals with a point. `percent` is of the applicable maximum. */
export const Total = z.object({
  points: z.string(),
  max: z.string(),
  percent: z.number().nullable(),
  gaps: z.number().int().describe('Criteria without points so far'),
})
export type Total = z.infer<typeof Total>

/** A sheet of one's own agency that asks for something now. */
export const WaitingSheet = z.object({
  id: Id,
  roundId: Id,
  name: z.string(),
  roundName: z.string(),
  asks: z.enum(['handIn', 'fix', 'explain']),
  lines: z.number().int().describe('Criteria without a figure, sent back, or scored otherwise and not yet explained'),
  until: Day,
})
export type WaitingSheet = z.infer<typeof WaitingSheet>

export const SheetSummary = z.object({
  id: Id,
  agencyId: Id,
  name: z.string(),
  submittedAt: Moment.nullable(),
  claimed: z.number().int(),
  toClaim: z.number().int().describe('Criteria that the agency scores itself'),
  appraised: z.number().int(),
  explained: z.number().int(),
  returned: z.number().int().describe('Lines that wait for the agency again'),
  self: Total,
  final: Total,
  place: z.number().int().nullable(),
  tiedWith: z.number().int(),
  unscored: z.boolean().describe('Nobody has scored a line of it: no place, no class'),
  className: z.string().nullable(),
  mine: z.boolean().describe('The person may score it'),
})
export type SheetSummary = z.infer<typeof SheetSummary>

export const RoundPage = Round.extend({
  units: z.array(settled(SheetSummary)),
  areas: z.array(z.object({ code: z.string(), name: z.string(), max: z.string() })),
  external: z.array(z.object({ code: z.string(), name: z.string() })).describe('Criteria whose points others give'),
  can: Can,
})
export type RoundPage = z.infer<typeof RoundPage>

export const SheetPage = z.object({
  id: Id,
  agencyId: Id,
  name: z.string(),
  round: Round,
  submittedAt: Moment.nullable(),
  rows: settled(z.array(FormRow)),
  lines: z.array(settled(LineValues)),
  groups: z.array(z.object({ code: z.string(), self: Got, final: Got })),
  self: Total,
  final: Total,
  place: z.number().int().nullable(),
  className: z.string().nullable(),
  can: Can,
  ownAgency: z.boolean().describe('The person works for this agency and so may not appraise it'),
  version: Version,
})
export type SheetPage = z.infer<typeof SheetPage>

/** After a write: the line, and the sums that it moved. */
export const LineReply = z.object({
  line: LineValues,
  moved: z.array(LineValues).describe('Other lines that depend on it'),
  groups: SheetPage.shape.groups,
  self: Total,
  final: Total,
})
export type LineReply = z.infer<typeof LineReply>

const at = { sheetId: Id, code: z.string().max(40), version: Version }
export const ScoreLine = z.object({
  ...at,
  claim: Claim.nullable(),
  note: Text.nullable().default(null),
  excuse: Text.nullable().default(null),
})
export const AppraiseLine = z.object({
  ...at,
  accepted: z.boolean(),
  points: PointsText.nullable().default(null),
  decision: Effect.nullable().default(null),
  reason: Reason.nullable().default(null),
})
export const ExplainLine = z.object({ ...at, explanation: Text })
export const ReturnLine = z.object({ ...at, reason: Reason })
export const OnLine = z.object(at)
export const OnSheet = z.object({ sheetId: Id, version: Version })
const proof = {
  place: z.string().trim().max(300).optional().describe('Page or section'),
  issuedOn: z.preprocess((value) => (value === '' ? undefined : value), Day.optional()).describe('Day of the document'),
}
export const Attach = z.object({ sheetId: Id, code: z.string().max(40), ...proof })
export const AttachKnown = Attach.extend({ evidenceId: Id.describe('A file of another line of the same sheet') })
export const Detach = z.object({ sheetId: Id, code: z.string().max(40), evidenceId: Id })
export const MoveRound = z.object({
  roundId: Id,
  version: Version,
  to: Stage,
  reason: Reason.nullable().default(null).describe('Needed to go back'),
})
export const ChangeRound = z.object({
  roundId: Id,
  version: Version,
  reason: Reason,
  ...Timetable.partial().shape,
  appraiserIds: OpenRound.shape.appraiserIds.optional(),
})

export const CellState = z.enum([
  'empty',
  'claimed',
  'doubtful',
  'returned',
  'accepted',
  'changed',
  'explained',
  'settled',
  'imported',
])
export const Matrix = z.object({
  round: Round,
  criteria: z.array(
    z.object({ code: z.string(), name: z.string(), max: z.string().nullable(), external: z.boolean() }),
  ),
  units: z.array(z.object({ id: Id, name: z.string(), submitted: z.boolean(), own: z.boolean() })),
  cells: settled(
    z
      .array(z.array(z.object({ state: CellState, self: z.string().nullable(), final: z.string().nullable() })))
      .describe('By unit, then by criterion'),
  ),
  can: Can,
})
export type Matrix = z.infer<typeof Matrix>

export const Overclaims = z.object({
  lines: z.array(
    z.object({ sheetId: Id, unit: z.string(), code: z.string(), criterion: z.string() }).extend({
      self: z.string(),
      final: z.string(),
      over: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  byUnit: z.array(z.object({ sheetId: Id, unit: z.string(), over: z.string(), lines: z.number().int() })),
  byCriterion: z.array(
    z.object({ code: z.string(), criterion: z.string(), over: z.string(), units: z.number().int() }),
  ),
})
export type Overclaims = z.infer<typeof Overclaims>

export const RoundEntry = z.object({
  id: Id,
  action: z.string(),
  said: z.record(z.string(), z.unknown()),
  unit: z.string().nullable().describe('The agency whose sheet it concerns'),
  code: z.string().nullable(),
  authorName: z.string(),
  at: Moment,
})

export const PublishedRound = z.object({
  id: Id,
  name: z.string(),
  editionName: z.string(),
  year: z.number().int(),
  agencyName: z.string(),
  publishedAt: Moment,
  illustrative: z.boolean(),
  units: z.number().int(),
})
export type PublishedRound = z.infer<typeof PublishedRound>
export const PublishedRoundPage = PublishedRound.extend({
  classes: z.array(z.object({ name: z.string(), units: z.number().int() })),
  areas: z.array(z.object({ code: z.string(), name: z.string(), max: z.string() })),
  ranking: z.array(
    z.object({
      name: z.string(),
      place: z.number().int(),
      tiedWith: z.number().int(),
      points: z.string(),
      max: z.string(),
      percent: z.number(),
      className: z.string().nullable(),
      areas: z.array(z.string()).describe('Points of the areas, in their order'),
    }),
  ),
  unscored: z.array(z.string()).describe('Agencies without a score: no place, no class'),
})
export type PublishedRoundPage = z.infer<typeof PublishedRoundPage>

export const ImportOutcome = z.object({
  written: z.boolean(),
  values: z.number().int(),
  units: z.number().int(),
  criteria: z.array(z.string()),
  errors: z.array(z.object({ row: z.number().int(), column: z.string(), message: z.string() })),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** Many lines of one sheet at once: pasted from a table, or sent by another program. All of them, or none. */
export const ScoreLines = z.object({
  sheetId: Id,
  lines: z
    .array(ScoreLine.omit({ sheetId: true }))
    .min(1)
    .max(400),
})
export const AppraiseLines = z.object({
  sheetId: Id,
  lines: z
    .array(AppraiseLine.omit({ sheetId: true }))
    .min(1)
    .max(400),
})
