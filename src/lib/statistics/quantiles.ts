import { type Design, designDf } from './design.ts'
import { tQuantile } from './distributions.ts'
import { type Column, countedRows, estimateMean } from './estimates.ts'
import { waldInterval } from './intervals.ts'

export type Quantile = { value: number; low: number; high: number; se: number }

/** SPEC C7. Least figure at which the share of the weights reaches p; its interval by Woodruff (1952). */
export function estimateQuantile(design: Design, column: Column, p: number, { level = 0.95 } = {}): Quantile {
  const counts = countedRows(design, [column])
  const order = Array.from({ length: design.rows }, (_, row) => row)
    .filter((row) => counts[row] && design.weights[row]! > 0)
    .sort((a, b) => column[a]! - column[b]!)
  const reached = new Float64Array(order.length)
  let sum = 0
  for (const [i, row] of order.entries()) reached[i] = sum += design.weights[row]!
  const at = (share: number) => {
    if (!(share >= 0 && share <= 1)) return Number.NaN
    // Equal weights that add up to the share exactly miss it by the last bits.
    const found = reached.findIndex((weight) => weight >= share * sum * (1 - 1e-12))
    return column[order[found === -1 ? order.length - 1 : found]!]!
  }
  const value = at(p)
  const below = Float64Array.from({ length: design.rows }, (_, row) =>
    counts[row] ? Number(column[row]! <= value) : NaN,
  )
  const share = estimateMean(design, below)
  const df = designDf(design, counts)
  const { low, high } = waldInterval({ value: share.value, se: share.se, df }, { level })
  const ends = { low: low < 0 ? Number.NaN : at(low), high: high > 1 ? Number.NaN : at(high) }
  return { value, ...ends, se: (ends.high - ends.low) / (2 * -tQuantile((1 - level) / 2, df)) }
}
