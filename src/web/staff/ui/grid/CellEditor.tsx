import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { useStable } from '../stable.ts'
import classes from './grid.module.css'
import type { GridCell, Leaving, Typing } from './grid.ts'

type CellEditorProps = {
  cell: GridCell
  kind: 'figures' | 'words'
  start: Typing['start']
  write: (text: string, then: Leaving) => void
  stop: () => void
}

const leaving: Readonly<Record<string, Leaving>> = { ArrowUp: 'up', ArrowDown: 'down' }

/** The field in the cell that is being typed in. Escape leaves what stood there; going elsewhere keeps what was typed. */
export function CellEditor({ cell, kind, start, write, stop }: CellEditorProps) {
  const field = useRef<HTMLInputElement & HTMLSelectElement & HTMLTextAreaElement>(null)
  const over = useRef(false)
  const end = (then: Leaving | 'none') => {
    if (over.current) return
    over.current = true
    if (then === 'none') stop()
    else write(field.current?.value ?? '', then)
  }
  const initial = start === 'over' ? '' : cell.text
  const leaveBehind = useStable((input: HTMLInputElement | null) => {
    if (!over.current && input && input.value !== initial) write(input.value, 'stay')
  })
  // Before the next event, so that the key that is being pressed is typed into it.
  useLayoutEffect(() => {
    const input = field.current
    input?.focus()
    // Gone in any other way than by its keys (another cell, another page): what was typed is written all the same.
    return () => leaveBehind(input)
  }, [leaveBehind])
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing || event.altKey) return
    const then = leavingBy(event, start, kind)
    if (!then) return
    event.preventDefault()
    end(then)
  }
  const shared = {
    ref: field,
    className: classes.editor,
    'aria-label': cell.label,
    onKeyDown: onKey,
    onBlur: () => end('stay'),
    onPaste: (event: ClipboardEvent) => event.stopPropagation(),
    onCopy: (event: ClipboardEvent) => event.stopPropagation(),
    onCut: (event: ClipboardEvent) => event.stopPropagation(),
  }
  if (cell.options) {
    return (
      <select {...shared} defaultValue={cell.text}>
        <option value="">–</option>
        {cell.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )
  }
  return kind === 'words' ? (
    <textarea {...shared} defaultValue={initial} rows={2} maxLength={2000} onFocus={toEnd} />
  ) : (
    <input
      {...shared}
      defaultValue={initial}
      inputMode="decimal"
      enterKeyHint="next"
      autoComplete="off"
      maxLength={40}
      onFocus={toEnd}
    />
  )
}

const toEnd = ({ currentTarget: field }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
  field.setSelectionRange(field.value.length, field.value.length)

/** Enter and Tab always leave; the arrows only where typing began over what stood there, as in a spreadsheet. */
function leavingBy(
  { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent,
  start: Typing['start'],
  kind: CellEditorProps['kind'],
): Leaving | 'none' | undefined {
  if (key === 'Escape') return 'none'
  if (key === 'Enter' && !(ctrlKey || metaKey)) return shiftKey ? 'up' : 'down'
  if (key === 'Tab') return shiftKey ? 'back' : 'on'
  return start === 'over' && kind === 'figures' ? leaving[key] : undefined
}
