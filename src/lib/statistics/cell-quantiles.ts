import type { CellDesign } from './cell-design.ts'
import { tQuantile } from './distributions.ts'
import { type Interval, waldInterval } from './intervals.ts'
import { type BlockColumn, type FigureDomain, type LinearEstimate, linearFigureSteps } from './linear-figures.ts'
import type { PackedRows, RowBlock } from './packed-rows.ts'
import { isDominated, type Telling, type ToldQuantile, toldQuantile } from './told-numbers.ts'

/** Of numbers that have codes 0, 1, …: the codes of the rows (NaN: no answer), and the number that each stands for. */
export type QuantileFigure = {
  quantile: number
  codes: BlockColumn
  values: ArrayLike<number>
  domain?: FigureDomain | undefined
  /** By which rule it may be told (SPEC K4); left out: nothing is said of that. */
  telling?: Telling | undefined
}

/** Ends are NaN where the interval of the share leaves 0 to 1. */
export type QuantileEstimate = LinearEstimate & { ends: Interval; told: ToldQuantile | null; isDominated: boolean }

/** Sums of weights that are kept at once. */
const mostKept = 3_000_000

/** A figure with the domains from `from` to below `to`, and the weight of their rows by number, the least first. */
type Piece = {
  at: number
  figure: QuantileFigure
  from: number
  to: number
  order: Order
  reached: Float64Array
  people: Uint32Array
}
type Order = { sorted: Float64Array; rankOf: Int32Array }

/**
 * SPEC N6. Quantiles in each domain (one estimate where there is none) with Woodruff's intervals: one pass over the rows
 * for the weight of each number, one for the shares at or below the quantiles. Throws DesignFault.
 */
export function* quantileSteps(
  design: CellDesign,
  rows: PackedRows,
  figures: readonly QuantileFigure[],
): Generator<void, QuantileEstimate[][]> {
  const found: QuantileEstimate[][] = figures.map(() => [])
  for (const pieces of batches(figures)) {
    for (const block of rows.blocks()) {
      for (const piece of pieces) addWeights(piece, design, block)
      yield
    }
    for (const piece of pieces) cumulate(piece)
    const shares = yield* linearFigureSteps(design, rows, pieces.map(shareBelow))
    for (const [i, piece] of pieces.entries())
      for (let d = piece.from; d < piece.to; d++) found[piece.at]!.push(estimateOf(piece, d, shares[i]![d]!))
  }
  return found
}

function* batches(figures: readonly QuantileFigure[]): Generator<Piece[]> {
  let batch: Piece[] = []
  let kept = 0
  for (const [at, figure] of figures.entries()) {
    const order = orderOf(figure.values)
    const size = Math.max(1, order.sorted.length)
    const count = figure.domain?.count ?? 1
    const most = Math.max(1, Math.floor(mostKept / size))
    for (let from = 0; from < count; from += most) {
      const to = Math.min(count, from + most)
      if (batch.length > 0 && kept + (to - from) * size > mostKept) {
        yield batch
        batch = []
        kept = 0
      }
      const sums = (to - from) * size
      batch.push({ at, figure, from, to, order, reached: new Float64Array(sums), people: new Uint32Array(sums) })
      kept += sums
    }
  }
  if (batch.length > 0) yield batch
}

function orderOf(values: ArrayLike<number>): Order {
  const codes = Int32Array.from({ length: values.length }, (_, code) => code).sort((a, b) => values[a]! - values[b]!)
  const rankOf = new Int32Array(codes.length)
  for (const [rank, code] of codes.entries()) rankOf[code] = rank
  return { sorted: Float64Array.from(codes, (code) => values[code]!), rankOf }
}

/** The domain of each row; NaN or below 0 in none. */
function domainsIn({ domain }: QuantileFigure, block: RowBlock): (row: number) => number {
  if (!domain) return () => 0
  if ('ofCell' in domain) return (row) => domain.ofCell[block.cells[row]!]!
  const column = domain.column(block)
  return (row) => column[row]!
}

function addWeights(piece: Piece, { weights }: CellDesign, block: RowBlock): void {
  const { figure, from, to, order, reached, people } = piece
  const codes = figure.codes(block)
  const domainOf = domainsIn(figure, block)
  const size = order.sorted.length
  for (let row = 0; row < block.rows; row++) {
    const code = codes[row]!
    const d = domainOf(row)
    if (Number.isNaN(code) || !(d >= from && d < to)) continue
    const at = (d - from) * size + order.rankOf[code]!
    reached[at]! += weights[block.cells[row]!]!
    people[at]!++
  }
}

function cumulate({ reached, order: { sorted } }: Piece): void {
  for (let i = 0; i < reached.length; i++) if (i % sorted.length > 0) reached[i]! += reached[i - 1]!
}

/** The least rank at which a share of the weights of a domain is reached; −1 where there is none. */
function rankAt({ reached, from, order: { sorted } }: Piece, d: number, share: number): number {
  const own = reached.subarray((d - from) * sorted.length, (d - from + 1) * sorted.length)
  const whole = own.at(-1) ?? 0
  if (!(whole > 0 && share >= 0 && share <= 1)) return -1
  // Equal weights that add up to the share exactly miss it by the last bits.
  const wanted = Math.max(share * whole * (1 - 1e-12), Number.MIN_VALUE)
  let [low, high] = [0, own.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (own[middle]! >= wanted) high = middle
    else low = middle + 1
  }
  return low
}

/** 1 where a row's number is at most the quantile of its domain, 0 where it is greater. */
function shareBelow(piece: Piece) {
  const { figure, from, to, order } = piece
  const ranks = Int32Array.from({ length: to - from }, (_, i) => rankAt(piece, from + i, figure.quantile))
  const over: BlockColumn = (block) => {
    const codes = figure.codes(block)
    const domainOf = domainsIn(figure, block)
    return codes.map((code, row) => {
      const d = domainOf(row)
      if (Number.isNaN(code) || !(d >= from && d < to)) return Number.NaN
      return Number(order.rankOf[code]! <= ranks[d - from]!)
    })
  }
  return { terms: [{ over, under: null, by: 1 }], domain: figure.domain }
}

function estimateOf(piece: Piece, d: number, share: LinearEstimate): QuantileEstimate {
  const at = (of: number) => piece.order.sorted[rankAt(piece, d, of)] ?? Number.NaN
  const { low, high } = waldInterval(share)
  const ends = { low: at(low), high: at(high) }
  const se = (ends.high - ends.low) / (2 * -tQuantile(0.025, share.df))
  const value = at(piece.figure.quantile)
  const { sorted } = piece.order
  const people = piece.people.subarray((d - piece.from) * sorted.length, (d - piece.from + 1) * sorted.length)
  const { telling } = piece.figure
  const told = telling ? toldQuantile({ sorted, people }, { value, ends }, telling) : null
  const dominated = telling !== undefined && isDominated({ sorted, people })
  return { ...share, value, ends, se, variance: se ** 2, deff: null, told, isDominated: dominated }
}
