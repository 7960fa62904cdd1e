import type { Points } from './decimal.ts'
import { quartile } from './ranking.ts'

/** What one line could gain: up to the upper quartile of the field, up to the best, up to the maximum. Never negative. */
export type Gain = {
  code: string
  points: Points
  p75: Points | null
  best: Points | null
  max: Points
  toP75: Points
  toBest: Points
  toMax: Points
}

export type GainLine = { code: string; points: Points | null; max: Points; field: readonly (Points | null)[] }

/**
 * Attainable gain of each line beside its field, greatest first by `by`. Room to improve is measured against what others
 * reach: the nominal maximum is out of reach in some lines (papi.md § 1.5).
 */
export function attainableGains(lines: readonly GainLine[], by: 'toP75' | 'toBest' | 'toMax' = 'toP75'): Gain[] {
  return lines
    .flatMap(({ code, points, max, field }): Gain[] => {
      if (points === null) return []
      const p75 = quartile(field, 3)
      const known = field.filter((value) => value !== null)
      const best = known.length > 0 ? known.reduce((a, b) => Math.max(a, b)) : null
      const up = (to: Points | null) => Math.max(0, (to ?? points) - points)
      return [{ code, points, p75, best, max, toP75: up(p75), toBest: up(best), toMax: up(max) }]
    })
    .sort((a, b) => b[by] - a[by] || b.toMax - a.toMax)
}
