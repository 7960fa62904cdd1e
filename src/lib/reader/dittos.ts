import type { ColumnRole } from './columns.ts'
import type { TableRow } from './table-rows.ts'
import type { Unit } from './units.ts'

const DITTO = /^[-–"“”]?\s?(?:nt|n\/t|như trên|như trên, nt)\s?[-–."“”]?$|^[-–]?\s?(?:["“”″]|\/\/|'')\s?[-–]?$/i

/** A cell that says no more than "as above". */
export const isDitto = (text: string): boolean => text.length > 0 && text.length < 14 && DITTO.test(text)

/** "nt" and its like take the cell above; the source says so, as a span of the grid would. */
export function withDittos(rows: readonly TableRow[]): TableRow[] {
  const above: Partial<Record<ColumnRole, Unit>> = {}
  return rows.map((row) => {
    if (row.kind === 'group') return row
    const cells = { ...row.cells }
    const spanned = new Set(row.spanned)
    for (const [role, cell] of Object.entries(row.cells) as [ColumnRole, Unit][]) {
      const repeated = above[role]
      if (isDitto(cell.text) && repeated) {
        cells[role] = repeated
        spanned.add(role)
      } else if (cell.text !== '') above[role] = cell
    }
    return spanned.size === (row.spanned?.size ?? 0) ? row : { ...row, cells, spanned }
  })
}

const NOTHING = /^(?:[-–—]|không(?: có)?)$/i

/** A cell that says that nothing stands here: "-", "Không". */
export const saysNothing = (text: string): boolean => text.length < 9 && NOTHING.test(text)
