import type { Points } from './decimal.ts'

/** Place among those who have a value; `tiedWith` counts the others with the same exact value. */
export type Place = { rank: number; tiedWith: number }

/** Ranks on exact values, highest first; equal values share the better place (1, 2, 2, 4). No value, no rank. */
export function ranksOf(values: readonly (Points | null)[]): (Place | null)[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => b - a)
  const first = new Map<Points, number>()
  const count = new Map<Points, number>()
  for (const [i, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, i + 1)
    count.set(value, (count.get(value) ?? 0) + 1)
  }
  return values.map((value) =>
    value === null ? null : { rank: first.get(value)!, tiedWith: (count.get(value) ?? 1) - 1 },
  )
}

/** The rank that a value would take in a field of other values. */
export function rankAmong(value: Points, others: readonly (Points | null)[]): number {
  return 1 + others.filter((other) => other !== null && other > value).length
}

/** How the quartile groups treat those without a value: left out, or counted as zero (papi.md § 2.4). */
export type UnscoredReading = 'left out' | 'as zero'

/**
 * Four groups by the year's quartiles, 0 the highest: from p75, from p50, from p25, below p25; percentiles interpolated
 * linearly, lower bounds inclusive. `official` overrides by index. Those without a value get no group, except where they
 * are read as zero.
 */
export function quartileGroups(
  values: readonly (Points | null)[],
  unscored: UnscoredReading = 'left out',
  official: ReadonlyMap<number, number> = new Map(),
): (number | null)[] {
  const read = values.map((value) => (value === null && unscored === 'as zero' ? 0 : value))
  const sorted = read.filter((value) => value !== null).sort((a, b) => a - b)
  const limits = [3, 2, 1].map((quarter) => fourfoldPercentile(sorted, quarter))
  return read.map((value, i) => {
    const given = official.get(i)
    if (given !== undefined) return given
    if (value === null) return null
    const group = limits.findIndex((limit) => value * 4 >= limit)
    return group < 0 ? 3 : group
  })
}

/** Four times the percentile at quarter/4 of sorted values: whole, so that comparing with it is exact. */
function fourfoldPercentile(sorted: readonly Points[], quarter: number): number {
  const at = (sorted.length - 1) * quarter
  const [k, rest] = [Math.floor(at / 4), at % 4]
  const low = sorted[k] ?? 0
  return (4 - rest) * low + rest * (sorted[k + 1] ?? low)
}

/** The percentile at quarter/4 as points (rounded to 10⁻¹² of a point). */
export function quartile(values: readonly (Points | null)[], quarter: 1 | 2 | 3): Points | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b)
  return sorted.length === 0 ? null : Math.round(fourfoldPercentile(sorted, quarter) / 4)
}

/** "Đáng kể": the score moved by more than 5 % of what it was. 1 up, −1 down, 0 neither. Exact. */
export function notableChange(before: Points, now: Points): -1 | 0 | 1 {
  const change = now - before
  if (change * 20 > Math.abs(before)) return 1
  return -change * 20 > Math.abs(before) ? -1 : 0
}
