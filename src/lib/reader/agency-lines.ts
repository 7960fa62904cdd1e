import type { TableRow } from './table-rows.ts'
import type { Unit } from './units.ts'

/**
 * Lines of agencies that follow one another where one column leads and the next coordinates. Where the first cell ends is
 * clear when marks change there ("Sở A", then "- Sở B", "- Sở C"), or when all other lines are held together by commas and
 * semicolons at their ends. Else several readings are as good.
 */
export function isBoundaryOpen(lead: readonly Unit[], coordinate: readonly Unit[], marksLeads: boolean): boolean {
  const lines = [...lead, ...coordinate].filter((unit) => unit.text !== '')
  if (lead.length === 0 || coordinate.length === 0) return false
  // Marked lines are one list where leads have no marks.
  if (lines.length === 2) return !marksLeads && lines.every(isMarked)
  if (lines.length < 3) return false
  const at = lead.length
  if (isMarked(lines[at - 1]!) !== isMarked(lines[at]!)) return false
  return lines.some((line, i) => i > 0 && i !== at && !goesOn(lines[i - 1]!) && line.text !== '')
}

/** A list that is broken behind its separator. */
export const goesOn = (unit: Unit): boolean => /[;,]$/.test(unit.text)

const isMarked = (unit: Unit): boolean => unit.mark?.kind === 'bullet' || unit.mark?.kind === 'plus'

/** The margin of what reads as well otherwise. */
export const OPEN = 0.5

/**
 * Where lists stand line by line and cells are merged, two lines may be lead and coordinating agency, or both
 * coordinate under the lead above: such rows are doubtful.
 */
export function withOpenLines(rows: TableRow[]): TableRow[] {
  const read = rows.filter((row) => row.kind === 'row')
  const lists = read.some(({ margins, cells }) => (margins?.lead ?? 99) <= OPEN && cells.coordinate)
  const merged = read.some(({ cells }) => cells.task && (!cells.lead || !cells.coordinate))
  if (!lists || !merged) return rows
  return rows.map((row) => {
    if (row.kind !== 'row' || !isPlain(row.cells.lead) || !isPlain(row.cells.coordinate)) return row
    return { ...row, margins: { ...row.margins, lead: OPEN, coordinate: OPEN } }
  })
}

/** One line without a mark or a list of its own. */
const isPlain = (unit: Unit | undefined): boolean => unit !== undefined && unit.text !== '' && !/[\n;,]/.test(unit.text)
