import { differenceOfSurveys } from '#lib/statistics/differences.ts'
import { tQuantile } from '#lib/statistics/distributions.ts'
import type { Estimate } from '#lib/statistics/estimates.ts'
import type { Difference, Figure, Part, Result } from './schema.ts'

const estimateFrom = (figure: Figure, n: number | null): Estimate | null =>
  figure.se === null || figure.df === null
    ? null
    : { ...{ value: figure.value, se: figure.se, variance: figure.se ** 2, n: n ?? 0, df: figure.df, deff: null } }

/** Differences of two samples that were drawn apart, each tested (Satterthwaite); self-selected answers are not compared. */
export function compared(before: Result, now: readonly Part[]): Difference[] {
  const linesOf = (parts: readonly Part[]) => {
    const part = parts.find(({ source }) => source === 'sample')
    return part ? [...(part.overall ? [part.overall] : []), ...part.factors, ...part.items] : []
  }
  const earlier = new Map(linesOf(before.parts).map((line) => [line.code, line]))
  return linesOf(now).flatMap(({ code, label, figure, n }) => {
    const old = earlier.get(code)
    const first = old?.figure && estimateFrom(old.figure, old.n)
    const second = figure && estimateFrom(figure, n)
    if (!first || !second) return []
    const { value, se, df, p } = differenceOfSurveys(first, second)
    const half = se === 0 ? 0 : -tQuantile(0.025, df) * se
    return [
      {
        code,
        label,
        before: first.value,
        now: second.value,
        difference: value,
        low: value - half,
        high: value + half,
        p,
        unit: 'share',
      },
    ]
  })
}
