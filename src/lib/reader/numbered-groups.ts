import type { TableRow } from './table-rows.ts'

const PLAIN = /^\(?(\d{1,2})[.)]?$/

/** "1 | CÔNG TÁC CHỈ ĐẠO" over "1.1 | …": the row that has nothing but number and title names the group of those below. */
export function withNumberedGroups(rows: TableRow[]): TableRow[] {
  if (rows.some((row) => row.kind === 'group')) return rows
  return rows.map((row, i) => groupOf(row, rows[i + 1]) ?? row)
}

function groupOf(row: TableRow, next: TableRow | undefined): TableRow | undefined {
  if (row.kind === 'group' || next?.kind !== 'row') return undefined
  const label = PLAIN.exec(row.cells.number?.text ?? '')?.[1]
  if (!label || !next.cells.number?.text.replace(/[()]/g, '').startsWith(`${label}.`)) return undefined
  const filled = Object.entries(row.cells).filter(([role, cell]) => role !== 'number' && cell.text !== '')
  const titles = filled.filter(([role]) => role === 'criterion' || role === 'task')
  const figures = filled.filter(([role, cell]) => role === 'target' && /^[\d.,%\s]+$/.test(cell.text))
  const title = titles[0]?.[1]
  if (!title || titles.length + figures.length < filled.length || titles.some(([, cell]) => cell !== title))
    return undefined
  if (title.text.length > 220 || /[.;]$/.test(title.text)) return undefined
  return { kind: 'group', label, title: title.text.replace(/\n/g, ' ').trim(), lines: row.lines }
}
