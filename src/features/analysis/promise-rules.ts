import { shown, TOTAL } from '#features/results/field-rules.ts'
import { criteriaIndex, matchCriterion } from '#lib/reader/criteria.ts'
import { points as exactly, type Points } from '#lib/scoring/decimal.ts'
import { readTarget } from '#lib/scoring/read-target.ts'
import { distanceTo, evenPath, pathOf, type Target } from '#lib/scoring/target.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { PromisedTarget } from './promise-schema.ts'
import type { Standing } from './reading.ts'
import { lineCodes, maximumIn, pointsIn, rankIn } from './rules.ts'
import type { Confirmed, TargetRow } from './store.ts'

/** "PAR INDEX" → par-index. */
export const slugOf = (name: string): string =>
  name
    .trim()
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()

type Known = { framework: string; frameworkName: string; standing: Standing | undefined }

/** What a plan promises, as a typed target, and how far our province is from it in its last results. */
export function promiseOf(
  row: TargetRow,
  { framework, frameworkName, standing }: Known,
): Omit<PromisedTarget, 'confirmed' | 'can'> {
  const { id, planId, planNumber, planTitle, axis, text, year } = row
  if (row.confirmed) return confirmedPromise(row, row.confirmed, { framework, frameworkName, standing })
  const madeIn = Number((row.issuedOn ?? '').slice(0, 4)) || undefined
  const known = standing?.tables.map((it) => it.year).filter((it) => madeIn === undefined || it < madeIn) ?? []
  const typed = readTarget(text, known.at(-1) ?? (madeIn ?? year ?? 0) - 1) ?? null
  const head = { id, planId, planNumber, planTitle, framework, frameworkName, axis, text, year, typed }
  const typedOut = typed && { ...typed, ...('within' in typed ? { within: [...typed.within] } : {}) }
  const code = standing && typed && speaksOfIndex(row, typed) ? codeOf(standing, row) : null
  const dueYear = year ?? madeIn ?? null
  const measured = standing && typed && code !== null ? measureAs(standing, code, typed, { text, dueYear }) : nothing
  return { ...head, year: dueYear, typed: typedOut as PromisedTarget['typed'], code, ...measured }
}

/** As a person said: no reading of words, no guess about the line. */
function confirmedPromise(
  { id, planId, planNumber, planTitle, axis, text }: TargetRow,
  { typed, year, code }: Confirmed,
  { framework, frameworkName, standing }: Known,
): Omit<PromisedTarget, 'confirmed' | 'can'> {
  const head = { id, planId, planNumber, planTitle, framework, frameworkName, axis, text, year, typed }
  const line = code ?? TOTAL
  const isKnown = typed !== null && standing?.sheet.table.columns.has(line) === true
  const measured = isKnown && standing && typed ? measureAs(standing, line, typed, { text, dueYear: year }) : nothing
  return { ...head, code: typed === null ? null : line, ...measured }
}

/**
 * Whether the words promise something of the index itself: "98 % of dossiers on time" stands among its objectives and is
 * none of its figures. Places and groups are always of the index; points must be named; a percent needs the index by name.
 */
function speaksOfIndex({ text, indexName }: TargetRow, typed: Target): boolean {
  const words = fold(text)
  if (typed.kind === 'percent') return words.includes(fold(indexName)) || /chi so (hai long|noi dung)/.test(words)
  return typed.kind !== 'points' || words.includes('diem')
}

/** "No dimension in the lowest group" is asked of each dimension; everything else of the line that is named. */
type Said = { text: string; dueYear: number | null }

function measureAs(standing: Standing, code: string, typed: Target, { text, dueYear }: Said): Measured {
  const each = /khong (co )?(noi dung|chi so|linh vuc|truc)( noi dung| thanh phan)* nao/.test(fold(text))
  const whole = measure(standing, code, typed, dueYear)
  if (typed.kind !== 'group' || !each || code !== TOTAL) return whole
  const { table } = standing.sheet
  const dimensions = table.edition.criteria.filter(({ parent, code: it }) => parent === null && table.columns.has(it))
  const all = dimensions.map((it) => measure(standing, it.code, typed, dueYear))
  if (all.length === 0 || all.some(({ reached }) => reached === null)) return nothing
  const short = all.filter(({ reached }) => !reached)
  const needed = short.map(({ pointsNeeded }) => pointsNeeded)
  const sum = needed.every((it) => it !== null) ? needed.reduce<number>((a, b) => a + (b ?? 0), 0) : null
  return { ...whole, reached: short.length === 0, missing: short.length, pointsNeeded: sum }
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

function measure(
  { sheet, tables, unit, before }: Standing,
  code: string,
  typed: Target,
  dueYear: number | null,
): Measured {
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
  const max = maximumIn(table, code) ?? percentIndex(table.edition.framework.framework)
  if (max === null && typed.kind === 'percent') return nothing
  const standing = {
    year: table.year,
    max: max ?? 0,
    field: column.points,
    own,
    groups: column.groups,
  }
  const lineChanges = before && lineCodes(sheet).flatMap((line) => changeOf(line))
  const { reached, missing, pointsNeeded } = distanceTo(typed, { ...standing, lineChanges }, base)
  const rank = column.places[own]?.rank ?? null
  const steps =
    typed.kind === 'rankGain'
      ? pathOf(typed, yearsOf(typed, table.year), base).map((it) => ({ ...it, points: null }))
      : evenPath(
          { year: table.year, rank, points: column.points[own] ?? null },
          {
            year: reached ? table.year : (dueYear ?? table.year),
            rank: typed.kind === 'rank' ? typed.atMost : null,
            needed: pointsNeeded,
          },
        )
  return {
    measuredIn: table.year,
    value: shown(column.points[own]),
    rank,
    ...{ reached, missing, pointsNeeded: shown(pointsNeeded) },
    path: steps.map(({ year, rank: wanted, points }) => ({
      year,
      wanted,
      rank: base.get(year) ?? null,
      points: shown(points),
    })),
  }

  function changeOf(line: string): Points[] {
    const [now, was] = [pointsIn(sheet, line), before ? pointsIn(before.sheet, line) : null]
    return now === null || was === null ? [] : [now - was]
  }
}

/** SIPAS has no maximum of points: its results are percents themselves. */
const percentIndex = (framework: string): Points | null => (framework === 'sipas' ? exactly(100) : null)

/** A staircase from its first to its last year; for the others there is no path to show. */
const yearsOf = (typed: Target, last: number): number[] => {
  if (typed.kind !== 'rankGain') return []
  const until = Math.min(typed.until, Math.max(last, typed.from) + 15)
  return Array.from({ length: Math.max(0, until - typed.from) }, (_, i) => typed.from + 1 + i)
}
