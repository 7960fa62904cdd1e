import { fold } from '#lib/vietnamese/fold.ts'
import { columnRole } from './columns.ts'
import { type FlowCell, type FlowItem, type FlowParagraph, type FlowTable, withoutIdleLines } from './flow.ts'
import { figureRows } from './sheet-figures.ts'
import { untitledFrom } from './sheet-untitled.ts'

/** A row of a sheet that holds words; rows and columns are counted from 0. */
export type SheetRow = { row: number; cells: readonly string[] }
/** Merged cells, ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number }
type Frame = { number: number; paragraph: number; named: string | undefined }

/**
 * What an office puts on a sheet: a letterhead and a title above, the table from its row of titles on, perhaps recipients
 * and a signature below. Above and below, cells beside each other are columns of the letterhead; the rest are paragraphs.
 */
export function sheetItems(rows: readonly SheetRow[], merges: readonly Merge[], frame: Frame) {
  const writer = new Paragraphs(frame.paragraph)
  const items: FlowItem[] = frame.named === undefined ? [] : [writer.of(frame.named, true)]
  const titled = rows.findIndex(isTitles)
  const titles = titled < 0 ? untitledFrom(rows) : titled
  const figures = titles < 0 ? figureRows(rows) : undefined
  const from = figures?.from ?? titles
  const to = figures?.to ?? (from < 0 ? rows.length : endOfTable(rows, from))
  const table = from < 0 ? [] : rows.slice(from, to)
  items.push(...frontItems(from < 0 ? rows : rows.slice(0, from), frame.number, writer))
  if (table.length > 0) items.push(tableOf(table, merges, frame.number, writer))
  if (from >= 0) items.push(...frontItems(rows.slice(to), frame.number, writer))
  return { items, paragraph: writer.count, figures: figures !== undefined }
}

class Paragraphs {
  count: number
  constructor(count: number) {
    this.count = count
  }

  of(text: string, heading = false): FlowParagraph {
    this.count++
    return { kind: 'paragraph', pieces: [{ text }], number: this.count, heading, page: 0 }
  }
}

/** Three titles of columns or more, work or who does it among them. */
function isTitles({ cells }: SheetRow): boolean {
  const filled = cells.filter((text) => text !== '')
  if (filled.length < 3 || filled.some((text) => text.length > 140)) return false
  const roles = filled.map((text) => columnRole(fold(text).replace(/\s+/g, ' ')))
  const known = roles.filter((role) => role !== undefined)
  const work = roles.some((role) => role === 'task' || role === 'criterion')
  const who = roles.some((role) => role === 'lead' || role === 'leadCoordinate' || role === 'deadline')
  return known.length >= 3 && known.length * 2 >= filled.length && work && who
}

const END = /^(?:noi nhan|tm\. |kt\. |tl\. |nguoi lap|ghi chu:|.{2,40}, ngay \d{0,2}\s?thang )/

/** Below the table recipients and a signature may stand, behind a free row or told by their words. */
function endOfTable(rows: readonly SheetRow[], from: number): number {
  for (let i = from + 1; i < rows.length; i++) {
    const first = rows[i]!.cells.find((text) => text !== '')!
    if (END.test(fold(first))) return i
  }
  return rows.length
}

/** Rows with one cell are paragraphs; those with cells beside each other are read column by column. */
function frontItems(rows: readonly SheetRow[], number: number, writer: Paragraphs): FlowItem[] {
  const items: FlowItem[] = []
  let columns: SheetRow[] = []
  const close = (): void => {
    if (columns.length > 0) items.push(sideBySide(columns, number, writer))
    columns = []
  }
  for (const row of rows) {
    const filled = row.cells.filter((text) => text !== '')
    if (filled.length > 1) columns.push(row)
    else {
      close()
      items.push(writer.of(filled[0]!))
    }
  }
  close()
  return items
}

/** Rows of a letterhead as one row of two cells: left of the widest gap, and right of it. */
function sideBySide(rows: readonly SheetRow[], number: number, writer: Paragraphs): FlowTable {
  const split = Math.max(...rows.map(({ cells }) => cells.findIndex((text) => text !== ''))) + 1
  const cell = (column: number, texts: readonly string[]): FlowCell => {
    const items = texts.filter((text) => text !== '').map((text) => writer.of(text))
    return { row: 0, column, rowSpan: 1, columnSpan: 1, items }
  }
  const left = rows.flatMap(({ cells }) => cells.slice(0, split))
  const right = rows.flatMap(({ cells }) => cells.slice(split))
  return { kind: 'table', number, columns: 2, rows: [[cell(0, left), cell(1, right)]], headerRows: 0 }
}

function tableOf(rows: readonly SheetRow[], merges: readonly Merge[], number: number, writer: Paragraphs): FlowTable {
  const top = rows[0]!.row
  const height = rows.at(-1)!.row - top + 1
  const inside = merges.filter((merge) => merge.bottom >= top && merge.top < top + height)
  const width = Math.max(...rows.map(({ cells }) => cells.length), ...inside.map(({ right }) => right + 1))
  const columns = usedColumns(rows, width)
  const spans = new Map(inside.map((merge) => [`${merge.top}:${merge.left}`, merge]))
  const covered = coveredBy(inside)
  const grid: FlowCell[][] = Array.from({ length: height }, () => [])
  for (const { row, cells } of rows) {
    for (const column of columns) {
      const text = cells[column] ?? ''
      if (covered.has(`${row}:${column}`) && text === '') continue
      const merge = spans.get(`${row}:${column}`)
      const rowSpan = merge ? Math.min(merge.bottom, top + height - 1) - row + 1 : 1
      const columnSpan = merge ? merge.right - column + 1 : 1
      const items = text === '' ? [] : text.split('\n').map((line) => writer.of(line))
      grid[row - top]!.push({ row: row - top, column, rowSpan, columnSpan, items })
    }
  }
  return withoutIdleLines({ kind: 'table', number, columns: width, rows: grid, headerRows: 1 })
}

/** Columns in which anything stands: the others only keep distance. */
function usedColumns(rows: readonly SheetRow[], width: number): number[] {
  const used = new Array<boolean>(width).fill(false)
  for (const { cells } of rows) for (const [c, text] of cells.entries()) if (text !== '') used[c] = true
  return used.flatMap((is, column) => (is ? [column] : []))
}

const MOST_COVERED = 300_000

/** Places under a merged cell, its own corner excepted. */
function coveredBy(merges: readonly Merge[]): Set<string> {
  const covered = new Set<string>()
  for (const { top, left, bottom, right } of merges) {
    for (let row = top; row <= bottom && covered.size < MOST_COVERED; row++)
      for (let column = left; column <= Math.min(right, left + 60); column++)
        if (row !== top || column !== left) covered.add(`${row}:${column}`)
  }
  return covered
}
