import { tCdf } from './distributions.ts'
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

/**
 * SPEC J. Ranks of agencies, the highest value first. Two are told apart where the t test of their difference says so; from
 * the top down whoever cannot be told apart from the first of a group belongs to it.
 */
export function ranksWithTies(
  values: readonly number[],
  covariance: Matrix,
  { df, error = 0.05, correction = 'holm' }: RankOptions,
): Ranked[] {
  const known = [...values.keys()].filter((i) => !Number.isNaN(values[i]!))
  const apart = toldApart(values, covariance, { known, df, error, correction })
  const ranked = values.map((_, i): Ranked => {
    if (!known.includes(i)) return { place: null, low: null, high: null }
    const others = known.filter((j) => apart[i]?.has(j))
    const better = others.filter((j) => values[j]! > values[i]!).length
    return { place: null, low: 1 + better, high: known.length - (others.length - better) }
  })
  const order = known.toSorted((a, b) => values[b]! - values[a]! || a - b)
  let first = 0
  for (const [at, i] of order.entries()) {
    if (apart[order[first]!]!.has(i)) first = at
    ranked[i]!.place = 1 + known.filter((j) => values[j]! > values[order[first]!]!).length
  }
  return ranked
}

type Pairs = { known: readonly number[] } & Required<RankOptions>

function toldApart(values: readonly number[], covariance: Matrix, options: Pairs): Set<number>[] {
  const { known, df, error, correction } = options
  const at = (i: number, j: number) => covariance.values[i * covariance.size + j]!
  const pairs = known.flatMap((i, k) =>
    known.slice(k + 1).map((j) => {
      const variance = Math.max(0, at(i, i) + at(j, j) - 2 * at(i, j))
      const difference = Math.abs(values[i]! - values[j]!)
      const p = difference === 0 ? 1 : variance === 0 ? 0 : 2 * tCdf(-difference / Math.sqrt(variance), df)
      return { i, j, p }
    }),
  )
  const apart = values.map(() => new Set<number>())
  for (const [k, { i, j, p }] of pairs.sort((a, b) => a.p - b.p).entries()) {
    // Holm: the smallest against all pairs, the next against one less, and none after the first that fails.
    if (p > (correction === 'holm' ? error / (pairs.length - k) : error)) break
    apart[i]!.add(j)
    apart[j]!.add(i)
  }
  return apart
}

/** Errors of surveys that were drawn apart, as a covariance. */
export function independent(errors: readonly number[]): Matrix {
  const values = new Float64Array(errors.length ** 2)
  for (const [i, se] of errors.entries()) values[i * errors.length + i] = se ** 2
  return { size: errors.length, values }
}
