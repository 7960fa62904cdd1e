import { memo } from 'react'
import type { Task } from '#features/tasks/schema.ts'
import { t } from '../../words.ts'
import { kindOfCell, type MarkKind, type Segment, segmentsOf, withDoubts } from './marks.ts'
import type { NumberedLine, Piece, PieceCell } from './pieces.ts'
import classes from './source.module.css'

/** What is lit at the moment: the task, its kinds by line and the field that has the person's attention. */
export type Light = { task: Task; kinds: ReadonlyMap<number, readonly MarkKind[]>; focus: MarkKind | null }

type PieceProps = {
  piece: Piece
  /** Null when nothing of the lit task stands here, so that the piece is not drawn again. */
  light: Light | null
  unread: ReadonlySet<number>
}

/** Some lines or rows of the source; the browser skips the layout of pieces that are out of sight. */
export const SourcePiece = memo(function SourcePiece({ piece, light, unread }: PieceProps) {
  if (piece.kind === 'lines') {
    return (
      <div className={classes.piece}>
        {piece.lines.map((line) => (
          <SourceLine key={line.number} line={line} light={light} unread={unread.has(line.number)} />
        ))}
      </div>
    )
  }
  const all = piece.widths.reduce((sum, width) => sum + width, 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.tableBox} tabIndex={0} aria-label={t('plans.source.table')}>
      <table className={classes.table} style={{ minWidth: `${Math.round(all * 4.6)}px` }}>
        <colgroup>
          {piece.widths.map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={column} style={{ width: `${(100 * width) / all}%` }} />
          ))}
        </colgroup>
        <tbody>
          {piece.rows.map((row) => (
            <tr key={row.key} data-header={row.header || undefined}>
              {row.cells.map((cell) => (
                <SourceCell key={cell.key} cell={cell} light={light} unread={unread} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
})

type CellProps = { cell: PieceCell; light: Light | null; unread: ReadonlySet<number> }

function SourceCell({ cell, light, unread }: CellProps) {
  const { lines, paragraphs, text, rowSpan, columnSpan } = cell
  const first = lines[0]?.number ?? 0
  const kinds = light?.kinds.get(first) ?? []
  const only = text === undefined || !light ? null : kindOfCell(text, kinds, light.task)
  const lit = text === undefined ? lines.some(({ number }) => light?.kinds.has(number)) : only !== null
  const within = light !== null && isWithin(light.task, first)
  return (
    <td
      rowSpan={rowSpan}
      colSpan={columnSpan}
      data-line={first}
      data-lit={(lit && lines.some((line) => line.text.trim() !== '')) || undefined}
      data-within={within || undefined}
      data-unread={unread.has(first) || undefined}
    >
      {text === undefined ? (
        paragraphs.map((paragraph) => (
          <p key={paragraph[0]?.number}>
            {paragraph.map((line) => (
              <span key={line.number} data-line={line.number}>
                {line.page === undefined ? null : <PageMark page={line.page} />}
                <LineWords line={line} light={light} />{' '}
              </span>
            ))}
          </p>
        ))
      ) : (
        <Words segments={[{ text, kind: only }]} focus={light?.focus ?? null} />
      )}
    </td>
  )
}

function SourceLine({ line, light, unread }: { line: NumberedLine; light: Light | null; unread: boolean }) {
  const lit = (light?.kinds.get(line.number) ?? []).length > 0
  return (
    <>
      {line.page === undefined ? null : <PageMark page={line.page} />}
      <p
        className={classes.line}
        data-line={line.number}
        data-lit={lit || undefined}
        data-within={(light !== null && isWithin(light.task, line.number)) || undefined}
        data-unread={unread || undefined}
        data-title={isTitle(line.text) || undefined}
        data-footnote={line.footnote}
      >
        <LineWords line={line} light={light} />
      </p>
    </>
  )
}

const PageMark = ({ page }: { page: number }) => (
  <span className={classes.page}>{t('plans.source.page', { page: String(page) })}</span>
)

function LineWords({ line, light }: { line: NumberedLine; light: Light | null }) {
  const kinds = light?.kinds.get(line.number) ?? []
  const plain: Segment[] = [{ text: line.text, kind: null }]
  const lit = light && kinds.length > 0 ? segmentsOf(line.text, kinds, light.task) : plain
  return <Words segments={line.doubts ? withDoubts(lit, line.doubts) : lit} focus={light?.focus ?? null} />
}

const Maybe = ({ text, doubt }: { text: string; doubt: boolean | undefined }) =>
  doubt ? <u title={t('plans.source.doubt')}>{text}</u> : text

function Words({ segments, focus }: { segments: readonly Segment[]; focus: MarkKind | null }) {
  return segments.map(({ text, kind, doubt }, index) => {
    return kind ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line have no other name
      <mark key={index} data-kind={kind} data-focus={kind === focus || undefined}>
        <Maybe text={text} doubt={doubt} />
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same
      <span key={index}>
        <Maybe text={text} doubt={doubt} />
      </span>
    )
  })
}

const isWithin = ({ lineFrom, lineTo }: Task, line: number) =>
  lineFrom !== null && line >= lineFrom && line <= (lineTo ?? lineFrom)

const isTitle = (text: string) =>
  text.length > 4 && text.length < 200 && /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()
