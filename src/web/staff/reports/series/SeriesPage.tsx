import { Button, Modal } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Period, SeriesPage as Series } from '#features/reports/schema.ts'
import { useRead, useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { useMe } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { tellFailure } from '../../ui/notice.ts'
import { Page } from '../../ui/Page.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import classes from '../reports.module.css'
import { AdHocDialog } from './AdHocDialog.tsx'
import { EditSeries } from './EditSeries.tsx'

/** One regime: its periods with their days, the rounds that were opened, who reports. */
export function SeriesPage() {
  const { seriesId = '' } = useParams({ strict: false })
  const read = useRead('reportSeries.get', { seriesId })
  return read.isSuccess ? <Inside series={read.data} /> : <Unread read={read} rows={10} />
}

function Inside({ series }: { series: Series }) {
  const { today } = useMe()
  const open = useOpening(series)
  const may = series.can.includes('report.manage')
  return (
    <Page
      title={series.title}
      lead={t('reports.collectedBy', { agency: series.agencyName })}
      trail={[{ label: t('reports.series'), to: '/bao-cao/che-do' }]}
      actions={
        may ? (
          <>
            <EditSeries series={series} />
            <AdHocDialog seriesId={series.id} />
          </>
        ) : null
      }
    >
      {series.illustrative ? <p className={classes.illustrative}>{t('reports.illustrative')}</p> : null}
      <div className={classes.top}>
        <section className="card">
          <Facts facts={factsOf(series)} />
        </section>
        <Reporters series={series} />
      </div>
      <h2>{t('series.calendar')}</h2>
      <DataTable
        name="report-periods"
        label={t('series.calendar')}
        rows={series.periods}
        columns={columns(today)}
        rowKey={({ key }) => key}
        {...(may ? { action: (period: Period) => <OpenButton period={period} open={open} /> } : {})}
        empty={<Empty title={t('series.noPeriods')} />}
      />
    </Page>
  )
}

const factsOf = (series: Series) =>
  [
    [t('reports.form'), `${series.formTitle} (${series.formVersion})`],
    [t('series.valid'), `${day(series.validFrom)} – ${series.validTo ? day(series.validTo) : '…'}`],
    [
      t('series.opening'),
      series.opensByItself ? t('series.opensItself', { count: series.openDaysBefore }) : t('series.byHand'),
    ],
    [t('series.source'), [series.regime.source.number, series.regime.source.place].filter(Boolean).join(' · ')],
  ] as const

function Reporters({ series }: { series: Series }) {
  return (
    <section className="card">
      <details>
        <summary>
          <b>{t('series.reporters', { count: series.reporterCount })}</b>
        </summary>
        <ul>
          {series.reporterNames.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function useOpening(series: Series) {
  const write = useWrite('reportRound.open')
  const navigate = useNavigate()
  return {
    pending: write.isPending ? write.variables.key : undefined,
    run: (period: Period) =>
      write.mutate(
        { seriesId: series.id, key: period.key },
        {
          onSuccess: ({ id }) => void navigate({ to: `/bao-cao/ky/${id}` }),
          onError: ({ title }) => tellFailure(title),
        },
      ),
  }
}

type OpenButtonProps = { period: Period; open: ReturnType<typeof useOpening> }

function OpenButton({ period, open }: OpenButtonProps) {
  const [isAsking, ask] = useState(false)
  const navigate = useNavigate()
  const { today } = useMe()
  if (period.roundId) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => void navigate({ to: `/bao-cao/ky/${period.roundId}` })}
      >
        {t('series.toRound')}
      </Button>
    )
  }
  const early = period.opensOn > today
  const isNow = !early && (period.lastInTime ?? today) >= today
  return (
    <>
      <Button
        size="compact-sm"
        variant={isNow ? 'filled' : 'default'}
        aria-label={t('series.openNamed', { period: period.name })}
        loading={open.pending === period.key}
        onClick={() => ask(true)}
      >
        {t('series.open')}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('series.openNamed', { period: period.name })}>
        <p>{t('series.openMeans')}</p>
        {early ? <p>{t('series.early', { day: day(period.opensOn) })}</p> : null}
        <Button mt="md" loading={open.pending === period.key} onClick={() => open.run(period)}>
          {t('series.open')}
        </Button>
      </Modal>
    </>
  )
}

const columns = (today: string): Column<Period>[] => [
  { key: 'name', label: t('reports.round'), render: ({ name }) => name, card: 'title' },
  {
    key: 'data',
    label: t('reports.figuresOf'),
    render: ({ dataFrom, dataTo }) => (dataFrom ? `${day(dataFrom)} – ${day(dataTo)}` : '–'),
  },
  { key: 'due', label: t('reports.lastDay'), render: ({ lastInTime }) => (lastInTime ? day(lastInTime) : '–') },
  {
    key: 'opens',
    label: t('series.opens'),
    render: ({ opensOn, roundId }) =>
      roundId ? (
        <Tag tone="good">{t('series.opened')}</Tag>
      ) : (
        <span className={opensOn < today ? 'small' : undefined}>{day(opensOn)}</span>
      ),
  },
  {
    key: 'why',
    label: t('reports.whyTheseDays'),
    render: ({ derivation }) => (
      <details>
        <summary>{t('series.seeWhy', { count: number(derivation.length) })}</summary>
        {derivation.map((line) => (
          <p key={line} className="small">
            {line}
          </p>
        ))}
      </details>
    ),
    wide: true,
  },
]
