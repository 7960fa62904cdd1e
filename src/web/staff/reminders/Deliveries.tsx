import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconClockHour4, IconMailCheck, IconSend } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Delivery, DeliveryState } from '#features/reminders/schema.ts'
import { usePages, useWrite } from '../api.ts'
import { day, moment } from '../format.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Tag, type TagLook } from '../ui/StatusTag.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t, word } from '../words.ts'
import classes from './reminders.module.css'

const looks: Record<DeliveryState, TagLook> = {
  queued: { tone: 'plain', icon: IconClockHour4 },
  sending: { tone: 'brand', icon: IconSend },
  sent: { tone: 'good', icon: IconCheck },
  failed: { tone: 'bad', icon: IconAlertTriangle },
}
const states = ['failed', 'queued', 'sent'] as const

/** What became of mails and messages: waiting, sent, failed and why. */
export function Deliveries() {
  const [state, setState] = useState<(typeof states)[number] | ''>('')
  const pages = usePages('reminder.deliveries', { state: state || undefined, limit: 20 })
  const retry = useWrite('reminder.retry', { refresh: ['reminder.deliveries'] })
  const rows = useMemo(() => pages.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [], [pages.data])
  const counts = pages.data?.pages[0]?.counts
  return (
    <section className={classes.apart}>
      <h2>{t('reminders.deliveries')}</h2>
      <div className={classes.row} style={{ margin: '8px 0' }}>
        <SegmentedControl
          aria-label={t('reminders.deliveries')}
          value={state}
          onChange={(value) => setState(value as typeof state)}
          data={[
            { value: '', label: t('reminders.all') },
            ...states.map((each) => ({
              value: each,
              label: `${t(`reminders.state.${each}`)}${counts ? ` (${counts[each]})` : ''}`,
            })),
          ]}
        />
      </div>
      <ProblemNotice error={retry.error} />
      <Unread read={pages} rows={4} />
      {pages.isSuccess ? (
        <DataTable
          name="reminder-deliveries"
          label={t('reminders.deliveries')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={columnsOf()}
          action={({ id, state }) =>
            state === 'failed' ? (
              <Button
                variant="default"
                size="compact-sm"
                loading={retry.isPending && retry.variables?.deliveryId === id}
                onClick={() => retry.mutate({ deliveryId: id })}
              >
                {t('reminders.retry')}
              </Button>
            ) : null
          }
          more={{ has: pages.hasNextPage, loading: pages.isFetchingNextPage, load: () => pages.fetchNextPage() }}
          empty={<Empty icon={IconMailCheck} title={t('reminders.noDeliveries')} />}
        />
      ) : null}
    </section>
  )
}

const columnsOf = (): Column<Delivery>[] => [
  {
    key: 'name',
    label: t('reminders.to.person'),
    card: 'title',
    render: ({ name, recipient }: Delivery) => (
      <>
        {name} <span className="small">{recipient}</span>
      </>
    ),
  },
  { key: 'day', label: t('reminders.day'), width: 120, render: (it: Delivery) => day(it.day) },
  {
    key: 'channel',
    label: t('reminders.channel'),
    width: 130,
    render: (it: Delivery) => t(`reminders.channel.${it.channel}`),
  },
  {
    key: 'state',
    label: t('reminders.state'),
    width: 320,
    render: (it: Delivery) => (
      <>
        <Tag {...looks[it.state]}>{t(`reminders.state.${it.state}`)}</Tag> <span className="small">{aboutOf(it)}</span>
      </>
    ),
  },
]

function aboutOf({ state, sentAt, nextAt, reason, attempts }: Delivery): string {
  if (state === 'sent') return moment(sentAt)
  if (reason === null) return ''
  const [code = '', said = ''] = reason.split(': ', 2)
  const known = word('reminders.reason', code)
  const why = known === code ? reason : said && known ? `${known} (${said})` : known
  const again = state === 'queued' && nextAt ? t('reminders.nextTry', { at: moment(nextAt) }) : ''
  return [t('reminders.attempts', { count: attempts }), why, again].filter(Boolean).join(' · ')
}
