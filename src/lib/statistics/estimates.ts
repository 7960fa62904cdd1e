import { type Design, designDf } from './design.ts'
import { type Matrix, varianceOfTotals } from './variance.ts'

/** A column of figures, a value a row; NaN is missing. */
export type Column = ArrayLike<number>

export type Estimate = {
  value: number
  /** Of the estimate, not of the figures. */
  variance: number
  se: number
  /** Rows that counted. */
  n: number
  df: number
  /** Against a simple random sample of the same size drawn without replacement; null where it cannot be told. */
  deff: number | null
}

type Rows = ArrayLike<number | boolean>
type Options = { domain?: Rows | undefined }

/** SPEC C1. Total of a column over the rows of a domain; rows without a value are left out. */
export const estimateTotal = (design: Design, column: Column, { domain }: Options = {}): Estimate =>
  single(design, column, domain, totalInfluence)

/** SPEC C2. Mean of a column (a proportion where it holds 0 and 1). */
export const estimateMean = (design: Design, column: Column, { domain }: Options = {}): Estimate =>
  single(design, column, domain, meanInfluence)

type Influence = (values: { design: Design; column: Column; counts: Uint8Array; weight: number }) => {
  value: number
  influence: Float64Array
}

function single(design: Design, column: Column, domain: Rows | undefined, influenceOf: Influence): Estimate {
  const counts = countedRows(design, [column], domain)
  const { n, weight } = sizeOf(design, counts)
  if (n === 0) return nothing
  const { value, influence } = influenceOf({ design, column, counts, weight })
  const variance = varianceOfTotals(design, [influence], counts).values[0]!
  const simple = simpleVariance(design, column, counts, { n, weight })
  const deff = influenceOf === totalInfluence ? variance / (simple * weight ** 2) : variance / simple
  return { ...estimate(value, variance, n, designDf(design, counts)), deff: Number.isFinite(deff) ? deff : null }
}

const nothing: Estimate = { value: Number.NaN, variance: Number.NaN, se: Number.NaN, n: 0, df: 0, deff: null }

const estimate = (value: number, variance: number, n: number, df: number): Estimate => {
  return { value, variance, se: Math.sqrt(variance), n, df, deff: null }
}

const totalInfluence: Influence = ({ design, column, counts }) => {
  const influence = new Float64Array(design.rows)
  let value = 0
  for (let row = 0; row < design.rows; row++) {
    if (counts[row]) value += influence[row] = design.weights[row]! * column[row]!
  }
  return { value, influence }
}

const meanInfluence: Influence = ({ design, column, counts, weight }) => {
  let value = 0
  for (let row = 0; row < design.rows; row++) if (counts[row]) value += design.weights[row]! * column[row]!
  value /= weight
  const influence = new Float64Array(design.rows)
  for (let row = 0; row < design.rows; row++) {
    if (counts[row]) influence[row] = (design.weights[row]! * (column[row]! - value)) / weight
  }
  return { value, influence }
}

/** SPEC C6. What the variance of the mean would be with a simple random sample of n out of the weighted number. */
function simpleVariance(
  { rows, weights }: Design,
  column: Column,
  counts: Uint8Array,
  { n, weight }: { n: number; weight: number },
): number {
  let mean = 0
  for (let row = 0; row < rows; row++) if (counts[row]) mean += (weights[row]! * column[row]!) / weight
  let square = 0
  for (let row = 0; row < rows; row++) {
    if (counts[row]) square += (weights[row]! * (column[row]! - mean) ** 2) / weight
  }
  return ((square * n) / (n - 1)) * ((weight - n) / (weight * n))
}

/** Rows of the domain in which every column has a value. */
export function countedRows({ rows }: Design, columns: readonly Column[], domain?: Rows): Uint8Array {
  const counts = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    counts[row] =
      (domain ? Boolean(domain[row]) : true) && columns.every((column) => !Number.isNaN(column[row]!)) ? 1 : 0
  }
  return counts
}

function sizeOf({ rows, weights }: Design, counts: Uint8Array): { n: number; weight: number } {
  let n = 0
  let weight = 0
  for (let row = 0; row < rows; row++) {
    if (!counts[row] || weights[row] === 0) continue
    n++
    weight += weights[row]!
  }
  return { n, weight }
}

/** SPEC C3. Ratio of two totals. */
export function estimateRatio(design: Design, over: Column, under: Column, { domain }: Options = {}): Estimate {
  const counts = countedRows(design, [over, under], domain)
  const { n } = sizeOf(design, counts)
  if (n === 0) return nothing
  const sums = [over, under].map((column) => totalInfluence({ design, column, counts, weight: 0 }).value)
  const value = sums[0]! / sums[1]!
  const influence = new Float64Array(design.rows)
  for (let row = 0; row < design.rows; row++) {
    if (counts[row]) influence[row] = (design.weights[row]! * (over[row]! - value * under[row]!)) / sums[1]!
  }
  const variance = varianceOfTotals(design, [influence], counts).values[0]!
  return estimate(value, variance, n, designDf(design, counts))
}

export type DomainMeans = { labels: (number | string)[]; estimates: Estimate[]; covariance: Matrix }

/**
 * SPEC C4. Means of a column in each domain of a list of labels, with their covariance: domains share clusters, so that
 * they are not independent. In order of appearance.
 */
export function meansByDomain(design: Design, column: Column, domains: ArrayLike<number | string>): DomainMeans {
  const counts = countedRows(design, [column])
  const labels = [
    ...new Set(
      Array.from({ length: design.rows }, (_, row) => row).flatMap((row) => (counts[row] ? [domains[row]!] : [])),
    ),
  ]
  const parts = labels.map((label) => {
    const own = counts.map((counted, row) => (counted && domains[row] === label ? 1 : 0))
    const size = sizeOf(design, own)
    return { own, ...size, ...meanInfluence({ design, column, counts: own, weight: size.weight }) }
  })
  const covariance = varianceOfTotals(
    design,
    parts.map(({ influence }) => influence),
    counts,
  )
  const estimates = parts.map(({ value, n, own }, i) =>
    estimate(value, covariance.values[i * labels.length + i]!, n, designDf(design, own)),
  )
  return { labels, estimates, covariance }
}

/** SPEC C5. A linear combination of estimates that were made together, such as the difference of two domains. */
export function combination(
  values: readonly number[],
  covariance: Matrix,
  by: readonly number[],
): { value: number; se: number } {
  const { size } = covariance
  let variance = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) variance += (by[i] ?? 0) * (by[j] ?? 0) * covariance.values[i * size + j]!
  }
  return { value: values.reduce((sum, value, i) => sum + value * (by[i] ?? 0), 0), se: Math.sqrt(variance) }
}
