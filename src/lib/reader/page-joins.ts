import type { Page } from './page.ts'
import { textOfLine } from './page.ts'
import type { FootnoteLines } from './page-footnotes.ts'
import type { LaidCell, LaidItem, LaidPage, LaidTable } from './page-items.ts'
import { goesOn, type PageParagraph } from './page-paragraphs.ts'
import { startsLower } from './wrapping.ts'

/** What stands in the document, over the ends of its pages. */
export type DocumentItem =
  | { kind: 'text'; paragraph: PageParagraph }
  | { kind: 'table'; columns: number; rows: LaidCell[][]; headerRows: number }
  | { kind: 'footnote'; note: FootnoteLines }
  | { kind: 'pageBreak'; page: Page }

/** Paragraphs and tables that a page end cut are one again; footnotes stand behind what they interrupt. */
export function joinPages(pages: readonly LaidPage[]): DocumentItem[] {
  const items: DocumentItem[] = []
  let open: { item: DocumentItem; source: LaidItem } | undefined
  const waiting: DocumentItem[] = []
  for (const { page, items: laid, footnotes } of pages) {
    laid.forEach((source, i) => {
      if (i === 0 && open && goesOnIn(open, source)) return
      if (i === 0) items.push(...waiting.splice(0))
      if (i === 0 && items.length > 0) items.push({ kind: 'pageBreak', page })
      const item: DocumentItem =
        source.kind === 'text'
          ? { kind: 'text', paragraph: { ...source.paragraph, lines: [...source.paragraph.lines] } }
          : { kind: 'table', columns: source.columns, rows: source.rows, headerRows: headerRowsOf(source) }
      items.push(item)
      open = { item, source }
    })
    if (laid.length > 1) items.push(...waiting.splice(0))
    waiting.push(...footnotes.map((note): DocumentItem => ({ kind: 'footnote', note })))
  }
  items.push(...waiting)
  return items
}

/** Adds what goes on at the head of a page to what was open; false when it is something new. */
function goesOnIn(open: { item: DocumentItem; source: LaidItem }, next: LaidItem): boolean {
  const { item, source } = open
  if (item.kind === 'text' && next.kind === 'text') {
    if (!goesOn(item.paragraph, next.paragraph)) return false
    for (const line of next.paragraph.lines) item.paragraph.lines.push(line)
    item.paragraph.full = next.paragraph.full
    return true
  }
  if (item.kind !== 'table' || next.kind !== 'table' || source.kind !== 'table' || !sameColumns(source, next))
    return false
  const repeated = repeatedRows(item.rows, next.rows)
  // A table that begins with a header of its own is another one.
  if (repeated === 0 && looksLikeHeader(next.rows[0]!)) return false
  addRows(
    item.rows,
    next.rows.slice(repeated).map((row) => row.map((cell) => ({ ...cell, row: cell.row - repeated }))),
  )
  return true
}

/** The same vertical lines; on a page where a merged cell hides one, it is not there. */
function sameColumns(a: LaidTable, b: LaidTable): boolean {
  if (a.columns !== b.columns) return false
  return a.xs.every((x, i) => Math.abs(x - b.xs[i]!) < 6)
}

const textOf = (cell: LaidCell): string =>
  cell.paragraphs.map((each) => each.lines.map(textOfLine).join(' ')).join('\n')

/** Rows of titles, and a row of column numbers, that the next page repeats. */
function repeatedRows(above: readonly LaidCell[][], below: readonly LaidCell[][]): number {
  let count = 0
  while (count < 3 && count < below.length - 1 && count < above.length && sameRow(above[count]!, below[count]!)) {
    const texts = below[count]!.map(textOf)
    const isTitles = texts.every((text) => text.length < 60 && !/\d/.test(text))
    if (count > 0 && !isTitles && !texts.every((text) => /^\(?\d*\)?$/.test(text))) break
    count++
  }
  return count
}

/** The same words; a scan may have read a letter of them otherwise. */
function sameRow(a: readonly LaidCell[], b: readonly LaidCell[]): boolean {
  if (a.length !== b.length) return false
  const [above, below] = [a.map(textOf).join(' '), b.map(textOf).join(' ')]
  return above.trim() !== '' && (above === below || (above.length > 20 && likeness(above, below) > 0.85))
}

/** Share of pairs of letters that two texts have in common (Dice). */
function likeness(a: string, b: string): number {
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < a.length; i++) pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1)
  let common = 0
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0
    if (left > 0) common++
    pairs.set(b.slice(i, i + 2), left - 1)
  }
  return (2 * common) / Math.max(1, a.length + b.length - 2)
}

const looksLikeHeader = (row: readonly LaidCell[]): boolean =>
  row.length > 2 &&
  row.every(
    (cell) => /\p{L}/u.test(textOf(cell)) && textOf(cell).length < 60 && !/^[\d(+-]|^[IVX]+\b/.test(textOf(cell)),
  )

/** A row of titles that the second page repeats would be dropped there; here it is only counted when it is one. */
const headerRowsOf = ({ rows }: LaidTable): number => (rows.length > 1 && looksLikeHeader(rows[0]!) ? 1 : 0)

/** Rows of the next page; the first one may be the rest of the last row, or lie below a merged cell that goes on. */
function addRows(above: LaidCell[][], below: LaidCell[][]): void {
  const first = below[0]
  if (!first) return
  const last = cellsOver(above)
  if (isRest(last, first)) {
    for (const cell of first) {
      const target = last.find((each) => each.column === cell.column)
      if (!target) continue
      target.paragraphs = joinedParagraphs(target.paragraphs, cell.paragraphs)
      target.rowSpan += cell.rowSpan - 1
    }
    below = below.slice(1)
    shift(below, above.length - 1)
    above.push(...below)
    return
  }
  // A merged cell is drawn anew, empty, where its rows go on; a number and what it stands for are not both left empty.
  const begins = first.findIndex((cell) => textOf(cell) !== '')
  const going = first.filter(
    (cell, i) =>
      textOf(cell) === '' &&
      last.some(
        (each) =>
          each.column === cell.column &&
          each.columnSpan === cell.columnSpan &&
          (each.rowSpan > 1 || (begins > 1 && i < begins && textOf(each) !== '')),
      ),
  )
  for (const cell of going) {
    const target = last.find((each) => each.column === cell.column)!
    target.rowSpan += cell.rowSpan
  }
  below = below.map((row) => row.filter((cell) => !going.includes(cell)))
  shift(below, above.length)
  above.push(...below)
}

function shift(rows: readonly LaidCell[][], by: number): void {
  for (const row of rows) for (const cell of row) cell.row += by
}

/** The cells that reach down to the last row. */
function cellsOver(rows: readonly LaidCell[][]): LaidCell[] {
  return rows
    .flat()
    .filter((cell) => cell.row + cell.rowSpan === rows.length)
    .sort((a, b) => a.column - b.column)
}

const TERMINAL = /[.;:!?…][)"”]?$/

/** The rest of a row has no number and at least one cell in the middle of a sentence; none begins where nothing stood. */
function isRest(last: readonly LaidCell[], first: readonly LaidCell[]): boolean {
  const filled = first.filter((cell) => textOf(cell) !== '')
  if (
    filled.length === 0 ||
    filled.length === first.length ||
    first.some((cell) => cell.column === 0 && textOf(cell) !== '')
  )
    return false
  let [full, lower] = [false, false]
  for (const cell of filled) {
    const target = last.find((each) => each.column === cell.column && each.columnSpan === cell.columnSpan)
    if (!target || textOf(target) === '') return false
    if (startsLower(textOf(cell))) lower = true
    else if (!TERMINAL.test(textOf(target)) && target.paragraphs[target.paragraphs.length - 1]!.full) full = true
  }
  // In narrow cells every line is full: where three cells begin anew, a row does, below a number that goes on.
  return lower || (full && filled.length < 3)
}

function joinedParagraphs(above: readonly PageParagraph[], below: readonly PageParagraph[]): PageParagraph[] {
  const [last, first] = [above[above.length - 1], below[0]]
  if (!last || !first) return [...above, ...below]
  const text = textOfLine(first.lines[0]!)
  if (!startsLower(text) && !goesOn(last, first)) return [...above, ...below]
  return [...above.slice(0, -1), { lines: [...last.lines, ...first.lines], full: first.full }, ...below.slice(1)]
}
