import type { Design } from '#lib/statistics/design.ts'
import type { Estimate } from '#lib/statistics/estimates.ts'
import { clopperPearson, logitInterval } from '#lib/statistics/intervals.ts'
import type { Figure, Line } from './schema.ts'

/** Where the answers are no sample every answer counts once, and no error is told. */
export function designFor(design: Design | null, rows: number): Design {
  return design ?? plain(rows)
}
const plain = (rows: number): Design => ({
  ...{ rows, weights: new Float64Array(rows).fill(1), adjustments: [], onePsu: 'remove' as const },
  stages: [
    {
      unitOfRow: Int32Array.from({ length: rows }, (_, row) => row),
      stratumOfUnit: new Int32Array(rows),
      sampled: Int32Array.of(rows),
      population: Float64Array.of(Number.POSITIVE_INFINITY),
      parentOfStratum: null,
    },
  ],
})

/** A share with its interval: on the logit, at the edges after Korn and Graubard. */
export function figureOf(estimate: Estimate, isSample: boolean): Figure | null {
  const { value, se, n, df, deff } = estimate
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
