import { z } from 'zod'
import { Id, Version } from '#features/access/schema.ts'
import { AskSurvey, Cell, SurveyFeeds, TakenFrom } from '#features/estimates/onward/schema.ts'
import { Claim } from '#features/rounds/schema.ts'
import { TakeFeed, TakeRow } from '#features/rounds/surveys/schema.ts'

const Code = z.string().trim().min(1).max(60)

/** Where a figure of a book comes from, and what stood there before. */
export const BookSource = TakenFrom.extend({
  key: z.string().nullable().describe('The share that it fills; null: the points of the criterion'),
  before: Claim.nullable(),
})
export type BookSource = z.infer<typeof BookSource>

/** On the page of the book: which versions were published since. */
export const ShownSource = BookSource.extend({
  newest: z.array(z.number().int()).describe('Newest published version of each part'),
})

/** What of a criterion a survey may fill. */
export const Fillable = z.object({
  key: z.string().nullable(),
  label: z.string(),
  score: z.string().nullable().describe('This score of a rating alone'),
})
export type Fillable = z.infer<typeof Fillable>

export const AskBookFigures = AskSurvey.extend({ scoreId: Id })
export const TakeIntoBook = z.object({
  scoreId: Id,
  version: Version,
  code: Code,
  key: z.string().max(80).nullable().default(null).describe('The figure to fill; null: the points'),
  from: SurveyFeeds,
  cells: z
    .array(z.object({ part: z.number().int().min(0).max(5), cell: Cell }))
    .max(6)
    .default([])
    .describe('Whose figure, by survey, where a person says so'),
  dryRun: z.boolean().default(true),
})
export const TakenIntoBook = z.object({
  written: z.boolean(),
  version: Version,
  state: TakeRow.shape.state.exclude(['left']),
  parts: TakeRow.shape.parts,
  feeds: z.array(TakeFeed),
  figure: TakeRow.shape.figure,
  interval: TakeRow.shape.interval,
  fills: z.string().nullable().describe('What would stand in the book: the figure, or the points'),
  arithmetic: TakeRow.shape.arithmetic,
  before: z.string().nullable(),
  why: z.string().nullable(),
})
export const DropFromBook = z.object({ scoreId: Id, version: Version, code: Code })
