import { z } from 'zod'
import { Can, Id, Moment } from '#features/access/schema.ts'
import { OnePsu } from '#features/samples/schema.ts'
import { OfSurvey } from '#features/surveys/schema.ts'

const Share = z.number().describe('0 to 1')

export type Figure = z.infer<typeof Figure>
export const Figure = z.object({
  value: Share,
  se: z
    .number()
    .nullable()
    .describe('Null where the answers are no sample: then nothing is said beyond those who answered'),
  low: Share.nullable(),
  high: Share.nullable(),
  df: z.number().nullable(),
  deff: z.number().nullable().describe('Against a simple random sample of the same size'),
})

export const Hidden = z.enum(['small', 'complementary']).nullable()

export type Line = z.infer<typeof Line>
export const Line = z.object({
  code: z.string(),
  label: z.string(),
  n: z.number().int().nullable().describe('Answers that count; null where hidden'),
  figure: Figure.nullable(),
  hidden: Hidden.describe('Too few answers, or others could be reckoned back from it'),
})

export type RankedLine = z.infer<typeof RankedLine>
export const RankedLine = Line.extend({
  place: z.number().int().nullable().describe('Shared by those that cannot be told apart'),
  low: z.number().int().nullable(),
  high: z.number().int().nullable(),
})

export type FactorLine = z.infer<typeof FactorLine>
export const FactorLine = Line.extend({
  groups: z
    .array(z.object({ code: z.string(), label: z.string(), lines: z.array(Line) }))
    .default([])
    .describe('The same factor among people of each group'),
  places: z
    .array(RankedLine)
    .default([])
    .describe('The same factor in each place of the first stage, ranked with ties'),
})

export type Difference = z.infer<typeof Difference>
export const Difference = z.object({
  code: z.string(),
  label: z.string(),
  before: z.number(),
  now: z.number(),
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  p: z.number(),
  unit: z.enum(['share', 'points']).default('share').describe('Points: before, now and difference are on their scale'),
})

export type Response = z.infer<typeof Response>
export const Response = z.object({
  drawn: z.number().int().describe('People in the sample after replacements'),
  answers: z.number().int(),
  refused: z.number().int(),
  nonContact: z.number().int(),
  outside: z.number().int().describe('Not of the population after all'),
  open: z.number().int().describe('Nothing recorded yet'),
  replaced: z.number().int(),
  rate: z.number().nullable().describe('Answers over those of the population, 0 to 1'),
})

/** In points, on a scale of its own. */
export type ScoreLine = z.infer<typeof ScoreLine>
export const ScoreLine = Line.extend({ least: z.number(), most: z.number() })

export type RankedScoreLine = z.infer<typeof RankedScoreLine>
export const RankedScoreLine = ScoreLine.extend(RankedLine.pick({ place: true, low: true, high: true }).shape)

export type Score = z.infer<typeof Score>
export const Score = ScoreLine.extend({
  rule: z.enum(['rating', 'dimensions']).describe('Thông tư 01/2018/TT-VPCP; PAPI’s rule of 1 to 10'),
  parts: z.array(ScoreLine).describe('What a dimension is the sum of; empty where it is one'),
  groups: z
    .array(z.object({ code: z.string(), label: z.string(), lines: z.array(ScoreLine) }))
    .default([])
    .describe('The same points among people of each group'),
  places: z
    .array(RankedScoreLine)
    .default([])
    .describe('The same points in each place of the first stage, ranked with ties'),
})

/** In the unit of a question that is answered by a number; `figure` is the mean. */
export type NumberLine = z.infer<typeof NumberLine>
export const NumberLine = Line.extend({
  median: z
    .object({
      ...{ value: z.number(), low: z.number().nullable(), high: z.number().nullable() },
      step: z.number().optional().describe('All of it is rounded to whole steps, so that nobody’s own number is told'),
    })
    .nullable()
    .describe('Half of the people said at most this; the interval is Woodruff’s'),
})

export type NumberQuestion = z.infer<typeof NumberQuestion>
export const NumberQuestion = NumberLine.extend({
  unit: z.string(),
  decimals: z.number().int().describe('Of the answers; a mean is told with one more'),
  tooMany: z.boolean().describe('More different numbers than are kept: nothing is told'),
})

export const Source = z.enum(['sample', 'selfSelected', 'other'])
export type Source = z.infer<typeof Source>

export type Part = z.infer<typeof Part>
export const Part = z.object({
  source: Source,
  answers: z.number().int(),
  response: Response.nullable(),
  overall: Line.nullable(),
  factors: z.array(FactorLine),
  items: z.array(Line.extend({ factor: z.string() })),
  groups: z.array(z.object({ code: z.string(), label: z.string(), lines: z.array(Line) })),
  places: z.array(RankedLine),
  questions: z.array(z.object({ code: z.string(), label: z.string(), lines: z.array(Line) })),
  numbers: z.array(NumberQuestion).default([]),
  singles: z
    .boolean()
    .default(false)
    .describe('Statements, parts of dimensions and numbers have figures by group and place, to be asked for'),
  scores: z.array(Score).default([]).describe('Of versions that were made before there were any: none'),
  total: Score.nullable()
    .default(null)
    .describe(
      'Sum of all dimensions, its scale the sum of theirs; null where the rule is another or there is only one',
    ),
})

export type FittedMargin = z.infer<typeof FittedMargin>
export const FittedMargin = z.object({
  question: z.string(),
  label: z.string(),
  totals: z.array(
    z.object({
      code: z.string().describe('Of the choice; empty: those who did not say, who keep their share'),
      label: z.string(),
      people: z.number().describe('Weights add up to this'),
      given: z.number().optional().describe('As the statistics office has it: people or per cent, as it was said'),
      share: z
        .object({
          before: Share.nullable().describe('Null where the choice stays hidden among the answers'),
          after: Share,
        })
        .describe('Of the weights, before and after fitting'),
    }),
  ),
})

export type Result = z.infer<typeof Result>
export const Result = z.object({
  title: z.string(),
  agencyName: z.string(),
  questionnaireVersion: z.number().int(),
  opensOn: z.string(),
  closesOn: z.string(),
  countedTo: z
    .string()
    .nullable()
    .default(null)
    .describe('The day on which it was made, where people were still asked then'),
  illustrative: z.boolean(),
  method: z.object({
    rule: z.enum(['answersTogether', 'meanOfItems']),
    minimum: z.number().int(),
    onePsu: z.string().nullable(),
    strata: z.number().int(),
    clusters: z.number().int(),
    seed: z.number().int().nullable(),
    words: z.array(z.string()),
    margins: z
      .array(FittedMargin)
      .default([])
      .describe('Known parts of the population that the weights were fitted to'),
  }),
  parts: z.array(Part),
  comparison: z
    .object({ surveyId: Id, title: z.string(), number: z.number().int(), lines: z.array(Difference) })
    .nullable(),
  texts: z.array(
    z.object({
      question: z.string(),
      label: z.string(),
      written: z.number().int(),
      themes: z.array(z.object({ name: z.string(), n: z.number().int().nullable() })),
    }),
  ),
})

export const ResultHead = z.object({
  id: Id,
  number: z.number().int(),
  madeAt: Moment,
  madeBy: z.string(),
  answers: z.number().int(),
  publishedAt: Moment.nullable(),
  withdrawnAt: Moment.nullable().describe('An error was found in what was published; it stays withdrawn'),
  withdrawnReason: z.string().nullable(),
})
export type ResultHead = z.infer<typeof ResultHead>

export type ResultsPage = z.infer<typeof ResultsPage>
/** A result that is being made from so many answers that nobody waits for it on the page. */
export const Making = z.object({
  startedAt: Moment,
  startedBy: z.string(),
  read: z.number().int().describe('Answers read so far'),
  answers: z.number().int(),
  failed: z.string().nullable().describe('Why nothing came of it, in words for the screen'),
})
export type Making = z.infer<typeof Making>

/** Questions with one choice, by whose known shares in the population the weights can be fitted. */
export const FittingQuestion = z.object({
  code: z.string(),
  label: z.string(),
  choices: z.array(z.object({ code: z.string(), label: z.string() })),
})

export const ResultsPage = z.object({
  surveyId: Id,
  slug: z.string(),
  title: z.string(),
  illustrative: z.boolean(),
  versions: z.array(ResultHead).describe('The newest first'),
  shown: ResultHead.extend({ content: Result }).nullable(),
  answersNow: z.number().int().describe('Received by now; more than the shown version counts where some came later'),
  others: z.array(z.object({ surveyId: Id, title: z.string() })).describe('Surveys with results to compare with'),
  making: Making.nullable(),
  isRunning: z.boolean().describe('People are still asked: more answers come after any version'),
  unsaid: z
    .array(z.object({ code: z.string(), label: z.string(), why: z.enum(['levels', 'number']) }))
    .describe(
      'Which levels are satisfied, or that a number is a quantity, was never said: no satisfaction, and no number',
    ),
  onePsu: OnePsu.nullable().describe('What the design says of a stratum with one place; null where there is no sample'),
  fitting: z.array(FittingQuestion).describe('Empty where there is no sample'),
  can: Can,
})

export const AskResults = OfSurvey.extend({ number: z.coerce.number().int().min(1).optional() })
export const MakeResult = OfSurvey.extend({
  rule: z.enum(['answersTogether', 'meanOfItems']).default('answersTogether'),
  minimum: z.number().int().min(3).max(100).default(10).describe('Cells with fewer answers are not shown'),
  compareWith: Id.optional(),
  onePsu: OnePsu.optional().describe('For this version, in place of what the design says: the draw stays as it was'),
  margins: z
    .array(
      z.object({
        question: z.string().max(60),
        people: z
          .record(z.string().max(60), z.number().min(0).max(1e9))
          .describe('By choice, as the statistics office has it'),
      }),
    )
    .max(6)
    .default([])
    .describe('Known parts of the population; the weights of the sample are fitted to their shares'),
})
export const OfResult = OfSurvey.extend({ number: z.number().int().min(1) })
export const FileOfResult = OfSurvey.extend({ number: z.coerce.number().int().min(1) })
