import type { ColumnRole } from './columns.ts'
import { enumeratorOf } from './enumerators.ts'
import type { ReadTask } from './reading.ts'
import type { Row } from './row-cells.ts'
import { flag } from './task.ts'
import type { Unit } from './units.ts'

const PAIRED: readonly ColumnRole[] = ['task', 'lead', 'coordinate']

/**
 * Two tasks in one cell, with their lead and coordinating agencies paired line by line: all three cells have as many
 * marked lines. A cell of one line belongs to all of them. Undefined when the row is one task.
 */
export function pairedRows(row: Row): Row[] | undefined {
  const count = linesOf(row.cells.task)?.length ?? 0
  if (count < 2 || count > 6) return undefined
  const parts = new Map<ColumnRole, Unit[]>()
  for (const [role, cell] of Object.entries(row.cells) as [ColumnRole, Unit][]) {
    const lines = linesOf(cell)
    if (lines?.length === count) parts.set(role, lines)
  }
  if (!PAIRED.every((role) => parts.has(role))) return undefined
  const leads = new Set(parts.get('lead')!.map((lead) => lead.low))
  if (leads.size < count) return undefined
  return Array.from({ length: count }, (_, i) => {
    const cells = { ...row.cells }
    for (const [role, lines] of parts) cells[role] = lines[i]!
    return { ...row, cells }
  })
}

/** Paragraphs of a cell when each has a mark of its own. */
function linesOf(cell: Unit | undefined): Unit[] | undefined {
  if (!cell?.text.includes('\n')) return undefined
  const units: Unit[] = []
  let at = 0
  for (const text of cell.text.split('\n')) {
    const end = at + text.length
    const mark = enumeratorOf(text)
    if (mark === undefined || text.length < 4) return undefined
    units.push({ ...cell, text, low: cell.low.slice(at, end), fold: cell.fold.slice(at, end), mark })
    at = end + 1
  }
  return units
}

const SPLIT = 'Một ô ghi nhiều nhiệm vụ, mỗi dòng có cơ quan riêng; đã tách theo từng dòng.'

/** One task whose lines have several agencies reads the same. */
export function flagSplit(task: ReadTask): void {
  for (const field of ['text', 'lead', 'coordinate'] as const) flag(task, field, 'cell_split', SPLIT)
}
