import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useKeys } from '../keys.ts'
import { type At, walked } from '../walk.ts'

export const rowHeight = 30
/** Room of the sticky head, so that a cell walked to is never behind it. */
const headHeight = 32

type Walk = {
  size: { rows: number; columns: number }
  fixed: number
  columnWidth: number
  next(after: At | undefined): At | undefined
  open(at: At): void
}

/** Only the cells in sight exist; the cell that gets the focus is brought into sight first, by keys and by `n`. */
export function useCells({ size, fixed, columnWidth, next, open }: Walk) {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<At>(undefined)
  const [last, setLast] = useState<At>({ row: 0, column: 0 })
  const rows = useVirtualizer({
    count: size.rows,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: headHeight,
  })
  const columns = useVirtualizer({
    horizontal: true,
    count: size.columns,
    getScrollElement: () => box.current,
    estimateSize: () => columnWidth,
    overscan: 2,
    paddingStart: fixed,
    scrollPaddingStart: fixed,
  })
  const focus = (at: At | undefined) => {
    if (!at) return
    wanted.current = at
    rows.scrollToIndex(at.row, { align: 'auto' })
    columns.scrollToIndex(at.column, { align: 'auto' })
    focusWanted(box.current, wanted)
  }
  useEffect(() => focusWanted(box.current, wanted))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another width of the fixed part moves every column
  useEffect(() => columns.measure(), [fixed, columnWidth])
  const touched = useRef(false)
  useKeys({ n: () => focus(next(touched.current ? last : undefined)) })
  return {
    box,
    rows,
    columns,
    last,
    onFocus: ({ target }: { target: EventTarget }) => {
      const at = placeOf(target as Element)
      if (!at) return
      touched.current = true
      setLast(at)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const at = placeOf(event.target as Element)
      if (!at) return
      if (event.key === 'Enter') return open(at)
      const to = walked(at, event.key, size.rows, size.columns)
      if (!to) return
      event.preventDefault()
      focus(to)
    },
    onClick: (event: MouseEvent) => {
      const at = placeOf((event.target as HTMLElement).closest('td'))
      if (at) open(at)
    },
  }
}

function placeOf(element: Element | null): At | undefined {
  const { row, column } = (element as HTMLElement | null)?.dataset ?? {}
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) }
}

function focusWanted(box: HTMLElement | null, wanted: { current: At | undefined }): void {
  const at = wanted.current
  const cell = at && box?.querySelector<HTMLElement>(`[data-row="${at.row}"][data-column="${at.column}"]`)
  if (!cell) return
  wanted.current = undefined
  cell.focus({ preventScroll: true })
}
