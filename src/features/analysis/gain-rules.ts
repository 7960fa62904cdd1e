import { shown, TOTAL } from '#features/results/field-rules.ts'
import { attainableGains } from '#lib/scoring/gain.ts'
import { rankAmong } from '#lib/scoring/ranking.ts'
import { maximumIn, pointsIn, type Sheet } from './rules.ts'
import type { GainLine, LedgerLine } from './schema.ts'

/** What each line could give, and where the total would stand if that line alone reached the upper quartile. */
export function gainsOf(sheet: Sheet, lines: readonly LedgerLine[]): GainLine[] {
  const { table, unit } = sheet
  const known = new Map(lines.map((it) => [it.code, it]))
  const gains = attainableGains(
    lines.map(({ code }) => ({
      code,
      points: pointsIn(sheet, code),
      max: maximumIn(table, code) ?? 0,
      field: table.columns.get(code)?.points ?? [],
    })),
  )
  const total = pointsIn(sheet, TOTAL)
  const others = table.columns.get(TOTAL)?.points.filter((_, i) => table.units[i] !== unit) ?? []
  return gains.flatMap(({ code, points, p75, best, max, toP75, toBest, toMax }): GainLine[] => {
    const line = known.get(code)
    if (!line) return []
    return [
      {
        ...{ code, group: line.group, name: line.name, work: line.work },
        ...{ points: shown(points) ?? 0, p75: shown(p75), best: shown(best), max: shown(max) ?? 0 },
        ...{ toP75: shown(toP75) ?? 0, toBest: shown(toBest) ?? 0, toMax: shown(toMax) ?? 0 },
        rankAtP75: total === null ? null : rankAmong(total + toP75, others),
      },
    ]
  })
}
