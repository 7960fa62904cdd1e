import type { Table, TableCell } from './blocks.ts'
import { inlineText } from './lines.ts'

const SEPARATOR = /^[|:\-+=\s]+$/
// A row of more lines than this was never closed: what follows is no part of it.
const MAX_ROW_LINES = 400
const CELL_BREAK = /\s*<br\s{0,3}\/?>\s*/i

type RawRow = { text: string; from: number; to: number }

/** Index behind the last line of the table that begins at `start`, and its rows. Lines are counted from 0. */
export type PipeTable = { end: number; table: Table | undefined }

function pipes(text: string): number {
  let n = 0
  for (let i = text.indexOf('|'); i !== -1; i = text.indexOf('|', i + 1)) if (text.charCodeAt(i - 1) !== 0x5c) n++
  return n
}

export function startsPipeRow(raw: string): boolean {
  let i = 0
  while (raw.charCodeAt(i) === 0x20 || raw.charCodeAt(i) === 0x09) i++
  return raw.charCodeAt(i) === 0x7c
}

/**
 * Reads a Markdown table. Text copies wrap rows at about 80 characters, so a row ends where its cells are complete, not
 * where its line ends. Rows of one table may differ in their number of cells where the original had merged cells.
 */
export function readPipeTable(lines: readonly string[], start: number): PipeTable {
  const width = pipesOfTable(lines, start)
  const wrap = wrapColumnOf(lines, start)
  const rows: RawRow[] = []
  let open: RawRow | undefined
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at]!.trim()
    if (line === '') {
      if (!open || isClosed(open, width)) break
      // A row that is still open goes on behind a blank line only if the next line looks like its rest.
      if (!(lines[at + 1] ?? '').includes('|')) break
      continue
    }
    const begins = line.startsWith('|')
    const tooLong = open !== undefined && at - open.from > MAX_ROW_LINES
    if (
      open &&
      (tooLong ||
        (isForced(lines, at, wrap) && pipes(open.text) < width
          ? NUMBERED.test(line)
          : begins
            ? isRowEnd(open, lines, at, width)
            : isClosed(open, width) && !wrapsOn(lines, at, open, width)))
    ) {
      rows.push(open)
      open = undefined
    }
    if (!open) {
      if (!begins) break
      open = { text: line, from: at, to: at }
    } else {
      open.text += ` ${line}`
      open.to = at
    }
    if (at - start > 50_000) break
  }
  if (open) rows.push(open)
  return { end: at, table: tableOf(rows, start, at) }
}

/** Number of pipes in a full row: that of the separator line, else that of the first closed line. */
function pipesOfTable(lines: readonly string[], start: number): number {
  const limit = Math.min(lines.length, start + 40)
  for (let i = start; i < limit; i++) {
    const line = lines[i]!.trim()
    if (line.includes('|') && line.includes('--') && SEPARATOR.test(line)) return pipes(line)
  }
  for (let i = start; i < limit; i++) {
    const line = lines[i]!.trim()
    if (line.startsWith('|') && line.endsWith('|')) return pipes(line)
  }
  return pipes(lines[start]!)
}

/** The column at which a program wrapped the lines of the table, or undefined when it did not. */
function wrapColumnOf(lines: readonly string[], start: number): number | undefined {
  const lengths: number[] = []
  for (let i = start; i < Math.min(lines.length, start + 400); i++) {
    if (lines[i] === '') break
    lengths.push(lines[i]!.length)
  }
  const longest = Math.max(...lengths)
  const near = lengths.filter((length) => length > longest - 15).length
  return longest >= 60 && longest <= 140 && near >= 3 ? longest : undefined
}

/** The word that begins line `at` had no room on the line before: a program broke the line, not the writer. */
function isForced(lines: readonly string[], at: number, wrap: number | undefined): boolean {
  if (wrap === undefined) return false
  const [word = ''] = lines[at]!.trim().split(' ', 1)
  return lines[at - 1]!.length + 1 + word.length > wrap
}

/** The row lacks cells and one of the lines behind it ends one: the wrap fell just behind a pipe. */
function wrapsOn(lines: readonly string[], at: number, row: RawRow, width: number): boolean {
  if (pipes(row.text) >= width) return false
  for (let i = at; i < Math.min(lines.length, at + 12); i++) {
    const line = lines[i]!.trim()
    if (line === '' || line.startsWith('|')) return false
    if (line.endsWith('|')) return true
  }
  return false
}

function isClosed(row: RawRow, width: number): boolean {
  return (
    row.text.endsWith('|') && pipes(row.text) >= Math.min(width, 3) && (pipes(row.text) >= width || row.to === row.from)
  )
}

/** Does line `at`, which begins with a pipe, begin a new row? A wrap may fall just before a pipe, or between two. */
function isRowEnd(row: RawRow, lines: readonly string[], at: number, width: number): boolean {
  const line = lines[at]!.trim()
  if (pipes(row.text) >= width) return true
  if (row.text.endsWith('|')) return !fillsRow(row, lines, at, width)
  return pipes(row.text) + pipes(line) > width && line.endsWith('|') && pipes(line) >= width
}

const NUMBERED = /^\|\s*(?:\*{0,2})(?:\d+|[IVX]+)[.)]?(?:\*{0,2})\s*(?:\||$)/

/** Line `at` and those that go on with it have just the cells that the row lacks. */
function fillsRow(row: RawRow, lines: readonly string[], at: number, width: number): boolean {
  if (NUMBERED.test(lines[at]!.trim())) return false
  const limit = Math.min(lines.length, at + 12)
  let found = 0
  for (let i = at; i < limit; i++) {
    const line = lines[i]!.trim()
    if (line === '' || (i > at && line.startsWith('|'))) break
    found += pipes(line)
  }
  return found < width && pipes(row.text) + found === width
}

function tableOf(rows: readonly RawRow[], start: number, end: number): Table | undefined {
  const cells: TableCell[][] = []
  let columns = 0
  for (const row of rows) {
    if (SEPARATOR.test(row.text)) continue
    const parts = splitCells(row.text)
    columns = Math.max(columns, parts.length)
    const r = cells.length
    cells.push(parts.map((text, column) => cell(text, r, column, row)))
  }
  if (cells.length === 0) return undefined
  return {
    kind: 'table',
    columns,
    rows: cells,
    place: { lines: [start + 1, Math.max(start + 1, lastLine(rows, end))] },
  }
}

function lastLine(rows: readonly RawRow[], end: number): number {
  return (rows.at(-1)?.to ?? end - 1) + 1
}

function cell(text: string, row: number, column: number, source: RawRow): TableCell {
  return { text, row, column, rowSpan: 1, columnSpan: 1, place: { lines: [source.from + 1, source.to + 1] } }
}

function splitCells(row: string): string[] {
  const inner = row.replace(/^\|/, '').replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map(cellText)
}

/** Paragraphs inside a cell are kept apart by line breaks. */
function cellText(marked: string): string {
  return marked
    .split(CELL_BREAK)
    .map((part) => inlineText(part.trim()))
    .filter((part) => part !== '' && !/^[-_=*~]{3,}$/.test(part))
    .join('\n')
}
