import { compareShare, type Points, points } from './decimal.ts'
import type { Framework } from './edition.ts'

/** The class of a total by the edition's own limits, lower bounds inclusive, on exact values. */
export function classOf(
  framework: Pick<Framework, 'classes'>,
  total: { points: Points; max: Points },
): { name: string; index: number } | undefined {
  const { classes } = framework
  if (!classes || (classes.of === 'percent' && total.max <= 0)) return
  const index = classes.bands.findIndex(({ from }) => {
    if (from === null) return true
    if (classes.of === 'points') return total.points >= points(from)
    return compareShare(total.points, total.max, Number((from / 100).toPrecision(15))) >= 0
  })
  return index < 0 ? undefined : { name: classes.bands[index]!.name, index }
}
