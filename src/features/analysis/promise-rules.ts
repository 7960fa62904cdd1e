import { shown, TOTAL } from '#features/results/field-rules.ts'
import { criteriaIndex, matchCriterion } from '#lib/reader/criteria.ts'
import type { Points } from '#lib/scoring/decimal.ts'
import { readTarget } from '#lib/scoring/read-target.ts'
import { distanceTo, pathOf, type Target } from '#lib/scoring/target.ts'
import type { Standing } from './reading.ts'
import { lineCodes, maximumIn, pointsIn, rankIn } from './rules.ts'
import type { PromisedTarget } from './schema.ts'
import type { TargetRow } from './store.ts'

/** "PAR INDEX" → par-index. */
export const slugOf = (name: string): string =>
  name
    .trim()
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()

type Known = { framework: string; frameworkName: string; standing: Standing | undefined }

/** What a plan promises, as a typed target, and how far our province is from it in its last results. */
export function promiseOf(row: TargetRow, { framework, frameworkName, standing }: Known): PromisedTarget {
  const { id, planId, planNumber, planTitle, axis, text, year } = row
  const madeIn = Number((row.issuedOn ?? '').slice(0, 4)) || undefined
  const known = standing?.tables.map((it) => it.year).filter((it) => madeIn === undefined || it < madeIn) ?? []
  const typed = readTarget(text, known.at(-1) ?? (madeIn ?? year ?? 0) - 1) ?? null
  const head = { id, planId, planNumber, planTitle, framework, frameworkName, axis, text, year, typed }
  const typedOut = typed && { ...typed, ...('within' in typed ? { within: [...typed.within] } : {}) }
  const code = standing ? codeOf(standing, row) : null
  const measured = standing && typed && code !== null ? measure(standing, code, typed) : nothing
  return { ...head, typed: typedOut as PromisedTarget['typed'], code, ...measured }
}

type Measured = Pick<PromisedTarget, 'measuredIn' | 'value' | 'rank' | 'reached' | 'missing' | 'pointsNeeded' | 'path'>
const nothing: Measured = {
  ...{ measuredIn: null, value: null, rank: null, reached: null, missing: null, pointsNeeded: null },
  path: [],
}

/** The line that a target is about: the dimension that it names for certain, else the whole index. */
function codeOf({ sheet }: Standing, { axis }: TargetRow): string | null {
  if (axis === null) return TOTAL
  const { criteria } = sheet.table.edition
  const match = matchCriterion(axis, criteriaIndex(criteria.map(({ code, name }) => ({ code, name: name.vi }))))
  return match.match === 'certain' && sheet.table.columns.has(match.code) ? match.code : null
}

function measure({ sheet, tables, unit, before }: Standing, code: string, typed: Target): Measured {
  const { table } = sheet
  const column = table.columns.get(code)
  const own = table.at.get(unit) ?? -1
  if (!column) return nothing
  const base = new Map(
    tables.flatMap((it) => {
      const rank = rankIn({ table: it, unit }, code)
      return rank === null ? [] : [[it.year, rank] as const]
    }),
  )
  const standing = {
    year: table.year,
    max: maximumIn(table, code) ?? 0,
    field: column.points,
    own,
    groups: column.groups,
  }
  const lineChanges = before && lineCodes(sheet).flatMap((line) => changeOf(line))
  const { reached, missing, pointsNeeded } = distanceTo(typed, { ...standing, lineChanges }, base)
  const path = pathOf(typed, yearsOf(typed, table.year), base)
  return {
    measuredIn: table.year,
    value: shown(column.points[own]),
    rank: column.places[own]?.rank ?? null,
    ...{ reached, missing, pointsNeeded: shown(pointsNeeded) },
    path: path.map(({ year, rank }) => ({ year, wanted: rank, rank: base.get(year) ?? null })),
  }

  function changeOf(line: string): Points[] {
    const [now, was] = [pointsIn(sheet, line), before ? pointsIn(before.sheet, line) : null]
    return now === null || was === null ? [] : [now - was]
  }
}

/** A staircase from its first to its last year; for the others there is no path to show. */
const yearsOf = (typed: Target, last: number): number[] => {
  if (typed.kind !== 'rankGain') return []
  const until = Math.min(typed.until, Math.max(last, typed.from) + 15)
  return Array.from({ length: Math.max(0, until - typed.from) }, (_, i) => typed.from + 1 + i)
}
