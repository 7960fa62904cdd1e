import { useMediaQuery } from '@mantine/hooks'
import { memo, type ReactNode } from 'react'
import type { At } from '../walk.ts'
import classes from './matrix.module.css'
import { rowHeight, useCells } from './use-cells.ts'

export type CellTone = 'good' | 'warn' | 'bad' | 'brand' | 'accent' | 'plain' | 'hatched' | 'empty' | 'none'

/** A state has a sign beside its colour, in the cell and in the legend: colour never stands alone. */
export type CellLook = { tone: CellTone; sign: string }

export type MatrixCell = CellLook & {
  state: string
  /** Shown beside the sign. */
  text?: string
  /** What the cell says, in words. */
  words: string
  /** Something has been asked about it. */
  asked?: boolean
}

export type MatrixColumn = { key: string; head: string; title: string; foot?: string; footTitle?: string }

/** How a row is drawn. One object as long as nothing changes: a row that is drawn is not drawn again. */
export type MatrixLook<Row> = {
  head(row: Row): ReactNode
  cell(row: Row, column: number): MatrixCell
  /** A second column that stays in sight. */
  sum?(row: Row): string
  /** Of the row as a whole. */
  tone?(row: Row): 'bad' | 'warn' | 'pale' | undefined
}

type MatrixProps<Row> = {
  label: string
  corner: string
  sum?: { head: string; title: string }
  rows: readonly Row[]
  keyOf(row: Row): string
  columns: readonly MatrixColumn[]
  columnWidth: number
  look: MatrixLook<Row>
  /** What stands before the columns below. */
  foot?: string
  next(after: At | undefined): At | undefined
  open(at: At): void
}

const sumWidth = 62

/** Rows × columns of which only what is in sight exists: hundreds of agencies by a hundred criteria stay fluid. */
export function Matrix<Row>(props: MatrixProps<Row>) {
  const { label, rows, columns, columnWidth, look, keyOf, sum, next, open } = props
  const headWidth = useMediaQuery('(max-width: 45em)') ? 128 : 220
  const fixed = headWidth + (sum ? sumWidth : 0)
  const cells = useCells({ size: { rows: rows.length, columns: columns.length }, fixed, columnWidth, next, open })
  const across = cells.columns.getVirtualItems()
  const [from, to] = inSteps(across[0]?.index ?? 0, across.at(-1)?.index ?? -1, columns.length)
  const down = cells.rows.getVirtualItems()
  const span = { from, to, before: from * columnWidth, after: (columns.length - 1 - to) * columnWidth }
  const stop = stopOf(cells.last, span, down)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the focus; one listener serves thousands of them.
    <div
      className={classes.box}
      ref={cells.box}
      onClick={cells.onClick}
      onKeyDown={cells.onKeyDown}
      onFocus={cells.onFocus}
    >
      <table
        className={classes.matrix}
        aria-rowcount={rows.length + (props.foot ? 2 : 1)}
        aria-colcount={columns.length + (sum ? 2 : 1)}
        style={{ width: fixed + columns.length * columnWidth, '--fixed': `${headWidth}px` } as never}
      >
        <caption className="unseen">{label}</caption>
        <Widths {...{ headWidth, span, columnWidth, hasSum: sum !== undefined }} />
        <thead>
          <Heads {...props} span={span} />
        </thead>
        <tbody>
          <Gap height={down[0]?.start ?? 0} />
          {down.map(({ index }) => {
            const row = rows[index]
            const at = stop.row === index ? stop.column : -1
            return row ? <DrawnRow key={keyOf(row)} {...{ row, index, columns, span, look, stop: at }} /> : null
          })}
          <Gap height={cells.rows.getTotalSize() - (down.at(-1)?.end ?? 0)} />
        </tbody>
        {props.foot ? (
          <tfoot>
            <Feet {...props} span={span} />
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

const step = 6

/** Columns come and go six at a time: scrolling sideways draws every row anew once for six of them. */
const inSteps = (from: number, to: number, count: number): [number, number] => [
  Math.floor(from / step) * step,
  Math.min(count, Math.ceil((to + 1) / step) * step) - 1,
]

/** Columns that exist, and the room of those before and after. */
type Span = { from: number; to: number; before: number; after: number }

/** Tab comes back to the cell that had the focus, or to the first that is in sight. */
function stopOf(last: At, { from, to }: Span, down: readonly { index: number }[]): At {
  const [first, end] = [down[0]?.index ?? 0, down.at(-1)?.index ?? 0]
  const isSeen = last.row >= first && last.row <= end && last.column >= from && last.column <= to
  return isSeen ? last : { row: first, column: from }
}

const within = ({ from, to }: Span): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

type WidthsProps = { headWidth: number; span: Span; columnWidth: number; hasSum: boolean }

const Widths = ({ headWidth, span, columnWidth, hasSum }: WidthsProps) => (
  <colgroup>
    <col style={{ width: headWidth }} />
    {hasSum ? <col style={{ width: sumWidth }} /> : null}
    {span.before > 0 ? <col style={{ width: span.before }} /> : null}
    {within(span).map((at) => (
      <col key={at} style={{ width: columnWidth }} />
    ))}
    {span.after > 0 ? <col style={{ width: span.after }} /> : null}
  </colgroup>
)

/** The room of the rows that are out of sight. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden className={classes.gap}>
      <td style={{ height }} />
    </tr>
  ) : null

const Side = ({ width }: { width: number }) => (width > 0 ? <td className={classes.side} aria-hidden /> : null)

type EdgeProps = Pick<MatrixProps<never>, 'corner' | 'sum' | 'columns' | 'foot'> & { span: Span }

const Heads = ({ corner, sum, columns, span }: EdgeProps) => (
  <tr>
    <th scope="col">{corner}</th>
    {sum ? (
      <th scope="col" title={sum.title} data-sum>
        {sum.head}
      </th>
    ) : null}
    <Side width={span.before} />
    {within(span).map((at) => (
      <th key={columns[at]?.key} scope="col" title={columns[at]?.title} aria-colindex={at + (sum ? 3 : 2)}>
        {columns[at]?.head}
      </th>
    ))}
    <Side width={span.after} />
  </tr>
)

const Feet = ({ foot, sum, columns, span }: EdgeProps) => (
  <tr>
    <th scope="row">{foot}</th>
    {sum ? <td data-sum /> : null}
    <Side width={span.before} />
    {within(span).map((at) => (
      <td key={columns[at]?.key} title={columns[at]?.footTitle}>
        {columns[at]?.foot}
      </td>
    ))}
    <Side width={span.after} />
  </tr>
)

type RowProps<Row> = {
  row: Row
  index: number
  columns: readonly MatrixColumn[]
  span: Span
  look: MatrixLook<Row>
  /** The column of the row's cell that Tab leads to, or -1. */
  stop: number
}

function RowCells<Row>({ row, index, columns, span, look, stop }: RowProps<Row>) {
  const first = look.sum ? 3 : 2
  return (
    <tr aria-rowindex={index + 2} data-tone={look.tone?.(row)} style={{ height: rowHeight }}>
      <th scope="row">{look.head(row)}</th>
      {look.sum ? <td data-sum>{look.sum(row)}</td> : null}
      <Side width={span.before} />
      {within(span).map((at) => {
        const { state, tone, sign, text, words, asked } = look.cell(row, at)
        return (
          <td
            key={columns[at]?.key}
            data-row={index}
            data-column={at}
            data-state={state}
            data-tone={tone}
            data-asked={asked || undefined}
            aria-colindex={at + first}
            tabIndex={stop === at ? 0 : -1}
            title={`${columns[at]?.head}: ${words}`}
          >
            {sign ? <i aria-hidden>{text ? `${sign}\u202f` : sign}</i> : null}
            {text}
            <span className="unseen">{text ? ` ${words}` : words}</span>
          </td>
        )
      })}
      <Side width={span.after} />
    </tr>
  )
}

const DrawnRow = memo(
  RowCells,
  (a, b) =>
    a.row === b.row &&
    a.index === b.index &&
    a.columns === b.columns &&
    a.look === b.look &&
    a.stop === b.stop &&
    a.span.from === b.span.from &&
    a.span.to === b.span.to,
) as typeof RowCells

type LegendProps = {
  label: string
  states: readonly (CellLook & { state: string; word: string; means?: string })[]
  children?: ReactNode
}

/** What the signs and colours of the cells mean. */
export const MatrixLegend = ({ label, states, children }: LegendProps) => (
  <ul className={classes.legend} aria-label={label}>
    {states.map(({ state, tone, sign, word, means }) => (
      <li key={state} title={means}>
        <i data-tone={tone} aria-hidden>
          {sign}
        </i>{' '}
        {word}
      </li>
    ))}
    {children}
  </ul>
)
