import { MOST_POINTS } from './decimal.ts'
import type { Criterion, Indicator } from './edition.ts'

/**
 * Indicators of a year as lines that `readResults` can read: their range is that of the published form, a share of 1
 * where the workbooks print one. A nought is a value here, since the ranges begin with it. Sums of money beyond
 * 9,007 (in thousand đồng) are no points and are left out; see `beyondPoints`.
 */
export function indicatorLines(indicators: readonly Indicator[], year: number): Criterion[] {
  return indicators
    .filter((it) => it.years.includes(year) && !beyondPoints(it))
    .map((it): Criterion => {
      const { code, name, confidence } = it
      return { code, parent: null, name, ...rangeOf(it), confidence }
    })
}

/** Whether an indicator's values are too great for points; they are kept as plain figures elsewhere. */
export const beyondPoints = ({ max }: Indicator): boolean => max !== null && max > MOST_POINTS

/** Bounds of an indicator as its values are published; null where none is known. */
export const indicatorRange = (it: Indicator): { min: number | null; max: number | null } =>
  it.publishedAs === undefined ? { min: null, max: null } : rangeOf(it)

function rangeOf({ publishedAs, min, max }: Indicator): { min: number; max: number | null } {
  if (publishedAs === 'fraction') return { min: (min ?? 0) / 100, max: (max ?? 100) / 100 }
  return publishedAs === 'percent' ? { min: 0, max: 100 } : { min: Math.min(0, min ?? 0), max }
}
