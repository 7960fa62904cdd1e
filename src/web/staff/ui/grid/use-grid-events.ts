import type { ClipboardEvent, KeyboardEvent } from 'react'
import { t } from '../../words.ts'
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
  const { at, range, isMarked } = cursor
  const clear = () => writing.write(placesIn(range).map((place) => ({ at: place, text: '' })))
  const deeds = { clear, undo: writing.undo, redo: writing.redo }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isCell(event.target)) return
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
    if (!isCell(event.target)) return false
    event.preventDefault()
    event.clipboardData.setData('text/plain', printCells(textsIn(range, rows, keys)))
    say(t('grid.copied', { count: placesIn(range).length }))
    return true
  }
  const onPaste = (event: ClipboardEvent) => {
    if (!isCell(event.target)) return
    event.preventDefault()
    const copied = parseCells(event.clipboardData.getData('text/plain'))
    const { cells, lost } = pasted(copied, isMarked ? range.from : at, range, placesOf(rows, keys))
    writing.write(cells)
    say(lost > 0 ? t('grid.pastedPart', { count: cells.length, lost }) : t('grid.pasted', { count: cells.length }))
  }
  const onCut = (event: ClipboardEvent) => {
    if (copy(event)) clear()
  }
  return { onKeyDown, onCopy: (event: ClipboardEvent) => void copy(event), onCut, onPaste }
}

const isCell = (target: EventTarget) => placeOf(target)?.cell === target
