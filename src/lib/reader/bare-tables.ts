import type { Table, TableCell } from './blocks.ts'
import { inlineText } from './lines.ts'

/** Tables without pipes at their edges: cells parted by tabs, "a | b | c" over "--- | --- | ---", or such rows alone. */

const RULE = /^\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+$/
const MAX_ROWS = 20_000
const FEWEST_ROWS = 3
const LONGEST_TITLE = 140
const MAX_ROW_LINES = 60

export type BareTable = { end: number; table: Table }

/** The table that begins at line `at` (from 0), if one does. */
export function bareTableAt(lines: readonly string[], at: number): BareTable | undefined {
  const line = lines[at]!
  if (line.includes('\t')) return tabTable(lines, at)
  if (!line.includes('|')) return undefined
  return RULE.test(lines[at + 1] ?? '') ? ruledTable(lines, at) : plainTable(lines, at)
}

const count = (text: string, sign: string): number => text.split(sign).length - 1

/** At least three lines with the same number of tabs, the first of which has words in all its cells. */
function tabTable(lines: readonly string[], at: number): BareTable | undefined {
  const first = lines[at]!.split('\t')
  if (!areTitles(first)) return undefined
  const rows: { cells: string[]; line: number }[] = []
  let end = at
  while (end < lines.length && rows.length < MAX_ROWS && count(lines[end]!, '\t') === first.length - 1) {
    rows.push({ cells: lines[end]!.split('\t').map(unquoted), line: end })
    end++
  }
  return rows.length < FEWEST_ROWS ? undefined : { end, table: tableOf(rows, end) }
}

/** Spreadsheets put quotes around cells that hold quotes or line ends. */
const unquoted = (cell: string): string => {
  const text = cell.trim()
  return text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
}

function ruledTable(lines: readonly string[], at: number): BareTable | undefined {
  const width = count(lines[at + 1]!, '|')
  const rows = [{ cells: lines[at]!.split('|'), line: at }]
  let end = at + 2
  for (; end < lines.length && rows.length < MAX_ROWS; end++) {
    const line = lines[end]!
    if (line.trim() === '') break
    const last = rows[rows.length - 1]!
    const open = last.line > at && last.cells.length <= width
    if (!open && !line.includes('|')) break
    const cells = line.split('|')
    if (open && last.cells.length + cells.length - 1 <= width + 1) {
      last.cells = [...last.cells.slice(0, -1), `${last.cells[last.cells.length - 1]} ${cells[0]}`, ...cells.slice(1)]
    } else rows.push({ cells, line: end })
  }
  return rows.length < 2 ? undefined : { end, table: tableOf(rows, end) }
}

/** At least three rows with the same number of bars, apart or with a blank line between them; the last bar may close them. */
function plainTable(lines: readonly string[], at: number): BareTable | undefined {
  const width = count(lines[at]!, '|')
  const titles = cellsOf(lines[at]!, width)
  if (!areTitles(titles)) return undefined
  const rows: { cells: string[]; line: number }[] = []
  let end = at
  for (let i = at; i < lines.length && rows.length < MAX_ROWS; i++) {
    if (lines[i]!.trim() === '') continue
    const row = rowFrom(lines, i, width)
    if (!row || (i - end > 1 && rows.length > 0)) break
    rows.push({ cells: cellsOf(row.text, width), line: i })
    end = row.end
    i = row.end - 1
  }
  if (rows.filter(({ cells }) => cells.length === titles.length).length < FEWEST_ROWS) return undefined
  return { end, table: tableOf(rows, end) }
}

/** A title that goes over two columns leaves the second one empty. */
function areTitles(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length > 2 && cells[0]!.trim() !== '' && cells.every((cell) => cell.length <= LONGEST_TITLE)
}

const cellsOf = (line: string, width: number): string[] => {
  const cells = line.split('|').map((cell) => cell.trim())
  return cells.length > width && cells.at(-1) === '' ? cells.slice(0, -1) : cells
}

const NUMBERED = /^\s*\|?\s*(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)]?\s*\|/

/** The row that begins at line `from`: broken lines belong to it until all its bars are there, or another begins. */
function rowFrom(lines: readonly string[], from: number, width: number): { text: string; end: number } | undefined {
  let text = lines[from]!
  let end = from + 1
  while (count(text, '|') < width && (lines[end] ?? '').trim() !== '' && !NUMBERED.test(lines[end]!)) {
    text += ` ${lines[end]!.trim()}`
    if (++end - from > MAX_ROW_LINES) return undefined
  }
  const bars = count(text, '|')
  if (bars === 0 || bars > width) return undefined
  // The last cell may have been broken too.
  while (!text.trimEnd().endsWith('|') && /^\s*\p{Ll}[^|]*$/u.test(lines[end] ?? '') && end - from < MAX_ROW_LINES) {
    text += ` ${lines[end]!.trim()}`
    end++
  }
  return { text, end }
}

function tableOf(rows: readonly { cells: string[]; line: number }[], end: number): Table {
  const cells = rows.map(({ cells: texts, line }, r) =>
    texts.map((text, column): TableCell => {
      const last = (rows[r + 1]?.line ?? end) - 1
      const place = { lines: [line + 1, Math.max(line, last) + 1] as const }
      return { text: inlineText(text.trim()), row: r, column, rowSpan: 1, columnSpan: 1, place }
    }),
  )
  const columns = Math.max(...cells.map((row) => row.length))
  return { kind: 'table', columns, rows: cells, place: { lines: [rows[0]!.line + 1, end] } }
}
