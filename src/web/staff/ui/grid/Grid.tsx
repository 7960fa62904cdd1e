import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { t } from '../../words.ts'
import { useStable } from '../stable.ts'
import type { At } from '../walk.ts'
import { pasted } from './edits.ts'
import { GridHead } from './GridHead.tsx'
import { GridLine } from './GridLine.tsx'
import classes from './grid.module.css'
import {
  after,
  type CellActions,
  type GridColumn,
  type GridRow,
  type Leaving,
  markedIn,
  placesIn,
  placesOf,
  textsIn,
} from './grid.ts'
import { isLetter, keyPressed, mouseOf, placeOf } from './grid-keys.ts'
import { parseCells, printCells } from './tsv.ts'
import { useCursor } from './use-cursor.ts'
import { useWriting, type Written } from './use-writing.ts'

type GridProps = {
  label: string
  columns: readonly GridColumn[]
  /** The same objects while nothing in them changes: others are not drawn again. */
  rows: readonly GridRow[]
  /** What was written, all at once. */
  onWrite: (written: readonly Written[]) => void
  /** How a text reads once it is written: '1234,50' as '1.234,5'. */
  settle?: (row: string, column: string, text: string) => string
}

/** A table of figures that is filled as a spreadsheet is: by keys, by pasting, with undo. What is kept is the owner's. */
export function Grid({ label, columns, rows, onWrite, settle = (_row, _column, text) => text.trim() }: GridProps) {
  const box = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => columns.filter(({ cells }) => cells).map(({ key }) => key), [columns])
  const cursor = useCursor(rows, keys, box)
  const { at, range, isMarked, typing } = cursor
  const [said, say] = useState('')
  const leave = useRef({ now: false })
  const writing = useWriting(rows, keys, onWrite, settle, say)

  const clear = () => writing.write(placesIn(range).map((place) => ({ at: place, text: '' })))
  const deeds = { clear, undo: writing.undo, redo: writing.redo }
  const onKey = (event: KeyboardEvent) => {
    if (!isCell(event.target)) return
    if (isLetter(event)) {
      event.stopPropagation()
      return cursor.type(at, 'over')
    }
    const act = keyPressed(event, cursor, { rows, keys, deeds, leave: leave.current })
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const onCopy = (event: ClipboardEvent, cut = false) => {
    if (!isCell(event.target)) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', printCells(textsIn(range, rows, keys)))
    say(t('grid.copied', { count: placesIn(range).length }))
    if (cut) clear()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!isCell(event.target)) return
    event.preventDefault()
    const copied = parseCells(event.clipboardData.getData('text/plain'))
    const { cells, lost } = pasted(copied, isMarked ? range.from : at, range, placesOf(rows, keys))
    writing.write(cells)
    say(lost > 0 ? t('grid.pastedPart', { count: cells.length, lost }) : t('grid.pasted', { count: cells.length }))
  }
  const write = useStable((place: At, text: string, then: Leaving) => {
    writing.write([{ at: place, text }])
    if (then === 'stay') cursor.rest()
    else cursor.go(after(then, place, rows, keys))
  })
  const stop = useStable(cursor.stop)
  const actions: CellActions = useMemo(() => ({ write, stop }), [write, stop])
  const mouse = mouseOf(cursor, leave.current)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the focus; one listener serves them all.
    <div
      ref={box}
      className={classes.box}
      onKeyDown={onKey}
      onCopy={onCopy}
      onCut={(e) => onCopy(e, true)}
      onPaste={onPaste}
      {...mouse}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of cells that are typed in is a grid
        role="grid"
        className={classes.grid}
        aria-label={label}
        aria-multiselectable
        data-editing={typing ?? undefined}
      >
        <GridHead columns={columns} />
        <tbody>
          {rows.map((row, index) => (
            <GridLine
              key={row.key}
              {...{ row, index, columns }}
              cursor={at.row === index ? at.column : undefined}
              marked={markedIn(index, range, isMarked)}
              typing={at.row === index ? typing : undefined}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
      <output className={classes.said}>{said}</output>
    </div>
  )
}

const isCell = (target: EventTarget) => placeOf(target)?.cell === target
