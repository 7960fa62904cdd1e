import { type CellTraits, traitsOf } from './cell-kinds.ts'
import { columnsWithoutTitles } from './column-contents.ts'
import type { ColumnRole } from './columns.ts'
import type { Unit } from './units.ts'

const LOOK_AHEAD = 10
const FIRST = /^\(?(?:0?1|1\.1|I|A|a)[.)]?$/

/** Where the first row of a flattened table without titles may stand under the heading of an annex at `at`. */
export function firstRowBehind(units: readonly Unit[], at: number): number | undefined {
  for (let i = at + 1; i < Math.min(units.length, at + LOOK_AHEAD); i++) {
    const unit = units[i]!
    if (unit.table) return undefined
    if (!FIRST.test(unit.text)) continue
    // A group that is named in one cell stands before the number of its first row.
    const above = i - 1 > at ? units[i - 1]! : undefined
    return above && traitsOf(above, undefined).groupTitle ? i - 1 : i
  }
  return undefined
}

/**
 * Columns of a flattened table without titles, from the rows that are most frequent: those with as many cells from one
 * number to the next. Undefined when their cells do not tell who does what until when.
 */
export function rolesWithoutTitles(units: readonly Unit[]): ColumnRole[] | undefined {
  const byLength = Map.groupBy(numberedRows(units), (row) => row.length)
  const shapes = [...byLength.values()].filter((rows) => rows.length > 1)
  shapes.sort((a, b) => b.length - a.length || b[0]!.length - a[0]!.length)
  for (const rows of shapes) {
    const roles = columnsWithoutTitles(rows)
    if (roles) return roles
  }
  return undefined
}

function numberedRows(units: readonly Unit[]): Unit[][] {
  const rows: Unit[][] = []
  let open: Unit[] | undefined
  for (const unit of units) {
    const t = traitsOf(unit, undefined)
    if (opensRow(t)) {
      open = [unit]
      rows.push(open)
    } else if (t.number !== 'none' || t.groupTitle) open = undefined
    else open?.push(unit)
  }
  return rows
}

const opensRow = ({ number, high }: CellTraits): boolean => (number === 'arabic' && !high) || number === 'letter'
