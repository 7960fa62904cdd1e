import { Button } from '@mantine/core'
import { IconFileText, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type Kept, type MonthSheet, Presence } from '#features/meetings/schema.ts'
import { hrefOf, useRead } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ExportButton } from '../ui/ExportButton.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { Unread } from '../ui/Unread.tsx'
import { number, t } from '../words.ts'
import { MonthSelect } from './MonthSelect.tsx'
import classes from './meetings.module.css'
import { ConditionsTag, PapersTag, PeopleCount, TimeTag } from './signs.tsx'

/** The monthly sheet on the working regulations and on meetings, as a page, a workbook and a report in Word. */
export function MonthPage() {
  const { today, grants } = useMe()
  const [{ thang, 'co-quan': chosen }, change] = useFilters()
  const own = grants.find(({ role }) => role === 'standingOfficer')?.agencyId ?? grants[0]?.agencyId ?? null
  const home = useRead('agency.get', { agencyId: own ?? '' }, { enabled: own !== null }).data
  const above = home?.kind === 'committee' ? own : (home?.parentId ?? null)
  const agencyId = chosen ?? above
  const month = thang ?? today.slice(0, 7)
  const asked = { agencyId: agencyId ?? '', month }
  const read = useRead('meeting.month', asked, { enabled: agencyId !== null, keep: true })
  return (
    <Page
      title={t('meetings.sheet.title')}
      lead={t('meetings.sheet.lead')}
      trail={[{ label: t('meetings.title'), to: '/cuoc-hop' }]}
      actions={
        agencyId && read.data ? (
          <div className={classes.buttons}>
            <ExportButton href={hrefOf('meeting.monthXlsx', asked)} />
            <Button component="a" href={hrefOf('meeting.monthDocx', asked)} leftSection={<IconFileText size={16} />}>
              {t('meetings.sheet.word')}
            </Button>
          </div>
        ) : null
      }
    >
      <search className={classes.top}>
        <MonthSelect label={t('meetings.monthOf')} value={month} onChange={(next) => change({ thang: next })} />
        <AgencyPicker
          label={t('meetings.agency')}
          required
          width={320}
          value={agencyId}
          onChange={(next) => change({ 'co-quan': next ?? undefined })}
        />
      </search>
      {read.data ? <Sheet sheet={read.data} /> : agencyId ? <Unread read={read} /> : null}
    </Page>
  )
}

function Sheet({ sheet }: { sheet: MonthSheet }) {
  if (sheet.meetings.length === 0)
    return (
      <Empty icon={IconUsersGroup} title={t('meetings.sheet.none')}>
        {t('meetings.sheet.noneNext')}
      </Empty>
    )
  return (
    <>
      <Tiles sheet={sheet} />
      <h2 className={classes.over}>{t('meetings.sheet.meetings')}</h2>
      <DataTable
        label={t('meetings.sheet.meetings')}
        name="month-meetings"
        rows={sheet.meetings}
        columns={meetingColumns()}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/cuoc-hop/${id}`}
        empty={null}
      />
      <h2 className={classes.over}>{t('meetings.sheet.agencies')}</h2>
      <DataTable
        label={t('meetings.sheet.agencies')}
        name="month-agencies"
        rows={sheet.agencies}
        columns={agencyColumns()}
        rowKey={({ agencyId }) => agencyId}
        empty={null}
      />
    </>
  )
}

function Tiles({ sheet }: { sheet: MonthSheet }) {
  const { meetings, attendance, papers, time, conditions, concluded, due } = sheet
  const invited = Object.values(attendance).reduce((sum, count) => sum + count, 0)
  const tile = (label: string, part: number, whole: number, unknown = 0) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>
        {t('meetings.sheet.of', { part, whole })}{' '}
        {unknown > 0 ? <span className="small">{t('meetings.sheet.unknown', { count: unknown })}</span> : null}
      </dd>
    </div>
  )
  const kept = (label: string, { yes, no, unknown }: Kept) => tile(label, yes, yes + no + unknown, unknown)
  return (
    <dl className={classes.tiles}>
      <div>
        <dt>{t('meetings.sheet.meetings')}</dt>
        <dd>{number(meetings.length)}</dd>
      </div>
      {tile(t('meetings.sheet.attendance'), attendance.present, invited, attendance.invited)}
      {kept(t('meetings.sheet.papers'), papers)}
      {kept(t('meetings.sheet.time'), time)}
      {kept(t('meetings.sheet.conditions'), conditions)}
      {tile(t('meetings.sheet.concluded'), concluded, meetings.length)}
      {tile(t('meetings.sheet.due'), due.onTime, due.tasks)}
    </dl>
  )
}

const meetingColumns = (): Column<MonthSheet['meetings'][number]>[] => [
  { key: 'title', label: t('meetings.name'), card: 'title', render: ({ title }) => title },
  { key: 'heldOn', label: t('meetings.heldOn'), card: 'side', width: 112, render: ({ heldOn }) => day(heldOn) },
  { key: 'people', label: t('meetings.people'), width: 130, render: (meeting) => <PeopleCount meeting={meeting} /> },
  { key: 'papers', label: t('meetings.papers'), width: 120, render: (meeting) => <PapersTag meeting={meeting} /> },
  { key: 'time', label: t('meetings.time'), width: 140, render: (meeting) => <TimeTag meeting={meeting} /> },
  { key: 'conditions', label: t('meetings.conditions'), width: 140, render: (it) => <ConditionsTag meeting={it} /> },
  {
    key: 'concluded',
    label: t('meetings.concluded'),
    width: 150,
    render: ({ conclusion }) =>
      conclusion ? (
        <Link to={`/viec-cap-tren-giao/${conclusion.planId}`}>{conclusion.number ?? t('directives.noNumber')}</Link>
      ) : (
        <span className="small">{t('meetings.notConcluded')}</span>
      ),
  },
]

type AgencyRow = MonthSheet['agencies'][number]

const agencyColumns = (): Column<AgencyRow>[] => [
  { key: 'agency', label: t('meetings.sheet.agency'), card: 'title', render: ({ agencyName }) => agencyName },
  {
    key: 'invited',
    label: t('meetings.sheet.invited'),
    align: 'right',
    width: 90,
    render: ({ counts }) => number(Object.values(counts).reduce((sum, count) => sum + count, 0)),
  },
  ...Presence.options.slice(1).map(
    (state): Column<AgencyRow> => ({
      key: state,
      label: t(`meetings.presence.${state}`),
      align: 'right',
      width: 110,
      hasLine: ({ counts }) => counts[state] > 0,
      render: ({ counts }) => number(counts[state]),
    }),
  ),
]
