import { leafCodes } from './crosswalk.ts'
import { type Points, points, pointsOrNull } from './decimal.ts'
import type { Criterion, Framework } from './edition.ts'
import { publishedSums } from './published.ts'
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
  const reading: Reading = { plan, places: placesOf(plan), options, known, read, sheets: new Map(), wrong: new Set() }
  for (const { row, cells } of table.rows) readRow(reading, row, cells)
  sortOut(reading)
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

/** What was taken of one unit in one year so far. */
type Sheet = { unit: string; year: number; edition: Known; taken: Map<string, PublishedValue> }
type Reading = {
  plan: ColumnPlan
  places: Places
  options: ResultsOptions
  known: Years
  read: ResultsRead
  /** Sheets by unit and year; what rows name them by is kept too, since most rows name one that is known. */
  sheets: Map<string, Sheet>
  /** Values that another row contradicts. */
  wrong: Set<PublishedValue>
}
type Places = Record<'year' | 'unitCode' | 'unitName' | 'code' | 'value', number>

function placesOf({ columns }: ColumnPlan): Places {
  const place = (use: string) => columns.findIndex((it) => it.use === use)
  const [year, unitCode, unitName] = [place('year'), place('unitCode'), place('unitName')]
  return { year, unitCode, unitName, code: place('code'), value: place('value') }
}

function readRow(reading: Reading, row: number, cells: readonly string[]): void {
  const { plan, places, read } = reading
  const sheet = sheetOf(reading, cells)
  if (typeof sheet === 'string') {
    read.errors.push({ row, column: null, words: sheet })
    return
  }
  if (plan.shape === 'long')
    takeCell(reading, sheet, row, cells[places.code]?.trim() ?? '', cells[places.value]?.trim() ?? '', places.value + 1)
  else
    for (let i = 0; i < plan.columns.length; i++) {
      const column = plan.columns[i]
      if (column?.use === 'score') takeCell(reading, sheet, row, column.code, cells[i]?.trim() ?? '', i + 1)
    }
}

function takeCell(reading: Reading, sheet: Sheet, row: number, code: string, text: string, column: number): void {
  const { read } = reading
  const found = cellValue(sheet, code, text)
  if (found === undefined) return
  if (typeof found === 'string') {
    read.errors.push({ row, column, words: found })
    return
  }
  const value: PublishedValue = { row, unit: sheet.unit, year: sheet.year, code, points: found.points }
  const before = sheet.taken.get(code)
  if (before === undefined) {
    sheet.taken.set(code, value)
    ;(sheet.edition.leaves.has(code) ? read.values : read.stated).push(value)
  } else if (before.points !== value.points) contradicted(reading, before, value)
}

/** The same value twice is one value; two different values are an error, and neither is taken. */
function contradicted({ wrong, read }: Reading, before: PublishedValue, { row, year, code, points }: PublishedValue) {
  wrong.add(before)
  const [a, b] = [before.points, points].map((it) => (it === null ? 'không có điểm' : pointsText(it)))
  const words = `${code} năm ${year} đã có ở dòng ${before.row} với giá trị khác (${a}; ${b}). Cả hai không được nhận.`
  read.errors.push({ row, column: null, words })
}

/** The sheet of a row's unit and year, or what is wrong with them. */
function sheetOf({ places, options, known, sheets }: Reading, cells: readonly string[]): Sheet | string {
  const cell = (place: number) => cells[place]?.trim() ?? ''
  const [yearText, code, name] = [cell(places.year), cell(places.unitCode), cell(places.unitName)]
  const key = `${yearText}|${code}|${name}`
  const met = sheets.get(key)
  if (met) return met
  const year = options.year ?? Number(yearText)
  const edition = known(year)
  if (!edition) return `Không có bộ chỉ số của năm “${yearText || year}”.`
  const said = code || name
  const unit = options.unitOf(said, year) ?? options.unitOf(name, year)
  if (unit === undefined) return `Không nhận ra đơn vị “${said}”.`
  if (unit === 'notThen') return `Đơn vị “${said}” không có trong năm ${year}.`
  // Two names of one unit in one year are one sheet.
  const sheet = sheets.get(`=${year}|${unit}`) ?? { unit, year, edition, taken: new Map() }
  sheets.set(`=${year}|${unit}`, sheet).set(key, sheet)
  return sheet
}

/** The value of a cell, or what is wrong with it; undefined where there is nothing to take. */
function cellValue(
  { edition, year }: Sheet,
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

/** Leaves out what was contradicted, and looks whether totals and groups are the sums of their parts. */
function sortOut({ read, wrong, sheets }: Reading): void {
  if (wrong.size > 0) {
    read.values = read.values.filter((it) => !wrong.has(it))
    read.stated = read.stated.filter((it) => !wrong.has(it))
  }
  for (const sheet of new Set(sheets.values())) compareSums(sheet, wrong, read)
}

const SLIP = points('0.001')

/** Totals and groups that the table states must be the sums of its parts, to a thousandth. */
function compareSums({ edition, taken }: Sheet, wrong: ReadonlySet<PublishedValue>, read: ResultsRead): void {
  const each = [...taken.values()].filter((it) => !wrong.has(it))
  const told = each.filter(({ code, points }) => points !== null && !edition.leaves.has(code))
  if (told.length === 0 || told.length === each.length) return
  const given = new Map(each.filter(({ code }) => edition.leaves.has(code)).map((it) => [it.code, it.points]))
  const sums = publishedSums(edition.criteria, given)
  for (const { row, code, points: stated } of told) {
    const sum = code === 'total' ? sums.total : sums.byCode.get(code)
    if (stated === null || sum === null || sum === undefined || Math.abs(sum - stated) <= SLIP) continue
    const name = code === 'total' ? 'Điểm tổng' : code
    const words = `${name} ghi ${pointsText(stated)}, các nội dung thành phần cộng lại ${pointsText(sum)}.`
    read.warnings.push({ row, column: null, words })
  }
}
