import type { ClipboardEvent, FocusEvent, KeyboardEvent } from 'react'
import { t } from '../../words.ts'
import type { At } from '../walk.ts'
import { pasted } from './edits.ts'
import { type GridRow, placesIn, placesOf, textsIn } from './grid.ts'
import { isLetter, keyPressed, placeOf } from './grid-keys.ts'
import { parseCells, printCells } from './tsv.ts'
import type { Cursor } from './use-cursor.ts'
import type { Writing } from './use-writing.ts'

type Asked = {
  rows: readonly GridRow[]
  keys: readonly string[]
  cursor: Cursor
  writing: Writing
  say: (words: string) => void
  leave: { now: boolean }
}

/** Keys and the clipboard, while a cell has the focus; what happens in its field is the field's own. */
export function useGridEvents({ rows, keys, cursor, writing, say, leave }: Asked) {
  const { range, isMarked } = cursor
  const clear = () => writing.write(placesIn(range).map((place) => ({ at: place, text: '' })))
  const deeds = { clear, undo: writing.undo, redo: writing.redo }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = cellIn(event.target)
    if (!at) return
    if (isLetter(event)) {
      event.stopPropagation()
      return cursor.type(at, 'over')
    }
    const act = keyPressed(event, cursor, { rows, keys, deeds, leave })
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const copy = (event: ClipboardEvent): boolean => {
    const at = cellIn(event.target)
    if (!at) return false
    const copied = isMarked ? range : { from: at, to: at }
    event.preventDefault()
    event.clipboardData.setData('text/plain', printCells(textsIn(copied, rows, keys)))
    say(t('grid.copied', { count: placesIn(copied).length }))
    return true
  }
  const onPaste = (event: ClipboardEvent) => {
    const at = cellIn(event.target)
    if (!at) return
    event.preventDefault()
    const copied = parseCells(event.clipboardData.getData('text/plain'))
    const { cells, lost } = pasted(
      copied,
      isMarked ? range.from : at,
      isMarked ? range : { from: at, to: at },
      placesOf(rows, keys),
    )
    writing.write(cells)
    say(lost > 0 ? t('grid.pastedPart', { count: cells.length, lost }) : t('grid.pasted', { count: cells.length }))
  }
  const onCut = (event: ClipboardEvent) => {
    if (copy(event)) clear()
  }
  // The cursor goes with the focus, whoever moved it.
  const onFocus = (event: FocusEvent) => {
    const at = cellIn(event.target)
    if (at && (at.row !== cursor.at.row || at.column !== cursor.at.column)) cursor.follow(at)
  }
  return { onKeyDown, onFocus, onCopy: (event: ClipboardEvent) => void copy(event), onCut, onPaste }
}

/** The place of the cell that has the focus itself; none while its field has it. */
function cellIn(target: EventTarget): At | undefined {
  const place = placeOf(target)
  return place?.cell === target ? place.at : undefined
}
