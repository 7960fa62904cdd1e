import { useRef } from 'react'
import { t } from '../../words.ts'
import type { At } from '../walk.ts'
import { type Edit, type History, noHistory, redone, remembered, type Step, undone } from './edits.ts'
import { cellAt, type GridRow } from './grid.ts'

export type Written = { row: string; column: string; text: string }
export type Settle = (row: string, column: string, text: string) => string

/** Writing into open cells, each change remembered so that it can be taken back. */
export function useWriting(
  rows: readonly GridRow[],
  keys: readonly string[],
  onWrite: (written: readonly Written[]) => void,
  settle: Settle,
  say: (words: string) => void,
) {
  const history = useRef<History>(noHistory)
  const tell = (edits: readonly Edit[]) =>
    onWrite(edits.map(({ row, column, after }) => ({ row, column, text: after })))

  const write = (cells: readonly { at: At; text: string }[]) => {
    const edits = cells.flatMap(({ at, text }): Edit[] => {
      const cell = cellAt(rows, keys, at)
      const [row, column] = [rows[at.row]?.key, keys[at.column]]
      if (!cell?.open || row === undefined || column === undefined) return []
      const after = settle(row, column, text)
      return after === cell.text ? [] : [{ row, column, before: cell.text, after }]
    })
    if (edits.length === 0) return
    history.current = remembered(history.current, edits)
    say('')
    tell(edits)
  }
  const textOf = (row: string, column: string) => {
    const cell = rows.find(({ key }) => key === row)?.cells[column]
    return cell?.open ? cell.text : undefined
  }
  const take = (step: Step, done: 'grid.undone' | 'grid.redone') => {
    if (!step) return say(t('grid.nothingLeft'))
    history.current = step.history
    if (step.edits.length > 0) tell(step.edits)
    const left = step.left.length
    say(left > 0 ? t('grid.leftAlone', { count: left }) : t(done, { count: step.edits.length }))
  }
  return {
    write,
    undo: () => take(undone(history.current, textOf), 'grid.undone'),
    redo: () => take(redone(history.current, textOf), 'grid.redone'),
  }
}

export type Writing = ReturnType<typeof useWriting>
