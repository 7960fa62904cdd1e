import type { Table, TableCell } from './blocks.ts'
import { inlineText } from './lines.ts'

/** Tables that converters draw with plus signs and hyphens: "+---+---+". Columns are places in the line. */

const BORDER = /^\s*\+(?:[-=:]{2,}\+)+\s*$/
/** A border may stop where a cell goes on: "|    +-----+". */
const PART_BORDER = /^\s*[+|].*\+[-=:]{2,}\+|^\s*\+[-=:]{2,}\+.*[|+]$/
const DRAWN = /^[-=:+\s]*[-=][-=:+\s]*$/
const MAX_LINES = 20_000

type Open = { cell: TableCell; texts: string[]; to: number }

export const startsGridTable = (raw: string): boolean => raw.includes('+-') && BORDER.test(raw)

/** The drawn table that begins at line `start` (from 0), and the line behind it; undefined when it never closes. */
export function readGridTable(lines: readonly string[], start: number): { end: number; table: Table } | undefined {
  let end = start
  while (end < lines.length && end - start < MAX_LINES && /^\s*[+|]/.test(lines[end]!)) end++
  const drawn = lines.slice(start, end).map((line) => line.trimEnd())
  const bounds = boundsOf(drawn)
  if (drawn.length < 3 || bounds.length < 3) return undefined
  const rows: TableCell[][] = []
  let open: (Open | undefined)[] = []
  let band: string[] = []
  drawn.forEach((line, i) => {
    if (band.length > 0 && PART_BORDER.test(line)) {
      open = closeBand({ band, border: line, open, rows, bounds, from: start + i - band.length, bottom: start + i })
      band = []
    } else if (i > 0 && !PART_BORDER.test(line)) band.push(line)
  })
  if (rows.length === 0) return undefined
  return { end, table: { kind: 'table', columns: bounds.length - 1, rows, place: { lines: [start + 1, end] } } }
}

function boundsOf(drawn: readonly string[]): number[] {
  const places = new Set<number>()
  for (const line of drawn) {
    if (!PART_BORDER.test(line)) continue
    for (let i = line.indexOf('+'); i >= 0; i = line.indexOf('+', i + 1)) places.add(i)
  }
  return [...places].sort((a, b) => a - b).slice(0, 64)
}

type Band = {
  band: readonly string[]
  border: string
  open: readonly (Open | undefined)[]
  rows: TableCell[][]
  bounds: readonly number[]
  /** Line of the source, from 0, where the band begins. */
  from: number
  bottom: number
}

/** Reads the lines between two borders as a row; a cell whose lower border is missing stays open. */
function closeBand({ band, border, open, rows, bounds, from, bottom }: Band): (Open | undefined)[] {
  const row = rows.length
  const cells: TableCell[] = []
  const next: (Open | undefined)[] = []
  for (let c = 0; c + 1 < bounds.length; ) {
    let to = c + 1
    while (to + 1 < bounds.length && !band.some((line) => line[bounds[to]!] === '|' || line[bounds[to]!] === '+')) to++
    const part = (line: string): string => line.slice(bounds[c]! + 1, bounds[to])
    const upper = open[c]
    const texts = [...(upper?.texts ?? []), ...band.map(part)]
    const cell = upper ? { ...upper.cell, rowSpan: upper.cell.rowSpan + 1 } : freshCell(row, c, to - c, from)
    const done = { ...cell, text: textOf(texts), place: { lines: [cell.place.lines[0], bottom] as const } }
    if (upper) replace(rows, upper.cell, done)
    else cells.push(done)
    const closed = DRAWN.test(part(border))
    next[c] = closed ? undefined : { cell: done, texts: [...texts, part(border)], to }
    c = to
  }
  rows.push(cells)
  return next
}

const freshCell = (row: number, column: number, columnSpan: number, from: number): TableCell => ({
  text: '',
  row,
  column,
  rowSpan: 1,
  columnSpan,
  place: { lines: [from + 1, from + 1] },
})

function replace(rows: TableCell[][], old: TableCell, by: TableCell): void {
  const row = rows[old.row]!
  row[row.indexOf(old)] = by
}

/** Lines of one paragraph are joined; an empty line or a bullet begins another. */
function textOf(lines: readonly string[]): string {
  const paragraphs: string[] = ['']
  for (const line of lines) {
    const text = inlineText(line.trim())
    if (text === '') paragraphs.push('')
    else if (/^[-+•*]\s/.test(text) || paragraphs[paragraphs.length - 1] === '') paragraphs.push(text)
    else paragraphs[paragraphs.length - 1] += ` ${text}`
  }
  return paragraphs.filter((text) => text !== '').join('\n')
}
