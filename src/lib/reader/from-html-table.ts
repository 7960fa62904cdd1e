import { type FlowCell, type FlowItem, type FlowTable, withoutIdleLines } from './flow.ts'
import { attributeOf, childElements, type HtmlElement } from './from-html-tree.ts'

const MAX_COLUMNS = 63
const SECTIONS = new Set(['thead', 'tbody', 'tfoot'])

/** Grid of an HTML table by the rules of the standard (HTML § 4.9.12), spans cut at its end. */
export function readHtmlTable(
  table: HtmlElement,
  number: number,
  readCell: (cell: HtmlElement) => FlowItem[],
): FlowTable {
  const rows = rowsOf(table)
  /** For each column how many rows below are still taken by a cell above. */
  const taken: number[] = []
  let columns = 0
  const grid = rows.map((row, r) => {
    const cells: FlowCell[] = []
    let at = 0
    for (const element of childElements(row)) {
      if (element.tagName !== 'td' && element.tagName !== 'th') continue
      while ((taken[at] ?? 0) > 0) at++
      if (at >= MAX_COLUMNS) break
      const rowSpan = Math.min(rows.length - r, spanOf(element, 'rowspan', rows.length - r))
      const columnSpan = freeColumns(taken, at, Math.min(MAX_COLUMNS - at, spanOf(element, 'colspan', 1)))
      cells.push({ row: r, column: at, rowSpan, columnSpan, items: readCell(element) })
      for (let c = at; c < at + columnSpan; c++) taken[c] = rowSpan
      at += columnSpan
      columns = Math.max(columns, at)
    }
    for (let c = 0; c < taken.length; c++) if (taken[c]! > 0) taken[c]!--
    return cells
  })
  const found: FlowTable = { kind: 'table', number, columns, rows: grid, headerRows: headerRows(rows) }
  return withoutIdleLines(found)
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  const rows: HtmlElement[] = []
  for (const child of childElements(table)) {
    if (child.tagName === 'tr') rows.push(child)
    else if (SECTIONS.has(child.tagName)) {
      for (const row of childElements(child)) if (row.tagName === 'tr') rows.push(row)
    }
  }
  return rows
}

/** A span as written; 0 means to the end, what is no number means 1. */
function spanOf(cell: HtmlElement, name: string, rest: number): number {
  const written = Number.parseInt(attributeOf(cell, name) ?? '1', 10)
  if (written === 0) return Math.max(1, rest)
  return written > 0 ? written : 1
}

/** A cell may not run over one that comes down from above. */
function freeColumns(taken: readonly number[], from: number, wanted: number): number {
  let width = 1
  while (width < wanted && (taken[from + width] ?? 0) === 0) width++
  return width
}

function headerRows(rows: readonly HtmlElement[]): number {
  let count = 0
  for (const row of rows) {
    const cells = childElements(row)
    const inHead = (row.parentNode as HtmlElement | null)?.tagName === 'thead'
    if (!inHead && (cells.length < 2 || !cells.every((cell) => cell.tagName === 'th'))) break
    count++
  }
  return count < rows.length ? count : 0
}
