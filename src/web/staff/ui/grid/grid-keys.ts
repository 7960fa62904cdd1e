import type { KeyboardEvent, MouseEvent } from 'react'
import { type At, walked } from '../walk.ts'
import { type GridRow, nearest, nextOpen } from './grid.ts'
import type { Cursor } from './use-cursor.ts'

export type KeyDeeds = { clear: () => void; undo: () => void; redo: () => void }

/** What a key does while nobody types; undefined lets it pass (Tab behind the last cell leaves the table). */
export function keyPressed(
  event: KeyboardEvent,
  { at, go, type, mark, unmark, isMarked }: Cursor,
  {
    rows,
    keys,
    deeds,
    leave,
  }: { rows: readonly GridRow[]; keys: readonly string[]; deeds: KeyDeeds; leave: { now: boolean } },
): (() => void) | undefined {
  const { key, shiftKey } = event
  const step = shiftKey ? -1 : 1
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z' || key === 'Z') return shiftKey ? deeds.redo : deeds.undo
    if (key === 'y') return deeds.redo
    if (key === 'a') return () => markAll(rows, keys, mark)
    const edge = edgeOf(key, at, rows, keys)
    return edge && (() => go(edge, { extend: shiftKey }))
  }
  if (event.altKey) return undefined
  if (key === 'Tab') {
    const next = leave.now ? undefined : nextOpen(rows, keys, at, step)
    return next && (() => go(next))
  }
  if (key === 'Escape') {
    leave.now = true
    return isMarked ? unmark : () => {}
  }
  leave.now = false
  if (key === 'Enter') return () => go(nearest(rows, keys, { ...at, row: at.row + step }, step))
  if (key === 'F2') return () => type(at, 'within')
  if (key === 'Delete' || key === 'Backspace') return deeds.clear
  const to = walked(at, key, rows.length, keys.length)
  if (!to) return undefined
  const back = key === 'ArrowUp' || key === 'PageUp' ? -1 : 1
  const found = nearest(rows, keys, to, back) ?? nearest(rows, keys, to, back === 1 ? -1 : 1)
  return () => go(found, { extend: shiftKey })
}

function edgeOf(key: string, at: At, rows: readonly GridRow[], keys: readonly string[]): At | undefined {
  if (key === 'Home' || key === 'ArrowUp') return nearest(rows, keys, { ...at, row: 0 }, 1)
  if (key === 'End' || key === 'ArrowDown') return nearest(rows, keys, { ...at, row: rows.length - 1 }, -1)
  return undefined
}

function markAll(rows: readonly GridRow[], keys: readonly string[], mark: Cursor['mark']): void {
  const [first, last] = [
    nearest(rows, keys, { row: 0, column: 0 }, 1),
    nearest(rows, keys, { row: rows.length - 1, column: keys.length - 1 }, -1),
  ]
  if (first && last) mark(first, last)
}

/** Begins to type: a letter, or a key that an input method is still putting together. */
export const isLetter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Process' || key === 'Dead')

/** The cell that something happened in. */
export function placeOf(target: EventTarget | null): { at: At; cell: HTMLElement } | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
  const [row, column] = cell?.dataset.place?.split('.').map(Number) ?? []
  return cell && row !== undefined && column !== undefined ? { at: { row, column }, cell } : undefined
}

/** Pointing, marking by drawing, a double click or a tap to type. */
export function mouseOf({ go, type }: Cursor, leave: { now: boolean }) {
  const on = (act: (at: At, event: MouseEvent) => void) => (event: MouseEvent) => {
    const place = placeOf(event.target)
    if (place && !place.cell.hasAttribute('data-typing')) act(place.at, event)
  }
  return {
    onMouseDown: on((at, { button, shiftKey }) => {
      leave.now = false
      if (button === 0) go(at, { extend: shiftKey })
    }),
    onMouseOver: on((at, { buttons }) => {
      if (buttons === 1) go(at, { extend: true })
    }),
    onDoubleClick: on((at) => type(at, 'within')),
    onClick: on((at, event) => {
      if ((event.nativeEvent as PointerEvent).pointerType === 'touch') type(at, 'within')
    }),
  }
}
