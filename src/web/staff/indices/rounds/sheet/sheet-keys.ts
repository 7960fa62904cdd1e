import { type RefObject, useEffect } from 'react'
import { useKeys } from '../../../ui/keys.ts'

/** Enter, and the arrows in a number, go to the field below or above, as in a spreadsheet. */
export function useFieldKeys(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const field = event.target as HTMLElement
      if (!field.matches?.('[data-field]') || event.altKey || event.ctrlKey || event.metaKey) return
      const arrows = field.tagName === 'INPUT'
      const down = event.key === 'Enter' ? !event.shiftKey : arrows && event.key === 'ArrowDown'
      const up = event.key === 'Enter' ? event.shiftKey : arrows && event.key === 'ArrowUp'
      if ((!down && !up) || field.tagName === 'BUTTON') return
      event.preventDefault()
      const fields = [...(box.current?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
      const next = fields[fields.indexOf(field) + (down ? 1 : -1)]
      next?.focus()
      if (next instanceof HTMLInputElement) next.select()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [box])
}

/** j and k go from line to line, n to the next that wants attention, a accepts the open line, Escape closes it. */
export function useLineKeys(box: RefObject<HTMLElement | null>, to: { next: () => void; close: () => void }): void {
  const move = (step: 1 | -1) => {
    const lines = [...(box.current?.querySelectorAll<HTMLElement>('[data-open-line]') ?? [])]
    const row = document.activeElement?.closest('[data-line]')?.querySelector<HTMLElement>('[data-open-line]')
    const at = row ? lines.indexOf(row) : -1
    const next = lines[at < 0 ? 0 : Math.max(0, Math.min(lines.length - 1, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    n: to.next,
    a: () => box.current?.querySelector<HTMLButtonElement>('[data-accept]:not(:disabled)')?.click(),
    Escape: to.close,
  })
}
