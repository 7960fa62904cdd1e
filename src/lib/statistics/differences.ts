import type { Difference } from './association.ts'
import { type Design, designDf } from './design.ts'
import { tCdf } from './distributions.ts'
import { type Column, combination, countedRows, type Estimate } from './estimates.ts'
import { type Matrix, varianceOfTotals } from './variance.ts'

export type Together = { values: number[]; covariance: Matrix; n: number[]; df: number }

/** SPEC C8. Means of several columns over the same people, each over the rows in which it has a value, with their covariance. */
export function meansTogether(
  design: Design,
  columns: readonly Column[],
  { domain }: { domain?: ArrayLike<number | boolean> | undefined } = {},
): Together {
  const inAny = new Uint8Array(design.rows)
  const parts = columns.map((column) => {
    const counts = countedRows(design, [column], domain)
    let [n, weight, value] = [0, 0, 0]
    for (let row = 0; row < design.rows; row++) {
      if (!counts[row] || design.weights[row] === 0) continue
      n++
      weight += design.weights[row]!
      value += design.weights[row]! * column[row]!
      inAny[row] = 1
    }
    value /= weight
    const influence = design.weights.map((w, row) => (counts[row] ? (w * (column[row]! - value)) / weight : 0))
    return { n, value, influence }
  })
  return {
    values: parts.map(({ value }) => value),
    n: parts.map(({ n }) => n),
    covariance: varianceOfTotals(
      design,
      parts.map(({ influence }) => influence),
      inAny,
    ),
    df: designDf(design, inAny),
  }
}

/** SPEC C5. One figure out of means that were made together: Σ by · mean + constant. */
export function composite({ values, covariance, n, df }: Together, by: readonly number[], constant = 0): Estimate {
  const { value, se } = combination(values, covariance, by)
  const counted = n.filter((_, i) => by[i])
  return { value: value + constant, variance: se ** 2, se, n: Math.min(...counted), df, deff: null }
}

/**
 * SPEC H3. Difference of one figure between two surveys that were drawn apart, `second` less `first`; degrees of freedom by
 * Satterthwaite. Surveys that share clusters belong in one design, with `differenceOfMeans`.
 */
export function differenceOfSurveys(first: Estimate, second: Estimate): Difference {
  const variance = first.variance + second.variance
  const value = second.value - first.value
  const se = Math.sqrt(variance)
  const df = variance ** 2 / (first.variance ** 2 / first.df + second.variance ** 2 / second.df)
  if (variance === 0) return { value, se, t: value === 0 ? 0 : value / 0, df: Infinity, p: value === 0 ? 1 : 0 }
  const t = value / se
  return { value, se, t, df, p: 2 * tCdf(-Math.abs(t), df) }
}

type Apart = { value: number; se: number; df: number }

/**
 * SPEC H4. Mean of one figure over surveys that were drawn apart, by weights of any sum above 0: variances add up with the
 * square of their share, degrees of freedom by Satterthwaite (Infinity where nothing varies).
 */
export function meanOfSurveys(parts: readonly (Apart & { weight: number })[]): Apart {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0)
  let [value, variance, below] = [0, 0, 0]
  for (const part of parts) {
    const share = part.weight / all
    const own = (share * part.se) ** 2
    value += share * part.value
    variance += own
    below += own ** 2 / part.df
  }
  return { value, se: Math.sqrt(variance), df: below === 0 ? Infinity : variance ** 2 / below }
}
