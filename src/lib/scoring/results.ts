import { leafCodes } from './crosswalk.ts'
import { type Points, points, pointsOrNull } from './decimal.ts'
import type { Criterion, Framework } from './edition.ts'
import { type PublishedSums, publishedSums } from './published.ts'
import { type ColumnPlan, labelFindings, planColumns } from './results-columns.ts'
import { pointsText } from './words.ts'

/** One published value. `points` null: published as unscored. */
export type PublishedValue = { row: number; unit: string; year: number; code: string; points: Points | null }

export type RowError = { row: number; column: number | null; words: string }

export type ResultsRead = {
  shape: 'wide' | 'long'
  values: PublishedValue[]
  /** Totals and groups as the table states them: sums of values, or all that was published. */
  stated: PublishedValue[]
  errors: RowError[]
  /** Nothing is wrong for certain, but a person should look: labels, sums that differ. */
  warnings: RowError[]
}

export type ResultsTable = { header: readonly string[]; rows: readonly { row: number; cells: readonly string[] }[] }

export type ResultsOptions = {
  /** The edition of a year; undefined when there is none. */
  editionOf: (year: number) => { framework: Framework; criteria: readonly Criterion[] } | undefined
  /** The unit that a code or a name means in a year: its id, 'notThen' when it did not exist, undefined when unknown. */
  unitOf: (text: string, year: number) => string | 'notThen' | undefined
  /** For a table without a column of years. */
  year?: number
}

const UNSCORED = /^(|-|–|—|n\/?a|na|null|kcdl|không có dữ liệu|chưa có|\.\.\.)$/i
// Spreadsheets write very small numbers as 2.0156e-05.
const NUMBER = /^-?\d+(?:[.,]\d+)?(?:e[+-]?\d{1,3})?$/i
/** Printed bounds are rounded to two decimals (3.33 for 10/3). */
const SLACK = points('0.005')

/** An edition with what every cell asks for; made once for each year. */
type Known = { framework: Framework; criteria: readonly Criterion[]; limits: Map<string, Limits>; leaves: Set<string> }
type Limits = { least: Points; most: Points | null }
type Years = (year: number) => Known | undefined

/** Reads a table of published results; every doubtful cell is told with its row and column, and the rest is kept. */
export function readResults(table: ResultsTable, options: ResultsOptions): ResultsRead {
  const known = knownYears(options)
  const years = options.year === undefined ? firstYears(table) : [options.year]
  const plan = planColumns(table.header, allCriteria(years, known))
  const read: ResultsRead = {
    shape: plan.shape,
    values: [],
    stated: [],
    errors: planErrors(plan, options),
    warnings: [],
  }
  if (read.errors.length > 0) return read
  for (const year of years) warnAboutLabels(plan, year, known, read)
  const places = placesOf(plan)
  for (const { row, cells } of table.rows) readRow(plan, places, row, cells, options, known, read)
  const kept = Map.groupBy(withoutTwins(read), ({ code, year }) => known(year)?.leaves.has(code) === true)
  read.values = kept.get(true) ?? []
  read.stated = kept.get(false) ?? []
  compareSums(read, read.stated, known)
  return read
}

function knownYears({ editionOf }: ResultsOptions): Years {
  const years = new Map<number, Known | undefined>()
  return (year) => {
    if (!years.has(year)) years.set(year, indexed(editionOf(year)))
    return years.get(year)
  }
}

function indexed(edition: ReturnType<ResultsOptions['editionOf']>): Known | undefined {
  if (!edition) return
  const { framework, criteria } = edition
  const range = (min: number | undefined, max: number | null): Limits => ({
    least: points(min ?? 0),
    most: max === null ? null : points(max),
  })
  const limits = new Map(criteria.map((it) => [it.code, range(it.min, it.max)]))
  if (!limits.has('total')) limits.set('total', range(framework.minimum, framework.maximum))
  return { framework, criteria, limits, leaves: new Set(leafCodes(criteria)) }
}

function planErrors({ shape, columns }: ColumnPlan, options: ResultsOptions): RowError[] {
  const has = (...uses: string[]) => columns.some(({ use }) => uses.includes(use))
  const say = (words: string): RowError => ({ row: 1, column: null, words })
  const missing: RowError[] = []
  if (!has('unitCode', 'unitName')) missing.push(say('Không thấy cột tên hoặc mã đơn vị.'))
  if (!has('year') && options.year === undefined) missing.push(say('Không thấy cột năm; hãy chọn năm của bảng.'))
  if (shape === 'wide' && !has('score'))
    missing.push(say('Không thấy cột điểm nào: tiêu đề phải có mã như “1.1” hoặc “D1”.'))
  const codes = columns.flatMap((it) => (it.use === 'score' ? [it.code] : []))
  const twice = [...new Set(codes.filter((code, i) => codes.indexOf(code) !== i))]
  return [...missing, ...twice.map((code) => say(`Có hai cột cho ${code}; hãy bỏ một cột.`))]
}

function firstYears({ header, rows }: ResultsTable): number[] {
  const { columns } = planColumns(header, [])
  const at = columns.findIndex(({ use }) => use === 'year')
  return at < 0
    ? []
    : [...new Set(rows.map(({ cells }) => Number(cells[at])))].filter(Number.isInteger).sort((a, b) => a - b)
}

function allCriteria(years: readonly number[], known: Years): readonly Criterion[] {
  const byCode = new Map<string, Criterion>()
  for (const year of years) for (const it of known(year)?.criteria ?? []) byCode.set(it.code, it)
  return [...byCode.values()]
}

function warnAboutLabels(plan: ColumnPlan, year: number, known: Years, read: ResultsRead): void {
  for (const it of labelFindings(plan, known(year)?.criteria ?? [])) {
    const column = plan.columns.findIndex((each) => each.use === 'score' && each.code === it.code) + 1
    const named = `Năm ${year}: cột ${it.code} ghi “${it.label}”, bộ của năm này gọi ${it.code} là “${it.expected}”.`
    const advice = it.elsewhere
      ? `“${it.label}” là tên của ${it.elsewhere}: hãy kiểm tra cột có bị lệch không.`
      : `Số liệu được ghi cho ${it.code}; nhãn của các tệp cũ thường lấy của năm sau.`
    read.warnings.push({ row: 1, column, words: `${named} ${advice}` })
  }
}

type Taken = { unit: string; year: number; edition: Known }
type Places = Record<'year' | 'unitCode' | 'unitName' | 'code' | 'value', number>

function placesOf({ columns }: ColumnPlan): Places {
  const place = (use: string) => columns.findIndex((it) => it.use === use)
  const [year, unitCode, unitName] = [place('year'), place('unitCode'), place('unitName')]
  return { year, unitCode, unitName, code: place('code'), value: place('value') }
}

function readRow(
  plan: ColumnPlan,
  places: Places,
  row: number,
  cells: readonly string[],
  options: ResultsOptions,
  known: Years,
  read: ResultsRead,
): void {
  const cell = (use: keyof Places) => cells[places[use]]?.trim() ?? ''
  const taken = unitAndYear(cell, options, known)
  if (typeof taken === 'string') {
    read.errors.push({ row, column: null, words: taken })
    return
  }
  const take = (code: string, text: string, column: number) => {
    const found = cellValue(taken, code, text)
    if (found === undefined) return
    if (typeof found === 'string') read.errors.push({ row, column, words: found })
    else read.values.push({ row, unit: taken.unit, year: taken.year, code, ...found })
  }
  if (plan.shape === 'long') take(cell('code'), cell('value'), places.value + 1)
  else
    for (const [i, it] of plan.columns.entries()) if (it.use === 'score') take(it.code, cells[i]?.trim() ?? '', i + 1)
}

/** The unit, year and edition of a row, or what is wrong with them. */
function unitAndYear(cell: (use: keyof Places) => string, options: ResultsOptions, known: Years): Taken | string {
  const year = options.year ?? Number(cell('year'))
  const edition = known(year)
  if (!edition) return `Không có bộ chỉ số của năm “${cell('year') || year}”.`
  const name = cell('unitCode') || cell('unitName')
  const unit = options.unitOf(name, year) ?? options.unitOf(cell('unitName'), year)
  if (unit === undefined) return `Không nhận ra đơn vị “${name}”.`
  return unit === 'notThen' ? `Đơn vị “${name}” không có trong năm ${year}.` : { unit, year, edition }
}

/** The value of a cell, or what is wrong with it; undefined where there is nothing to take. */
function cellValue(
  { edition, year }: Taken,
  code: string,
  text: string,
): { points: Points | null } | string | undefined {
  const limits = edition.limits.get(code)
  // A wide table of many years has columns that a year does not know: only what is filled in there is wrong.
  if (!limits) return UNSCORED.test(text) ? undefined : `Bộ của năm ${year} không có “${code}”.`
  const { least, most } = limits
  const decimal = text.replace(',', '.')
  if (UNSCORED.test(text) || (Number(decimal) === 0 && least > 0)) return { points: null }
  const value = NUMBER.test(text) ? pointsOrNull(decimal) : null
  if (value === null) return `“${text}” không phải là số điểm dùng được.`
  if (value >= least - SLACK && (most === null || value <= most + SLACK)) return { points: value }
  return `${code}: ${pointsText(value)} nằm ngoài khoảng ${pointsText(least)}–${pointsText(most ?? 0)} của bộ năm ${year}.`
}

/** The same value twice is one value; two different values are an error in both rows, and neither is taken. */
function withoutTwins(read: ResultsRead): PublishedValue[] {
  const seen = new Map<string, PublishedValue>()
  const wrong = new Set<string>()
  for (const value of read.values) {
    const key = `${value.unit}|${value.year}|${value.code}`
    const before = seen.get(key)
    if (!before) seen.set(key, value)
    else if (before.points !== value.points) {
      wrong.add(key)
      const [a, b] = [before, value].map((it) => (it.points === null ? 'không có điểm' : pointsText(it.points)))
      read.errors.push({
        row: value.row,
        column: null,
        words: `${value.code} năm ${value.year} đã có ở dòng ${before.row} với giá trị khác (${a}; ${b}). Cả hai không được nhận.`,
      })
    }
  }
  return [...seen].flatMap(([key, value]) => (wrong.has(key) ? [] : [value]))
}

/** Totals and groups that the table states must be the sums of its parts, to a thousandth. */
function compareSums(read: ResultsRead, told: readonly PublishedValue[], known: Years): void {
  const byUnit = Map.groupBy(read.values, (it) => `${it.unit}|${it.year}`)
  const sums = new Map<string, PublishedSums>()
  for (const { row, unit, year, code, points: stated } of told) {
    const key = `${unit}|${year}`
    const values = byUnit.get(key)
    if (!values || stated === null) continue
    if (!sums.has(key)) {
      const given = new Map(values.map((it) => [it.code, it.points]))
      sums.set(key, publishedSums(known(year)?.criteria ?? [], given))
    }
    const sum = code === 'total' ? sums.get(key)?.total : sums.get(key)?.byCode.get(code)
    if (sum === null || sum === undefined || Math.abs(sum - stated) <= points('0.001')) continue
    const name = code === 'total' ? 'Điểm tổng' : code
    const words = `${name} ghi ${pointsText(stated)}, các nội dung thành phần cộng lại ${pointsText(sum)}.`
    read.warnings.push({ row, column: null, words })
  }
}
