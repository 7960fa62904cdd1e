import { useEffect, useRef } from 'react'

const chosen = '[aria-selected="true"], [aria-current="page"], [data-now]'

/** A row that scrolls on a narrow screen shows the one that is chosen; the page itself stays where it is. */
export function useChosenInSight<E extends HTMLElement = HTMLDivElement>(choice: unknown) {
  const row = useRef<E>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is another place to show
  useEffect(() => {
    const [frame, found] = [row.current, row.current?.querySelector<HTMLElement>(chosen)]
    if (!frame || !found || frame.scrollWidth <= frame.clientWidth) return
    const [place, around] = [found.getBoundingClientRect(), frame.getBoundingClientRect()]
    frame.scrollLeft += place.left - around.left - (around.width - place.width) / 2
  }, [choice])
  return row
}
