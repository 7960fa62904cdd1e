import { attribute } from '#lib/office/xml.ts'
import { isOn, type OpenStep, valOf, type XmlCursor } from '#lib/office/xml-cursor.ts'
import { type FlowCell, type FlowItem, type FlowTable, withoutIdleLines } from './flow.ts'

type Merge = 'begins' | 'goesOn' | undefined
type RawCell = { from: number; to: number; down: Merge; right: Merge; items: FlowItem[] }
type RawRow = { cells: RawCell[]; header: boolean; removed: boolean }

/** What a table needs from the reader of the document around it. */
export type TableHost = {
  /** The items of the cell that was just opened; `properties` gets the children that are none. */
  readCell(properties: (step: OpenStep) => void): FlowItem[]
  /** Page now, and a page to go on from: the cells of a row stand beside each other. */
  page: number
  cells(count: number): void
}

/** Word knows at most 63 columns. */
const MAX_COLUMNS = 63
/** Boundaries of cells nearer to each other than this (twips, a quarter of a centimetre) are meant as one. */
const SAME_BOUNDARY = 142

/** The table that was just opened, with the spans of its cells resolved. */
export function readTable(cursor: XmlCursor, host: TableHost, number: number): FlowTable {
  const widths: number[] = []
  const rows: RawRow[] = []
  const visit = (step: OpenStep): void => {
    if (step.name === 'tr') rows.push(readRow(cursor, host))
    else if (step.name === 'tblGrid') readGrid(cursor, widths)
    else if (WRAPPERS.has(step.name)) cursor.each(visit)
  }
  cursor.each(visit)
  const kept = rows.filter((row) => !row.removed && row.cells.length > 0)
  snapBoundaries(kept, widths)
  const table = spanned(kept)
  let headerRows = 0
  while (headerRows < kept.length && kept[headerRows]!.header) headerRows++
  return withoutIdleLines({ kind: 'table', number, ...table, headerRows: headerRows < kept.length ? headerRows : 0 })
}

const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'])

function readGrid(cursor: XmlCursor, widths: number[]): void {
  cursor.each((step) => {
    const width = Number(attribute(step.attributes, 'w'))
    if (step.name === 'gridCol' && widths.length < MAX_COLUMNS) widths.push(Number.isFinite(width) ? width : 0)
  })
}

function readRow(cursor: XmlCursor, host: TableHost): RawRow {
  const row: RawRow = { cells: [], header: false, removed: false }
  const page = host.page
  let lastPage = page
  let at = 0
  const visit = (step: OpenStep): void => {
    if (step.name === 'trPr') {
      cursor.each((property) => {
        if (property.name === 'gridBefore') at += span(property)
        else if (property.name === 'tblHeader') row.header = isOn(property)
        else if (property.name === 'del' || property.name === 'moveFrom') row.removed = true
      })
    } else if (step.name === 'tc') {
      host.page = page
      const cell = readCell(cursor, host, Math.min(at, MAX_COLUMNS - 1))
      lastPage = Math.max(lastPage, host.page)
      if (cell) row.cells.push(cell)
      at = cell?.to ?? at
    } else if (WRAPPERS.has(step.name)) cursor.each(visit)
  }
  cursor.each(visit)
  host.page = lastPage
  host.cells(row.cells.length)
  return row
}

function readCell(cursor: XmlCursor, host: TableHost, from: number): RawCell | undefined {
  const cell: RawCell = { from, to: from + 1, down: undefined, right: undefined, items: [] }
  let removed = false
  cell.items = host.readCell((step) => {
    if (step.name !== 'tcPr') return
    cursor.each((property) => {
      if (property.name === 'gridSpan') cell.to = Math.min(MAX_COLUMNS, from + span(property))
      else if (property.name === 'vMerge') cell.down = merge(property)
      else if (property.name === 'hMerge') cell.right = merge(property)
      else if (property.name === 'cellDel') removed = true
    })
  })
  return removed ? undefined : cell
}

function span(step: OpenStep): number {
  const value = Number(valOf(step) ?? 1)
  return value >= 1 && value < 1e6 ? Math.floor(value) : 1
}

const merge = (step: OpenStep): Merge => (valOf(step) === 'restart' ? 'begins' : 'goesOn')

/**
 * Rows whose borders were drawn by hand miss each other by a hair, so that the grid has columns nobody sees. Their
 * boundaries are put together, unless a cell would vanish.
 */
function snapBoundaries(rows: readonly RawRow[], widths: readonly number[]): void {
  if (widths.length < 2 || widths.every((width) => width >= SAME_BOUNDARY)) return
  const target = [0]
  let position = 0
  let first = 0
  widths.forEach((width, i) => {
    position += width
    if (position - first >= SAME_BOUNDARY || i === widths.length - 1) {
      target.push(i + 1)
      first = position
    } else target.push(target[i]!)
  })
  const to = (boundary: number): number => target[boundary] ?? boundary
  if (rows.some((row) => row.cells.some((cell) => to(cell.to) <= to(cell.from)))) return
  for (const { cells } of rows) {
    for (const cell of cells) {
      cell.from = to(cell.from)
      cell.to = to(cell.to)
    }
  }
}

/** Cells at their places with what they span; cells that only go on with another one are part of it. */
function spanned(raw: readonly RawRow[]): Pick<FlowTable, 'columns' | 'rows'> {
  let columns = 0
  let above = new Map<number, FlowCell>()
  const rows = raw.map(({ cells }, r) => {
    const row: FlowCell[] = []
    const here = new Map<number, FlowCell>()
    let left: FlowCell | undefined
    for (const cell of cells) {
      columns = Math.max(columns, cell.to)
      const width = cell.to - cell.from
      if (cell.right === 'goesOn' && left && left.row === r) {
        left.columnSpan += width
        continue
      }
      const upper = cell.down === 'goesOn' ? above.get(cell.from) : undefined
      if (upper && upper.columnSpan === width) {
        upper.rowSpan++
        here.set(cell.from, upper)
        left = upper
        continue
      }
      left = { row: r, column: cell.from, rowSpan: 1, columnSpan: width, items: cell.items }
      row.push(left)
      if (cell.down) here.set(cell.from, left)
    }
    above = here
    return row
  })
  return { columns, rows }
}
