import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef } from 'react'
import { shortAgency } from '../../format.ts'
import { useKeys } from '../../ui/keys.ts'
import { type At, walked } from '../../ui/walk.ts'
import { t } from '../../words.ts'
import classes from './cascade.module.css'
import { coveredBy, coveredIn, type Matrix, nextGap, type Row, type Shown, shortPath, stateAt } from './matrix-rows.ts'
import { signs } from './signs.tsx'

type MatrixTableProps = { matrix: Matrix; shown: Shown; open(agencyId: string, taskId?: string): void }

const rowHeight = 30

/** Of hundreds of agencies only the rows in sight exist; the cell that has the focus is brought into sight first. */
export function MatrixTable({ matrix, shown, open }: MatrixTableProps) {
  const { tasks } = matrix
  const { rows, columns } = shown
  const asked = useMemo(() => new Set(matrix.asked.map(({ agencyId, taskId }) => `${agencyId} ${taskId}`)), [matrix])
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<At>(undefined)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const focus = (at: At | undefined) => {
    if (!at) return
    wanted.current = at
    virtual.scrollToIndex(at.row, { align: 'auto' })
    focusWanted(box.current, wanted)
  }
  useEffect(() => focusWanted(box.current, wanted))
  const now = () => placeOf(document.activeElement)
  useKeys({ n: () => focus(nextGap(shown, now())) })
  const openAt = (at: At | undefined) => {
    const row = rows[at?.row ?? -1]
    const task = tasks[columns[at?.column ?? -1] ?? -1]
    if (row && task) open(row.agencyId, task.id)
  }
  const onKey = (event: KeyboardEvent) => {
    const at = now()
    if (!at) return
    if (event.key === 'Enter') return openAt(at)
    const to = walked(at, event.key, rows.length, columns.length)
    if (!to) return
    event.preventDefault()
    focus(to)
  }
  const onClick = (event: MouseEvent) => openAt(placeOf((event.target as HTMLElement).closest('td')))
  const visible = virtual.getVirtualItems()
  const [first, last] = [visible[0], visible.at(-1)]
  const width = columns.length + 2
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the focus; one listener serves thousands of them.
    <div className={classes.matrixBox} ref={box} onClick={onClick} onKeyDown={onKey}>
      <table className={classes.matrix} aria-rowcount={rows.length + 2}>
        <caption className="unseen">{t('cascade.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cascade.agency')}</th>
            <th scope="col" title={t('cascade.totalHint')}>
              {t('cascade.total')}
            </th>
            {columns.map((at) => (
              <th key={tasks[at]?.id} scope="col" title={tasks[at]?.text}>
                {shortPath(tasks[at]?.path ?? '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first?.start ?? 0} columns={width} />
          {visible.map(({ index }) => {
            const row = rows[index]
            return row ? <MatrixRow key={row.agencyId} {...{ row, index, columns, tasks, asked, open }} /> : null
          })}
          <Gap height={virtual.getTotalSize() - (last?.end ?? 0)} columns={width} />
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('cascade.byTask')}</th>
            <td />
            {columns.map((at) => {
              const { covered, of } = coveredIn(rows, at)
              return (
                <td key={tasks[at]?.id} title={`${covered}/${of}`}>
                  {covered}
                </td>
              )
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** The room of the rows that are out of sight. */
const Gap = ({ height, columns }: { height: number; columns: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td className={classes.gap} colSpan={columns} style={{ height }} />
    </tr>
  ) : null

type MatrixRowProps = {
  row: Row
  index: number
  columns: readonly number[]
  tasks: Matrix['tasks']
  asked: ReadonlySet<string>
  open: MatrixTableProps['open']
}

const MatrixRow = memo(
  function MatrixRow({ row, index, columns, tasks, asked, open }: MatrixRowProps) {
    const { covered, of } = coveredBy(row)
    return (
      <tr aria-rowindex={index + 2} data-duty={row.state}>
        <th scope="row">
          <button
            type="button"
            className={classes.agency}
            title={`${row.name}: ${t(`cascade.duty.${row.state}`, { count: row.lateBy })}`}
            onClick={() => open(row.agencyId)}
          >
            {shortAgency(row.name)}
          </button>
          {row.asked > 0 ? <small title={t('cascade.asked')}> ✉</small> : null}
        </th>
        <td className={classes.sum}>
          {covered}/{of}
        </td>
        {columns.map((at, column) => {
          const task = tasks[at]
          const state = stateAt(row, at)
          const isAsked = task !== undefined && asked.has(`${row.agencyId} ${task.id}`)
          const words = [t(`cascade.state.${state}`), isAsked ? t('cascade.asked') : ''].filter(Boolean).join(', ')
          return (
            <td
              key={task?.id}
              data-row={index}
              data-column={column}
              data-state={state}
              data-asked={isAsked || undefined}
              tabIndex={index === 0 && column === 0 ? 0 : -1}
              title={`${shortPath(task?.path ?? '')}: ${words}`}
            >
              <span aria-hidden>{signs[state]}</span>
              <span className="unseen">{words}</span>
            </td>
          )
        })}
      </tr>
    )
  },
  (a, b) =>
    a.row === b.row && a.index === b.index && a.columns === b.columns && a.tasks === b.tasks && a.asked === b.asked,
)

function placeOf(element: Element | null): At | undefined {
  const { row, column } = (element as HTMLElement | null)?.dataset ?? {}
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) }
}

function focusWanted(box: HTMLElement | null, wanted: { current: At | undefined }): void {
  const at = wanted.current
  const cell = at && box?.querySelector<HTMLElement>(`[data-row="${at.row}"][data-column="${at.column}"]`)
  if (!cell) return
  wanted.current = undefined
  cell.focus({ preventScroll: true })
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
