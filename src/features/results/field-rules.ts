import type { Localities } from '#lib/localities/localities.ts'
import { leafCodes } from '#lib/scoring/crosswalk.ts'
import { approximate, meanPoints, type Points } from '#lib/scoring/decimal.ts'
import type { Criterion, Edition } from '#lib/scoring/edition.ts'
import { mergedView, publishedSums } from '#lib/scoring/published.ts'
import { type Place, quartile, quartileGroups, ranksOf, type UnscoredReading } from '#lib/scoring/ranking.ts'

/** What valid imports say of one unit in one year, oldest import first. */
export type Told = { unit: string; figures: Readonly<Record<string, Points | null>> }

/** One line of a year's table: the total, a dimension, what is below it. */
export type Item = { code: string; parent: string | null; depth: number; criterion: Criterion | null }

/** Values of one code over the field, in the order of `units`, with what follows from them. */
export type Column = {
  item: Item
  points: (Points | null)[]
  places: (Place | null)[]
  groups: (number | null)[]
  /** Places whose group the index owner named. */
  official: ReadonlySet<number>
  of: number
  best: Points | null
  mean: Points | null
  quartiles: { p25: Points | null; median: Points | null; p75: Points | null }
}

/** Everything of one year: who was scored, what for, and where that puts them. */
export type YearTable = {
  year: number
  edition: Edition
  units: string[]
  at: ReadonlyMap<string, number>
  columns: ReadonlyMap<string, Column>
  /** Not published: our own means over the members of merged provinces. */
  ownMean: boolean
}

export const TOTAL = 'total'

/** Where others score and only results are kept, the first line is the total; nothing is added up. */
export const rootOf = ({ framework, criteria }: Edition): string | null =>
  framework.status === 'resultsOnly' ? (criteria[0]?.code ?? null) : null

/** The lines of an edition in the order of its table, the total first. */
export function itemsOf(edition: Edition): Item[] {
  const { criteria } = edition
  const root = rootOf(edition)
  const children = Map.groupBy(criteria, (it) => it.parent)
  const below = (code: string | null, depth: number): Item[] =>
    (children.get(code) ?? []).flatMap((criterion) => {
      const item = { code: criterion.code, parent: criterion.parent, depth, criterion }
      return criterion.code === TOTAL || criterion.code === root ? [] : [item, ...below(criterion.code, depth + 1)]
    })
  return [{ code: TOTAL, parent: null, depth: 0, criterion: null }, ...below(null, 1)]
}

type Values = Map<string, Points | null>

/**
 * Values of a unit with sub-totals and total. Where the parts are known their sum holds, as the index owner forms it;
 * where only the sum was published, that.
 */
export function valuesOf(edition: Edition, told: readonly Told[]): Values {
  const { criteria, framework } = edition
  const said: Values = new Map()
  for (const { figures } of told) for (const [code, points] of Object.entries(figures)) said.set(code, points)
  if (framework.status === 'resultsOnly') {
    said.set(TOTAL, said.get(TOTAL) ?? said.get(rootOf(edition) ?? '') ?? null)
    return said
  }
  const { byCode, total } = publishedSums(criteria, said)
  const values: Values = new Map(byCode)
  for (const [code, points] of said) if ((values.get(code) ?? null) === null) values.set(code, points)
  values.set(TOTAL, total ?? said.get(TOTAL) ?? null)
  return values
}

/** Groups that the index owner named, by code and unit. */
export type OfficialGroups = ReadonlyMap<string, ReadonlyMap<string, number>>

type YearOptions = {
  unscored?: UnscoredReading
  /** Units that are shown without a score where nothing was published of them. */
  expected?: readonly string[]
  official?: OfficialGroups
}

export function yearTable(
  year: number,
  edition: Edition,
  told: readonly Told[],
  { unscored = 'left out', expected = [], official = new Map() }: YearOptions = {},
): YearTable {
  const byUnit = Map.groupBy(told, ({ unit }) => unit)
  const values = new Map<string, Values>([...byUnit].map(([unit, each]) => [unit, valuesOf(edition, each)]))
  for (const unit of expected) if (!values.has(unit)) values.set(unit, new Map())
  return tableOf({ year, edition, ownMean: false }, values, unscored, official)
}

function tableOf(
  { year, edition, ownMean }: Pick<YearTable, 'year' | 'edition' | 'ownMean'>,
  values: ReadonlyMap<string, Values>,
  unscored: UnscoredReading,
  official: OfficialGroups,
): YearTable {
  const units = [...values.keys()].sort()
  const columns = new Map<string, Column>()
  for (const item of itemsOf(edition)) {
    const points = units.map((unit) => values.get(unit)?.get(item.code) ?? null)
    const scored = points.filter((it) => it !== null)
    if (scored.length === 0 && item.code !== TOTAL) continue
    const named = official.get(item.code)
    const given = new Map(units.flatMap((unit, i) => (named?.has(unit) ? [[i, named.get(unit) ?? 0] as const] : [])))
    columns.set(item.code, columnOf(item, points, scored, unscored, given))
  }
  return { year, edition, units, at: new Map(units.map((unit, i) => [unit, i])), columns, ownMean }
}

function columnOf(
  item: Item,
  points: (Points | null)[],
  scored: Points[],
  unscored: UnscoredReading,
  official: ReadonlyMap<number, number>,
): Column {
  return {
    item,
    points,
    places: ranksOf(points),
    groups: quartileGroups(points, unscored, official),
    official: new Set(official.keys()),
    of: scored.length,
    best: scored.length > 0 ? Math.max(...scored) : null,
    mean: scored.length > 0 ? meanPoints(scored) : null,
    quartiles: { p25: quartile(points, 1), median: quartile(points, 2), p75: quartile(points, 3) },
  }
}

/** The year over the provinces of now: each value the plain mean of its members', and none where a member has none. */
export function asNow(
  table: YearTable,
  localities: Localities,
  field: string,
  unscored: UnscoredReading = 'left out',
): YearTable {
  const now = localities.fields.find((it) => it.field === field)?.localities.filter((it) => it.now) ?? []
  const values = new Map<string, Values>()
  for (const { id, members } of now) {
    const places = members.map((member) => table.at.get(`locality:${member}`))
    if (places.every((place) => place === undefined)) continue
    const means: Values = new Map()
    for (const [code, { points }] of table.columns) {
      const each = places.map((place) => ({ name: '', value: place === undefined ? null : (points[place] ?? null) }))
      means.set(code, mergedView(each).mean)
    }
    values.set(`locality:${id}`, means)
  }
  return tableOf({ ...table, ownMean: true }, values, unscored, new Map())
}

/** Groups of localities that were ranked with each other: a country, or the invented one. Agencies are one field. */
export function fieldOfUnit(localities: Localities, unit: string): string {
  const [kind, id = ''] = unit.split(/:(.*)/)
  return kind === 'locality' ? (localities.fieldWith(id)?.field ?? 'unknown') : 'agencies'
}

/** Leaves at or below a code. */
export function leavesBelow({ criteria }: Edition, code: string): string[] {
  const leaves = leafCodes(criteria)
  if (code === TOTAL) return leaves
  const parents = new Map(criteria.map((it) => [it.code, it.parent]))
  const isBelow = (leaf: string): boolean => {
    for (let at: string | null | undefined = leaf; at; at = parents.get(at)) if (at === code) return true
    return false
  }
  return leaves.filter(isBelow)
}

export const shown = (value: Points | null | undefined): number | null =>
  value === null || value === undefined ? null : approximate(value)
