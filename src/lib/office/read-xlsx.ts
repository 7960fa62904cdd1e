import { attribute, xmlSteps } from './xml.ts'
import type { Zip } from './zip.ts'

/** Called for each row with its number in the sheet (from 1), its cells as text, and whether the sheet hides it. */
export type TakeRow = (row: number, cells: string[], hidden: boolean) => void

const decoder = new TextDecoder()

export type SheetPart = { name: string; part: string; hidden?: true }

/** Names of the sheets of an open workbook with the part each is in, in their order; undefined when it is no workbook. */
export function sheetsOf(zip: Zip): SheetPart[] | undefined {
  const workbook = part(zip, 'xl/workbook.xml')
  if (workbook === undefined) return undefined
  const targets = new Map<string, string>()
  for (const step of xmlSteps(part(zip, 'xl/_rels/workbook.xml.rels') ?? '')) {
    if (step.kind !== 'open' || step.name !== 'Relationship') continue
    const target = attribute(step.attributes, 'Target') ?? ''
    targets.set(attribute(step.attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const sheets: SheetPart[] = []
  for (const step of xmlSteps(workbook)) {
    if (step.kind !== 'open' || step.name !== 'sheet') continue
    const target = targets.get(
      /\b(?:\w+:)?id\s*=\s*["']([^"']*)/.exec(step.attributes.replace(/sheetId\s*=\s*["'][^"']*["']/, ''))?.[1] ?? '',
    )
    if (target === undefined) continue
    const hidden = /^(?:hidden|veryHidden)$/.test(attribute(step.attributes, 'state') ?? '')
    sheets.push({ name: attribute(step.attributes, 'name') ?? '', part: target, ...(hidden ? { hidden } : {}) })
  }
  return sheets
}

/**
 * Reads one sheet row by row. Numbers are plain decimals, dates dd/mm/yyyy, percentages as shown; formulas give their last
 * value. `months`: dates of which a cell shows month and year, or the year, come as that ("03/2026", "2026").
 */
export function readSheet(zip: Zip, sheetPart: string, takeRow: TakeRow, { months = false } = {}): void {
  const shared = sharedStrings(part(zip, 'xl/sharedStrings.xml'))
  const formats = cellFormats(part(zip, 'xl/styles.xml'))
  const from1904 = /date1904\s*=\s*["'](?:1|true)/.test(part(zip, 'xl/workbook.xml') ?? '')
  const cell = { type: '', format: 'plain' as Format, column: -1, text: '', reading: false }
  let cells: string[] = []
  let row = 0
  let hidden = false
  for (const step of xmlSteps(part(zip, sheetPart) ?? '')) {
    if (step.kind === 'text') {
      if (cell.reading) cell.text += step.text
    } else if (step.kind === 'open') {
      if (step.name === 'row') {
        row = Number(attribute(step.attributes, 'r') ?? row + 1)
        hidden = HIDDEN.test(step.attributes)
        cells = []
        cell.column = -1
        if (step.empty) takeRow(row, cells, hidden)
      } else if (step.name === 'c') {
        const at = attribute(step.attributes, 'r')
        cell.column = at ? columnIndex(at) : cell.column + 1
        cell.type = attribute(step.attributes, 't') ?? 'n'
        cell.format = formats[Number(attribute(step.attributes, 's') ?? 0)] ?? 'plain'
        cell.text = ''
      } else if (step.name === 'rPh') cell.reading = false
      else if (step.name === 'v' || step.name === 't') cell.reading = !step.empty
    } else if (step.name === 'v' || step.name === 't') cell.reading = false
    else if (step.name === 'c') put(cells, cell.column, shownText(cell, shared, { from1904, months }))
    else if (step.name === 'row') takeRow(row, cells, hidden)
  }
}

const HIDDEN = /\bhidden\s*=\s*["'](?:1|true)|\bht\s*=\s*["']0(?:\.0+)?["']/

/** Columns that the sheet hides, from 0. */
export function hiddenColumnsOf(zip: Zip, sheetPart: string): Set<number> {
  const hidden = new Set<number>()
  for (const step of xmlSteps(part(zip, sheetPart) ?? '')) {
    if (step.kind !== 'open') continue
    if (step.name === 'sheetData') break
    if (step.name !== 'col' || !/\bhidden\s*=\s*["'](?:1|true)/.test(step.attributes)) continue
    const [from, to] = ['min', 'max'].map((name) => Number(attribute(step.attributes, name) ?? 0)) as [number, number]
    for (let column = Math.max(1, from); column <= Math.min(to, MAX_COLUMN); column++) hidden.add(column - 1)
  }
  return hidden
}

const MAX_MERGES = 20_000

/** Merged cells of a sheet, rows and columns from 0, ends included. */
export function mergesOf(zip: Zip, sheetPart: string): { top: number; left: number; bottom: number; right: number }[] {
  const merges = []
  for (const step of xmlSteps(part(zip, sheetPart) ?? '')) {
    if (merges.length >= MAX_MERGES) break
    if (step.kind !== 'open' || step.name !== 'mergeCell') continue
    const [from, to] = (attribute(step.attributes, 'ref') ?? '').split(':')
    if (!from || !to) continue
    const [top, bottom] = [from, to].map((cell) => Number(/\d+/.exec(cell)?.[0] ?? 0) - 1) as [number, number]
    const [left, right] = [columnIndex(from), columnIndex(to)]
    if (top >= 0 && bottom >= top && left >= 0 && right >= left && right < MAX_COLUMN)
      merges.push({ top, left, bottom, right })
  }
  return merges
}

function part(zip: Zip, name: string): string | undefined {
  const bytes = zip.read(name)
  return bytes && decoder.decode(bytes)
}

const MAX_COLUMN = 16_384

function put(cells: string[], column: number, text: string): void {
  if (text === '' || column < 0 || column >= MAX_COLUMN) return
  while (cells.length < column) cells.push('')
  cells[column] = text
}

function columnIndex(reference: string): number {
  let index = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  return index - 1
}

type Format = 'plain' | 'date' | 'month' | 'year' | 'datetime' | 'time' | 'percent'

function shownText(
  cell: { type: string; format: Format; text: string },
  shared: readonly string[],
  { from1904, months }: { from1904: boolean; months: boolean },
): string {
  const { type, text } = cell
  if (type === 's') return shared[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return text.replace(/^(\d{4})-(\d\d)-(\d\d).*/, '$3/$2/$1')
  if (type !== 'n') return text
  if (text === '' || !Number.isFinite(Number(text))) return text
  if (cell.format === 'percent') return `${decimal(Number(text) * 100)}%`
  if (cell.format === 'plain') return decimal(Number(text))
  const partly = cell.format === 'month' || cell.format === 'year'
  return moment(Number(text), partly && !months ? 'date' : cell.format, from1904)
}

// Fifteen digits are what a spreadsheet keeps; more are noise of binary fractions.
function decimal(value: number): string {
  const rounded = Number(value.toPrecision(15))
  return Math.abs(rounded) >= 1e21 || (rounded !== 0 && Math.abs(rounded) < 1e-6) ? String(rounded) : rounded.toString()
}

function moment(serial: number, format: Format, from1904: boolean): string {
  const days = serial + (from1904 ? 1462 : 0)
  const at = new Date(Math.round((days + (days < 60 ? 1 : 0)) * 86_400) * 1000 + Date.UTC(1899, 11, 30))
  if (Number.isNaN(at.getTime())) return decimal(serial)
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
  if (format === 'time' && days < 1) return time
  if (format === 'year') return String(at.getUTCFullYear())
  const month = `${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`
  if (format === 'month') return month
  const date = `${two(at.getUTCDate())}/${month}`
  return format === 'date' || time === '00:00' ? date : `${date} ${time}`
}

function sharedStrings(xml: string | undefined): string[] {
  const strings: string[] = []
  let text = ''
  let reading = false
  let phonetic = false
  for (const step of xmlSteps(xml ?? '')) {
    if (step.kind === 'text') {
      if (reading && !phonetic) text += step.text
    } else if (step.name === 't') reading = step.kind === 'open' && !step.empty
    else if (step.name === 'rPh') phonetic = step.kind === 'open' && !step.empty
    else if (step.name === 'si') {
      if (step.kind === 'close' || step.empty) strings.push(text)
      text = ''
    }
  }
  return strings
}

// Built-in formats 14–22 and 45–47 are dates and times (ECMA-376 Part 1, § 18.8.30).
const BUILT_IN: Record<number, Format> = {
  9: 'percent',
  10: 'percent',
  17: 'month',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'datetime',
  45: 'time',
  46: 'time',
  47: 'time',
}

function cellFormats(xml: string | undefined): Format[] {
  const custom = new Map<number, Format>()
  const formats: Format[] = []
  let inCells = false
  for (const step of xmlSteps(xml ?? '')) {
    if (step.kind === 'text') continue
    if (step.name === 'cellXfs') inCells = step.kind === 'open'
    if (step.kind !== 'open') continue
    if (step.name === 'numFmt')
      custom.set(
        Number(attribute(step.attributes, 'numFmtId')),
        formatOf(attribute(step.attributes, 'formatCode') ?? ''),
      )
    if (step.name !== 'xf' || !inCells) continue
    const id = Number(attribute(step.attributes, 'numFmtId') ?? 0)
    formats.push(custom.get(id) ?? (id >= 14 && id <= 16 ? 'date' : (BUILT_IN[id] ?? 'plain')))
  }
  return formats
}

function formatOf(code: string): Format {
  const bare = code.replace(/"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]/gi, '')
  if (bare.includes('%')) return 'percent'
  const date = /[dy]/i.test(bare) || /m{3,}/i.test(bare)
  const time = /[hs]/i.test(bare)
  if (date && !time && !/d/i.test(bare) && /y/i.test(bare)) return /m/i.test(bare) ? 'month' : 'year'
  return date && time ? 'datetime' : date ? 'date' : time ? 'time' : 'plain'
}
