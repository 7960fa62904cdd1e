import { shown, TOTAL } from '#features/results/field-rules.ts'
import type { Errors } from '#features/results/rules.ts'
import { points as exactly, type Points } from '#lib/scoring/decimal.ts'
import { publishedSums } from '#lib/scoring/published.ts'
import { rankIntervals } from '#lib/scoring/rank-interval.ts'
import { rankAmong } from '#lib/scoring/ranking.ts'
import { Problem } from '#platform/problem.ts'
import { lineCodes, maximumIn, nameIn, pointsIn, type Sheet } from './rules.ts'
import type { Scenario, WhatIf } from './schema.ts'

type Place = WhatIf['base']

/** The scenarios beside each other: each is summed anew over all lines and ranked in the last published field. */
export function whatIfOf(
  sheet: Sheet,
  scenarios: readonly Scenario[],
  errors: Errors,
): Pick<WhatIf, 'of' | 'base' | 'lines' | 'outcomes'> {
  const base = totalOf(sheet, new Map())
  if (base === null) throw new Problem('analysis.no_total')
  return {
    of: sheet.table.columns.get(TOTAL)?.of ?? 0,
    base: placeOf(sheet, base, errors),
    lines: linesOf(sheet),
    outcomes: scenarios.map((scenario) => outcomeOf(sheet, scenario, base, errors)),
  }
}

function outcomeOf(sheet: Sheet, { name, set }: Scenario, base: Points, errors: Errors): WhatIf['outcomes'][number] {
  const wanted = new Map(set.map(({ code, points }) => [code, checked(sheet, code, points)]))
  const total = totalOf(sheet, wanted)
  if (total === null) throw new Problem('analysis.no_total')
  const moved = [...wanted].map(([code, to]) => {
    const from = pointsIn(sheet, code) ?? 0
    const [before, after, change] = [shown(from) ?? 0, shown(to) ?? 0, shown(to - from) ?? 0]
    return { code, name: nameIn(sheet.table, code), from: before, to: after, change }
  })
  return { ...placeOf(sheet, total, errors), name, change: shown(total - base) ?? 0, moved }
}

/** A line takes points within its bounds; one of a dimension and one of its lines contradict each other. */
function checked({ table }: Sheet, code: string, value: number): Points {
  const criterion = table.edition.criteria.find((it) => it.code === code)
  if (!criterion || !table.columns.has(code)) throw new Problem('analysis.unknown_line', { code })
  const max = criterion.max
  const min = criterion.min ?? 0
  if (value < min || (max !== null && value > max)) throw new Problem('analysis.out_of_range', { code, min, max })
  return exactly(value)
}

/** The sum over all lines, with some of them put in another way; a dimension that is set counts instead of its lines. */
export function totalOf(sheet: Sheet, wanted: ReadonlyMap<string, Points>): Points | null {
  const { table } = sheet
  const codes = lineCodes(sheet)
  if (codes[0] === TOTAL) return wanted.get(TOTAL) ?? pointsIn(sheet, TOTAL)
  const parents = new Map(table.edition.criteria.map((it) => [it.code, it.parent]))
  const above = (code: string): string | undefined => {
    for (let at = parents.get(code); at; at = parents.get(at)) if (wanted.has(at)) return at
    return undefined
  }
  const values = new Map<string, Points | null>()
  for (const code of codes) {
    const group = above(code)
    if (group && wanted.has(code)) throw new Problem('analysis.set_twice', { code, group })
    if (group) values.set(group, wanted.get(group) ?? null)
    else values.set(code, wanted.get(code) ?? pointsIn(sheet, code))
  }
  const criteria = table.edition.criteria.filter(({ code }) => values.has(code)).map((it) => ({ ...it, parent: null }))
  return publishedSums(criteria, values).total
}

function placeOf({ table, unit }: Sheet, total: Points, errors: Errors): Place {
  const column = table.columns.get(TOTAL)
  const field = table.units.flatMap((it, i) => {
    const value = it === unit ? total : (column?.points[i] ?? null)
    return value === null ? [] : [{ unit: it, points: value, standardError: errors.get(it) ?? null }]
  })
  const own = field.findIndex((it) => it.unit === unit)
  const others = field.filter((_, i) => i !== own).map(({ points }) => points)
  const rank = rankAmong(total, others)
  const measured = errors.size > 0 && !table.ownMean
  const range = measured ? rankIntervals(field)[own] : undefined
  return { points: shown(total) ?? 0, rank, low: range?.low ?? rank, high: range?.high ?? rank, measured }
}

function linesOf(sheet: Sheet): WhatIf['lines'] {
  const { table } = sheet
  return [...table.columns.values()]
    .filter(({ item }) => item.code !== TOTAL)
    .map(({ item, best, quartiles }) => ({
      ...{ code: item.code, parent: item.parent, depth: item.depth, name: nameIn(table, item.code) },
      ...{ points: shown(pointsIn(sheet, item.code)), min: item.criterion?.min ?? 0 },
      ...{ max: shown(maximumIn(table, item.code)), p75: shown(quartiles.p75), best: shown(best) },
    }))
}
