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
  const found = shapes.map((rows) => columnsWithoutTitles(rows)).filter((roles) => roles !== undefined)
  // Rows that lack a merged cell hide its column.
  return found.find((roles) => roles.includes('deadline') && roles.includes('coordinate')) ?? found[0]
}

function numberedRows(units: readonly Unit[]): Unit[][] {
  const rows: Unit[][] = []
  let open: Unit[] | undefined
  const traits = units.map((unit) => traitsOf(unit, undefined))
  const dashed = !traits.some(({ number }) => number === 'arabic')
  for (const [i, unit] of units.entries()) {
    const t = traits[i]!
    if (opensRow(t) || (dashed && t.nothing && t.length === 1)) {
      open = [unit]
      rows.push(open)
    } else if (t.number !== 'none' || t.groupTitle) open = undefined
    else open?.push(unit)
  }
  return rows
}

const opensRow = ({ number, high }: CellTraits): boolean => (number === 'arabic' && !high) || number === 'letter'
