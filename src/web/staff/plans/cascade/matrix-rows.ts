import { cellState, isGap, shareCovered, tallyOf } from '#features/cascade/rules.ts'
import type { CellState } from '#features/cascade/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Output } from '../../api.ts'
import { type At, nextAt } from '../../ui/walk.ts'

export type Matrix = Output<'cascade.matrix'>
export type Row = Matrix['agencies'][number]

export type Shown = {
  rows: Row[]
  /** Indices of the tasks that are shown. */
  columns: number[]
}

/** Agencies whose name holds the text; with `onlyGaps` agencies and tasks in which something is missing. */
export function shownPart({ agencies, tasks }: Matrix, { text, onlyGaps }: { text: string; onlyGaps: boolean }): Shown {
  const wanted = fold(text)
  const named = agencies.filter(({ name }) => wanted === '' || fold(name).includes(wanted))
  const all = tasks.map((_, at) => at)
  if (!onlyGaps) return { rows: named, columns: all }
  const rows = named.filter(({ cells }) => [...cells].some((letter) => isGap(cellState(letter))))
  return { rows, columns: all.filter((at) => rows.some(({ cells }) => isGap(cellState(cells[at])))) }
}

/** The next gap after a cell, row by row and round again. */
export const nextGap = ({ rows, columns }: Shown, after: At | undefined): At | undefined =>
  nextAt(rows.length, columns.length, after, ({ row, column }) => isGap(stateAt(rows[row], columns[column])))

export const stateAt = (row: Row | undefined, task: number | undefined): CellState =>
  cellState(task === undefined ? undefined : row?.cells[task])

export type Totals = {
  covered: number
  of: number
  gaps: number
  issued: number
  late: number
  issuedLate: number
  answered: number
}

export function totalsOf(agencies: readonly Row[]): Totals {
  const tally = tallyOf(agencies.map(({ cells }) => cells).join(''))
  const count = (filter: (row: Row) => boolean) => agencies.filter(filter).length
  return {
    ...shareCovered(tally),
    gaps: tally.missing + tally.lacking,
    issued: count(({ issuedOn }) => issuedOn !== null),
    late: count(({ state }) => state === 'late'),
    issuedLate: count(({ state }) => state === 'issuedLate'),
    answered: agencies.reduce((sum, { answered }) => sum + answered, 0),
  }
}

/** How many of the shown agencies cover a task. */
export const coveredIn = (rows: readonly Row[], task: number) =>
  shareCovered(tallyOf(rows.map(({ cells }) => cells[task] ?? '-')))

export const coveredBy = ({ cells }: Row) => shareCovered(tallyOf(cells))

/** The number of a task as a column has room for: “PL1.II.3” → “II.3”. */
export const shortPath = (path: string): string => path.replace(/^PL\d*\./, '')
