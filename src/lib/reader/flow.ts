import type { LegacyFont } from './legacy-fonts.ts'

/**
 * What Word files and web pages have in common before their lines are numbered: paragraphs and tables in the order in
 * which they are read, notes apart.
 */

/** A run of text as the file holds it. "\n" is a line break of the writer, "\t" a tab. */
export type Piece = { text: string; font?: LegacyFont; capitals?: boolean }

export type FlowParagraph = {
  kind: 'paragraph'
  pieces: Piece[]
  /** Which paragraph of the file this is, from 1. */
  number: number
  heading: boolean
  /** Page of the file from 1; 0 when the file does not tell. */
  page: number
}

/** A cell at its place in the grid; rows and columns are counted from 0. */
export type FlowCell = { row: number; column: number; rowSpan: number; columnSpan: number; items: FlowItem[] }

export type FlowTable = {
  kind: 'table'
  number: number
  columns: number
  /** `rows[r]` holds the cells that begin in row r. */
  rows: FlowCell[][]
  /** How many of the first rows the file itself calls header rows. */
  headerRows: number
}

export type FlowItem = FlowParagraph | FlowTable

export type FlowNote = { mark: string; paragraphs: FlowParagraph[] }

export type Flow = { items: FlowItem[]; notes: FlowNote[] }

/**
 * Takes columns and rows in which no cell begins out of a table: writers leave them behind where cells were merged.
 * The cells keep their order; what they span is reckoned again.
 */
export function withoutIdleLines(table: FlowTable): FlowTable {
  const cells = table.rows.flat()
  const column = ranks(
    cells.map((cell) => cell.column),
    table.columns,
  )
  const row = ranks(
    cells.map((cell) => cell.row),
    table.rows.length,
  )
  const rows = table.rows.filter((each) => each.length > 0)
  for (const cell of cells) {
    const [top, left] = [row[cell.row]!, column[cell.column]!]
    cell.rowSpan = Math.max(1, row[cell.row + cell.rowSpan]! - top)
    cell.columnSpan = Math.max(1, column[cell.column + cell.columnSpan]! - left)
    cell.row = top
    cell.column = left
  }
  return { ...table, columns: column[table.columns]!, rows, headerRows: row[table.headerRows]! }
}

/** For each place up to `length` how many of the places before it are used. */
function ranks(used: readonly number[], length: number): Int32Array {
  const rank = new Int32Array(length + 1)
  for (const place of used) rank[place + 1] = 1
  for (let i = 1; i <= length; i++) rank[i]! += rank[i - 1]!
  return rank
}
