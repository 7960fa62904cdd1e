import { Zip } from 'fflate'
import {
  type CellValue,
  type Column,
  isoDateParts,
  type Row,
  type Sheet,
  vietnameseClock,
  vietnameseDate,
} from './table.ts'
import {
  contentTypes,
  HEADER_STYLE,
  packageRelations,
  sheetEnd,
  sheetStart,
  styleIndex,
  stylesPart,
  workbookPart,
  workbookRelations,
} from './xlsx-parts.ts'
import { escapeXml } from './xml.ts'
import { openPart } from './zip.ts'

/** Most rows of a sheet, its header included, and most characters of a cell: limits of Excel. */
export const MAX_ROWS = 1_048_576
export const MAX_CELL_CHARACTERS = 32_767

const ROWS_PER_CHUNK = 500
const CUT = ' … (đã cắt bớt)'

/**
 * Tables as one XLSX workbook, in chunks while the rows are read: header in bold, frozen and repeated in print, filter
 * on, dates and numbers typed. Text is never a formula. The same sheets give the same bytes.
 */
export async function* xlsxStream(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('xlsx: a workbook needs a sheet')
  const out: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    out.push(chunk)
  })
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  addPart(zip, '[Content_Types].xml', contentTypes(sheets.length))
  addPart(zip, '_rels/.rels', packageRelations())
  const heads = sheets.map(({ columns }) => headRows(columns))
  addPart(zip, 'xl/workbook.xml', workbookPart(names, heads))
  addPart(zip, 'xl/_rels/workbook.xml.rels', workbookRelations(sheets.length))
  addPart(zip, 'xl/styles.xml', stylesPart())
  for (const [i, sheet] of sheets.entries()) {
    const file = openPart(zip, `xl/worksheets/sheet${i + 1}.xml`)
    for await (const xml of sheetXml(sheet)) {
      file.push(encoder.encode(xml))
      yield* out.splice(0)
    }
    file.push(new Uint8Array(), true)
  }
  zip.end()
  yield* out
}

/** The whole workbook at once; for small tables and tests. */
export async function xlsxBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of xlsxStream(sheets)) chunks.push(chunk)
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer())
}

const encoder = new TextEncoder()

function addPart(zip: Zip, name: string, xml: string): void {
  openPart(zip, name).push(encoder.encode(xml), true)
}

async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  const letters = sheet.columns.map((_, i) => columnLetters(i))
  const heads = headRows(sheet.columns)
  let xml = sheetStart(sheet.columns.map(widthOf), heads) + headXml(sheet.columns, letters)
  let row = heads
  for await (const values of sheet.rows) {
    if (++row > MAX_ROWS) throw new RangeError(`xlsx: more than ${MAX_ROWS} rows in a sheet`)
    xml += rowXml(row, sheet.columns, letters, values)
    if (row % ROWS_PER_CHUNK !== 0) continue
    yield xml
    xml = ''
  }
  yield xml + sheetEnd(`${letters.at(-1) ?? 'A'}${row}`, heads, mergedHeads(sheet.columns, letters))
}

const headRows = (columns: readonly Column[]): number =>
  1 + Math.max(0, ...columns.map(({ above = [] }) => above.length))

const headPath = ({ above = [], title }: Column): readonly string[] => [...above, title]

/** The first column that shares a head of that level with this one. */
function headStart(columns: readonly Column[], at: number, level: number): number {
  const path = headPath(columns[at]!)
  let start = at
  // A title is of its column alone.
  while (level < path.length - 1 && start > 0 && sharesHead(headPath(columns[start - 1]!), path, level)) start--
  return start
}

const sharesHead = (a: readonly string[], b: readonly string[], level: number): boolean =>
  level < a.length - 1 && a.slice(0, level + 1).every((head, i) => head === b[i])

function headXml(columns: readonly Column[], letters: readonly string[]): string {
  const heights = headHeights(columns)
  return Array.from({ length: headRows(columns) }, (_, level) => {
    const cells = columns.map((column, i) => {
      const head = headStart(columns, i, level) === i ? headPath(column)[level] : undefined
      const at = `${letters[i]}${level + 1}`
      return head === undefined ? `<c r="${at}" s="${HEADER_STYLE}"/>` : textCell(at, head, HEADER_STYLE)
    })
    return `<row r="${level + 1}"${headHeight(heights[level] ?? 1)}>${cells.join('')}</row>`
  }).join('')
}

// Fixed: programs that fit a row to its words leave merged cells out, and would cut heads off.
const headHeight = (lines: number): string => (lines === 1 ? '' : `${heightOf(lines)} customHeight="1"`)

/** Lines of each row of heads: a head over several columns has their width, a title that reaches down has the rows below. */
function headHeights(columns: readonly Column[]): number[] {
  const rows = headRows(columns)
  const lines = Array.from({ length: rows }, () => 1)
  for (const [i, column] of columns.entries()) {
    const path = headPath(column)
    for (const [level, head] of path.entries()) {
      const start = headStart(columns, i, level)
      const width = columns.slice(start, i + 1).reduce((sum, each) => sum + widthOf(each), 0)
      const goesOn = i + 1 < columns.length && headStart(columns, i + 1, level) === start
      const last = level === path.length - 1 ? rows - 1 : level
      if (!goesOn) lines[last] = Math.max(lines[last] ?? 1, headLines(head, width) - (last - level))
    }
  }
  return lines
}

/** Lines of a head whose words are not broken. */
function headLines(text: string, width: number): number {
  let [lines, filled] = [1, 0]
  for (const word of text.split(' ')) {
    const wider = filled === 0 ? word.length : filled + 1 + word.length
    if (filled > 0 && wider > width * LETTERS_PER_HEAD_DIGIT) lines++
    filled = filled > 0 && wider > width * LETTERS_PER_HEAD_DIGIT ? word.length : wider
  }
  return lines
}

/** Heads over several columns, and titles that reach down to the last row of heads. */
function mergedHeads(columns: readonly Column[], letters: readonly string[]): string[] {
  const rows = headRows(columns)
  return columns.flatMap((column, i) => {
    const { length } = headPath(column)
    const down = length < rows ? [`${letters[i]}${length}:${letters[i]}${rows}`] : []
    const across = Array.from({ length: length - 1 }, (_, level) => {
      const start = headStart(columns, i, level)
      const goesOn = i + 1 < columns.length && headStart(columns, i + 1, level) === start
      return goesOn || start === i ? [] : [`${letters[start]}${level + 1}:${letters[i]}${level + 1}`]
    })
    return [...down, ...across.flat()]
  })
}

function rowXml(row: number, columns: readonly Column[], letters: readonly string[], values: Row): string {
  let cells = ''
  let lines = 1
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]!
    const value = values[i]
    cells += cellXml(`${letters[i]}${row}`, column, value)
    if (typeof value === 'string' && wraps(column)) lines = Math.max(lines, lineCount(value, widthOf(column)))
  }
  return `<row r="${row}"${heightOf(lines)}>${cells}</row>`
}

const heightOf = (lines: number): string => (lines === 1 ? '' : ` ht="${Math.min(MAX_HEIGHT, lines * LINE_HEIGHT)}"`)

const LINE_HEIGHT = 15.75
const MAX_HEIGHT = 409
// A column as wide as ten digits holds about this many times ten letters of a text in words.
const LETTERS_PER_DIGIT = 1.12
// Bold letters are wider, and there is a margin.
const LETTERS_PER_HEAD_DIGIT = 0.92

const wraps = (column: Column) => column.wrap ?? (column.type ?? 'text') === 'text'

// Not every program fits the height of a row to wrapped text when it opens a file.
function lineCount(text: string, width: number): number {
  if (text.length <= width && !text.includes('\n')) return 1
  return text
    .split('\n')
    .reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / (width * LETTERS_PER_DIGIT))), 0)
}

function cellXml(at: string, column: Column, value: CellValue): string {
  const type = column.type ?? 'text'
  const wrap = wraps(column)
  const style = styleIndex(type, wrap)
  if (value === null || value === undefined || value === '') return `<c r="${at}" s="${style}"/>`
  if (value instanceof Date) return numberCell(at, instantSerial(value), styleIndex('datetime', wrap))
  if (typeof value === 'number')
    return Number.isFinite(value) ? numberCell(at, value, style) : `<c r="${at}" s="${style}"/>`
  if (typeof value === 'boolean') return textCell(at, value ? 'Có' : 'Không', style)
  const serial = type === 'date' ? dateSerial(value) : undefined
  if (serial !== undefined) return numberCell(at, serial, style)
  return textCell(at, type === 'date' ? vietnameseDate(value) : value, styleIndex('text', wrap, /^[=+\-@]/.test(value)))
}

const numberCell = (at: string, value: number, style: number) => `<c r="${at}" s="${style}"><v>${value}</v></c>`

function textCell(at: string, text: string, style: number): string {
  const kept = text.length > MAX_CELL_CHARACTERS ? text.slice(0, MAX_CELL_CHARACTERS - CUT.length) + CUT : text
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(kept)}</t></is></c>`
}

const DAY = 86_400_000
const EXCEL_ORIGIN = Date.UTC(1899, 11, 30)
// Excel believes that 29 February 1900 existed; from March on its count is right.
const FIRST_SERIAL = 61

function dateSerial(text: string): number | undefined {
  const parts = isoDateParts(text)
  if (!parts) return undefined
  const serial = (Date.UTC(parts[0], parts[1] - 1, parts[2]) - EXCEL_ORIGIN) / DAY
  return serial >= FIRST_SERIAL ? serial : undefined
}

function instantSerial(instant: Date): number {
  return Math.round((vietnameseClock(instant).getTime() - EXCEL_ORIGIN) / 1000) / 86_400
}

const DEFAULT_WIDTHS = { text: 30, integer: 12, number: 12, percent: 10, date: 13, datetime: 18, points: 12 }

const widthOf = (column: Column) => Math.min(255, Math.max(2, column.width ?? DEFAULT_WIDTHS[column.type ?? 'text']))

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = index % 26
  const letter = String.fromCharCode(65 + rest)
  return index < 26 ? letter : columnLetters((index - rest) / 26 - 1) + letter
}

// Excel refuses these characters, more than 31 of any, and two names that differ only in case.
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name, i) => {
    const clean =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^[\s']+|[\s']+$/g, '')
        .normalize('NFC') || `Bảng ${i + 1}`
    let unique = clean.slice(0, 31).trim()
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${clean.slice(0, 27).trim()} (${n})`
    taken.add(unique.toLowerCase())
    return unique
  })
}
