import { figureWords } from '#features/estimates/onward/rules.ts'
import type { TakenFrom } from '#features/estimates/onward/schema.ts'
import type { Engine } from '#features/rounds/engine.ts'
import { decimalText } from '#features/rounds/engine.ts'
import type { Claim } from '#features/rounds/schema.ts'
import { isSurveyed, ratingOf, tooFew, worthOf } from '#features/rounds/surveys/rules.ts'
import type { Criterion } from '#lib/scoring/edition.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import type { BookSource, Fillable } from './schema.ts'

const empty: Claim = { figures: {}, notApplicable: [], penalties: [], gates: [], given: null }

/** The points of criteria that surveys score; of others each share that is written as it is: counts and sums are nobody's opinion. */
export function fillableIn({ scorer }: Engine, criterion: Criterion): Fillable[] {
  if (criterion.max === null) return []
  if (isSurveyed(criterion)) return [{ key: null, label: 'Điểm của tiêu chí', score: ratingOf(criterion) }]
  return scorer.keysOf(criterion.code).flatMap((key) => {
    const figure = scorer.figure(criterion.code, key)
    return figure?.kind === 'rate' ? [{ key, label: figure.label || 'Tỷ lệ', score: null }] : []
  })
}

export type Filling = { claim: Claim; fills: string; arithmetic: string }

/**
 * What stands in the book then: points by the rule of the edition, or the figure itself as a share of one.
 */
export function fillingOf(
  engine: Engine,
  criterion: Criterion,
  key: string | null,
  { from, mean, before }: { from: Omit<TakenFrom, 'arithmetic'>; mean: string | null; before: Claim | null },
): Filling {
  const first = mean === null ? '' : `${mean}; `
  if (key === null) {
    const { points, arithmetic } = worthOf(engine, criterion, from.scale, from.value)
    const ballots = tooFew(criterion, from.n) ? from.n : null
    // As in a round: given points would stand above what leaves the criterion out.
    const claim = ballots === null ? { ...empty, given: decimalText(points) } : { ...empty, figures: { ballots } }
    return { claim, fills: `${formatNumber(points / 1e12, 2)} điểm`, arithmetic: first + arithmetic }
  }
  const value = Math.round(from.value * 10_000) / 10_000
  const claim = { ...(before ?? empty), figures: { ...before?.figures, [key]: value }, given: null }
  const fills = `${formatNumber(100 * value, 2)} %`
  return { claim, fills, arithmetic: `${first}${figureWords(from.scale, from)} → ${fills}` }
}

/** Whether a line that a survey filled would say something else: that part is not typed over. */
export function typesOver(source: BookSource | undefined, stored: Claim | undefined, next: Claim | null): boolean {
  if (!source) return false
  if (source.key === null) return JSON.stringify(stored ?? null) !== JSON.stringify(next)
  return next?.given != null || next?.figures[source.key] !== stored?.figures[source.key]
}

/** What stands in the place of what a survey said when that is taken back out; other figures typed since then stay. */
export function claimWithout({ key, before }: BookSource, now: Claim | null): Claim | null {
  if (key === null || now === null) return before
  const { [key]: _, ...others } = now.figures
  const was = before?.figures[key]
  return { ...now, figures: was === undefined ? others : { ...others, [key]: was } }
}
