import { type CellTraits, traitsOf } from './cell-kinds.ts'
import type { ColumnRole } from './columns.ts'
import type { Unit } from './units.ts'

/** What the cells of a column say about it, where its title says nothing. */
type Contents = { cells: number; numbers: number; agencies: number; times: number; length: number }

const MOST = 0.7
const LOOKED_AT = 40

function contentsOf(body: readonly (readonly Unit[])[], column: number): Contents {
  const cells = body.flatMap((row) => (row[column] && row[column].text !== '' ? [row[column]] : []))
  const traits = cells.map((cell) => traitsOf(cell, undefined))
  const share = (has: (t: CellTraits) => boolean): number => traits.filter(has).length / Math.max(1, traits.length)
  return {
    cells: cells.length,
    numbers: share((t) => t.number !== 'none' || (t.nothing && t.length === 1)),
    agencies: share((t) => t.agency > 0.5),
    times: share((t) => t.deadline > 0.5),
    length: cells.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, cells.length),
  }
}

/** Rows that fill the grid and hold more than a title. */
function bodyRows(cells: readonly (readonly Unit[])[], from: number, width: number): (readonly Unit[])[] {
  return cells
    .slice(from, from + LOOKED_AT)
    .filter((row) => row.length === width && new Set(row.map(({ text }) => text)).size > 2)
}

/** Columns under a title that no rule knows take the role that their cells have: times, agencies, sentences. */
export function withContents(
  found: readonly (ColumnRole | undefined)[],
  cells: readonly (readonly Unit[])[],
  from: number,
): (ColumnRole | undefined)[] {
  if (!found.includes(undefined)) return [...found]
  const body = bodyRows(cells, from, found.length)
  if (body.length < 2) return [...found]
  const roles = [...found]
  const longest = Math.max(...found.map((_, c) => contentsOf(body, c).length))
  found.forEach((role, c) => {
    if (role !== undefined) return
    const has = contentsOf(body, c)
    if (has.cells * 2 < body.length) return
    const told = roleOf(has, roles)
    if (told) roles[c] = told
    else if (!roles.includes('task') && has.length === longest && has.length > 25) roles[c] = 'task'
  })
  return roles
}

function roleOf({ agencies, times }: Contents, roles: readonly (ColumnRole | undefined)[]): ColumnRole | undefined {
  if (times >= MOST && !roles.includes('deadline')) return 'deadline'
  if (agencies < MOST || roles.includes('leadCoordinate')) return undefined
  if (!roles.includes('lead')) return 'lead'
  return roles.includes('coordinate') ? undefined : 'coordinate'
}

/**
 * Columns of a table without a row of titles: rows that are counted, sentences, agencies and times in columns of their
 * own. Undefined where one of these is wanting.
 */
export function columnsWithoutTitles(cells: readonly (readonly Unit[])[]): ColumnRole[] | undefined {
  const width = Math.max(0, ...cells.map((row) => row.length))
  const body = bodyRows(cells, 0, width)
  if (width < 4 || width > 9 || body.length < 2 || body.length * 2 < cells.length) return undefined
  const contents = Array.from({ length: width }, (_, c) => contentsOf(body, c))
  if (contents[0]!.numbers < MOST || contents[0]!.cells * 2 < body.length) return undefined
  const roles: (ColumnRole | undefined)[] = contents.map((_, c) => (c === 0 ? 'number' : undefined))
  contents.forEach((has, c) => {
    if (c > 0) roles[c] = roleOf(has, roles)
  })
  const open = contents.flatMap((has, c) => (roles[c] === undefined ? [{ c, length: has.length }] : []))
  const work = open.reduce((a, b) => (b.length > a.length ? b : a), { c: -1, length: 25 })
  if (work.c < 0 || !roles.includes('lead')) return undefined
  if (!roles.includes('deadline') && !roles.includes('coordinate')) return undefined
  roles[work.c] = 'task'
  return roles.map(
    (role, c) => role ?? (c < work.c ? 'criterion' : c > work.c && hasWords(contents[c]!) ? 'product' : 'note'),
  )
}

const hasWords = ({ length, cells }: Contents): boolean => cells > 0 && length > 4
