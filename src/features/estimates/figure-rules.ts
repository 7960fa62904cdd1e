import type { Estimate } from '#lib/statistics/estimates.ts'
import { clopperPearson, logitInterval } from '#lib/statistics/intervals.ts'
import { hiddenCells } from '#lib/statistics/suppression.ts'
import type { Figure, Line, Result } from './schema.ts'

/** A share with its interval: on the logit, at the edges after Korn and Graubard. */
export function figureOf(estimate: Estimate, isSample: boolean): Figure | null {
  const { value, n, df, deff } = estimate
  // All alike: what is left is rounding.
  const se = estimate.se < 1e-9 ? 0 : estimate.se
  if (Number.isNaN(value)) return null
  if (!isSample || !(df >= 1) || Number.isNaN(se))
    return { value, se: null, low: null, high: null, df: null, deff: null }
  const edge = value <= 0 || value >= 1 || se === 0
  const { low, high } = edge
    ? clopperPearson({ value: Math.min(1, Math.max(0, value)), se, n, df })
    : logitInterval({ value, se, df })
  return { value, se, low: Math.max(0, low), high: Math.min(1, high), df, deff }
}

/** A line as it may be shown: of too few answers nothing is said. */
export function shownLine(code: string, label: string, estimate: Estimate, isSample: boolean, minimum: number): Line {
  if (estimate.n > 0 && estimate.n < minimum) return { code, label, n: null, figure: null, hidden: 'small' }
  return { code, label, n: estimate.n, figure: figureOf(estimate, isSample), hidden: null }
}

/** Whether anything at all is told by a result. */
export const tellsAnything = ({ parts, texts }: Pick<Result, 'parts' | 'texts'>): boolean =>
  parts.some(({ overall, factors, items, questions, numbers, scores }) =>
    [overall, ...factors, ...items, ...questions.flatMap(({ lines }) => lines), ...numbers, ...scores].some(
      (line) => line?.figure,
    ),
  ) || texts.some(({ themes }) => themes.some(({ n }) => n !== null))

/** Which cells of a list that adds up to its total stay hidden; the total itself is printed elsewhere and always known. */
export function hiddenOf(counts: readonly number[], minimum: number): Line['hidden'][] {
  const all = counts.reduce((sum, n) => sum + n, 0)
  const hidden = hiddenCells(
    { counts: [...counts, all], equations: [{ total: counts.length, parts: counts.map((_, i) => i) }] },
    { minimum },
  )
  if (hidden.at(-1) === null || all < minimum) return hidden.slice(0, -1)
  // The total is known whatever this table hides: then everything in it stays hidden.
  return counts.map((n) => (n === 0 ? null : n < minimum ? 'small' : 'complementary'))
}
