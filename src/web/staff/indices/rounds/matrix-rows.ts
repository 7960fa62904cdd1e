import { fold } from '#lib/vietnamese/fold.ts'
import type { Output } from '../../api.ts'
import type { At } from '../../ui/walk.ts'

export type Matrix = Output<'round.matrix'>
export type Cell = Matrix['cells'][number][number]
export type Row = { unit: Matrix['units'][number]; cells: Matrix['cells'][number] }

/** Cells that wait for an appraiser. */
export const wants = ({ state }: Cell): boolean => state === 'doubtful' || state === 'explained'

/** Agencies whose name holds the text; with `only` those that have a cell to be looked at. */
export function fitting({ units, cells }: Matrix, text: string, only: string): Row[] {
  const wanted = fold(text)
  return units
    .map((unit, i) => ({ unit, cells: cells[i] ?? [] }))
    .filter(({ unit }) => wanted === '' || fold(unit.name).includes(wanted))
    .filter((row) => only !== 'cho' || row.cells.some(wants))
}

/** The next cell after this one, row by row and round again, that waits for an appraiser; sheets of one's own do not. */
export function nextWaiting(rows: readonly Row[], after: At | undefined): At | undefined {
  const waits = (at: At) => {
    const row = rows[at.row]
    const cell = row?.cells[at.column]
    return row !== undefined && cell !== undefined && !row.unit.own && wants(cell)
  }
  const all = rows.flatMap((row, i) => row.cells.map((_, column) => ({ row: i, column })))
  const from = after ? all.findIndex((at) => at.row === after.row && at.column === after.column) + 1 : 0
  return [...all.slice(from), ...all.slice(0, from)].find(waits)
}
