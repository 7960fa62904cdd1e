import type { ColumnRole } from './columns.ts'
import type { TableRow } from './table-rows.ts'

const MOSTLY = 0.6

/** Columns that have words in at least six of ten rows. */
export function mostlyFull(rows: readonly TableRow[], roles: readonly ColumnRole[]): ReadonlySet<ColumnRole> {
  const read = rows.flatMap((row) => (row.kind === 'row' && (row.cells.task?.text ?? '') !== '' ? [row] : []))
  const full = (role: ColumnRole) => read.filter((row) => (row.cells[role]?.text ?? '') !== '').length
  return new Set(roles.filter((role) => full(role) >= read.length * MOSTLY))
}

/** A grid without spans in which a merged cell stands once and empty below: a lead or time is wanting in some rows. */
export function blanksMerge(rows: readonly TableRow[]): boolean {
  const read = rows.flatMap((row) => (row.kind === 'row' && (row.cells.task?.text ?? '') !== '' ? [row] : []))
  if (read.some((row) => (row.spanned?.size ?? 0) > 0)) return false
  return (['lead', 'deadline', 'criterion'] as const).some((role) => {
    const empty = read.filter((row) => row.cells[role]?.text === '').length
    return empty > 0 && empty < read.length
  })
}
