import type { Lines } from './blocks.ts'
import type { ColumnRole } from './columns.ts'
import type { GridTable, TableRow } from './table-rows.ts'
import type { TableRegion } from './task-tables.ts'
import { joinUnits, type Unit } from './units.ts'
import { startsLower } from './wrapping.ts'

export type { GridTable }

/** Two parts of one table: the second has the titles of the first or none. */
export function sameTitles(part: GridTable, above: GridTable): boolean {
  return part.titles.length === above.titles.length && part.titles.every((title, c) => title === above.titles[c])
}

/** Puts the next part of a table, behind a page break, under the part before it. */
export function continueTable(region: TableRegion, part: GridTable, to: number, lines: Lines): void {
  const rows = [...part.rows]
  const last = region.table.rows.at(-1)
  const first = rows[0]
  if (last?.kind === 'row' && first?.kind === 'row' && isRestOfRow(first, part.roles)) {
    rows.shift()
    region.table.rows[region.table.rows.length - 1] = joinedRow(last, first)
  }
  region.table.rows.push(...rows)
  region.to = to
  region.lines = [region.lines[0], lines[1]]
}

type Row = Extract<TableRow, { kind: 'row' }>

/** The page broke inside a row: no number, and its text goes on in small letters or is missing beside other cells. */
function isRestOfRow(row: Row, roles: readonly ColumnRole[]): boolean {
  if (!roles.includes('number') || (row.cells.number?.text ?? '') !== '') return false
  const cells = Object.values(row.cells).filter((cell) => cell.text !== '')
  return cells.length > 0 && cells.every((cell) => startsLower(cell.text) || /^[-–&]\s*\p{L}/u.test(cell.text))
}

function joinedRow(a: Row, b: Row): Row {
  const cells: Partial<Record<ColumnRole, Unit>> = { ...a.cells }
  for (const [role, cell] of Object.entries(b.cells) as [ColumnRole, Unit][]) {
    if (cell.text === '') continue
    const before = cells[role]
    cells[role] = before && before.text !== '' ? glued(before, cell) : cell
  }
  return { ...a, cells, lines: [a.lines[0], b.lines[1]], margin: Math.min(a.margin, b.margin) }
}

/** Words broken by the page go on in the same line of their cell. */
function glued(a: Unit, b: Unit): Unit {
  if (!startsLower(b.text)) return joinUnits([a, b])
  return {
    ...a,
    text: `${a.text} ${b.text}`,
    low: `${a.low} ${b.low}`,
    fold: `${a.fold} ${b.fold}`,
    lines: [a.lines[0], b.lines[1]],
  }
}
