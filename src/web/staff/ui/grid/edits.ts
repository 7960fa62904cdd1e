import type { At } from '../walk.ts'

/** A cell by the keys of its row and column, what stood in it, and what stands there after. */
export type Edit = { row: string; column: string; before: string; after: string }

/** What was changed at once is taken back at once. */
export type History = { done: readonly (readonly Edit[])[]; undone: readonly (readonly Edit[])[] }

export const noHistory: History = { done: [], undone: [] }

const longest = 200

export const remembered = ({ done }: History, edits: readonly Edit[]): History => ({
  done: [...done.slice(-longest + 1), edits],
  undone: [],
})

export type Step = { history: History; edits: readonly Edit[]; left: readonly Edit[] } | undefined

/**
 * Takes back the last change. A cell that holds something else by now (another person wrote it) stays as it is and is
 * named in `left`.
 */
export const undone = (history: History, textOf: (row: string, column: string) => string | undefined): Step =>
  step(history, 'done', textOf)

/** Does again what was taken back. */
export const redone = (history: History, textOf: (row: string, column: string) => string | undefined): Step =>
  step(history, 'undone', textOf)

function step(
  { done, undone: back }: History,
  from: 'done' | 'undone',
  textOf: (row: string, column: string) => string | undefined,
): Step {
  const last = (from === 'done' ? done : back).at(-1)
  if (!last) return undefined
  const wanted = from === 'done' ? last.map((edit) => ({ ...edit, before: edit.after, after: edit.before })) : last
  const edits = wanted.filter(({ row, column, before }) => textOf(row, column) === before)
  const left = wanted.filter((edit) => !edits.includes(edit))
  const history: History =
    from === 'done'
      ? { done: done.slice(0, -1), undone: [...back, last] }
      : { done: [...done, last], undone: back.slice(0, -1) }
  return { history, edits, left }
}

/** A cell of the grid as a place; undefined where nothing stands, as beside a heading. */
export type Place = { text: string; open: boolean } | undefined

/** Every place between two, both included. */
export function between(one: At, other: At): { from: At; to: At } {
  return {
    from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  }
}

export type Pasted = {
  cells: { at: At; text: string }[]
  /** Cells with something in them that fell on a heading, on a closed cell, or outside. */
  lost: number
}

/**
 * Where copied cells come to stand: the first at `at`, the others beside and below it as they stood, headings
 * included. One cell over a marked range fills it.
 */
export function pasted(
  copied: readonly (readonly string[])[],
  at: At,
  range: { from: At; to: At },
  places: readonly (readonly Place[])[],
): Pasted {
  const filled = fillOf(copied, range)
  const start = filled === copied ? at : range.from
  const cells: Pasted['cells'] = []
  let lost = 0
  for (const [down, line] of filled.entries()) {
    for (const [right, text] of line.entries()) {
      const to = { row: start.row + down, column: start.column + right }
      const place = places[to.row]?.[to.column]
      if (place?.open) cells.push({ at: to, text: text.trim() })
      else if (text.trim() !== '' && text.trim() !== place?.text) lost++
    }
  }
  return { cells, lost }
}

function fillOf(copied: readonly (readonly string[])[], { from, to }: { from: At; to: At }) {
  const only = copied.length === 1 && copied[0]?.length === 1 ? copied[0][0] : undefined
  const single = from.row === to.row && from.column === to.column
  if (only === undefined || single) return copied
  return Array.from({ length: to.row - from.row + 1 }, () => Array(to.column - from.column + 1).fill(only) as string[])
}
