import { type RefObject, useState } from 'react'
import { flushSync } from 'react-dom'
import type { At } from '../walk.ts'
import { between } from './edits.ts'
import { cellAt, firstCell, type GridRow, type Typing } from './grid.ts'

/** Where the cursor stands, what is marked, and whether somebody types. */
export function useCursor(rows: readonly GridRow[], keys: readonly string[], box: RefObject<HTMLElement | null>) {
  const [held, setAt] = useState<At>()
  const [anchor, setAnchor] = useState<At>()
  const [typing, setTyping] = useState<Typing['start']>()
  const at = held && cellAt(rows, keys, held) ? held : firstCell(rows, keys)
  const range = between(anchor ?? at, at)

  /** Without `quiet` the cell takes the focus. */
  const go = (to: At | undefined, { extend = false, quiet = false } = {}) => {
    if (!to) return
    flushSync(() => {
      setTyping(undefined)
      setAnchor(extend ? (anchor ?? at) : undefined)
      setAt(to)
    })
    if (!quiet) focusCell(box.current, to)
  }
  /** The field is there and has the focus when this returns, so that the key that is being pressed is typed into it. */
  const type = (to: At, start: Typing['start']) => {
    if (!cellAt(rows, keys, to)?.open) return go(to)
    flushSync(() => {
      setAnchor(undefined)
      setAt(to)
      setTyping(start)
    })
  }
  const stop = () => {
    flushSync(() => setTyping(undefined))
    focusCell(box.current, at)
  }
  /** Nobody types any more; the focus stays where it went. */
  const rest = () => setTyping(undefined)
  /** The focus is there already. */
  const follow = (to: At) => {
    setTyping(undefined)
    setAnchor(undefined)
    setAt(to)
  }
  const mark = (from: At, to: At) => {
    setAnchor(from)
    setAt(to)
  }
  const isMarked = range.from.row !== range.to.row || range.from.column !== range.to.column
  return { at, range, isMarked, typing, go, type, stop, rest, follow, mark, unmark: () => setAnchor(undefined) }
}

export type Cursor = ReturnType<typeof useCursor>

export function focusCell(box: HTMLElement | null, { row, column }: At): void {
  const cell = box?.querySelector<HTMLElement>(`[data-place="${row}.${column}"]`)
  cell?.focus({ preventScroll: true })
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
