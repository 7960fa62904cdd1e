import { Switch } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type MouseEvent, memo, useMemo, useRef } from 'react'
import { fold } from '#lib/vietnamese/fold.ts'
import { type Output, useRead } from '../../api.ts'
import { shortAgency } from '../../format.ts'
import { Failed } from '../../ui/Broken.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { useKeys } from '../../ui/keys.ts'
import { Loading } from '../../ui/Loading.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { t, word } from '../../words.ts'
import classes from './rounds.module.css'
import { pointsText } from './sheet/figures.ts'

type Matrix = Output<'round.matrix'>
type Cell = Matrix['cells'][number][number]
type Row = { unit: Matrix['units'][number]; cells: Matrix['cells'][number] }

const wants = ({ state }: Cell) => state === 'doubtful' || state === 'explained'

/** Criterion × agency: every cell leads to its line; n goes to the next one that wants attention. */
export function MatrixTab({ roundId }: { roundId: string }) {
  const read = useRead('round.matrix', { roundId })
  const [filters, change] = useFilters()
  const box = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const rows = useMemo(
    () => (read.data ? fitting(read.data, filters.tim ?? '', filters.chi ?? '') : []),
    [read.data, filters.tim, filters.chi],
  )
  const openCell = (cell: HTMLElement) => {
    const { unit, code } = cell.dataset
    if (unit && code) navigate({ to: `/chi-so/ky-danh-gia/${roundId}/phieu/${unit}`, search: { muc: code } as never })
  }
  useKeys({ n: () => focusNext(box.current) })
  if (read.isPending) return <Loading rows={14} />
  if (read.isError) return <Failed error={read.error} retry={() => read.refetch()} />
  const doubtful = read.data.cells.flat().filter(wants).length
  const onKey = (event: KeyboardEvent) => walk(event, openCell)
  const onClick = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-unit]')
    if (cell) openCell(cell)
  }
  return (
    <>
      <div className={classes.filters}>
        <SearchBox
          value={filters.tim ?? ''}
          onSearch={(tim) => change({ tim })}
          label={t('rounds.findUnit')}
          width={260}
        />
        <Switch
          label={t('rounds.onlyWaiting')}
          checked={filters.chi === 'cho'}
          onChange={({ currentTarget }) => change({ chi: currentTarget.checked ? 'cho' : '' })}
        />
        <span role="status">{t('rounds.doubtfulCount', { count: doubtful })}</span>
        <span className="small">{t('rounds.matrixKeys')}</span>
      </div>
      <ul className={classes.legend} aria-label={t('rounds.legend')}>
        {(['claimed', 'doubtful', 'accepted', 'changed', 'explained', 'settled', 'imported'] as const).map((state) => (
          <li key={state}>
            <i data-state={state} aria-hidden /> {word('cell', state)}
          </li>
        ))}
      </ul>
      {rows.length === 0 ? <Empty title={t('rounds.noUnits')} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cells inside take the focus; one listener serves thousands of them. */}
      <div className={classes.matrixBox} ref={box} onClick={onClick} onKeyDown={onKey}>
        <table className={classes.matrix}>
          <caption className="unseen">{t('rounds.tabMatrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rounds.unit')}</th>
              {read.data.criteria.map(({ code, name, max }) => (
                <th key={code} scope="col" title={`${code} ${name} (${pointsText(max)})`}>
                  <span>{code}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <MatrixRow key={row.unit.id} row={row} criteria={read.data.criteria} first={i === 0} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type MatrixRowProps = { row: Row; criteria: Matrix['criteria']; first: boolean }

const MatrixRow = memo(function MatrixRow({ row: { unit, cells }, criteria, first }: MatrixRowProps) {
  return (
    <tr data-own={unit.own || undefined}>
      <th scope="row" title={unit.name}>
        {shortAgency(unit.name)}
        {unit.submitted ? null : <small> · {t('rounds.notHandedIn')}</small>}
        {unit.own ? <small> · {t('rounds.own')}</small> : null}
      </th>
      {cells.map((cell, i) => {
        const code = criteria[i]?.code ?? ''
        const shown = cell.state === 'empty' ? '' : pointsText(cell.final ?? cell.self)
        return (
          <td
            key={code}
            data-unit={unit.id}
            data-code={code}
            data-state={cell.state}
            data-waits={wants(cell) || undefined}
            tabIndex={first && i === 0 ? 0 : -1}
            title={`${code}: ${word('cell', cell.state)}${cell.self === null ? '' : `, ${t('rounds.selfIs', { points: pointsText(cell.self) })}`}`}
          >
            {shown}
          </td>
        )
      })}
    </tr>
  )
})

function fitting({ units, cells }: Matrix, text: string, only: string): Row[] {
  const wanted = fold(text)
  return units
    .map((unit, i) => ({ unit, cells: cells[i] ?? [] }))
    .filter(({ unit }) => wanted === '' || fold(unit.name).includes(wanted))
    .filter((row) => only !== 'cho' || row.cells.some(wants))
}

function focusNext(box: HTMLElement | null): void {
  const waiting = [...(box?.querySelectorAll<HTMLElement>('[data-waits]') ?? [])]
  const now = document.activeElement
  const after = waiting.find((cell) => now && cell.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_PRECEDING)
  const next = after ?? waiting[0]
  next?.focus()
  next?.scrollIntoView({ block: 'center', inline: 'center' })
}

/** Arrows go from cell to cell, Enter opens the line. */
function walk(event: KeyboardEvent, open: (cell: HTMLElement) => void): void {
  const cell = event.target as HTMLTableCellElement
  if (!cell.dataset.unit) return
  if (event.key === 'Enter') {
    open(cell)
    return
  }
  const row = cell.parentElement as HTMLTableRowElement
  const rows = [...(row.parentElement?.children ?? [])] as HTMLTableRowElement[]
  const at = rows.indexOf(row)
  const to = {
    ArrowLeft: cell.previousElementSibling,
    ArrowRight: cell.nextElementSibling,
    ArrowUp: rows[at - 1]?.cells[cell.cellIndex],
    ArrowDown: rows[at + 1]?.cells[cell.cellIndex],
  }[event.key]
  if (!(to instanceof HTMLElement) || !to.dataset.unit) return
  event.preventDefault()
  to.focus()
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
