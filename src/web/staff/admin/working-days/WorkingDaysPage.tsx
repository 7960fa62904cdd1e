import { Button } from '@mantine/core'
import { IconCalendarOff, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Output, useRead } from '../../api.ts'
import { dayInWords } from '../../calendar/day-words.ts'
import { useMe } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/Page.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AddDayDialog } from './AddDayDialog.tsx'
import { Changes } from './Changes.tsx'
import { MovedList } from './MovedList.tsx'
import { RemoveDay } from './RemoveDay.tsx'
import classes from './working-days.module.css'

export type Year = Output<'calendar.year'>
export type Change = Output<'calendar.addDay'>

/** The working calendar of the province: days of the State, its own, and what each change of them moved. */
export function WorkingDaysPage() {
  const { today } = useMe()
  const [filters, change] = useFilters()
  const year = /^20\d\d$/.test(filters.nam ?? '') ? Number(filters.nam) : Number(today.slice(0, 4))
  const read = useRead('calendar.year', { year }, { keep: true })
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<Change>()
  const go = (to: number) => change({ nam: String(to) })
  return (
    <Page
      title={t('workingDays.title')}
      lead={t('workingDays.lead')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('workingDays.add')}
        </Button>
      }
    >
      {made ? <MovedList change={made} onClose={() => setMade(undefined)} /> : null}
      <div className={classes.turn}>
        <Button variant="default" px={8} aria-label={String(year - 1)} onClick={() => go(year - 1)}>
          <IconChevronLeft size={18} aria-hidden />
        </Button>
        <h2 aria-live="polite">{t('workingDays.year', { year: String(year) })}</h2>
        <Button variant="default" px={8} aria-label={String(year + 1)} onClick={() => go(year + 1)}>
          <IconChevronRight size={18} aria-hidden />
        </Button>
      </div>
      <Unread read={read} rows={8} />
      {read.data ? (
        <DataTable
          name="working-days"
          label={t('workingDays.title')}
          rows={read.data.days}
          rowKey={({ day }) => day}
          columns={columns()}
          action={({ own }) => (own ? <RemoveDay own={own} onRemoved={setMade} /> : null)}
          empty={
            <Empty icon={IconCalendarOff} title={t('workingDays.unknown', { year: String(year) })}>
              {t('workingDays.unknownNext')}
            </Empty>
          }
        />
      ) : null}
      {read.data ? <Changes year={read.data} /> : null}
      <AddDayDialog opened={adding} onClose={() => setAdding(false)} onAdded={setMade} />
    </Page>
  )
}

const columns = (): Column<Year['days'][number]>[] => [
  { key: 'day', label: t('workingDays.day'), width: 220, card: 'title', render: ({ day }) => dayInWords(day) },
  {
    key: 'kind',
    label: t('workingDays.kind'),
    width: 130,
    card: 'side',
    render: ({ kind }) => <Tag tone={kind === 'off' ? 'plain' : 'warn'}>{t(`workingDays.kind.${kind}`)}</Tag>,
  },
  { key: 'name', label: t('workingDays.name'), render: ({ name }) => name },
  {
    key: 'source',
    label: t('workingDays.source'),
    width: 300,
    render: ({ own }) => (own ? `${own.source} (${own.addedByName})` : t('workingDays.ofState')),
  },
]
