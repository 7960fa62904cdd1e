import { traitsOf } from './cell-kinds.ts'
import { columnsWithoutTitles } from './column-contents.ts'
import type { SheetRow } from './sheet-layout.ts'
import { unitOf } from './units.ts'

const NUMBER = /^\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-hđ])[.)]?$|^-$/
const GROUP = /^\(?(?:[IVX]{1,5}|[A-H])[.)]?$/
const LOOKED_AT = 40

/** Where a table of tasks without a row of titles begins: rows that are counted, and cells that tell what each column holds. */
export function untitledFrom(rows: readonly SheetRow[]): number {
  const first = rows.findIndex(isCounted)
  if (first < 0) return -1
  const body = rows.slice(first, first + LOOKED_AT).filter(isCounted)
  const width = Math.max(...body.map(({ cells }) => cells.length))
  const used = Array.from({ length: width }, (_, c) => c).filter((c) => body.some(({ cells }) => cells[c]))
  const units = body.map(({ cells }) => used.map((c) => unitOf(cells[c] ?? '')))
  return columnsWithoutTitles(units) ? withGroup(rows, first) : -1
}

function isCounted({ cells }: SheetRow): boolean {
  const filled = cells.filter((text) => text !== '')
  return filled.length > 3 && NUMBER.test(filled[0]!)
}

/** The title of the first group stands right above the first row. */
function withGroup(rows: readonly SheetRow[], first: number): number {
  const above = rows[first - 1]
  if (!above || above.row !== rows[first]!.row - 1) return first
  const filled = above.cells.filter((text) => text !== '')
  const named = filled.length === 2 ? GROUP.test(filled[0]!) : traitsOf(unitOf(filled[0]!), undefined).groupTitle
  return filled.length < 3 && named ? first - 1 : first
}
