import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from 'react'
import { shortAgency } from '../../format.ts'
import { useKeys } from '../../ui/keys.ts'
import { type At, walked } from '../../ui/walk.ts'
import { t, word } from '../../words.ts'
import { type Matrix, nextWaiting, type Row, wants } from './matrix-rows.ts'
import classes from './rounds.module.css'
import { pointsText } from './sheet/figures.ts'

export type MatrixTableProps = {
  rows: readonly Row[]
  criteria: Matrix['criteria']
  open: (unitId: string, code: string) => void
}

const rowHeight = 30

/** Of hundreds of agencies only the rows in sight exist; the cell that has the focus is brought into sight first. */
export function MatrixTable({ rows, criteria, open }: MatrixTableProps) {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<At>(undefined)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  const focus = (at: At | undefined) => {
    if (!at) return
    wanted.current = at
    virtual.scrollToIndex(at.row, { align: 'auto' })
    focusWanted(box.current, wanted)
  }
  useEffect(() => focusWanted(box.current, wanted))
  const now = () => placeOf(document.activeElement)
  useKeys({ n: () => focus(nextWaiting(rows, now())) })
  const openAt = (at: At | undefined) => {
    const [row, criterion] = [rows[at?.row ?? -1], criteria[at?.column ?? -1]]
    if (row && criterion) open(row.unit.id, criterion.code)
  }
  const onKey = (event: KeyboardEvent) => {
    const at = now()
    if (!at) return
    if (event.key === 'Enter') return openAt(at)
    const to = walked(at, event.key, rows.length, criteria.length)
    if (!to) return
    event.preventDefault()
    focus(to)
  }
  const onClick = (event: MouseEvent) => openAt(placeOf((event.target as HTMLElement).closest('td')))
  const shown = virtual.getVirtualItems()
  const [first, last] = [shown[0], shown.at(-1)]
  const columns = criteria.length + 1
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the focus; one listener serves thousands of them.
    <div className={classes.matrixBox} ref={box} onClick={onClick} onKeyDown={onKey}>
      <table className={classes.matrix} aria-rowcount={rows.length + 1}>
        <caption className="unseen">{t('rounds.tabMatrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rounds.unit')}</th>
            {criteria.map(({ code, name, max }) => (
              <th key={code} scope="col" title={`${code} ${name} (${pointsText(max)})`}>
                <span>{code}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first?.start ?? 0} columns={columns} />
          {shown.map(({ index }) => {
            const row = rows[index]
            return row ? <MatrixRow key={row.unit.id} row={row} index={index} criteria={criteria} /> : null
          })}
          <Gap height={virtual.getTotalSize() - (last?.end ?? 0)} columns={columns} />
        </tbody>
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

type MatrixRowProps = { row: Row; index: number; criteria: Matrix['criteria'] }

const MatrixRow = memo(function MatrixRow({ row: { unit, cells }, index, criteria }: MatrixRowProps) {
  return (
    <tr data-own={unit.own || undefined} aria-rowindex={index + 2}>
      <th scope="row" title={unit.name}>
        {shortAgency(unit.name)}
        {unit.submitted ? null : <small> · {t('rounds.notHandedIn')}</small>}
        {unit.own ? <small> · {t('rounds.own')}</small> : null}
      </th>
      {cells.map((cell, i) => {
        const code = criteria[i]?.code ?? ''
        const shown = cell.state === 'empty' ? '' : pointsText(cell.final ?? cell.self)
        const self = cell.self === null ? '' : `, ${t('rounds.selfIs', { points: pointsText(cell.self) })}`
        return (
          <td
            key={code}
            data-row={index}
            data-column={i}
            data-unit={unit.id}
            data-code={code}
            data-state={cell.state}
            data-waits={wants(cell) || undefined}
            tabIndex={index === 0 && i === 0 ? 0 : -1}
            title={`${code}: ${word('cell', cell.state)}${self}`}
          >
            {shown}
          </td>
        )
      })}
    </tr>
  )
})

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
