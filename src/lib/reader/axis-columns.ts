import { fold } from '#lib/vietnamese/fold.ts'
import type { ColumnRole } from './columns.ts'
import type { ReadTable, TableRow } from './table-rows.ts'

const GROUPS = /^(?:truc(?: noi dung)?|chi so noi dung|linh vuc|nhom (?:nhiem vu|noi dung|chi so))$/

/**
 * "Trục nội dung", "Lĩnh vực" beside the work, in a table without groups of its own and without anything finer: the column
 * names the groups. Under group rows it says what is finer, as a column of criteria does.
 */
export function withAxisColumn<T extends ReadTable>(table: T): T {
  const { roles, rows, titles = [] } = table
  const only = roles.filter((role) => role === 'criterion').length === 1 && !roles.includes('axis')
  if (!only || !roles.includes('task') || rows.some((row) => row.kind === 'group')) return table
  const at = roles.indexOf('criterion')
  if (!GROUPS.test(fold(titles[at] ?? '').replace(/\s+/g, ' '))) return table
  return { ...table, roles: roles.map(asAxis), rows: rows.map(withAxis) }
}

const asAxis = (role: ColumnRole): ColumnRole => (role === 'criterion' ? 'axis' : role)

function withAxis(row: TableRow): TableRow {
  if (row.kind === 'group' || !row.cells.criterion) return row
  const { criterion, ...cells } = row.cells
  const spanned = row.spanned && { spanned: new Set([...row.spanned].map(asAxis)) }
  return { ...row, cells: { ...cells, axis: criterion }, ...spanned }
}
