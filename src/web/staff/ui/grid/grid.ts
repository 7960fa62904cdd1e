import type { ReactNode } from 'react'
import type { At } from '../walk.ts'

/** A cell that takes the cursor; typed in when it is open. */
export type GridCell = {
  /** What stands in it, as it is typed, copied and pasted. */
  text: string
  /** What is seen, where that is another thing: the words of an option. */
  shown?: string
  open: boolean
  /** What the cell is, for those who hear it. */
  label: string
  saving?: 'waiting' | 'saving' | 'saved' | 'failed' | undefined
  tone?: 'error' | 'warning' | 'bound' | 'theirs' | 'returned' | undefined
  /** Where its faults stand. */
  describedBy?: string | undefined
  options?: readonly { value: string; label: string }[] | undefined
  /** Grey, in an empty cell: what could stand there. */
  ghost?: string | undefined
}

export type GridRow = {
  key: string
  /** A line of words over the rows below it. */
  heading?: 'table' | 'group' | undefined
  /** By the key of their column. */
  cells: Readonly<Record<string, GridCell | undefined>>
  still: Readonly<Record<string, ReactNode>>
}

export type GridColumn = {
  key: string
  label: string
  /** The head above this and the neighbours of the same group. */
  group?: string
  width?: number
  align?: 'right'
  /** Takes the cursor. */
  cells?: 'figures' | 'words'
  /** Names the row. */
  names?: true
  /** On a narrow screen: a line of its own, beside others, no wider than it must be, or not there. */
  narrow?: 'line' | 'beside' | 'small' | 'gone'
}

export type Typing = { at: At; start: 'over' | 'within' }

/** Where a cursor that leaves a cell goes. */
export type Leaving = 'down' | 'up' | 'on' | 'back' | 'stay'

export type CellActions = {
  write: (at: At, text: string, then: Leaving) => void
  stop: () => void
}

export const cellAt = (rows: readonly GridRow[], keys: readonly string[], { row, column }: At): GridCell | undefined =>
  rows[row]?.cells[keys[column] ?? '']

/** The nearest cell from a place on, downwards or upwards; headings are stepped over. */
export function nearest(rows: readonly GridRow[], keys: readonly string[], at: At, step: 1 | -1): At | undefined {
  for (let row = at.row; row >= 0 && row < rows.length; row += step)
    if (cellAt(rows, keys, { ...at, row })) return { ...at, row }
  return undefined
}

/** The next cell that is open, in reading order. */
export function nextOpen(rows: readonly GridRow[], keys: readonly string[], at: At, step: 1 | -1): At | undefined {
  const width = keys.length
  for (let place = at.row * width + at.column + step; place >= 0 && place < rows.length * width; place += step) {
    const to = { row: Math.floor(place / width), column: place % width }
    if (cellAt(rows, keys, to)?.open) return to
  }
  return undefined
}

/** The first cell of all, where the cursor begins. */
export const firstCell = (rows: readonly GridRow[], keys: readonly string[]): At =>
  nextOpen(rows, keys, { row: 0, column: -1 }, 1) ??
  nearest(rows, keys, { row: 0, column: 0 }, 1) ?? { row: 0, column: 0 }

type Range = { from: At; to: At }

/** Every place of a range in reading order. */
export function placesIn({ from, to }: Range): At[] {
  const places: At[] = []
  for (let row = from.row; row <= to.row; row++)
    for (let column = from.column; column <= to.column; column++) places.push({ row, column })
  return places
}

export const placesOf = (rows: readonly GridRow[], keys: readonly string[]): (GridCell | undefined)[][] =>
  rows.map(({ cells }) => keys.map((key) => cells[key]))

/** What stands in a range, as it is copied; headings are empty lines. */
export const textsIn = ({ from, to }: Range, rows: readonly GridRow[], keys: readonly string[]): string[][] =>
  placesOf(rows.slice(from.row, to.row + 1), keys.slice(from.column, to.column + 1)).map((line) =>
    line.map((cell) => cell?.text ?? ''),
  )

/** First and last marked column of a row. */
export const markedIn = (row: number, { from, to }: Range, isMarked: boolean): readonly [number, number] | undefined =>
  isMarked && row >= from.row && row <= to.row ? [from.column, to.column] : undefined

/** Where the cursor goes when a cell has been written; it stays at the edge. */
export function after(then: Leaving, at: At, rows: readonly GridRow[], keys: readonly string[]): At {
  const step = then === 'up' || then === 'back' ? -1 : 1
  if (then === 'on' || then === 'back') return nextOpen(rows, keys, at, step) ?? at
  return nearest(rows, keys, { ...at, row: at.row + step }, step) ?? at
}
