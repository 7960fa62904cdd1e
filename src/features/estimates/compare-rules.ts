import { differenceOfSurveys } from '#lib/statistics/differences.ts'
import { tQuantile } from '#lib/statistics/distributions.ts'
import type { Estimate } from '#lib/statistics/estimates.ts'
import type { Difference, Figure, Line, Part, Result } from './schema.ts'

const estimateFrom = (figure: Figure, n: number | null): Estimate | null =>
  figure.se === null || figure.df === null
    ? null
    : { ...{ value: figure.value, se: figure.se, variance: figure.se ** 2, n: n ?? 0, df: figure.df, deff: null } }

type Compared = { line: Line; unit: Difference['unit'] }

/** What is compared of a result: shares and points of the sample. */
function linesOf(parts: readonly Part[]): Compared[] {
  const part = parts.find(({ source }) => source === 'sample')
  if (!part) return []
  const shares = [...(part.overall ? [part.overall] : []), ...part.factors, ...part.items]
  const points = [...part.scores.flatMap((score) => [score, ...score.parts]), ...(part.total ? [part.total] : [])]
  return [
    ...shares.map((line) => ({ line, unit: 'share' as const })),
    ...points.map((line) => ({ line, unit: 'points' as const })),
  ]
}

/** Differences of two samples that were drawn apart, each tested (Satterthwaite); self-selected answers are not compared. */
export function compared(before: Result, now: readonly Part[]): Difference[] {
  const key = ({ line, unit }: Compared) => `${unit} ${line.code}`
  const earlier = new Map(linesOf(before.parts).map((each) => [key(each), each.line]))
  return linesOf(now).flatMap(({ line, unit }) => {
    const old = earlier.get(key({ line, unit }))
    const first = old?.figure && estimateFrom(old.figure, old.n)
    const second = line.figure && estimateFrom(line.figure, line.n)
    if (!first || !second) return []
    const { value, se, df, p } = differenceOfSurveys(first, second)
    const half = se === 0 ? 0 : -tQuantile(0.025, df) * se
    const interval = { low: value - half, high: value + half }
    const { code, label } = line
    return [{ code, label, unit, before: first.value, now: second.value, difference: value, ...interval, p }]
  })
}
