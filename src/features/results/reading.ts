import type { Context } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import type { Field as LocalityField } from '#lib/localities/localities.ts'
import type { UnscoredReading } from '#lib/scoring/ranking.ts'
import { dayInVietnam } from '#lib/vietnamese/dates.ts'
import { Problem } from '#platform/problem.ts'
import { changedEditions, editionName } from './edition-rules.ts'
import { asNow, fieldOfUnit, type OfficialGroups, type YearTable, yearTable } from './field-rules.ts'
import { type Before, type Errors, type Names, namesOf, rangesOf } from './rules.ts'
import type { UnitLevel } from './schema.ts'
import { type Linked, linksBetween } from './series-rules.ts'
import { type ImportRow, listLevels, listSheets, listValidImports, type SheetRow } from './store.ts'

export type Reading = Pick<Context, 'db' | 'once' | 'services' | 'province' | 'today'>

/** All years of one field of one index, oldest first, and what is needed to read them. */
export type Years = {
  framework: string
  level: UnitLevel
  field: string
  /** All fields that have results. */
  fields: string[]
  tables: YearTable[]
  errors: ReadonlyMap<number, Errors>
  names: Names
  own: string | null
  linked: (from: number, to: number) => Linked
}

/** Our own province as a unit of results; null where its name is not known. */
export async function ownUnit({ services, province }: Reading): Promise<string | null> {
  const locality = services.localities.own(await services.provinceName(province.code))
  return locality ? `locality:${locality.id}` : null
}

type Asked = { framework: string; level?: UnitLevel; field?: string | undefined; unscored?: UnscoredReading }

/** The field asked for, else that of our own province, else the one that has results. */
export async function readYears(reading: Reading, asked: Asked): Promise<Years> {
  const { framework, level = 'province', unscored = 'left out' } = asked
  const { services, once } = reading
  if (!services.frameworks.framework(framework)) throw new Problem('access.not_found')
  const own = await ownUnit(reading)
  const sheets = await once(`results sheets ${framework} ${level}`, () => sheetsByField(reading, framework, level))
  const mine = own && fieldOfUnit(services.localities, own)
  const field = asked.field ?? (mine && sheets.has(mine) ? mine : ([...sheets.keys()][0] ?? mine ?? 'vietnam'))
  const tables = await once(`results years ${framework} ${level} ${field} ${unscored}`, async () =>
    tablesOf(reading, sheets.get(field) ?? [], await groupsByYear(reading, framework, level), {
      framework,
      level,
      unscored,
    }),
  )
  const errors = await once(`results errors ${framework} ${level}`, () => errorsOf(reading, framework, level))
  const linked = (from: number, to: number) => linksBetween(services.frameworks, framework, level, from, to)
  return {
    framework,
    level,
    field,
    fields: [...sheets.keys()],
    tables,
    errors,
    names: await namesFor(reading, level, own),
    own,
    linked,
  }
}

async function sheetsByField({ db, services }: Reading, framework: string, level: UnitLevel) {
  const rows = await listSheets(db, { framework, level, kind: 'scores' })
  return Map.groupBy(rows, ({ unit }) => fieldOfUnit(services.localities, unit))
}

function tablesOf(
  { services }: Reading,
  rows: readonly SheetRow[],
  groups: ReadonlyMap<number, OfficialGroups>,
  { framework, level, unscored }: { framework: string; level: UnitLevel; unscored: UnscoredReading },
): YearTable[] {
  const byYear = [...Map.groupBy(rows, ({ year }) => year)].sort(([a], [b]) => a - b)
  return byYear.flatMap(([year, told]) => {
    const edition = services.frameworks.editionOf(framework, year, level)?.edition
    const expected = level === 'province' ? expectedIn(services, told, year) : []
    const official = groups.get(year) ?? new Map()
    return edition ? [yearTable(year, edition, told, { unscored, expected, official })] : []
  })
}

/** Groups as the index owner named them; the later word holds. */
async function groupsByYear({ db }: Reading, framework: string, level: UnitLevel) {
  const years = new Map<number, Map<string, Map<string, number>>>()
  for (const { year, unit, figures } of await listSheets(db, { framework, level, kind: 'groups' })) {
    const codes = years.get(year) ?? new Map<string, Map<string, number>>()
    years.set(year, codes)
    for (const [code, group] of Object.entries(figures)) {
      if (group !== null) codes.set(code, (codes.get(code) ?? new Map<string, number>()).set(unit, group))
    }
  }
  return years
}

/** Where most of a field has results, who has none was not scored; where few have, the others are not known. */
function expectedIn({ localities }: Reading['services'], told: readonly SheetRow[], year: number): string[] {
  const seen = new Set(told.map(({ unit }) => unit))
  const known = localities.fieldWith(told[0]?.unit.replace(/^locality:/, '') ?? '')
  if (!known) return []
  const then = known.localities.filter((it) => (year < known.changedIn ? it.before : it.now))
  return seen.size * 2 > then.length ? then.map(({ id }) => `locality:${id}`) : []
}

async function errorsOf({ db }: Reading, framework: string, level: UnitLevel) {
  const rows = await listSheets(db, { framework, level, kind: 'precision' })
  const byYear = new Map<number, Map<string, number>>()
  for (const { year, unit, figures } of rows) {
    const errors = byYear.get(year) ?? new Map<string, number>()
    // Zero was printed where nothing was reckoned (papi.md § 2.3).
    if (figures.total) errors.set(unit, figures.total)
    byYear.set(year, errors)
  }
  return byYear
}

async function namesFor({ db, once, services, today }: Reading, level: UnitLevel, own: string | null): Promise<Names> {
  if (level === 'province') return namesOf(services.localities, own, new Map())
  const agencies = await once(`results agencies ${today}`, async () => {
    const directory = await loadDirectory(db, today)
    return new Map([...directory.agencies.values()].map(({ id, name }) => [id, name]))
  })
  return namesOf(services.localities, own, agencies)
}

/** Ranks with an interval: thousands of simulated fields, so once for a year. */
export const rangesIn = ({ once }: Reading, years: Years, table: YearTable) =>
  once(`results ranges ${years.framework} ${years.level} ${years.field} ${table.year} ${table.ownMean}`, async () =>
    rangesOf(table, years.errors.get(table.year) ?? new Map()),
  )

/** The tables as seen by a province of now: before it was one, the means of its members. */
export function seenNow(reading: Reading, years: Years, unscored: UnscoredReading = 'left out'): Promise<YearTable[]> {
  const { localities } = reading.services
  const known = localityField(reading, years.field)
  return reading.once(`results now ${years.framework} ${years.level} ${years.field} ${unscored}`, async () =>
    years.tables.map((it) => (known && it.year < known.changedIn ? asNow(it, localities, years.field, unscored) : it)),
  )
}

export const localityField = ({ services }: Reading, field: string): LocalityField | undefined =>
  services.localities.fields.find((it) => it.field === field)

/** The year before the one at `at`, with what its lines are called there. */
export function beforeOf(tables: readonly YearTable[], at: number, linked: Years['linked']): Before | undefined {
  const [previous, table] = [tables[at - 1], tables[at]]
  return previous && table ? { table: previous, linked: linked(previous.year, table.year) } : undefined
}

/** Levels of an index that have results. */
export const levelsOf = ({ db, once }: Reading, framework: string): Promise<UnitLevel[]> =>
  once(`results levels ${framework}`, () => listLevels(db, framework))

/** Where the figures of a year come from, and whether the edition has changed since they were checked by it. */
export async function sourcesOf({ db, once, services }: Reading, { framework, level, field }: Years, table: YearTable) {
  const { year, edition } = table
  const rows = await once(`results sources ${framework} ${level} ${field} ${year}`, async () => {
    const imports = await listValidImports(db, framework)
    const sheets = await listSheets(db, { framework, level, years: [year] })
    const ours = sheets.filter(({ unit }) => fieldOfUnit(services.localities, unit) === field)
    const used = new Set(ours.map(({ importId }) => importId))
    return imports.filter(({ id }) => used.has(id))
  })
  const name = editionName(edition)
  const changedEdition = rows.some((it) => changedEditions(services.frameworks, it.editions).includes(name))
  return { sources: sourcesShown(rows), changedEdition }
}

/** Where the figures of all years of a field come from. */
export async function allSources(reading: Reading, { framework, level, field }: Years) {
  const sheets = await reading.once(`results sheets ${framework} ${level}`, () =>
    sheetsByField(reading, framework, level),
  )
  const used = new Set(sheets.get(field)?.map(({ importId }) => importId))
  return sourcesShown((await listValidImports(reading.db, framework)).filter(({ id }) => used.has(id)))
}

function sourcesShown(rows: readonly ImportRow[]) {
  const told = rows.map(({ source, publishedOn, importedAt }) => ({
    source,
    publishedOn,
    importedAt: importedAt.toISOString(),
  }))
  // Points and their precision often come from one publication.
  const keyOf = (it: (typeof told)[number]) => `${it.source} ${it.publishedOn} ${dayInVietnam(it.importedAt)}`
  return [...new Map(told.map((it) => [keyOf(it), it])).values()]
}
