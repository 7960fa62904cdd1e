import { useState } from 'react'
import { type Output, useRead } from '../../api.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import classes from './rounds.module.css'
import { pointsText } from './sheet/figures.ts'

type Over = Output<'round.overclaims'>

/** Where agencies gave themselves more than the appraisers found: each line, and added up both ways. */
export function OverclaimsTab({ roundId }: { roundId: string }) {
  const read = useRead('round.overclaims', { roundId })
  if (!read.isSuccess) return <Unread read={read} rows={8} />
  const { lines, byUnit, byCriterion } = read.data
  if (lines.length === 0) return <Empty title={t('rounds.noOver')}>{t('rounds.noOverMeans')}</Empty>
  return (
    <>
      <div className={classes.sums}>
        <Sums
          title={t('rounds.overByUnit')}
          rows={byUnit.map((it) => ({ key: it.sheetId, name: it.unit, over: it.over, count: it.lines }))}
        />
        <Sums
          title={t('rounds.overByCriterion')}
          rows={byCriterion.map((it) => ({
            key: it.code,
            name: `${it.code} ${it.criterion}`,
            over: it.over,
            count: it.units,
          }))}
        />
      </div>
      <Lines roundId={roundId} lines={lines} />
    </>
  )
}

type SumRow = { key: string; name: string; over: string; count: number }
const first = 8

function Sums({ title, rows }: { title: string; rows: readonly SumRow[] }) {
  const [all, showAll] = useState(false)
  const most = Math.max(...rows.map(({ over }) => Number(over)))
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className={classes.bars}>
        {(all ? rows : rows.slice(0, first)).map(({ key, name, over, count }) => (
          <li key={key} title={name}>
            <span>{name}</span>
            <span aria-hidden style={{ width: `${(Number(over) / most) * 100}%` }} />
            <b>{pointsText(over)}</b>
            <small>{number(count)}</small>
          </li>
        ))}
      </ul>
      {rows.length > first && !all ? (
        <button type="button" className={classes.more} onClick={() => showAll(true)}>
          {t('rounds.showAll', { count: rows.length })}
        </button>
      ) : null}
    </section>
  )
}

function Lines({ roundId, lines }: { roundId: string; lines: Over['lines'] }) {
  return (
    <DataTable
      name="round-over"
      label={t('rounds.tabOver')}
      rows={lines}
      rowKey={({ sheetId, code }) => `${sheetId} ${code}`}
      rowHref={({ sheetId, code }) => `/chi-so/ky-danh-gia/${roundId}/phieu/${sheetId}?muc=${encodeURIComponent(code)}`}
      columns={[
        { key: 'unit', label: t('rounds.unit'), render: ({ unit }) => unit, card: 'title' },
        {
          key: 'code',
          label: t('rounds.code'),
          render: ({ code }) => <span className={classes.nowrap}>{code}</span>,
          card: 'side',
        },
        { key: 'criterion', label: t('rounds.criterion'), render: ({ criterion }) => criterion },
        { key: 'self', label: t('rounds.self'), render: ({ self }) => pointsText(self), align: 'right' },
        { key: 'final', label: t('rounds.appraised'), render: ({ final }) => pointsText(final), align: 'right' },
        { key: 'over', label: t('rounds.overBy'), render: ({ over }) => <b>{pointsText(over)}</b>, align: 'right' },
        { key: 'reason', label: t('rounds.reason'), render: ({ reason }) => reason ?? '' },
      ]}
      empty={null}
    />
  )
}
