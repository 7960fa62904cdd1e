import { foldAligned } from '#lib/vietnamese/fold-aligned.ts'
import type { Block, Footnote, Lines, Table, TableCell } from './blocks.ts'
import { type Enumerator, enumeratorOf } from './enumerators.ts'

/** A paragraph or cell with the forms in which it is searched. All three texts have the same offsets. */
export type Unit = {
  text: string
  /** Lower case, marks kept: "Sở" and "số" stay apart. */
  low: string
  /** Lower case without marks. */
  fold: string
  lines: Lines
  starts: readonly number[]
  mark: Enumerator | undefined
  heading: boolean
  /** Lines of the parts, when the paragraph was mended from several that do not follow each other. */
  pieces?: readonly Lines[]
  /** A table with a known grid stands here; the unit itself has no text then. */
  table?: Grid
}

/** A table whose cells are units; `cells[r][c]` follows the rows of the source, which may differ in length. */
export type Grid = { columns: number; cells: Unit[][]; lines: Lines }

type Source = { text: string; lines: Lines; starts: readonly number[]; heading: boolean }

const ONE_START: readonly number[] = [0]

/** Units of a document in order, footnotes apart. Every text is folded once, all in one pass. */
export function unitsOf(blocks: readonly Block[]): { units: Unit[]; footnotes: { unit: Unit; mark: string }[] } {
  const sources: Source[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph') sources.push(sourceOf(block.text, block.place.lines, block.starts, block.heading))
    else if (block.kind === 'footnote') sources.push(sourceOf(block.text, block.place.lines))
    else if (block.kind === 'table')
      for (const row of block.rows) for (const c of row) sources.push(sourceOf(c.text, c.place.lines))
  }
  const made = unitsFromSources(sources)
  let next = 0
  const units: Unit[] = []
  const footnotes: { unit: Unit; mark: string }[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph') units.push(made[next++]!)
    else if (block.kind === 'footnote') footnotes.push({ unit: made[next++]!, mark: (block as Footnote).mark })
    else if (block.kind === 'table') {
      const cells = block.rows.map((row) => row.map(() => made[next++]!))
      pushTable(units, block, cells)
    }
  }
  return { units, footnotes }
}

function sourceOf(text: string, lines: Lines, starts = ONE_START, heading = false): Source {
  return { text, lines, starts, heading }
}

function unitsFromSources(sources: readonly Source[]): Unit[] {
  const whole = sources.map((s) => s.text).join('\u0001')
  const low = lowerAligned(whole)
  const folded = foldAligned(whole)
  let at = 0
  return sources.map((s) => {
    const end = at + s.text.length
    const unit: Unit = {
      text: s.text,
      low: low.slice(at, end),
      fold: folded.slice(at, end),
      lines: s.lines,
      starts: s.starts,
      mark: enumeratorOf(s.text),
      heading: s.heading,
    }
    at = end + 1
    return unit
  })
}

/** One text as a unit. */
export const unitOf = (text: string): Unit => unitsFromSources([sourceOf(text, [1, 1])])[0]!

/** Few letters change their length in lower case; they are kept as they are. */
function lowerAligned(text: string): string {
  const low = text.toLowerCase()
  if (low.length === text.length) return low
  return [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
}

const LAYOUT = /cong hoa xa hoi|doc lap - tu do|noi nhan|^so:|tm\. uy ban|kt\. |^phu luc|\bngay \d{1,2} thang \d/

/** Letterheads and signatures are often set as tables without lines: their cells are paragraphs. */
function pushTable(units: Unit[], table: Table, cells: Unit[][]): void {
  if (cells.length <= 6 && table.columns <= 3 && cells.some((row) => row.some((c) => LAYOUT.test(c.fold)))) {
    for (const row of cells) for (const cell of row) if (cell.text !== '') units.push(...paragraphsOf(cell))
    return
  }
  const lines = table.place.lines
  const grid = { columns: table.columns, cells: withSpans(table, cells), lines }
  units.push({ text: '', low: '', fold: '', lines, starts: ONE_START, mark: undefined, heading: false, table: grid })
}

function paragraphsOf(cell: Unit): Unit[] {
  if (!cell.text.includes('\n')) return [cell]
  const units: Unit[] = []
  const texts = cell.text.split('\n')
  const [first, last] = cell.lines
  const ownLines = texts.length === last - first + 1
  let at = 0
  for (const [i, text] of texts.entries()) {
    const end = at + text.length
    units.push({
      ...cell,
      ...(ownLines ? { lines: [first + i, first + i] as const } : {}),
      text,
      low: cell.low.slice(at, end),
      fold: cell.fold.slice(at, end),
      mark: enumeratorOf(text),
    })
    at = end + 1
  }
  return units
}

/** Puts each cell at its own column when the source knows spans (Word, HTML); a spanned place repeats the cell. */
function withSpans(table: Table, cells: Unit[][]): Unit[][] {
  const spans = table.rows.some((row) => row.some((c) => c.rowSpan > 1 || c.columnSpan > 1))
  if (!spans) return cells
  const grid: Unit[][] = table.rows.map(() => [])
  table.rows.forEach((row, r) => {
    row.forEach((cell: TableCell, i) => {
      const unit = cells[r]![i]!
      for (let dr = 0; dr < cell.rowSpan && r + dr < grid.length; dr++) {
        for (let dc = 0; dc < cell.columnSpan; dc++) grid[r + dr]![cell.column + dc] = unit
      }
    })
  })
  return grid.map((row) => Array.from(row, (unit) => unit ?? emptyUnit(table.place.lines)))
}

export function emptyUnit(lines: Lines): Unit {
  return { text: '', low: '', fold: '', lines, starts: ONE_START, mark: undefined, heading: false }
}

/** A unit made of several, as the paragraphs of one cell. */
export function joinUnits(parts: readonly Unit[]): Unit {
  const first = parts[0]!
  if (parts.length === 1) return first
  const last = parts[parts.length - 1]!
  return {
    ...first,
    text: parts.map((p) => p.text).join('\n'),
    low: parts.map((p) => p.low).join('\n'),
    fold: parts.map((p) => p.fold).join('\n'),
    lines: [first.lines[0], last.lines[1]],
  }
}

/** Source line in which the character at `offset` of the unit stands. */
export function lineAt(unit: Unit, offset: number): number {
  let i = lastAtMost(unit.starts, offset)
  for (const [from, to] of unit.pieces ?? []) {
    if (i <= to - from) return from + i
    i -= to - from + 1
  }
  return Math.min(unit.lines[0] + i, unit.lines[1])
}

/** Place of the last of these rising numbers that is not above the limit; 0 when all are. */
function lastAtMost(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (rising[middle]! <= limit) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

/** The text without its enumerator. */
export function bodyOf(unit: Unit): string {
  return unit.mark ? unit.text.slice(unit.mark.length) : unit.text
}
