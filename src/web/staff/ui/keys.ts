import { useEffect } from 'react'

const kept = 'namro.keys'

/** Single keys can be switched off: speech input and unsteady hands press them by accident (WCAG 2.1.4). */
export const keysAreOn = (): boolean => localStorage.getItem(kept) !== 'off'
export const switchKeys = (on: boolean): void => localStorage.setItem(kept, on ? 'on' : 'off')

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

// Closed lists of choices stay in the page, out of sight.
const isCovered = () =>
  [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((each) =>
    each.checkVisibility(),
  )

/** Single keys for the whole page: not while somebody types, not with Ctrl or Alt, not behind a dialog or menu. */
export function useKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => void>>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
      if (!keysAreOn() || isCovered()) return
      keys[event.key]?.(event)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
}
