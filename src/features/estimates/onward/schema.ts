import { z } from 'zod'
import { Day, Id } from '#features/access/schema.ts'

/** Of whom a figure of a result speaks: all whom its sample stands for, one place, or the people of one group. */
export const Cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole') }),
  z.object({ kind: z.literal('place'), code: z.string().min(1).max(120) }),
  z.object({ kind: z.literal('group'), question: z.string().min(1).max(60), choice: z.string().min(1).max(60) }),
])
export type Cell = z.infer<typeof Cell>

export const Scale = z
  .object({ least: z.number(), most: z.number(), rule: z.enum(['rating', 'dimensions']) })
  .nullable()
  .describe('null: a share from 0 to 1')
export type Scale = z.infer<typeof Scale>

/** One figure of one version of a result, as it was taken: kept, so that it can be read years later. */
export const TakenFigure = z.object({
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
  se: z.number().nullable().describe('null: not kept when it was taken'),
  df: z.number().nullable(),
  n: z.number().int().nullable(),
  weight: z.number().positive().describe('Among the others of which the mean is taken'),
  method: z.array(z.string()).describe('As the result says it'),
})
export type TakenFigure = z.infer<typeof TakenFigure>

/** What stands somewhere because surveys said so: one figure, or the mean of several. */
export const TakenFrom = z.object({
  parts: z.array(TakenFigure).min(1),
  scale: Scale,
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  interval: z.string().nullable().describe('Of a mean: how its interval was made, or why there is none'),
  n: z.number().int().nullable(),
  arithmetic: z.string(),
})
export type TakenFrom = z.infer<typeof TakenFrom>

export const AskSurvey = z.object({ surveyId: Id, number: z.coerce.number().int().min(1).optional() })
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
export type SurveyFigures = z.infer<typeof SurveyFigures>

/** One survey of those that feed a criterion. */
export const SurveyFeed = z.object({
  surveyId: Id,
  number: z.number().int().min(1).optional().describe('The newest published version when left out'),
  figure: z.string().min(1).max(120).optional().describe('The first that fits when left out'),
  weight: z.number().positive().max(1e9).default(1).describe('Of this survey in the mean, where there are several'),
})
export const SurveyFeeds = z.array(SurveyFeed).min(1).max(6)
