import type { YearTable } from '#features/results/field-rules.ts'
import { fieldOfUnit } from '#features/results/field-rules.ts'
import { type Reading, readYears, seenNow, type Years } from '#features/results/reading.ts'
import { indexName } from '#features/results/rules.ts'
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

type Asked = { framework: string; unit?: string | undefined; year?: number | undefined }

/** The unit and year asked for; our own province and its last year when left out. A merged province is seen as it is now. */
export async function readStanding(reading: Reading, { framework, unit: asked, year }: Asked): Promise<Standing> {
  const { localities } = reading.services
  const years = await readYears(reading, { framework, field: asked && fieldOfUnit(localities, asked) })
  const unit = asked ?? years.own
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

export const isOwn = ({ years, unit }: Standing): boolean => years.own === unit

/** What every page about a unit and a year begins with. */
export function headOf({ services }: Reading, standing: Standing) {
  const { years, unit, tables, sheet } = standing
  const { name, own } = years.names(unit)
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
    unit: { unit, name, own },
    years: tables.map(({ year }) => year),
    year: sheet.table.year,
    ownMean: sheet.table.ownMean,
  }
}

/** Tasks behind each line of our own province; other provinces' tasks are not ours to know. */
export async function readAnswering(reading: Reading, standing: Standing): Promise<Map<string, Answering>> {
  if (!isOwn(standing)) return new Map()
  const { sheet, years } = standing
  const { db, today, once } = reading
  return once(`analysis answering ${today} ${years.framework} ${sheet.table.year}`, async () => {
    const { framework } = sheet.table.edition
    const asked = { framework: years.framework, edition: framework.edition, level: framework.level }
    const tasks = await readTasksFor({ db, today, services: reading.services }, asked)
    return answeringOf(sheet.table.edition.criteria, lineCodes(sheet), tasks)
  })
}

export const nobody: Answering = { tied: [], proposed: [] }
