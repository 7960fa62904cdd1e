import type { Table, TableCell } from './blocks.ts'
import { inlineText } from './lines.ts'

/** Tables without pipes at their edges: cells parted by tabs, or "a | b | c" over "--- | --- | ---". */

const RULE = /^\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+$/
const MAX_ROWS = 20_000
const FEWEST_ROWS = 3

export type BareTable = { end: number; table: Table }

/** The table that begins at line `at` (from 0), if one does. */
export function bareTableAt(lines: readonly string[], at: number): BareTable | undefined {
  const line = lines[at]!
  if (line.includes('\t')) return tabTable(lines, at)
  if (line.includes('|') && RULE.test(lines[at + 1] ?? '')) return ruledTable(lines, at)
  return undefined
}

const count = (text: string, sign: string): number => text.split(sign).length - 1

/** At least three lines with the same number of tabs, the first of which has words in all its cells. */
function tabTable(lines: readonly string[], at: number): BareTable | undefined {
  const first = lines[at]!.split('\t')
  if (first.length < 3 || first.some((cell) => cell.trim() === '')) return undefined
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
