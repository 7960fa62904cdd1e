import type { YearTable } from '#features/results/field-rules.ts'
import { fieldOfUnit } from '#features/results/field-rules.ts'
import { levelsOf, type Reading, readYears, seenNow, type Years } from '#features/results/reading.ts'
import { indexName } from '#features/results/rules.ts'
import type { UnitLevel } from '#features/results/schema.ts'
import { linksBetween } from '#features/results/series-rules.ts'
import { Problem } from '#platform/problem.ts'
import { readTasksFor } from './carried.ts'
import { type Before, lineCodes, type Sheet } from './rules.ts'
import { type Answering, answeringOf } from './work-rules.ts'

/** One unit over all its years, and the year that is looked at. */
export type Standing = {
  years: Years
  unit: string
  tables: YearTable[]
  at: number
  sheet: Sheet
  before: Before | undefined
}

type Asked = {
  framework: string
  level?: UnitLevel | undefined
  unit?: string | undefined
  year?: number | undefined
}

/**
 * The unit and year asked for; our own province and its last year when left out, for another level its first agency. A
 * merged province is seen as it is now.
 */
export async function readStanding(reading: Reading, { year, ...wanted }: Asked): Promise<Standing> {
  const { localities } = reading.services
  const { framework, unit: asked } = wanted
  const level = await levelOf(reading, wanted)
  const years = await readYears(reading, { framework, level, field: asked && fieldOfUnit(localities, asked) })
  const unit = asked ?? (level === 'province' ? years.own : unitsOf(years)[0]?.unit)
  if (!unit) throw new Problem('results.none', { framework })
  const isMerged = localities.find(unit.replace(/^locality:/, ''))?.before === false
  const all = isMerged ? await seenNow(reading, years) : years.tables
  const tables = all.filter((it) => it.at.has(unit))
  const at = year === undefined ? tables.length - 1 : tables.findIndex((it) => it.year === year)
  const table = tables[at]
  if (!table) throw new Problem('results.none', { framework })
  return {
    years,
    unit,
    tables,
    at,
    sheet: { table, unit },
    before: beforeIn(reading, years, tables[at - 1], table, unit),
  }
}

/** Departments, communes and units have results of their own, imported by level: the one in which this agency has some. */
async function levelOf(reading: Reading, { framework, level, unit }: Asked): Promise<UnitLevel> {
  if (level !== undefined || !unit?.startsWith('agency:')) return level ?? 'province'
  for (const each of await levelsOf(reading, framework)) {
    const { tables } = await readYears(reading, { framework, level: each })
    if (tables.some(({ at }) => at.has(unit))) return each
  }
  return 'province'
}

/** All that have results in any of these years, by name. */
const unitsOf = ({ tables, names }: Years) =>
  [...new Set(tables.flatMap(({ units }) => units))].map(names).sort((a, b) => a.name.localeCompare(b.name, 'vi'))

function beforeIn(
  { services }: Reading,
  { framework, level }: Years,
  previous: YearTable | undefined,
  table: YearTable,
  unit: string,
): Before | undefined {
  if (!previous) return
  const linked = linksBetween(services.frameworks, framework, level, previous.year, table.year)
  const lines = services.frameworks.between(framework, previous.year, table.year, level)
  return { sheet: { table: previous, unit }, lines, reasonOf: (code) => linked(code).reason }
}

/** Whose tasks are ours to know: our own province and its agencies. */
export const isOwn = ({ years, unit }: Standing): boolean => years.own === unit || agencyIn(unit) !== null

export const agencyIn = (unit: string): string | null =>
  unit.startsWith('agency:') ? unit.slice('agency:'.length) : null

/** What every page about a unit and a year begins with. */
export async function headOf(reading: Reading, standing: Standing) {
  const { services } = reading
  const { years, unit, tables, sheet } = standing
  const { name } = years.names(unit)
  const { framework } = years
  const first = services.frameworks
    .framework(framework)
    ?.editions.find((it) => it.edition.framework.level === years.level)
  const field = services.localities.fields.find((it) => it.field === years.field)
  return {
    framework,
    frameworkName: indexName(first?.edition.framework.name.vi ?? framework),
    indexName: framework.replaceAll('-', ' ').toUpperCase(),
    edition: sheet.table.edition.framework.edition,
    illustrative: field?.illustrative === true,
    unit: { unit, name, own: isOwn(standing) },
    level: years.level,
    levels: await levelsOf(reading, framework),
    units: unitsOf(years).map((it) => ({ unit: it.unit, name: it.name })),
    years: tables.map(({ year }) => year),
    year: sheet.table.year,
    ownMean: sheet.table.ownMean,
  }
}

/** Tasks behind each line: all of our own province, for one of its agencies those in which it has part. */
export async function readAnswering(reading: Reading, standing: Standing): Promise<Map<string, Answering>> {
  if (!isOwn(standing)) return new Map()
  const { sheet, years, unit } = standing
  const { db, today, once } = reading
  const agencyId = agencyIn(unit)
  return once(`analysis answering ${today} ${years.framework} ${unit} ${sheet.table.year}`, async () => {
    const { framework } = sheet.table.edition
    const asked = { framework: years.framework, edition: framework.edition, level: framework.level }
    const tasks = await readTasksFor({ db, today, services: reading.services }, asked)
    const ours = agencyId === null ? tasks : tasks.filter(({ agencyIds }) => agencyIds.includes(agencyId))
    return answeringOf(sheet.table.edition.criteria, lineCodes(sheet), ours)
  })
}

export const nobody: Answering = { tied: [], proposed: [] }
