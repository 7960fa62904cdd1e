import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Problem } from '#platform/problem.ts'
import { fieldOfUnit, type YearTable } from './field-rules.ts'
import {
  beforeOf,
  levelsOf,
  localityField,
  ownUnit,
  type Reading,
  rangesIn,
  readYears,
  seenNow,
  sourcesOf,
  type Years,
} from './reading.ts'
import { cardOf, fieldCodes, fieldUnits, indexName, linesOf, rangeShown } from './rules.ts'
import { Field, IndexHome, Profile, ShowField, ShowProfile } from './schema.ts'
import { seriesOf } from './series-rules.ts'

export const showHome = operation({
  name: 'results.home',
  method: 'GET',
  path: '/indices',
  summary: 'Các chỉ số của tỉnh: điểm, hạng, nhóm của năm gần nhất, thay đổi so với năm trước, hạng qua các năm.',
  input: z.object({}),
  output: IndexHome,
  allow: 'index.read',
  run: (reading) => homeOf(reading),
})

/** Where our own province stands on each index. */
export async function homeOf(reading: Reading): Promise<IndexHome> {
  const own = await ownUnit(reading)
  const cards = await reading.once(`results home ${own}`, async () => {
    const found = []
    for (const { framework, editions } of reading.services.frameworks.frameworks) {
      if (!editions.some(({ edition }) => edition.framework.level === 'province')) continue
      found.push(await cardFor(reading, framework, own))
    }
    return found
  })
  const names = (await readYears(reading, { framework: cards[0]?.framework ?? '' })).names
  return { unit: own ? names(own) : null, cards }
}

async function cardFor(reading: Reading, framework: string, own: string | null) {
  const years = await readYears(reading, { framework })
  const tables = own && isMerged(reading, own) ? await seenNow(reading, years) : years.tables
  return cardOf(headOf(reading, years), tables, own ?? '', years.linked)
}

const isMerged = ({ services }: Reading, unit: string): boolean =>
  services.localities.find(unit.replace(/^locality:/, ''))?.before === false

function headOf(reading: Reading, { framework, level, field, tables }: Years) {
  const known = reading.services.frameworks.framework(framework)
  const levels = known?.editions.filter(({ edition }) => edition.framework.level === level) ?? []
  const named = tables.at(-1)?.edition ?? levels[0]?.edition
  const illustrative = tables.length > 0 && localityField(reading, field)?.illustrative === true
  const frameworkName = indexName(levels[0]?.edition.framework.name.vi ?? framework)
  return { framework, frameworkName, issuer: named?.framework.issuer ?? '', illustrative }
}

export async function frameOf(reading: Reading, years: Years, table: YearTable, among: readonly YearTable[]) {
  const { edition } = table
  return {
    ...headOf(reading, years),
    edition: edition.framework.edition,
    years: among.map(({ year }) => year),
    year: table.year,
    groupNames: edition.framework.groups?.names ?? ['Cao nhất', 'Trung bình cao', 'Trung bình thấp', 'Thấp nhất'],
    level: years.level,
    levels: await levelsOf(reading, years.framework),
    field: years.field,
    fields: years.fields.map((field) => ({ field, name: localityField(reading, field)?.name ?? 'Đơn vị trong tỉnh' })),
    ...(await sourcesOf(reading, years, table)),
  }
}

export const showProfile = operation({
  name: 'results.profile',
  method: 'GET',
  path: '/indices/:framework/profile',
  summary: 'Hồ sơ một địa phương trên một chỉ số: điểm, hạng, nhóm từng nội dung, so với năm trước và tỉnh cao nhất.',
  input: ShowProfile,
  output: Profile,
  allow: 'index.read',
  run: (reading, input) => profileOf(reading, input),
})

export async function profileOf(reading: Reading, input: z.output<typeof ShowProfile>): Promise<Profile> {
  const field = input.unit ? fieldOfUnit(reading.services.localities, input.unit) : input.field
  const unscored = input.unscored === 'zero' ? 'as zero' : 'left out'
  const years = await readYears(reading, { framework: input.framework, level: input.level, field, unscored })
  const unit = input.unit ?? defaultUnit(years)
  if (!unit) throw new Problem('results.none', { framework: input.framework })
  const merged = isMerged(reading, unit)
  const all = merged ? await seenNow(reading, years, unscored) : years.tables
  const tables = all.filter((it) => it.at.has(unit))
  const at = input.year === undefined ? tables.length - 1 : tables.findIndex(({ year }) => year === input.year)
  const table = tables[at]
  if (!table) throw new Problem('results.none', { framework: input.framework })
  const before = beforeOf(tables, at, years.linked)
  const range = (await rangesIn(reading, years, table)).get(unit)
  return {
    ...(await frameOf(reading, years, table, tables)),
    unit: years.names(unit),
    units: await reading.once(`results units ${years.framework} ${years.level} ${years.field}`, async () =>
      unitsOf(reading, years),
    ),
    lines: linesOf(table, unit, before, years.names),
    series: seriesOf(tables, unit, years.linked),
    range: range ? { unit, ...rangeShown(range) } : null,
    ...mergerOf(reading, years, table, unit),
    ownMean: table.ownMean && merged,
  }
}

function defaultUnit({ own, tables }: Years): string | undefined {
  const last = tables.at(-1)
  const ours = own !== null && tables.some(({ at }) => at.has(own))
  return ours && last ? own : last?.units[0]
}

function unitsOf({ services }: Reading, { tables, names, field }: Years) {
  const seen = new Set(tables.flatMap(({ units }) => units))
  const now = services.localities.fields.find((it) => it.field === field)?.localities ?? []
  // A merged province can be looked at once all its members have results.
  const merged = now.filter((it) => !it.before && it.members.every((member) => seen.has(`locality:${member}`)))
  for (const { id } of merged) seen.add(`locality:${id}`)
  return [...seen].map(names).sort((a, b) => a.name.localeCompare(b.name, 'vi'))
}

function mergerOf({ services }: Reading, years: Years, table: YearTable, unit: string) {
  const locality = services.localities.find(unit.replace(/^locality:/, ''))
  const becomes = locality && locality.becomes !== locality.id ? years.names(`locality:${locality.becomes}`) : null
  const merged = locality && !locality.before ? locality.members : []
  const then = years.tables.find(({ year }) => year === table.year)
  const total = then?.columns.get('total')
  const members = merged.flatMap((id) => {
    const member = `locality:${id}`
    const place = then?.at.get(member)
    if (place === undefined || !total) return []
    const value = total.points[place] ?? null
    return [
      { ...years.names(member), total: value === null ? null : value / 1e12, rank: total.places[place]?.rank ?? null },
    ]
  })
  return { becomes, members }
}

export const showField = operation({
  name: 'results.field',
  method: 'GET',
  path: '/indices/:framework/field',
  summary:
    'Cả nước trên một chỉ số trong một năm: điểm, hạng, nhóm, thay đổi của mọi địa phương; như khi đó hoặc như nay.',
  input: ShowField,
  output: Field,
  allow: 'index.read',
  run: (reading, input) => fieldReply(reading, input),
})

export async function fieldReply(reading: Reading, input: z.output<typeof ShowField>): Promise<Field> {
  const { framework, level, view } = input
  const unscored = input.unscored === 'zero' ? 'as zero' : 'left out'
  const years = await readYears(reading, { framework, level, field: input.field, unscored })
  const all = view === 'now' ? await seenNow(reading, years, unscored) : years.tables
  const at = input.year === undefined ? all.length - 1 : all.findIndex(({ year }) => year === input.year)
  const table = all[at]
  if (!table) throw new Problem('results.none', { framework })
  return reading.once(
    `results field ${framework} ${level} ${years.field} ${view} ${unscored} ${table.year}`,
    async () => {
      const known = localityField(reading, years.field)
      const ranges = await rangesIn(reading, years, table)
      const tileOf = (unit: string) => reading.services.localities.find(unit.replace(/^locality:/, ''))?.tile ?? null
      const when = view === 'now' || (known && table.year >= known.changedIn) ? 'now' : 'before'
      return {
        ...(await frameOf(reading, years, table, all)),
        view,
        ownMean: table.ownMean,
        codes: fieldCodes(table),
        units: fieldUnits(
          table,
          beforeOf(all, at, years.linked),
          ranges,
          years.names,
          (unit) => tileOf(unit)?.[when] ?? null,
        ),
        canView: known && table.year < known.changedIn ? ['then' as const, 'now' as const] : ['now' as const],
      }
    },
  )
}
