import { Select } from '@mantine/core'
import type { ReportRow, RoundPage } from '#features/reports/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { moment } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { number, t } from '../../words.ts'
import { ReportTag } from '../ReportTag.tsx'
import classes from '../reports.module.css'

const choices = ['late', 'notSent', 'returned', 'toApprove', 'approved'] as const
type Choice = (typeof choices)[number]

const isSent = ({ state }: ReportRow) => state !== 'notBegun' && state !== 'draft'
const fits: Record<Choice, (report: ReportRow) => boolean> = {
  late: ({ late }) => late,
  notSent: (report) => !isSent(report),
  returned: ({ returned }) => returned > 0,
  toApprove: ({ state, canApprove }) => canApprove && (state === 'submitted' || state === 'answered'),
  approved: ({ state }) => state === 'approved' || state === 'locked',
}

/** Every agency of the round: how far it is, and when it came in. */
export function RoundReports({ round }: { round: RoundPage }) {
  const [filters, change] = useFilters()
  const wanted = fold(filters.tim ?? '')
  const only = choices.find((it) => it === filters.chi)
  const rows = round.reports
    .filter(({ name }) => wanted === '' || fold(name).includes(wanted))
    .filter((report) => !only || fits[only](report))
  return (
    <>
      <div className={classes.filters}>
        <SearchBox value={filters.tim ?? ''} onSearch={(tim) => change({ tim })} label={t('reports.searchAgency')} />
        <Select
          aria-label={t('reports.show')}
          w={220}
          clearable
          placeholder={t('reports.showAll')}
          data={choices.map((value) => ({
            value,
            label: `${t(`reportsOnly.${value}`)} (${round.reports.filter(fits[value]).length})`,
          }))}
          value={only ?? null}
          onChange={(chi) => change({ chi: chi ?? '' })}
        />
      </div>
      <DataTable
        name="report-agencies"
        label={t('reports.agencies')}
        rows={rows}
        columns={columns()}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/bao-cao/phieu/${id}`}
        tone={({ late }) => (late ? 'late' : undefined)}
        empty={<Empty title={t(round.reports.length > 0 ? 'state.noMatch' : 'reports.noAgencies')} />}
      />
    </>
  )
}

const columns = (): Column<ReportRow>[] => [
  {
    key: 'name',
    label: t('reports.agency'),
    render: ({ name }) => name,
    below: (report) => belowName(report),
    card: 'title',
  },
  {
    key: 'state',
    label: t('reports.state'),
    render: ({ state, returned, correcting }) => (
      <>
        <ReportTag state={state} />{' '}
        {returned > 0 ? <Tag tone="accent">{t('reports.itemsBack', { count: returned })}</Tag> : null}
        {correcting ? <Tag tone="warn">{t('reports.correcting')}</Tag> : null}
      </>
    ),
    card: 'side',
  },
  {
    key: 'filled',
    label: t('reports.figures'),
    render: ({ filled, fields }) => `${number(filled)}/${number(fields)}`,
    align: 'right',
  },
  { key: 'written', label: t('reports.words'), render: ({ written }) => number(written), align: 'right', wide: true },
  {
    key: 'sent',
    label: t('reports.sentAt'),
    render: ({ submittedAt }) => (submittedAt ? moment(submittedAt) : '–'),
  },
  {
    key: 'inTime',
    label: t('reports.onTime'),
    render: (report) => <OnTime report={report} />,
  },
]

function OnTime({ report: { late, inTime, submittedAt } }: { report: ReportRow }) {
  if (late) return <Tag tone="bad">{t(submittedAt ? 'reports.sentLate' : 'reports.lateNotSent')}</Tag>
  return inTime ? <Tag tone="good">{t('reports.inTime')}</Tag> : <span className="small">–</span>
}

function belowName({ endedOn, mine, reportsTo }: ReportRow) {
  const words = [
    mine ? t('reports.yours') : null,
    reportsTo ? t('reports.reportsTo', { agency: reportsTo }) : null,
    endedOn ? t('reports.ended') : null,
  ].filter((it) => it !== null)
  return words.length > 0 ? words.join(' · ') : null
}
