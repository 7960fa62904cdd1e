import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTabFromCard } from './card-focus.ts'
import classes from './queue.module.css'

type TaskQueueProps = {
  ids: readonly string[]
  active: string | null
  label: string
  /** Above the first card: figures and filters; scrolls with them. */
  top: ReactNode
  draw(id: string, active: boolean): ReactNode
}

/** The cards of the review, of which only those in sight exist; the active one is kept in sight and has the focus. */
export function TaskQueue({ ids, active, label, top, draw }: TaskQueueProps) {
  const pane = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => pane.current,
    getItemKey: (index) => ids[index] ?? index,
    estimateSize: (index) => (ids[index] === active ? 420 : 96),
    overscan: 6,
    gap: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
  })
  useTabFromCard()
  useKeepInSight(active, ids, pane, (index) => rows.scrollToIndex(index, { align: 'start' }))
  const margin = rows.options.scrollMargin
  return (
    <div className={classes.queue} ref={pane}>
      {top}
      <ul ref={list} className={classes.cards} style={{ height: rows.getTotalSize() }} aria-label={label}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const id = ids[index] ?? ''
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              data-active={id === active || undefined}
              tabIndex={-1}
              aria-current={id === active || undefined}
              aria-setsize={ids.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - margin}px)` }}
            >
              {draw(id, id === active)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function useKeepInSight(
  active: string | null,
  ids: readonly string[],
  pane: React.RefObject<HTMLDivElement | null>,
  scrollTo: (index: number) => void,
): void {
  const before = useRef<string | null>(null)
  const latest = useRef({ ids, scrollTo })
  latest.current = { ids, scrollTo }
  useEffect(() => {
    if (active === null || active === before.current) return
    const first = before.current === null
    before.current = active
    const card = () => pane.current?.querySelector<HTMLElement>('li[data-active]')
    const index = latest.current.ids.indexOf(active)
    if (first && index <= 0) return
    if (!card()) latest.current.scrollTo(index)
    // Sizes are known only after the card was drawn open, so the place is checked for some frames.
    let frames = 8
    const settle = () => {
      const found = card()
      if (found) show(found, pane.current)
      // A dialog that was opened meanwhile keeps the focus: keys meant for it would reach the card behind it.
      const covered = document.querySelector('[aria-modal="true"]') !== null
      if (found && !covered && !found.contains(document.activeElement)) found.focus({ preventScroll: true })
      frames -= 1
      if (frames > 0) handle = requestAnimationFrame(settle)
    }
    let handle = requestAnimationFrame(settle)
    return () => cancelAnimationFrame(handle)
  }, [active, pane])
}

const peek = 12

/** A card that is not wholly in sight comes to the top, where the eye expects the next one. */
function show(card: HTMLElement, pane: HTMLElement | null): void {
  if (!pane) return
  const [place, frame] = [card.getBoundingClientRect(), pane.getBoundingClientRect()]
  if (place.top < frame.top + peek - 1 || place.bottom > frame.bottom - peek)
    pane.scrollTop += place.top - frame.top - peek
}
