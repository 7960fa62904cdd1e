import { useEffect, useMemo, useRef, useState } from 'react'
import { useStable } from '../stable.ts'
import type { At } from '../walk.ts'
import table from './figure-table.module.css'
import { GridHead } from './GridHead.tsx'
import { GridLine } from './GridLine.tsx'
import classes from './grid.module.css'
import { after, type CellActions, type GridColumn, type GridRow, type Leaving, markedIn } from './grid.ts'
import { mouseOf } from './grid-keys.ts'
import { useCursor } from './use-cursor.ts'
import { useGridEvents } from './use-grid-events.ts'
import { type Settle, useWriting, type Written } from './use-writing.ts'

type GridProps = {
  label: string
  columns: readonly GridColumn[]
  /** The same objects while nothing in them changes: others are not drawn again. */
  rows: readonly GridRow[]
  /** What was written, all at once. */
  onWrite: (written: readonly Written[]) => void
  /** How a text reads once it is written: '1234,50' as '1.234,5'. */
  settle?: Settle
  /** Key of the row that the cursor shall go to. */
  sought?: string | undefined
}

const trimmed: Settle = (_row, _column, text) => text.trim()

/** A table of figures that is filled as a spreadsheet is: by keys, by pasting, with undo. What is kept is the owner's. */
export function Grid({ label, columns, rows, onWrite, settle = trimmed, sought }: GridProps) {
  const box = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => columns.filter(({ cells }) => cells).map(({ key }) => key), [columns])
  const cursor = useCursor(rows, keys, box)
  const { at, range, isMarked, typing } = cursor
  const [said, say] = useState('')
  const leave = useRef({ now: false })
  const writing = useWriting(rows, keys, onWrite, settle, say)
  const events = useGridEvents({ rows, keys, cursor, writing, say, leave: leave.current })
  const write = useStable((place: At, text: string, then: Leaving) => {
    writing.write([{ at: place, text }])
    if (then === 'stay') cursor.rest()
    else cursor.go(after(then, place, rows, keys))
  })
  const stop = useStable(cursor.stop)
  const actions: CellActions = useMemo(() => ({ write, stop }), [write, stop])
  const seek = useStable((key: string) => {
    const row = rows.findIndex((each) => each.key === key)
    if (row >= 0) cursor.go({ row, column: 0 })
  })
  useEffect(() => {
    if (sought) queueMicrotask(() => seek(sought))
  }, [sought, seek])
  return (
    <div ref={box} className={classes.box} {...events} {...mouseOf(cursor, leave.current)}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of cells that are typed in is a grid
        role="grid"
        className={`${table.table} ${classes.grid}`}
        aria-label={label}
        aria-multiselectable
      >
        <GridHead columns={columns} />
        <tbody>
          {rows.map((row, index) => (
            <GridLine
              key={row.key}
              {...{ row, index, columns, actions }}
              cursor={at.row === index ? at.column : undefined}
              marked={markedIn(index, range, isMarked)}
              typing={at.row === index ? typing : undefined}
            />
          ))}
        </tbody>
      </table>
      <output className={classes.said}>{said}</output>
    </div>
  )
}
