import Papa from 'papaparse'
import { textFromBytes } from '#lib/reader/text-from-bytes.ts'
import { unguardFormula } from './csv.ts'
import { readSheet, sheetsOf } from './read-xlsx.ts'
import { openZip, ZipUnreadable } from './zip.ts'

export type TableProblem =
  | 'table.empty'
  | 'table.not_a_table'
  | 'table.old_excel'
  | 'table.damaged'
  | 'table.protected'
  | 'table.sheet_missing'
  | 'table.too_large'
  | 'table.too_many_rows'
  | 'table.too_many_cells'

/** The bytes are no table that can be read; `code` says why and `facts` holds figures and names for the message. */
export class TableUnreadable extends Error {
  override name = 'TableUnreadable'
  readonly code: TableProblem
  readonly facts: Readonly<Record<string, string | number>>
  constructor(code: TableProblem, facts: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}

export type TableLimits = { maxBytes: number; maxUnpackedBytes: number; maxRows: number; maxCells: number }

export const TABLE_LIMITS: TableLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxUnpackedBytes: 256 * 1024 * 1024,
  maxRows: 200_000,
  maxCells: 4_000_000,
}

/** `row` is the number that a person sees in the spreadsheet (from 1); cells are trimmed NFC text. */
export type TableRow = { row: number; cells: string[] }

export type TableRead = {
  format: 'xlsx' | 'csv'
  rows: TableRow[]
  /** Names of all sheets, and the one that was read; none for CSV. */
  sheets: string[]
  sheet?: string
  encoding?: string
  separator?: string
}

export type ReadTableOptions = Partial<TableLimits> & { sheet?: string }

/**
 * Rows of an XLSX sheet (the first, or the one named) or of a CSV file (comma, semicolon or tab; UTF-8, UTF-16, old
 * Vietnamese encodings). Rows without any text are left out; the row numbers keep their gaps. Throws `TableUnreadable`.
 */
export function readTable(bytes: Uint8Array, options: ReadTableOptions = {}): TableRead {
  const limits = { ...TABLE_LIMITS, ...options }
  if (bytes.length === 0) throw new TableUnreadable('table.empty')
  if (bytes.length > limits.maxBytes)
    throw new TableUnreadable('table.too_large', { bytes: bytes.length, limit: limits.maxBytes })
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbook(bytes, limits, options.sheet)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new TableUnreadable('table.old_excel')
  return readCsv(bytes, limits)
}

function readWorkbook(bytes: Uint8Array, limits: TableLimits, wanted: string | undefined): TableRead {
  try {
    const zip = openZip(bytes, limits.maxUnpackedBytes)
    const sheets = sheetsOf(zip)
    if (!sheets) throw new TableUnreadable('table.not_a_table')
    const sheet = wanted === undefined ? sheets[0] : sheets.find(({ name }) => sameName(name, wanted))
    if (!sheet)
      throw new TableUnreadable('table.sheet_missing', {
        sheet: wanted ?? '',
        sheets: sheets.map((it) => it.name).join(', '),
      })
    const { rows, take } = collector(limits)
    readSheet(zip, sheet.part, take)
    return { format: 'xlsx', rows, sheets: sheets.map((it) => it.name), sheet: sheet.name }
  } catch (error) {
    if (error instanceof ZipUnreadable)
      throw new TableUnreadable(ZIP_PROBLEMS[error.code], { limit: limits.maxUnpackedBytes })
    throw error
  }
}

const ZIP_PROBLEMS = {
  damaged: 'table.damaged',
  encrypted: 'table.protected',
  expands_too_much: 'table.too_large',
  too_many_entries: 'table.damaged',
} as const

const sameName = (a: string, b: string) =>
  a.normalize('NFC').trim().toLowerCase() === b.normalize('NFC').trim().toLowerCase()

function readCsv(bytes: Uint8Array, limits: TableLimits): TableRead {
  const decoded = textFromBytes(bytes)
  if ('refused' in decoded) {
    const { code } = decoded.refused
    throw new TableUnreadable(
      code === 'empty' ? 'table.empty' : code === 'too_large' ? 'table.too_large' : 'table.not_a_table',
    )
  }
  const text = decoded.text.replace(/^\uFEFF/, '')
  // Excel's own first line that names the separator; it stays a row of the file, so the numbers agree with it.
  const declared = /^sep=([,;\t])\r?\n/.exec(text)
  const separator = declared?.[1] ?? commonSeparator(text)
  const { rows, take } = collector(limits)
  let row = 0
  eachRecord(text, separator, (cells) => {
    row++
    if (!(declared && row === 1)) take(row, cells.map(unguardFormula))
  })
  return { format: 'csv', rows, sheets: [], encoding: decoded.encoding, separator }
}

/** Where nothing is quoted a record is a line: cut where it stands, five times as fast as by a parser. */
function eachRecord(text: string, separator: string, take: (cells: string[]) => void): void {
  if (/"|\r(?!\n)/.test(text)) {
    Papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: false, step: ({ data }) => take(data) })
    return
  }
  for (let from = 0, to = 0; from <= text.length; from = to + 1) {
    to = text.indexOf('\n', from)
    if (to < 0) to = text.length
    take(text.slice(from, text[to - 1] === '\r' && to > from ? to - 1 : to).split(separator))
  }
}

/** The separator that cuts the first lines into the same number of fields, most fields first; quotes are respected. */
function commonSeparator(text: string): string {
  const head = text.slice(0, 20_000)
  const score = (separator: string) => {
    const { data } = Papa.parse<string[]>(head, { delimiter: separator, preview: 20, skipEmptyLines: 'greedy' })
    const widths = data.map((row) => row.length)
    const first = widths[0] ?? 1
    return first === 1 ? 0 : first * (widths.filter((width) => width === first).length / widths.length)
  }
  const scored = [',', ';', '\t'].map((separator) => ({ separator, score: score(separator) }))
  return scored.reduce((best, it) => (it.score > best.score ? it : best)).separator
}

// Most cells of a large table are figures: nothing in them can be composed or broken into lines.
const cleaned = (cell: string): string =>
  /^[ -~]*$/.test(cell) ? cell.trim() : cell.normalize('NFC').replace(/\r\n?/g, '\n').trim()

function collector(limits: TableLimits): { rows: TableRow[]; take: (row: number, cells: string[]) => void } {
  const rows: TableRow[] = []
  let count = 0
  const take = (row: number, cells: string[]) => {
    const clean = cells.map(cleaned)
    if (clean.every((cell) => cell === '')) return
    count += clean.length
    if (rows.length >= limits.maxRows) throw new TableUnreadable('table.too_many_rows', { limit: limits.maxRows })
    if (count > limits.maxCells) throw new TableUnreadable('table.too_many_cells', { limit: limits.maxCells })
    rows.push({ row, cells: clean })
  }
  return { rows, take }
}
