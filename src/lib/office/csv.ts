import { type CellValue, type Sheet, vietnameseDateTime } from './table.ts'

export type CsvOptions = {
  /** ',' by default; ';' opens in columns on a Vietnamese Excel, whose decimal sign is the comma. */
  separator?: ',' | ';' | '\t'
  /** Without the byte order mark Excel takes UTF-8 for an old encoding. Leave it out for machines. */
  byteOrderMark?: boolean
}

// A spreadsheet runs text that begins like this as a formula (OWASP, "CSV Injection"); some skip blanks before it.
const FORMULA_START = /^'*(?:[\t\r\n]|\s*[=+\-@])/
const GUARDED = /^'+(?:[\t\r\n]|\s*[=+\-@])/
const PLAIN_NUMBER = /^[+-]?\d+(?:[.,]\d+)*%?$/
// A program that takes another sign for the separator begins a cell in the middle of ours: a Vietnamese Excel at each ";".
const INNER_START = /([,;\t]["\s]*'*)(?=[=+@]|-\S)/g
const INNER_GUARDED = /([,;\t]["\s]*'*)'(?=[=+@]|-\S)/g
const ROWS_PER_CHUNK = 500

/** Text that no spreadsheet takes for a formula: an apostrophe is put before a dangerous beginning. */
export function guardFormula(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text
  const inner = text.replace(INNER_START, "$1'")
  return FORMULA_START.test(inner) ? `'${inner}` : inner
}

/** The text that `guardFormula` was given. */
export function unguardFormula(text: string): string {
  if (!text.includes("'")) return text
  const inner = GUARDED.test(text) ? text.slice(1) : text
  return inner.replace(INNER_GUARDED, '$1')
}

/** A table as CSV (RFC 4180: CRLF, quotes doubled) in UTF-8, in chunks of some hundred rows. */
export async function* csvStream(
  sheet: Pick<Sheet, 'columns' | 'rows'>,
  options: CsvOptions = {},
): AsyncGenerator<Uint8Array> {
  const separator = options.separator ?? ','
  const line = (cells: readonly CellValue[]) => `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
  const encoder = new TextEncoder()
  let chunk = (options.byteOrderMark === false ? '' : '\uFEFF') + line(sheet.columns.map((column) => column.title))
  let waiting = 0
  for await (const row of sheet.rows) {
    chunk += line(sheet.columns.map((_, i) => row[i]))
    if (++waiting < ROWS_PER_CHUNK) continue
    yield encoder.encode(chunk)
    chunk = ''
    waiting = 0
  }
  if (chunk !== '') yield encoder.encode(chunk)
}

function csvCell(value: CellValue, separator: string): string {
  const text = guardFormula(plain(value))
  // A lone empty cell would be an empty line, which readers skip.
  return /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text
}

function plain(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return vietnameseDateTime(value)
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  return String(value)
}
