import { fold } from '#lib/vietnamese/fold.ts'
import type { Output } from '../../api.ts'
import { type At, nextAt } from '../../ui/walk.ts'

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

/** The next cell after this one that waits for an appraiser; sheets of one's own do not. */
export const nextWaiting = (rows: readonly Row[], after: At | undefined): At | undefined =>
  nextAt(rows.length, rows[0]?.cells.length ?? 0, after, ({ row, column }) => {
    const cell = rows[row]?.cells[column]
    return cell !== undefined && rows[row]?.unit.own === false && wants(cell)
  })
