import { fold } from '#lib/vietnamese/fold.ts'
import type { Output } from '../../api.ts'

export type Matrix = Output<'round.matrix'>
export type Cell = Matrix['cells'][number][number]
export type Row = { unit: Matrix['units'][number]; cells: Matrix['cells'][number] }
export type At = { row: number; column: number }

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

const steps: Readonly<Record<string, At>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  PageUp: { row: -15, column: 0 },
  PageDown: { row: 15, column: 0 },
}

/** Where a key leads from a cell; undefined where it leads nowhere. */
export function walked({ row, column }: At, key: string, rows: number, columns: number): At | undefined {
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  if (key === 'Home') return { row, column: 0 }
  if (key === 'End') return { row, column: columns - 1 }
  const step = steps[key]
  return step && { row: within(row + step.row, rows), column: within(column + step.column, columns) }
}
