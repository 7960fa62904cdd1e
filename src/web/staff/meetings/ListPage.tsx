import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconCalendarStats, IconPencilPlus, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { Meeting } from '#features/meetings/schema.ts'
import { usePages } from '../api.ts'
import { DirectiveTable } from '../directives/DirectiveTable.tsx'
import { DirectiveFilters, NoneFound, useDirectives } from '../directives/ListPage.tsx'
import { PlanParts } from '../directives/PlanParts.tsx'
import { day } from '../format.ts'
import plans from '../plans/plans.module.css'
import { useMay } from '../session.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { MonthSelect } from './MonthSelect.tsx'
import classes from './meetings.module.css'
import { ConditionsTag, PapersTag, PeopleCount, TimeTag } from './signs.tsx'

/** Meetings, or the documents that tell their conclusions; which of them is in the address. */
export function ListPage() {
  const [{ xem }, , clear] = useFilters()
  const [, change] = useFilters()
  const conclusions = xem === 'ket-luan'
  return (
    <>
      <PlanParts />
      <Page title={t('meetings.title')} lead={t('meetings.lead')} actions={<Beginnings />}>
        <div className={classes.top}>
          <SegmentedControl
            aria-label={t('meetings.show')}
            value={conclusions ? 'ket-luan' : 'hop'}
            onChange={(next) => {
              clear()
              change({ xem: next === 'hop' ? undefined : next })
            }}
            data={[
              { value: 'hop', label: t('meetings.list') },
              { value: 'ket-luan', label: t('meetings.concluded') },
            ]}
          />
        </div>
        {conclusions ? <Conclusions /> : <Meetings />}
      </Page>
    </>
  )
}

function Beginnings() {
  const may = useMay('meeting.keep')
  return (
    <div className={plans.beginnings}>
      {may ? (
        <>
          <Button
            component={Link}
            to="/cuoc-hop/bieu-thang"
            variant="default"
            leftSection={<IconCalendarStats size={17} />}
          >
            {t('meetings.month')}
          </Button>
          <Button component={Link} to="/cuoc-hop/moi" leftSection={<IconPencilPlus size={17} />}>
            {t('meetings.add')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

function Conclusions() {
  const { found, filtered } = useDirectives('conclusion')
  return (
    <>
      <DirectiveFilters />
      {found.data ? (
        <DirectiveTable
          label={t('directives.conclusions')}
          name="conclusions"
          rows={found.data.pages.flatMap(({ directives }) => directives)}
          empty={filtered ? <NoneFound /> : <Empty icon={IconUsersGroup} title={t('directives.noneConclusions')} />}
          more={{ has: found.hasNextPage, loading: found.isFetchingNextPage, load: () => void found.fetchNextPage() }}
        />
      ) : (
        <Unread read={found} />
      )}
    </>
  )
}

function Meetings() {
  const [filters, change, clear] = useFilters()
  const { tim = '', thang, 'ket-luan': concluded } = filters
  const filtered = Boolean(tim || thang || concluded)
  const found = usePages('meeting.list', {
    ...(tim ? { search: tim } : {}),
    ...(thang ? { month: thang } : {}),
    ...(concluded === 'true' || concluded === 'false' ? { concluded } : {}),
  })
  return (
    <>
      <search className={plans.filters}>
        <SearchBox value={tim} onSearch={(text) => change({ tim: text })} label={t('meetings.search')} />
        <MonthSelect
          hideLabel
          clearable
          label={t('meetings.monthOf')}
          value={thang ?? ''}
          onChange={(month) => change({ thang: month })}
        />
        <Select
          aria-label={t('meetings.concluded')}
          placeholder={t('meetings.concluded')}
          w={{ base: '100%', sm: 190 }}
          clearable
          data={(['true', 'false'] as const).map((value) => ({ value, label: t(`meetings.concluded.${value}`) }))}
          value={concluded ?? null}
          onChange={(next) => change({ 'ket-luan': next ?? undefined })}
        />
        {filtered ? (
          <Button variant="subtle" onClick={clear}>
            {t('action.clearFilters')}
          </Button>
        ) : null}
      </search>
      {found.data ? (
        <DataTable
          label={t('meetings.list')}
          name="meetings"
          rows={found.data.pages.flatMap(({ meetings }) => meetings)}
          columns={columnsOf()}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/cuoc-hop/${id}`}
          empty={
            filtered ? (
              <NoneFound />
            ) : (
              <Empty icon={IconUsersGroup} title={t('meetings.none')} action={<Beginnings />}>
                {t('meetings.noneNext')}
              </Empty>
            )
          }
          more={{ has: found.hasNextPage, loading: found.isFetchingNextPage, load: () => void found.fetchNextPage() }}
        />
      ) : (
        <Unread read={found} />
      )}
    </>
  )
}

const columnsOf = (): Column<Meeting>[] => [
  {
    key: 'title',
    label: t('meetings.name'),
    card: 'title',
    render: ({ title, chair }) => (
      <span className={plans.planName}>
        <b>{title}</b>
        {chair ? <span>{chair}</span> : null}
      </span>
    ),
  },
  {
    key: 'heldOn',
    label: t('meetings.heldOn'),
    card: 'side',
    width: 112,
    render: ({ heldOn }) => <span className={plans.nowrap}>{day(heldOn)}</span>,
  },
  { key: 'people', label: t('meetings.people'), width: 130, render: (meeting) => <PeopleCount meeting={meeting} /> },
  { key: 'papers', label: t('meetings.papers'), width: 120, render: (meeting) => <PapersTag meeting={meeting} /> },
  { key: 'time', label: t('meetings.time'), width: 140, render: (meeting) => <TimeTag meeting={meeting} /> },
  {
    key: 'conditions',
    label: t('meetings.conditions'),
    width: 140,
    wide: true,
    render: (meeting) => <ConditionsTag meeting={meeting} />,
  },
  {
    key: 'concluded',
    label: t('meetings.concluded'),
    width: 160,
    render: ({ conclusion }) =>
      conclusion ? (
        <Link to={`/viec-cap-tren-giao/${conclusion.planId}`}>
          {conclusion.number ?? t('directives.noNumber')}{' '}
          <span className="small">({t('meetings.tasksOf', { count: conclusion.tasks })})</span>
        </Link>
      ) : (
        <span className="small">{t('meetings.notConcluded')}</span>
      ),
  },
]
