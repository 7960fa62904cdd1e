import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Round } from '#features/reports/schema.ts'
import { useRead } from '../../api.ts'
import { day, share } from '../../format.ts'
import { useMe } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { DueDate } from '../../ui/DueDate.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Meter } from '../../ui/Meter.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { MyReports } from './MyReports.tsx'

/** What one's own agencies owe, then every round in which one has part. */
export function RoundsPage() {
  const read = useRead('reportRound.list', {}, { onFocus: true })
  const { today } = useMe()
  const open = read.data?.canOpen ? (
    <Button component={Link} to="/bao-cao/che-do" leftSection={<IconPlus size={17} />}>
      {t('reports.openRound')}
    </Button>
  ) : null
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')} actions={open}>
      <Unread read={read} />
      {read.data ? (
        <>
          <MyReports mine={read.data.mine} />
          <h2>{t('reports.rounds')}</h2>
          <DataTable
            name="report-rounds"
            label={t('reports.rounds')}
            rows={read.data.rounds}
            columns={columns(today)}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/bao-cao/ky/${id}`}
            tone={(round) => (isOverdue(round, today) ? 'late' : undefined)}
            empty={
              <Empty title={t('reports.noRounds')}>
                {t(read.data.canOpen ? 'reports.noRoundsNext' : 'reports.noRoundsWait')}
              </Empty>
            }
          />
        </>
      ) : null}
    </Page>
  )
}

const isOverdue = ({ state, lastInTime, sent, expected }: Round, today: string) =>
  state === 'open' && lastInTime !== null && lastInTime < today && sent < expected

const columns = (today: string): Column<Round>[] => [
  {
    key: 'name',
    label: t('reports.round'),
    render: ({ name, title }) => `${name} – ${title}`,
    below: ({ agencyName, illustrative }) =>
      `${agencyName}${illustrative ? ` · ${t('reports.illustrativeShort')}` : ''}`,
    card: 'title',
  },
  {
    key: 'state',
    label: t('reports.state'),
    render: ({ state }) => <Tag tone={state === 'open' ? 'brand' : 'plain'}>{t(`roundState.${state}`)}</Tag>,
    card: 'side',
  },
  {
    key: 'due',
    label: t('reports.lastDay'),
    render: (round) => (
      <DueDate dueOn={round.lastInTime} today={today} done={round.state === 'closed' || round.sent >= round.expected} />
    ),
  },
  {
    key: 'data',
    label: t('reports.figuresOf'),
    render: ({ dataFrom, dataTo }) => (dataFrom ? `${day(dataFrom)} – ${day(dataTo)}` : '–'),
    wide: true,
  },
  {
    key: 'sent',
    label: t('reports.sent'),
    render: ({ sent, expected }) => (
      <span style={{ display: 'grid', minWidth: 96 }}>
        {number(sent)}/{number(expected)}
        <Meter bare value={share(sent, expected)} label={t('reports.sent')} />
      </span>
    ),
  },
  { key: 'approved', label: t('reports.approved'), render: ({ approved }) => number(approved), align: 'right' },
  {
    key: 'waits',
    label: t('reports.waits'),
    render: ({ late, returned }) => (
      <>
        {late > 0 ? <Tag tone="bad">{t('reports.lateCount', { count: late })}</Tag> : null}{' '}
        {returned > 0 ? <Tag tone="accent">{t('reports.returnedCount', { count: returned })}</Tag> : null}
      </>
    ),
  },
]
