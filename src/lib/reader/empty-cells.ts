import type { ColumnRole } from './columns.ts'
import type { TableRow } from './table-rows.ts'

/**
 * A flattening that writes empty cells gives every row its last one. A row that lacks it, but has an empty cell of
 * coordinating agencies, has lost that one to a merged cell: the empty cell is the last.
 */
export function withLastCells(rows: TableRow[], roles: readonly ColumnRole[]): TableRow[] {
  const last = roles.at(-1)
  if ((last !== 'note' && last !== 'funding') || roles.at(-2) !== 'coordinate') return rows
  const read = rows.filter((row) => row.kind === 'row')
  const having = read.filter(({ cells }) => cells[last] !== undefined).length
  if (having < read.length / 2) return rows
  return rows.map((row) => {
    if (row.kind === 'group' || row.cells[last] !== undefined || row.cells.coordinate?.text !== '') return row
    const { coordinate, ...cells } = row.cells
    return { ...row, cells: { ...cells, [last]: coordinate } }
  })
}
