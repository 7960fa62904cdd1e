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

/** One figure of two samples that were drawn apart: the difference with its test (Satterthwaite); null where one has no error. */
export function differenceOf(
  before: Pick<Line, 'figure' | 'n'>,
  now: Pick<Line, 'figure' | 'n'>,
): Omit<Difference, 'code' | 'label' | 'unit'> | null {
  const first = before.figure && estimateFrom(before.figure, before.n)
  const second = now.figure && estimateFrom(now.figure, now.n)
  if (!first || !second) return null
  const { value, se, df, p } = differenceOfSurveys(first, second)
  const half = se === 0 ? 0 : -tQuantile(0.025, df) * se
  return {
    before: first.value,
    now: second.value,
    difference: value,
    low: value - half,
    high: value + half,
    p,
  }
}

/** What two results have in common, each figure with its difference; self-selected answers are not compared. */
export function compared(before: Result, now: readonly Part[]): Difference[] {
  const key = ({ line, unit }: Compared) => `${unit} ${line.code}`
  const earlier = new Map(linesOf(before.parts).map((each) => [key(each), each.line]))
  return linesOf(now).flatMap(({ line, unit }) => {
    const old = earlier.get(key({ line, unit }))
    const difference = old ? differenceOf(old, line) : null
    return difference ? [{ code: line.code, label: line.label, unit, ...difference }] : []
  })
}
