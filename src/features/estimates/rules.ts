import { ByteKeys } from '#lib/byte-keys/byte-keys.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { type CellDesign, cellDesign } from '#lib/statistics/cell-design.ts'
import { figureSteps } from '#lib/statistics/cell-figures.ts'
import { DesignFault } from '#lib/statistics/design.ts'
import { PackedRows } from '#lib/statistics/packed-rows.ts'
import type { FactorRule } from '#lib/statistics/satisfaction.ts'
import { Problem } from '#platform/problem.ts'
import { type Asking, askingBoth } from './asking-rules.ts'
import { type Coding, codingOf } from './coding-rules.ts'
import { type AnswerCells, type AnswerDesign, designOf, designWords, type SampleFacts } from './design-rules.ts'
import { type Fitting, fittingQuestions, unsaid } from './fitting-rules.ts'
import { type Estimating, indexBy, questionsAsking, satisfactionAsking } from './index-rules.ts'
import { type Asked, askedIn } from './item-rules.ts'
import { numberPlacesAsking, numbersAsking } from './number-rules.ts'
import { type Place, type Places, placesAsking, placesIn, type SatisfiedPlaces } from './place-rules.ts'
import type { MakeResult, Part, Source } from './schema.ts'
import { type ScorePlaces, scorePlacesAsking, scoresAsking } from './score-rules.ts'
import type { Single, Singles } from './singles/schema.ts'

/** Answers of the sample, of an open link, and of whoever came in another way: never mixed. */
export const sourceOf = (channel: string | null, clusterId: string | null): Source =>
  clusterId !== null ? 'sample' : channel === 'openLink' ? 'selfSelected' : 'other'

/** Rows as they came out of the database: way of coming in, place (or null), answers; a value lies between two places. */
export type CountedAnswers = { bytes: Uint8Array; rows: number; places: Int32Array }

/** Answers of one way of coming in, packed; a cell is a place. */
type Packed = { rows: PackedRows; clusters: string[]; numbers: Map<string, number> }
type Cell = { packed: Packed; cell: number }

/** More than a province has villages, in all the ways of coming in. */
const mostOrigins = 200_000

/** Answers as they come, each way of coming in apart; what people wrote is not kept. */
export class Collected {
  readonly asked: Asked
  readonly coding: Coding
  readonly sources = new Map<Source, Packed>()
  readonly #origins = new ByteKeys(mostOrigins)
  readonly #cells: Cell[] = []
  readonly #row: Uint16Array
  answers = 0

  constructor(questionnaire: Questionnaire) {
    this.asked = askedIn(questionnaire)
    this.coding = codingOf(this.asked)
    this.#row = new Uint16Array(this.coding.columns.length)
  }

  add({ bytes, rows, places }: CountedAnswers): void {
    for (let at = 0; at < 6 * rows; at += 6) {
      const { packed, cell } = this.#cellAt(bytes, places, at)
      this.coding.fill(bytes, places[at + 4]!, places[at + 5]!, this.#row)
      packed.rows.addCodes(cell, this.#row)
    }
    this.answers += rows
  }

  /** The way in which an answer came and its place, remembered under their bytes. */
  #cellAt(bytes: Uint8Array, places: Int32Array, at: number): Cell {
    const [from, to] = [places[at]!, places[at + 3]!]
    const number = this.#origins.numberOf(bytes, from, to)
    const found = this.#cells[number]
    if (found) return found
    const text = (k: number) =>
      places[at + k]! < 0 ? null : Buffer.from(bytes.subarray(places[at + k], places[at + k + 1])).toString()
    const [channel, cluster] = [text(0), text(2)]
    const source = sourceOf(channel, cluster)
    const packed = this.sources.get(source) ?? {
      ...{ rows: new PackedRows(this.coding.columns), clusters: [], numbers: new Map<string, number>() },
    }
    this.sources.set(source, packed)
    const place = cluster ?? ''
    const own = packed.numbers.get(place) ?? packed.clusters.push(place) - 1
    packed.numbers.set(place, own)
    const cell = { packed, cell: own }
    if (number >= 0) this.#cells[number] = cell
    return cell
  }
}

export type Making = {
  collected: Collected
  sample: SampleFacts | undefined
  rule: FactorRule
  minimum: number
  margins: ReturnType<(typeof MakeResult)['parse']>['margins']
}

export type Made = { parts: Part[]; singles: Singles[]; sampled: AnswerDesign | undefined }

/** What is estimated from answers, each way of coming in apart; stops now and then so that others have their turn. */
export function* estimateSteps(making: Making): Generator<void, Made> {
  const { collected, sample } = making
  const found: PartFound[] = []
  const own = collected.sources.get('sample')
  let sampled: AnswerDesign | undefined
  if (sample && own) {
    sampled = sampleDesign(collected, sample, making.margins)
    found.push(yield* partSteps('sample', making, sampled))
  }
  for (const source of ['selfSelected', 'other'] as const)
    if (collected.sources.has(source)) found.push(yield* partSteps(source, making))
  return {
    parts: found.map(({ part }) => part),
    singles: found.map(({ part, singles }) => ({ source: part.source, singles })),
    sampled,
  }
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

export type PartFound = { part: Part; singles: Single[] }

function* partSteps(source: Source, making: Making, sampled?: AnswerDesign): Generator<void, PartFound> {
  const { collected, rule, minimum } = making
  const { rows } = collected.sources.get(source)!
  const estimating: Estimating = {
    ...{ asked: collected.asked, coding: collected.coding, isSample: Boolean(sampled), rule, minimum },
    ...{ answers: rows.rows, index: indexBy(collected.coding, rule) },
  }
  const found = <T>(design: CellDesign, wanted: Asking<T>) => foundSteps(design, rows, wanted)
  const whole = yield* found(sampled?.design ?? everyAnswerOnce(rows.rows), wholeAsking(estimating))
  const places = sampled && placesIn(sampled.placeOf)
  const inPlaces = places ? yield* found(sampled.within, inPlacesAsking(estimating, places, whole)) : undefined
  const { singles, ...said } = whole
  const response = sampled?.response ?? null
  const part = { source, answers: rows.rows, response, ...said, places: [], singles: singles.length > 0 }
  return {
    part: inPlaces ? withPlaces(part, inPlaces) : part,
    singles: inPlaces ? singles.map((single) => ({ ...single, places: inPlaces.of(single) })) : singles,
  }
}

type Whole = Omit<Part, 'source' | 'answers' | 'response' | 'places' | 'singles'> & { singles: Single[] }

function wholeAsking(estimating: Estimating): Asking<Whole> {
  const counted = askingBoth(questionsAsking(estimating), numbersAsking(estimating), (questions, numbers) => ({
    ...{ questions, ...numbers },
  }))
  const rest = askingBoth(scoresAsking(estimating), counted, both)
  return askingBoth(satisfactionAsking(estimating), rest, both)
}

const both = <A extends { singles: Single[] }, B extends { singles: Single[] }>(a: A, b: B) => ({
  ...{ ...a, ...b },
  singles: [...a.singles, ...b.singles],
})

type FoundPlaces = { satisfied: SatisfiedPlaces; points: ScorePlaces; of(single: Single): Single['places'] }

function inPlacesAsking(estimating: Estimating, places: Places, whole: Whole): Asking<FoundPlaces> {
  const [satisfied, points] = [placesAsking(estimating, places, whole), scorePlacesAsking(estimating, places, whole)]
  const first = askingBoth(satisfied, points, (own, scores) => ({ satisfied: own, points: scores }))
  return askingBoth(first, numberPlacesAsking(estimating, places, whole), (found, number) => {
    const byKind = { item: found.satisfied.items, part: found.points.parts, number }
    return { ...found, of: ({ kind, code }) => byKind[kind].get(code) ?? [] }
  })
}

const withPlaces = (part: Part, { satisfied, points }: FoundPlaces): Part => ({
  ...{ ...part, places: satisfied.overall },
  factors: part.factors.map((factor, i) => ({ ...factor, places: satisfied.factors[i] ?? [] })),
  scores: part.scores.map((score, i) => ({ ...score, places: points.scores[i] ?? [] })),
  total: part.total && { ...part.total, places: points.total },
})

/**
 * How many of some answers tell anything of each figure of a part, every one once: all is asked for as for a result, and
 * nothing is hidden. `placeOf` names the place of the first stage of each place.
 */
export function* countSteps(
  collected: Collected,
  { source, places, placeOf }: { source: Source; places: readonly Place[]; placeOf: ReadonlyMap<string, string> },
): Generator<void, PartFound | undefined> {
  const packed = collected.sources.get(source)
  if (!packed) return undefined
  const { rows, clusters } = packed
  const { asked, coding } = collected
  const rule = 'answersTogether' as const
  const estimating: Estimating = {
    ...{ asked, coding, isSample: false, rule, minimum: 1, answers: rows.rows, index: indexBy(coding, rule) },
  }
  const counts = clusters.map(() => 0)
  rows.recell((cell) => {
    counts[cell]!++
    return cell
  })
  const once = cellDesign({ rows: counts, weights: counts.map(() => 1), stages: [{}], onePsu: 'remove' })
  const whole = yield* foundSteps(once, rows, wholeAsking(estimating))
  const { singles, ...said } = whole
  const part = { source, answers: rows.rows, response: null, ...said, places: [], singles: singles.length > 0 }
  if (places.length === 0) return { part, singles }
  const at = new Map(places.map(({ id }, i) => [id, i]))
  const ofCell = Int32Array.from(clusters, (id) => at.get(placeOf.get(id) ?? '') ?? -1)
  const domain = { ofCell, count: places.length }
  const found = yield* foundSteps(once, rows, inPlacesAsking(estimating, { places, domain }, whole))
  return { part: withPlaces(part, found), singles: singles.map((single) => ({ ...single, places: found.of(single) })) }
}

function* foundSteps<T>(design: CellDesign, rows: PackedRows, wanted: Asking<T>): Generator<void, T> {
  try {
    return wanted.say(yield* figureSteps(design, rows, wanted.figures))
  } catch (error) {
    if (error instanceof DesignFault) throw new Problem('estimate.design', { why: designWords[error.code] })
    throw error
  }
}

/** Where the answers are no sample every answer counts once, and no error is told. */
const everyAnswerOnce = (rows: number): CellDesign =>
  cellDesign({ rows: [rows], weights: [1], stages: [{}], onePsu: 'remove' })
