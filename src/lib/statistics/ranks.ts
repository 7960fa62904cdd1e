import { tQuantile } from './distributions.ts'
import type { Matrix } from './variance.ts'

export type Ranked = {
  /** Shared by all that cannot be told apart from the first of their group; null without a value. */
  place: number | null
  /** Places between which the unit surely lies: as many are surely better, and surely worse. */
  low: number | null
  high: number | null
}

export type RankOptions = {
  df: number
  /** Chance of telling any two apart that are equal. */
  error?: number
  /** Holm (1979) over all pairs, so that the error holds for the whole table; 'none' for each pair alone. */
  correction?: 'holm' | 'none'
}

/** Variance of the difference of two. */
export type DifferenceVariance = (i: number, j: number) => number

/** Of surveys that were drawn apart, by their standard errors. */
export function independent(errors: readonly number[]): DifferenceVariance {
  const squares = Float64Array.from(errors, (se) => se ** 2)
  return (i, j) => squares[i]! + squares[j]!
}

/** Of figures that were made together, by their covariance. */
export const withCovariance =
  ({ size, values }: Matrix): DifferenceVariance =>
  (i, j) =>
    values[i * size + i]! + values[j * size + j]! - 2 * values[i * size + j]!

/**
 * SPEC J. Ranks of agencies, the highest value first. Two are told apart where the t test of their difference says so; from
 * the top down whoever cannot be told apart from the first of a group belongs to it. All pairs are looked at some times
 * over, none is kept: 3,500 agencies take about a second.
 */
export function ranksWithTies(
  values: readonly number[],
  variance: DifferenceVariance,
  { df, error = 0.05, correction = 'holm' }: RankOptions,
): Ranked[] {
  const order = [...values.keys()]
    .filter((i) => !Number.isNaN(values[i]!))
    .sort((a, b) => values[b]! - values[a]! || a - b)
  const isApart = apartBy(values, variance, { order, df, error, correction })
  const [better, worse] = [new Int32Array(values.length), new Int32Array(values.length)]
  for (const [k, i] of order.entries()) {
    for (let l = k + 1; l < order.length; l++) {
      if (!isApart(i, order[l]!)) continue
      worse[i]!++
      better[order[l]!]!++
    }
  }
  const ranked = values.map((): Ranked => ({ place: null, low: null, high: null }))
  let [first, place] = [0, 1]
  for (const [at, i] of order.entries()) {
    if (isApart(order[first]!, i)) {
      first = at
      place = 1 + order.findIndex((j) => values[j] === values[i])
    }
    ranked[i] = { place, low: 1 + better[i]!, high: order.length - worse[i]! }
  }
  return ranked
}

type Pairs = { order: readonly number[] } & Required<RankOptions>

/** Whether the first of two, no smaller than the second, is told apart from it. */
function apartBy(
  values: readonly number[],
  variance: DifferenceVariance,
  { order, df, error, correction }: Pairs,
): DifferenceTest {
  // A t as great as this is one that the test tells apart.
  const atLeast =
    (t: number): DifferenceTest =>
    (i, j) => {
      const difference = values[i]! - values[j]!
      return difference > 0 && difference * difference >= t * t * Math.max(0, variance(i, j))
    }
  const pairs = (order.length * (order.length - 1)) / 2
  let told = 0
  let test = atLeast(critical(error / (correction === 'holm' ? pairs : 1), df))
  // Holm: where so many are told apart, the next is tested against all but those.
  while (correction === 'holm') {
    const now = counted(order, test)
    if (now === told || now === pairs) break
    told = now
    test = atLeast(critical(error / (pairs - told), df))
  }
  return test
}
type DifferenceTest = (i: number, j: number) => boolean

const critical = (error: number, df: number) => -tQuantile(error / 2, df)

function counted(order: readonly number[], test: DifferenceTest): number {
  let found = 0
  for (let k = 0; k < order.length; k++)
    for (let l = k + 1; l < order.length; l++) if (test(order[k]!, order[l]!)) found++
  return found
}
