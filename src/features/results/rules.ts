import type { Localities } from '#lib/localities/localities.ts'
import { approximate, meanPoints, type Points } from '#lib/scoring/decimal.ts'
import { type RankInterval, rankIntervals } from '#lib/scoring/rank-interval.ts'
import { notableChange } from '#lib/scoring/ranking.ts'
import { type Column, shown, TOTAL, type YearTable } from './field-rules.ts'
import type { Field, IndexCard, Line, Standing } from './schema.ts'
import type { Linked } from './series-rules.ts'

type Change = NonNullable<Line['change']>
export type UnitName = { unit: string; name: string; region: string | null; own: boolean }

/** The year before, and what its lines are called there. */
export type Before = { table: YearTable; linked: Linked }

export function standingAt({ points: values, places, groups, of, official }: Column, at: number): Standing {
  const place = places[at] ?? null
  return {
    points: shown(values[at]),
    rank: place?.rank ?? null,
    tiedWith: place?.tiedWith ?? 0,
    of,
    group: groups[at] ?? null,
    officialGroup: official.has(at),
  }
}

/** The move against the year before; null where either has no score or the line did not exist. */
export function changeAt(table: YearTable, code: string, unit: string, before: Before | undefined): Change | null {
  const link = before?.linked(code)
  if (!before || !link || link.code === null) return null
  const [now, was] = [placeIn(table, code, unit), placeIn(before.table, link.code, unit)]
  if (now.points === null || was.points === null) return null
  return {
    before: approximate(was.points),
    points: approximate(now.points - was.points),
    percent: was.points === 0 ? 0 : ((now.points - was.points) / was.points) * 100,
    notable: notableChange(was.points, now.points),
    rank: now.rank !== null && was.rank !== null ? was.rank - now.rank : null,
    comparable: link.comparable,
    reason: link.reason,
  }
}

function placeIn(table: YearTable, code: string, unit: string): { points: Points | null; rank: number | null } {
  const [column, at] = [table.columns.get(code), table.at.get(unit) ?? -1]
  return { points: column?.points[at] ?? null, rank: column?.places[at]?.rank ?? null }
}

export type Names = (unit: string) => UnitName

/** The table of a unit in a year: every line with its place, its change and what it is compared with. */
export function linesOf(table: YearTable, unit: string, before: Before | undefined, nameOf: Names): Line[] {
  const at = table.at.get(unit) ?? -1
  const { region } = nameOf(unit)
  const neighbours = table.units.flatMap((it, i) => (region !== null && nameOf(it).region === region ? [i] : []))
  return [...table.columns.values()].map((column): Line => {
    const { item, quartiles } = column
    const max = maximumOf(table, column)
    const mine = column.points[at] ?? null
    return {
      ...standingAt(column, at),
      code: item.code,
      parent: item.parent,
      depth: item.depth,
      name: item.criterion?.name.vi ?? '',
      min: item.criterion ? (item.criterion.min ?? 0) : (table.edition.framework.minimum ?? 0),
      max,
      percentOfMax: mine === null || max === null ? null : (approximate(mine) / max) * 100,
      change: changeAt(table, item.code, unit, before),
      best: bestOf(table, column, nameOf),
      p75: shown(quartiles.p75),
      median: shown(quartiles.median),
      mean: shown(column.mean),
      regionMean: meanOver(column, neighbours),
    }
  })
}

export const maximumOf = ({ edition }: YearTable, { item }: Column): number | null =>
  item.criterion ? item.criterion.max : edition.framework.maximum

function bestOf({ units }: YearTable, { points: values, best }: Column, nameOf: Names): Line['best'] {
  if (best === null) return null
  const first = units.filter((_, i) => values[i] === best).map((it) => nameOf(it).name)
  return { points: approximate(best), units: first.slice(0, 5) }
}

function meanOver({ points: values }: Column, places: readonly number[]): number | null {
  const scored = places.flatMap((i) => (values[i] === null || values[i] === undefined ? [] : [values[i]]))
  return scored.length > 1 ? approximate(meanPoints(scored)) : null
}

/** Standard errors of totals as they were published, by unit. */
export type Errors = ReadonlyMap<string, number>

export type Ranges = ReadonlyMap<string, RankInterval & { standardError: number | null }>

/** Ranks with an interval, for those years that a precision was published for. */
export function rangesOf(
  table: YearTable,
  errors: Errors,
): Map<string, RankInterval & { standardError: number | null }> {
  const column = table.columns.get(TOTAL)
  if (!column || errors.size === 0 || table.ownMean) return new Map()
  const field = table.units.flatMap((unit, i) => {
    const value = column.points[i] ?? null
    return value === null ? [] : [{ unit, points: value, standardError: errors.get(unit) ?? null }]
  })
  const intervals = rankIntervals(field)
  return new Map(
    field.flatMap(({ unit, standardError }, i) => {
      const interval = intervals[i]
      return interval ? [[unit, { ...interval, standardError }] as const] : []
    }),
  )
}

/** The whole field of a year: every unit with its place in every line. */
export function fieldUnits(
  table: YearTable,
  before: Before | undefined,
  ranges: Ranges,
  nameOf: Names,
  tileOf: (unit: string) => readonly [number, number] | null,
): Field['units'] {
  const columns = [...table.columns.values()]
  return table.units.map((unit, at) => {
    const standings = columns.map((column) => {
      const { of, ...standing } = standingAt(column, at)
      return [column.item.code, { ...standing, change: changeAt(table, column.item.code, unit, before) }] as const
    })
    const range = ranges.get(unit)
    const tile = tileOf(unit)
    return {
      ...nameOf(unit),
      tile: tile && [tile[0], tile[1]],
      standings: Object.fromEntries(standings),
      range: range ? { unit, ...rangeShown(range) } : null,
    }
  })
}

export const rangeShown = ({
  low,
  high,
  firstTen,
  standardError,
}: RankInterval & { standardError: number | null }) => ({
  low,
  high,
  firstTen,
  standardError,
})

export const fieldCodes = (table: YearTable): Field['codes'] =>
  [...table.columns.values()].map((column) => ({
    code: column.item.code,
    parent: column.item.parent,
    depth: column.item.depth,
    name: column.item.criterion?.name.vi ?? '',
    max: maximumOf(table, column),
    mean: shown(column.mean),
    median: shown(column.quartiles.median),
    p75: shown(column.quartiles.p75),
    p25: shown(column.quartiles.p25),
    best: shown(column.best),
  }))

/** Names of units: localities from the content, agencies from the directory. */
export function namesOf(localities: Localities, own: string | null, agencies: ReadonlyMap<string, string>): Names {
  return (unit) => {
    const [kind, id = ''] = unit.split(/:(.*)/)
    if (kind === 'agency') return { unit, name: agencies.get(id) ?? id, region: null, own: false }
    const locality = localities.find(id)
    return { unit, name: locality?.name ?? id, region: locality?.region ?? null, own: unit === own }
  }
}

/** Where our own province stands on one index: the last year that it was scored in. */
export function cardOf(
  head: Pick<IndexCard, 'framework' | 'frameworkName' | 'issuer' | 'illustrative'>,
  tables: readonly YearTable[],
  unit: string,
  linked: (from: number, to: number) => Linked,
): IndexCard {
  const scored = tables.filter((it) => placeIn(it, TOTAL, unit).points !== null)
  const [last, previous] = [scored.at(-1), scored.at(-2)]
  const column = last?.columns.get(TOTAL)
  const standing = last && column ? standingAt(column, last.at.get(unit) ?? -1) : undefined
  const before = last && previous ? { table: previous, linked: linked(previous.year, last.year) } : undefined
  const change = last ? changeAt(last, TOTAL, unit, before) : null
  const names = last?.edition.framework.groups?.names
  return {
    ...head,
    year: last?.year ?? null,
    points: standing?.points ?? null,
    max: last?.edition.framework.maximum ?? null,
    rank: standing?.rank ?? null,
    of: standing?.of ?? 0,
    group: standing?.group ?? null,
    groupName: names && standing?.group !== null && standing ? (names[standing.group] ?? null) : null,
    change: change?.points ?? null,
    rankChange: change?.rank ?? null,
    comparable: change?.comparable ?? false,
    ranks: tables.map((it) => ({
      year: it.year,
      rank: placeIn(it, TOTAL, unit).rank,
      of: it.columns.get(TOTAL)?.of ?? 0,
    })),
  }
}

/** An index has one name over its editions: what stands before the years. */
export const indexName = (name: string): string => name.replace(/\s+(năm\s+)?\d{4}([–-]\d{4})?(?=\s|$)/u, '').trim()
