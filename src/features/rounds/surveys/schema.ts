import { z } from 'zod'
import { Day, Id, Moment } from '#features/access/schema.ts'
import { Cell, Scale } from '#features/estimates/onward/schema.ts'

const Code = z.string().min(1).max(40)
const FigureCode = z.string().min(1).max(120)

/** Where the points of one line come from: kept with them, so that what was taken can be read years later. */
export const SurveySource = z.object({
  surveyId: Id,
  slug: z.string(),
  title: z.string(),
  number: z.number().int().describe('Version of the result'),
  publishedOn: Day,
  illustrative: z.boolean(),
  figure: z.object({ code: z.string(), label: z.string(), scale: Scale }),
  cell: Cell,
  cellLabel: z.string(),
  how: z.enum(['name', 'formerName', 'hand']).describe('How the agency was found to be the one of the place'),
  value: z.number().describe('A share from 0 to 1, or points of the scale'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int().nullable(),
  ballots: z
    .number()
    .int()
    .nullable()
    .describe('How many there were, where they are so few that the edition leaves the criterion out'),
  arithmetic: z.string(),
  method: z.array(z.string()).describe('As the result says it'),
})
export type SurveySource = z.infer<typeof SurveySource>

/** On a sheet: the source, and whether a newer version was published since. */
export const LineSource = SurveySource.extend({ newest: z.number().int().describe('Newest published version') })
export type LineSource = z.infer<typeof LineSource>

export const AskFigures = z.object({ roundId: Id, surveyId: Id, number: z.coerce.number().int().min(1).optional() })
export const SurveyFigures = z.object({
  title: z.string(),
  illustrative: z.boolean(),
  number: z.number().int(),
  versions: z.array(z.object({ number: z.number().int(), publishedOn: Day })).describe('Published, the newest first'),
  answers: z.number().int(),
  figures: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      scale: Scale,
      places: z.number().int().describe('Of how many places it speaks'),
      groups: z.number().int(),
    }),
  ),
})

export const TakeSurvey = z.object({
  roundId: Id,
  surveyId: Id,
  number: z.number().int().min(1).optional().describe('The newest published version when left out'),
  code: Code.describe('The criterion'),
  figure: FigureCode.default('all'),
  cells: z
    .array(z.object({ sheetId: Id, cell: Cell.nullable() }))
    .max(400)
    .default([])
    .describe('Put together by hand; null: nothing is taken for this agency'),
  dryRun: z.boolean().default(true),
})

export const TakeState = z.enum(['taken', 'same', 'unmatched', 'hidden', 'left'])
export const TakeRow = z.object({
  sheetId: Id,
  unit: z.string(),
  state: TakeState,
  cell: Cell.nullable(),
  cellLabel: z.string().nullable(),
  how: SurveySource.shape.how.nullable(),
  figure: z.string().nullable().describe('With its interval, in words'),
  n: z.number().int().nullable(),
  points: z.string().nullable(),
  arithmetic: z.string().nullable(),
  before: z.string().nullable().describe('Points that stand there now'),
  why: z.string().nullable().describe('Why nothing is taken, or what else follows'),
})
export type TakeRow = z.infer<typeof TakeRow>

export const TakeOutcome = z.object({
  written: z.boolean(),
  taken: z.number().int().describe('Agencies whose points come from this version'),
  changed: z.number().int().describe('Of them, those whose line changes'),
  title: z.string(),
  number: z.number().int(),
  publishedOn: Day,
  illustrative: z.boolean(),
  onlyWhole: z.boolean().describe('The figure is there for the whole only'),
  rows: z.array(TakeRow),
  loose: z
    .array(z.object({ code: z.string(), label: z.string(), why: z.string() }))
    .describe('Places of no agency here'),
  cells: z.array(z.object({ cell: Cell, label: z.string(), figure: z.string().nullable() })).describe('To choose from'),
})
export type TakeOutcome = z.infer<typeof TakeOutcome>

export const SurveyPoints = z.object({
  criteria: z.array(z.object({ code: z.string(), name: z.string(), max: z.string(), rule: z.array(z.string()) })),
  taken: z.array(
    z.object({
      code: z.string(),
      surveyId: Id,
      slug: z.string(),
      title: z.string(),
      illustrative: z.boolean(),
      figure: z.object({ code: z.string(), label: z.string() }),
      number: z.number().int(),
      newest: z.number().int(),
      newestOn: Day.nullable(),
      units: z.number().int(),
      at: Moment.nullable(),
    }),
  ),
})
export type SurveyPoints = z.infer<typeof SurveyPoints>
