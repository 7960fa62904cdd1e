import type { Answers, Questionnaire } from '#lib/questionnaire/schema.ts'
import { type CellDesign, cellDesign } from '#lib/statistics/cell-design.ts'
import { DesignFault } from '#lib/statistics/design.ts'
import { linearFigureSteps } from '#lib/statistics/linear-figures.ts'
import { PackedRows } from '#lib/statistics/packed-rows.ts'
import type { FactorRule } from '#lib/statistics/satisfaction.ts'
import { Problem } from '#platform/problem.ts'
import { type Asking, askingBoth } from './asking-rules.ts'
import { type Coding, codingOf } from './coding-rules.ts'
import { type AnswerCells, type AnswerDesign, designOf, designWords, type SampleFacts } from './design-rules.ts'
import { type Fitting, fittingQuestions, unsaid } from './fitting-rules.ts'
import { type Estimating, groupsAsking, indexBy, questionsAsking, satisfactionAsking } from './index-rules.ts'
import { type Asked, askedIn } from './item-rules.ts'
import { placesAsking, placesIn } from './place-rules.ts'
import type { MakeResult, Part, Source } from './schema.ts'
import { scorePlacesAsking, scoresAsking, totalAsking } from './score-rules.ts'

/** What of an answer is counted. */
export type CountedAnswer = { channel: string; clusterId: string | null; answers: Answers }

/** Answers of the sample, of an open link, and of whoever came in another way: never mixed. */
export const sourceOf = ({ channel, clusterId }: Omit<CountedAnswer, 'answers'>): Source =>
  clusterId !== null ? 'sample' : channel === 'openLink' ? 'selfSelected' : 'other'

/** Answers of one way of coming in, packed; a cell is a place. */
type Packed = { rows: PackedRows; clusters: string[]; numbers: Map<string, number> }

/** Answers as they come, each way of coming in apart; what people wrote is not kept. */
export class Collected {
  readonly asked: Asked
  readonly coding: Coding
  readonly sources = new Map<Source, Packed>()
  readonly #row: Float64Array
  answers = 0

  constructor(questionnaire: Questionnaire) {
    this.asked = askedIn(questionnaire)
    this.coding = codingOf(this.asked)
    this.#row = new Float64Array(this.coding.columns.length)
  }

  add(answer: CountedAnswer): void {
    const source = sourceOf(answer)
    const own = this.sources.get(source) ?? {
      ...{ rows: new PackedRows(this.coding.columns), clusters: [], numbers: new Map<string, number>() },
    }
    this.sources.set(source, own)
    const cluster = answer.clusterId ?? ''
    const cell = own.numbers.get(cluster) ?? own.clusters.push(cluster) - 1
    own.numbers.set(cluster, cell)
    this.coding.fill(answer.answers, this.#row)
    own.rows.add(cell, this.#row)
    this.answers++
  }
}

export type Making = {
  collected: Collected
  sample: SampleFacts | undefined
  rule: FactorRule
  minimum: number
  margins: ReturnType<(typeof MakeResult)['parse']>['margins']
}

export type Made = { parts: Part[]; sampled: AnswerDesign | undefined }

/** What is estimated from answers, each way of coming in apart; stops now and then so that others have their turn. */
export function* estimateSteps(making: Making): Generator<void, Made> {
  const { collected, sample } = making
  const parts: Part[] = []
  const own = collected.sources.get('sample')
  let sampled: AnswerDesign | undefined
  if (sample && own) {
    sampled = sampleDesign(collected, sample, making.margins)
    parts.push(yield* partSteps('sample', making, sampled))
  }
  for (const source of ['selfSelected', 'other'] as const)
    if (collected.sources.has(source)) parts.push(yield* partSteps(source, making))
  return { parts, sampled }
}

/** The design of the answers of a sample; each answer is put into its cell. Once for the same answers. */
export function sampleDesign(
  { asked, coding, sources }: Collected,
  sample: SampleFacts,
  margins: Making['margins'],
): AnswerDesign {
  const packed = sources.get('sample')
  if (!packed) throw new Problem('estimate.no_answers')
  return designOf(sample, cellsOf(packed, coding, fittingQuestions(margins, asked.groups)))
}

/** Cells are places, or the groups of people in them by whose parts the weights are fitted. */
function cellsOf({ rows, clusters }: Packed, coding: Coding, fitting: readonly Omit<Fitting, 'labels'>[]): AnswerCells {
  const counts: number[] = []
  const own = { clusters: [] as string[], labels: fitting.map((): string[] => []) }
  const numbers = new Map<string, number>()
  const columns = fitting.map(({ question }) => coding.choice(question.code))
  rows.recell((cluster, row, block) => {
    const labels = fitting.map(({ question }, k) => question.choices[columns[k]!(block)[row]!]?.code ?? unsaid)
    const key = JSON.stringify([cluster, ...labels])
    const cell = numbers.get(key) ?? own.clusters.push(clusters[cluster] ?? '') - 1
    if (cell === counts.length) {
      numbers.set(key, cell)
      counts.push(0)
      for (const [k, label] of labels.entries()) own.labels[k]!.push(label)
    }
    counts[cell]!++
    return cell
  })
  return {
    ...{ clusters: own.clusters, rows: counts },
    fitting: fitting.map((each, k) => ({ ...each, labels: own.labels[k]! })),
  }
}

function* partSteps(source: Source, making: Making, sampled?: AnswerDesign): Generator<void, Part> {
  const { collected, rule, minimum } = making
  const { rows } = collected.sources.get(source)!
  const estimating: Estimating = {
    ...{ asked: collected.asked, coding: collected.coding, isSample: Boolean(sampled), rule, minimum },
    ...{ answers: rows.rows, index: indexBy(collected.coding, rule) },
  }
  const found = <T>(design: CellDesign, wanted: Asking<T>) => foundSteps(design, rows, wanted)
  const whole = yield* found(sampled?.design ?? everyAnswerOnce(rows.rows), wholeAsking(estimating))
  const places = sampled && placesIn(sampled.placeOf)
  const [ranked, points] = places
    ? yield* found(
        sampled.within,
        askingBoth(
          estimating.asked.factors.length > 0 ? placesAsking(estimating, places) : nothing([]),
          scorePlacesAsking(estimating, places),
          (overall, scores) => [overall, scores] as const,
        ),
      )
    : [[], []]
  const { scores, total, factors, ...rest } = whole
  const [overall = [], ...ofFactors] = ranked
  return {
    ...{ source, answers: rows.rows, response: sampled?.response ?? null, ...rest, places: overall },
    factors: factors.map((factor, i) => ({ ...factor, places: ofFactors[i] ?? [] })),
    scores: scores.map((score, i) => ({ ...score, places: points[i] ?? [] })),
    total: total && { ...total, places: points[scores.length] ?? [] },
  }
}

const nothing = <T>(said: T): Asking<T> => ({ figures: [], say: () => said })

type Whole = Omit<Part, 'source' | 'answers' | 'response' | 'places'>

function wholeAsking(estimating: Estimating): Asking<Whole> {
  const satisfaction = askingBoth(satisfactionAsking(estimating), groupsAsking(estimating), (index, groups) => ({
    ...index,
    groups,
  }))
  const points = askingBoth(scoresAsking(estimating), totalAsking(estimating), (scores, total) => ({ scores, total }))
  const rest = askingBoth(questionsAsking(estimating), points, (questions, own) => ({ questions, ...own }))
  return askingBoth(satisfaction, rest, (index, own) => ({ ...index, ...own }))
}

function* foundSteps<T>(design: CellDesign, rows: PackedRows, wanted: Asking<T>): Generator<void, T> {
  try {
    return wanted.say(yield* linearFigureSteps(design, rows, wanted.figures))
  } catch (error) {
    if (error instanceof DesignFault) throw new Problem('estimate.design', { why: designWords[error.code] })
    throw error
  }
}

/** Where the answers are no sample every answer counts once, and no error is told. */
const everyAnswerOnce = (rows: number): CellDesign =>
  cellDesign({ rows: [rows], weights: [1], stages: [{}], onePsu: 'remove' })
