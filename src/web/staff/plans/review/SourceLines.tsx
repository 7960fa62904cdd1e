import { memo } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { type MarkKind, segmentsOf } from './marks.ts'
import classes from './source.module.css'

export type NumberedLine = { number: number; text: string }

/** What is lit at the moment: the task, its kinds by line and the field that has the person's attention. */
export type Light = { task: Task; kinds: ReadonlyMap<number, readonly MarkKind[]>; focus: MarkKind | null }

export const linesAPiece = 60

type PieceProps = {
  lines: readonly NumberedLine[]
  /** Null when nothing of the lit task stands here, so that the piece is not drawn again. */
  light: Light | null
  unread: ReadonlySet<number>
}

/** Some lines of the source; the browser skips the layout of pieces that are out of sight. */
export const SourceLines = memo(function SourceLines({ lines, light, unread }: PieceProps) {
  return (
    <div className={classes.piece}>
      {lines.map((line) => (
        <SourceLine key={line.number} line={line} light={light} unread={unread.has(line.number)} />
      ))}
    </div>
  )
})

function SourceLine({ line, light, unread }: { line: NumberedLine; light: Light | null; unread: boolean }) {
  const kinds = light?.kinds.get(line.number) ?? []
  const within = light !== null && isWithin(light.task, line.number)
  const segments = light && kinds.length > 0 ? segmentsOf(line.text, kinds, light.task) : null
  return (
    <p
      className={classes.line}
      data-line={line.number}
      data-lit={kinds.length > 0 || undefined}
      data-within={within || undefined}
      data-unread={unread || undefined}
      data-title={isTitle(line.text) || undefined}
    >
      {segments
        ? segments.map(({ text, kind }, index) =>
            kind ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line have no other name
              <mark key={index} data-kind={kind} data-focus={kind === light?.focus || undefined}>
                {text}
              </mark>
            ) : (
              text
            ),
          )
        : line.text}
    </p>
  )
}

const isWithin = ({ lineFrom, lineTo }: Task, line: number) =>
  lineFrom !== null && line >= lineFrom && line <= (lineTo ?? lineFrom)

const isTitle = (text: string) =>
  text.length > 4 && text.length < 200 && /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()
