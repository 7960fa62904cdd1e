import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'

type Refocus = {
  /** Around all that may be given the focus. */
  within: RefObject<HTMLDivElement | null>
  /** After what is drawn next the focus is on the first of these (`data-does`) that is there and can take it. */
  goTo: (...does: readonly string[]) => void
}

/** Keeps the keyboard where the work is: rows that move, come or go would leave the focus at the top of the page. */
export function useRefocus(): Refocus {
  const within = useRef<HTMLDivElement>(null)
  const wanted = useRef<readonly string[]>([])
  useLayoutEffect(() => {
    const found = wanted.current
      .map((does) => within.current?.querySelector<HTMLElement>(`[data-does="${CSS.escape(does)}"]`))
      .find((each) => each && !each.matches(':disabled'))
    if (!found) return
    wanted.current = []
    found.focus()
  })
  const goTo = useCallback((...does: readonly string[]) => {
    wanted.current = does
  }, [])
  return { within, goTo }
}
