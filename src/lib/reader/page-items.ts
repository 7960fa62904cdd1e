import { type Line, linesOfWords, type Page, type Word } from './page.ts'
import { columnsOfLines } from './page-columns.ts'
import { type FootnoteLines, footnotesOf } from './page-footnotes.ts'
import { fillGrids, type GridCell, gridsOf, type PageGrid } from './page-grids.ts'
import { type Edges, type PageParagraph, paragraphsOfLines } from './page-paragraphs.ts'

export type LaidCell = Omit<GridCell, 'words'> & { paragraphs: PageParagraph[] }
/** A table on one page; `xs` are the vertical lines of its columns. */
export type LaidTable = { kind: 'table'; xs: number[]; columns: number; rows: LaidCell[][]; page: Page }
export type LaidItem = { kind: 'text'; paragraph: PageParagraph; page: Page } | LaidTable
export type LaidPage = { page: Page; items: LaidItem[]; footnotes: FootnoteLines[] }

/** What stands on a page, in the order in which it is read. `bodySize` is the size of most letters of the document. */
export function layPage(page: Page, words: readonly Word[], bodySize: number): LaidPage {
  const grids = gridsOf(page.rules)
  const lines = linesOfWords(fillGrids(grids, words), page.number)
  const { running, footnotes } = footnotesOf(lines, page, bodySize)
  const items: LaidItem[] = []
  let at = 0
  for (const grid of grids.filter(holdsWords)) {
    const until = running.findIndex((line, i) => i >= at && line.base > grid.ys[0]!)
    const end = until < 0 ? running.length : until
    items.push(...textItems(running.slice(at, end), page))
    at = end
    items.push(laidTable(grid, page))
  }
  items.push(...textItems(running.slice(at), page))
  return { page, items, footnotes }
}

const holdsWords = (grid: PageGrid): boolean => grid.cells.some((cell) => cell.words.length > 0)

function laidTable({ xs, ys, cells }: PageGrid, page: Page): LaidTable {
  const rows: LaidCell[][] = Array.from({ length: ys.length - 1 }, () => [])
  for (const { words, ...cell } of cells) {
    const [left, right] = [xs[cell.column]!, xs[cell.column + cell.columnSpan]!]
    rows[cell.row]!.push({ ...cell, paragraphs: cellParagraphs(words, left, right, page.number) })
  }
  return { kind: 'table', xs, columns: xs.length - 1, rows, page }
}

const MOST_PADDING = 8

export function cellParagraphs(words: readonly Word[], left: number, right: number, page: number): PageParagraph[] {
  const lines = linesOfWords(words, page)
  if (lines.length === 0) return []
  const nearest = Math.min(...lines.map((line) => Math.min(line.left - left, right - line.right)))
  const padding = Math.min(MOST_PADDING, Math.max(0, nearest))
  return paragraphsOfLines(lines, { left: left + padding, right: right - padding })
}

function textItems(lines: readonly Line[], page: Page): LaidItem[] {
  if (lines.length === 0) return []
  const edges = edgesOf(lines, page)
  return columnsOfLines(lines).flatMap((part): LaidItem[] => {
    if (part.kind === 'table') {
      const rows = part.rows.map((row, r) => row.map((words, c) => alignedCell(words, part.xs, r, c, page.number)))
      return [{ kind: 'table', xs: part.xs, columns: part.xs.length - 1, rows, page }]
    }
    const within = part.kind === 'column' ? { left: part.left, right: part.right ?? edges.right } : edges
    return paragraphsOfLines(part.lines, within).map((paragraph) => ({ kind: 'text', paragraph, page }))
  })
}

function alignedCell(
  words: readonly Word[],
  xs: readonly number[],
  row: number,
  column: number,
  page: number,
): LaidCell {
  const paragraphs = cellParagraphs(words, xs[column]!, xs[column + 1]!, page)
  return { row, column, rowSpan: 1, columnSpan: 1, paragraphs }
}

/** The edges of the text: those that several lines reach, so that one long line moves nothing. */
function edgesOf(lines: readonly Line[], page: Page): Edges {
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b)
  const rights = lines.map((line) => line.right).sort((a, b) => b - a)
  const far = (sorted: readonly number[]) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.02))]!
  const edges = { left: far(lefts), right: far(rights) }
  // Few short lines do not show how far the text may run.
  if (lines.length < 6) return { left: edges.left, right: Math.max(edges.right, page.width - Math.max(edges.left, 40)) }
  return edges
}
