import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentSource } from '#features/documents/schema.ts'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { firstLineOf, kindsByLine, type MarkKind, markKinds } from './marks.ts'
import { PagePicture } from './PagePicture.tsx'
import { type Piece, pageOf, piecesOf } from './pieces.ts'
import { SourceHead } from './SourceHead.tsx'
import { type Light, SourcePiece } from './SourceLines.tsx'
import classes from './source.module.css'

type SourcePaneProps = {
  source: DocumentSource
  task: Task | null
  /** A line to show when no task is active: the place of a header field or an unread passage. */
  line: number | null
  focus: MarkKind | null
  /** Unread passages that wait for a decision. */
  unread: readonly (readonly [number, number])[]
  /** False while the other side stands before it on a phone: what is out of sight cannot scroll. */
  visible?: boolean
  onPick?: ((line: number) => void) | undefined
  /** Under the text, in place of what the colours mean. */
  foot?: ReactNode
}

/** The issued text, with the passage of the active task lit and brought into view; of scans the picture of the page too. */
export function SourcePane({ source, task, line, focus, unread, visible = true, onPick, foot }: SourcePaneProps) {
  const pane = useRef<HTMLDivElement>(null)
  const [asPicture, setAsPicture] = useState(false)
  const pieces = useMemo(() => piecesOf(source), [source])
  const unreadLines = useMemo(() => new Set(unread.flatMap(([from, to]) => range(from, to))), [unread])
  const light = useMemo<Light | null>(() => (task ? { task, kinds: kindsByLine(task), focus } : null), [task, focus])
  const target = task ? (firstLineOf(task, focus ?? undefined) ?? firstLineOf(task)) : line
  useScrollTo(pane, target, `${task?.id} ${visible} ${asPicture}`)
  usePick(pane, onPick)
  return (
    <div className={classes.frame}>
      <SourceHead source={source} asPicture={asPicture} onPicture={setAsPicture} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section ref={pane} className={classes.pane} tabIndex={0} aria-label={t('plans.review.source')}>
        {asPicture ? (
          <PagePicture source={source} light={light} page={target === null ? null : pageOf(source, target)} />
        ) : (
          pieces.map((piece) => (
            <SourcePiece
              key={piece.key}
              piece={piece}
              light={light && standsIn(light, piece) ? light : null}
              unread={unreadLines}
            />
          ))
        )}
      </section>
      <div className={classes.legend}>
        {foot ??
          markKinds.map((kind) => (
            <span key={kind} data-kind={kind}>
              {t(`plans.field.${kind}`)}
            </span>
          ))}
      </div>
    </div>
  )
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)

function standsIn({ task, kinds }: Light, { first, last }: Piece): boolean {
  const overlaps = (from: number, to: number) => from <= last && to >= first
  if (task.lineFrom !== null && overlaps(task.lineFrom, task.lineTo ?? task.lineFrom)) return true
  return [...kinds.keys()].some((line) => overlaps(line, line))
}

/** Sizes of pieces that were never in sight are estimates, so the aim is taken twice. */
function useScrollTo(pane: React.RefObject<HTMLDivElement | null>, line: number | null, key: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task on the same line is another place to show
  useEffect(() => {
    if (line === null) return
    const aim = () => {
      const lines = pane.current
      const place = nearest(lines, line)
      if (!lines || !place) return
      const offset = place.getBoundingClientRect().top - lines.getBoundingClientRect().top
      lines.scrollTop += offset - lines.clientHeight / 3
    }
    aim()
    const again = requestAnimationFrame(() => requestAnimationFrame(aim))
    return () => cancelAnimationFrame(again)
  }, [pane, line, key])
}

/** Blank lines are not drawn: the next one that is stands for them. */
function nearest(pane: HTMLElement | null, line: number): Element | null {
  for (let at = line; at < line + 6; at += 1) {
    const found = pane?.querySelector(`[data-line="${at}"]`)
    if (found) return found
  }
  return null
}

function usePick(pane: React.RefObject<HTMLDivElement | null>, onPick: ((line: number) => void) | undefined): void {
  useEffect(() => {
    const element = pane.current
    if (!element || !onPick) return
    const listen = (event: MouseEvent) => {
      if (window.getSelection()?.isCollapsed === false) return
      const line = event.target instanceof Element ? event.target.closest('[data-line]') : null
      if (line instanceof HTMLElement) onPick(Number(line.dataset.line))
    }
    element.addEventListener('click', listen)
    return () => element.removeEventListener('click', listen)
  }, [pane, onPick])
}
