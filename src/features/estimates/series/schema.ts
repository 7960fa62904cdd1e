import { z } from 'zod'
import { Can, Id, Moment } from '#features/access/schema.ts'
import { Figure, Hidden, type Result, Source } from '../schema.ts'

/** One survey of the series, with the version of its results that is shown. */
export type SeriesSurvey = z.infer<typeof SeriesSurvey>
export const SeriesSurvey = z.object({
  surveyId: Id,
  slug: z.string(),
  title: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  number: z.number().int(),
  publishedAt: Moment.nullable(),
  questionnaireVersion: z.number().int(),
  answers: z.number().int(),
})

export type SeriesValue = z.infer<typeof SeriesValue>
export const SeriesValue = z
  .object({
    n: z.number().int().nullable(),
    figure: Figure.nullable(),
    hidden: Hidden,
    isCut: z.boolean().describe('Made of other questions or by another rule than the time before: not to be compared'),
  })
  .nullable()
  .describe('Null where the survey had no such line')

export type SeriesLine = z.infer<typeof SeriesLine>
export const SeriesLine = z.object({
  code: z.string(),
  label: z.string(),
  unit: z.enum(['share', 'points']),
  rule: z.enum(['rating', 'dimensions']).nullable(),
  values: z.array(SeriesValue).describe('One for each survey'),
})

/** Answers that came in one way: a sample and whoever chose to answer are never in one line. */
export type Strand = z.infer<typeof Strand>
export const Strand = z.object({
  source: Source,
  surveys: z.array(SeriesSurvey).describe('The earliest first'),
  lines: z.array(SeriesLine),
})

export const SeriesPage = z.object({
  surveyId: Id,
  title: z.string(),
  questionnaire: z.string(),
  illustrative: z.boolean(),
  strands: z.array(Strand),
  can: Can,
})
export type SeriesPage = z.infer<typeof SeriesPage>

export const PublicSeries = z.object({ strands: z.array(Strand) })
export type PublicSeries = z.infer<typeof PublicSeries>

const KeptLine = z.object({
  code: z.string(),
  label: z.string(),
  n: z.number().nullable(),
  figure: Figure.nullable(),
  hidden: Hidden,
})
const KeptScore = KeptLine.extend({
  rule: z.enum(['rating', 'dimensions']),
  parts: z.array(z.object({ code: z.string() })),
})

/** Of a result what a series tells: no places, no groups, no single answers. */
export type KeptPart = z.infer<typeof KeptPart>
export const KeptPart = z.object({
  source: Source,
  answers: z.number(),
  overall: KeptLine.nullable(),
  factors: z.array(KeptLine),
  items: z.array(z.object({ code: z.string(), factor: z.string() })),
  scores: z.array(KeptScore),
  total: KeptScore.nullable(),
})

export type KeptResult = {
  surveyId: string
  slug: string
  title: string
  opensOn: string
  closesOn: string
  number: number
  publishedAt: Date | null
  questionnaireVersion: number
  rule: Result['method']['rule']
  parts: KeptPart[]
}
