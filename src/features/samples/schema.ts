import { z } from 'zod'
import { Can, Id, Moment, NextPage, Version } from '#features/access/schema.ts'
import { OfSurvey, SurveyState } from '#features/surveys/schema.ts'
import { replacementReasons } from '#lib/sampling/replacement.ts'

const Take = z.number().int().min(1).max(5000)
const name = z.string().trim().min(1).max(80)

export type PlaceStage = z.infer<typeof PlaceStage>
export const PlaceStage = z.strictObject({
  name: name.describe('What is drawn: “Xã, phường”, “Thôn, tổ dân phố”'),
  method: z
    .enum(['pps', 'equal', 'random'])
    .describe('By size, systematic; equal chances, systematic; equal chances, at random'),
  take: z.union([Take, z.record(z.string().max(200), Take)]).describe('From each group, or by the name of its stratum'),
})

export const PeopleStage = z.strictObject({
  name,
  method: z.enum(['equal', 'random']),
  take: z.union([Take, z.record(z.string().max(200), Take)]),
  reserves: z.number().int().min(0).max(5000),
  listed: z
    .boolean()
    .describe('Drawn by name from lists; else so many are asked in each place, whose size is the number of people'),
})

export const OnePsu = z.enum(['fail', 'remove', 'certainty', 'adjust', 'average'])

export type Design = z.infer<typeof Design>
export const Design = z.strictObject({
  places: z.array(PlaceStage).max(3).describe('Stages in which places are drawn, the largest first; may be none'),
  people: PeopleStage,
  onePsu: OnePsu.describe('What a stratum with one place drawn of several adds to the variance; names as in R'),
})

export const Outcome = z.enum(['none', 'done', 'refused', 'nonContact', 'ineligible', 'replaced'])
export type Outcome = z.infer<typeof Outcome>
export type Reason = z.infer<typeof Reason>
export const Reason = z.enum(replacementReasons)

export type FrameFinding = z.infer<typeof FrameFinding>
export const FrameFinding = z.object({
  row: z.number().int().nullable().describe('Line of the list, from 1; null where it is about a group'),
  at: z.string(),
  message: z.string(),
  stops: z.boolean(),
})

export const FrameSummary = z.object({
  stage: z.number().int(),
  name: z.string(),
  rows: z.number().int(),
  groups: z.array(z.object({ name: z.string(), rows: z.number().int(), size: z.number().int().nullable() })),
  findings: z.array(FrameFinding),
})
export type FrameSummary = z.infer<typeof FrameSummary>

export const ClusterRow = z.object({
  id: Id,
  label: z.string(),
  within: z.string().describe('Places above it, the largest first'),
  stratum: z.string().nullable(),
  certain: z.boolean(),
  size: z.number().int().nullable(),
  weight: z.number().nullable().describe('Of each person drawn in it: one over the chance'),
})
export type ClusterRow = z.infer<typeof ClusterRow>

export const Begun = z.object({
  seed: z.number().int(),
  stages: z.number().int().min(1).describe('How many stages are drawn'),
  at: Moment,
  by: z.string(),
  places: z
    .array(z.object({ code: z.string(), label: z.string(), within: z.string(), stratum: z.string().nullable() }))
    .describe('Of the last stage that is drawn: the list of the next stage is made for these alone'),
})

export type SamplePage = z.infer<typeof SamplePage>
export const SamplePage = z.object({
  surveyId: Id,
  title: z.string(),
  state: SurveyState,
  design: Design.nullable(),
  version: z.number().int().describe('0 while nothing is written'),
  frames: z.array(FrameSummary),
  seed: z.number().int().nullable(),
  drawnAt: Moment.nullable(),
  drawnBy: z.string().nullable(),
  begun: Begun.nullable().describe('Places that are drawn while lists of those below are still being made'),
  peopleForgottenAt: Moment.nullable(),
  clusters: z.array(ClusterRow).describe('Places in which people are drawn'),
  people: z.number().int(),
  reserves: z.number().int(),
  short: z.number().int().describe('People who were asked for and are not in the lists'),
  can: Can,
})

export const SaveDesign = OfSurvey.extend({ version: z.number().int().min(0), design: Design })
export const OfList = OfSurvey.extend({ stage: z.coerce.number().int().min(0).max(3) })
export const ImportFrame = OfList.extend({
  dryRun: z
    .enum(['true', 'false'])
    .default('true')
    .transform((text) => text === 'true'),
})
export const FrameOutcome = z.object({
  rows: z.number().int(),
  errors: z.array(z.object({ row: z.number().int(), column: z.string().nullable(), message: z.string() })),
  errorCount: z.number().int(),
  looks: z.array(FrameFinding).describe('Somebody should look; the list may be taken nevertheless'),
  columns: z.array(z.object({ title: z.string(), use: z.string().nullable() })),
  written: z.boolean(),
})
export type FrameOutcome = z.infer<typeof FrameOutcome>

export const DrawSample = OfSurvey.extend({
  version: Version,
  seed: z.number().int().min(0).max(2_147_483_647).optional().describe('Left out: made at random and printed'),
  stages: z
    .number()
    .int()
    .min(1)
    .max(4)
    .optional()
    .describe('So many stages are drawn now, the rest when its lists are there; left out: all'),
})
export const UndoDraw = OfSurvey.extend({ version: Version, reason: z.string().trim().min(3).max(500) })

const Counts = z.object({
  target: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
  nonContact: z.number().int(),
  ineligible: z.number().int(),
  none: z.number().int(),
  replaced: z.number().int(),
  reservesLeft: z.number().int(),
})
export type Counts = z.infer<typeof Counts>

export type Field = z.infer<typeof Field>
export const Field = z.object({
  surveyId: Id,
  title: z.string(),
  drawn: z.boolean(),
  peopleForgotten: z.boolean(),
  places: z.number().int().describe('Places in which people are drawn'),
  counts: Counts,
  answers: z.number().int(),
  interviewers: z.array(z.object({ id: Id.nullable(), name: z.string(), counts: Counts, answers: z.number().int() })),
  people: z.array(z.object({ id: Id, name: z.string() })).describe('Who may be given units'),
  can: Can,
})

const paged = { search: z.string().trim().max(100).optional(), after: z.string().max(100).optional() }
export const FieldPlace = ClusterRow.extend({ counts: Counts, answers: z.number().int() })
export type FieldPlace = z.infer<typeof FieldPlace>
export const OfPlaces = OfSurvey.extend(paged)
export const FieldPlaces = z.object({ places: z.array(FieldPlace), next: NextPage })

export const UnitRow = z.object({
  id: Id,
  place: z.number().int(),
  reserve: z.boolean(),
  label: z.string().describe('Name as it is listed, or the number where names are forgotten or were not listed'),
  contact: z.string(),
  interviewerId: Id.nullable(),
  interviewer: z.string().nullable(),
  outcome: Outcome,
  reason: Reason.nullable(),
  replacedBy: Id.nullable(),
  stands: z.boolean().describe('In the sample now: drawn and not replaced, or took a place'),
  askedBy: z.string().nullable().describe('Whose interview came, where it is not the one who is sent there'),
  also: z
    .array(z.object({ name: z.string(), outcome: Outcome, reason: Reason.nullable() }))
    .describe('What others told of it and what does not count'),
})
export type UnitRow = z.infer<typeof UnitRow>
export const OfCluster = z.object({ clusterId: Id })
export const OfUnits = OfCluster.extend(paged)
export const Units = z.object({
  cluster: ClusterRow,
  reservesLeft: z.number().int().describe('Who can still take over from somebody'),
  ...{ units: z.array(UnitRow), next: NextPage, can: Can },
})
export const FindPeople = OfSurvey.extend({ search: z.string().trim().min(2).max(100) })
export const FoundPeople = z.object({
  people: z.array(z.object({ unit: UnitRow, clusterId: Id, place: z.string() })),
  more: z.boolean().describe('There are further ones; a longer search finds them'),
})
export type Units = z.infer<typeof Units>

export const AssignUnits = OfCluster.extend({
  unitIds: z.array(Id).max(5000).optional().describe('Left out: all of the place, its reserves too'),
  interviewerId: Id.nullable(),
})
export const OfUnit = z.object({ unitId: Id })
export const ReplaceUnit = OfUnit.extend({ reason: Reason })
export const RecordOutcome = OfUnit.extend({
  outcome: z.enum(['none', 'done', 'refused', 'nonContact', 'ineligible']),
  reason: Reason.optional(),
})

export const OfMine = z.object({ after: Id.optional() })
export const MySample = z.object({
  next: NextPage,
  surveys: z.array(
    z.object({
      surveyId: Id,
      title: z.string(),
      slug: z.string(),
      questionnaireId: Id,
      questionnaireVersion: z.number().int(),
      opensOn: z.string(),
      closesOn: z.string(),
      clusters: z.array(z.object({ id: Id, label: z.string(), within: z.string(), units: z.array(UnitRow) })),
    }),
  ),
})
export type MySample = z.infer<typeof MySample>

export const Checks = z.object({
  proposals: z.array(
    z.object({
      answerId: z.uuid(),
      place: z.string().nullable(),
      interviewer: z.string().nullable(),
      receivedAt: Moment.nullable(),
      seconds: z.number().int().nullable(),
      why: z.array(z.string()),
    }),
  ),
  looked: z.number().int(),
})
export type Checks = z.infer<typeof Checks>

export const OfNothing = z.object({})
export const Recorded = z.object({ recorded: z.literal(true) })
export const IllustrateField = OfSurvey.extend({
  places: z.array(
    z.object({ clusterId: Id, done: z.number().int(), refused: z.number().int(), nonContact: z.number().int() }),
  ),
})
