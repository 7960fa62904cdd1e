import { z } from 'zod'
import { Day, Id, Moment } from '#features/access/schema.ts'
import { AskSurvey, Cell, SurveyFeeds, TakenFigure, TakenFrom } from '#features/estimates/onward/schema.ts'

const Code = z.string().min(1).max(40)

/** Where the points of one line come from: kept with them, so that what was taken can be read years later. */
export const SurveySource = TakenFrom.extend({
  ballots: z
    .number()
    .int()
    .nullable()
    .describe('How many there were, where they are so few that the edition leaves the criterion out'),
})
export type SurveySource = z.infer<typeof SurveySource>

/** On a sheet: the source, and which versions were published since. */
export const LineSource = SurveySource.extend({
  newest: z.array(z.number().int()).describe('Newest published version of each part'),
})
export type LineSource = z.infer<typeof LineSource>

export const AskFigures = AskSurvey.extend({ roundId: Id })

export const TakeSurvey = z.object({
  roundId: Id,
  code: Code.describe('The criterion'),
  from: SurveyFeeds.describe('Several: the mean of their figures by their weights'),
  cells: z
    .array(z.object({ sheetId: Id, part: z.number().int().min(0).max(5).default(0), cell: Cell.nullable() }))
    .max(2400)
    .default([])
    .describe('Put together by hand, by survey; null: nothing is taken for this agency'),
  seen: z
    .number()
    .int()
    .optional()
    .describe('`seen` of the trial: what was written on these lines since then is not overwritten'),
  dryRun: z.boolean().default(true),
})

export const TakeState = z.enum(['taken', 'same', 'unmatched', 'hidden', 'left'])
const TakePart = z.object({
  cell: Cell.nullable(),
  cellLabel: z.string().nullable(),
  how: TakenFigure.shape.how.nullable(),
  figure: z.string().nullable().describe('With its interval, in words'),
  n: z.number().int().nullable(),
  why: z.string().nullable(),
})
export const TakeRow = z.object({
  sheetId: Id,
  unit: z.string(),
  state: TakeState,
  parts: z.array(TakePart).describe('By survey'),
  figure: z.string().nullable().describe('The figure, or the mean of several, with its interval, in words'),
  n: z.number().int().nullable(),
  points: z.string().nullable(),
  arithmetic: z.string().nullable(),
  interval: TakenFrom.shape.interval,
  before: z.string().nullable().describe('Points that stand there now'),
  claimed: z.boolean().describe('The agency scored itself: its score stays beneath'),
  why: z.string().nullable().describe('Why nothing is taken, or what else follows'),
})
export type TakeRow = z.infer<typeof TakeRow>

export const TakeFeed = z.object({
  surveyId: Id,
  title: z.string(),
  number: z.number().int(),
  publishedOn: Day,
  illustrative: z.boolean(),
  figure: z.object({ code: z.string(), label: z.string() }),
  weight: z.number(),
  onlyWhole: z.boolean().describe('The figure is there for the whole only'),
  loose: z
    .array(z.object({ code: z.string(), label: z.string(), why: z.string() }))
    .describe('Places of no agency here'),
  cells: z.array(z.object({ cell: Cell, label: z.string(), figure: z.string().nullable() })).describe('To choose from'),
})
export type TakeFeed = z.infer<typeof TakeFeed>

export const TakeOutcome = z.object({
  written: z.boolean(),
  taken: z.number().int().describe('Agencies whose points come from these versions'),
  changed: z.number().int().describe('Of them, those whose line changes'),
  seen: z.number().int(),
  feeds: z.array(TakeFeed),
  rows: z.array(TakeRow),
})
export type TakeOutcome = z.infer<typeof TakeOutcome>

export const DropSurvey = z.object({
  roundId: Id,
  code: Code,
  sheetIds: z.array(Id).min(1).max(400).optional().describe('All agencies when left out'),
})

const TakenPart = TakenFigure.pick({
  surveyId: true,
  slug: true,
  title: true,
  illustrative: true,
  number: true,
}).extend({
  figure: z.object({ code: z.string(), label: z.string() }),
  weight: z.number(),
  newest: z.number().int(),
  newestOn: Day.nullable(),
})

export const SurveyPoints = z.object({
  criteria: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      max: z.string(),
      rule: z.array(z.string()),
      score: z
        .string()
        .nullable()
        .describe('Scored by figures of the agency, or by this score of a rating; null: by surveys alone'),
    }),
  ),
  taken: z.array(
    z.object({ code: z.string(), parts: z.array(TakenPart), units: z.number().int(), at: Moment.nullable() }),
  ),
})
export type SurveyPoints = z.infer<typeof SurveyPoints>
