import { Button, Select } from '@mantine/core'
import { IconFileImport, IconFileText, IconPencilPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { PlanStatus } from '#features/plans/schema.ts'
import { type Output, usePages } from '../../api.ts'
import { PlanParts } from '../../directives/PlanParts.tsx'
import { day, share } from '../../format.ts'
import { useMay } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Meter } from '../../ui/Meter.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import { PlanStatusTag } from '../PlanStatus.tsx'
import classes from '../plans.module.css'
import { Unfinished } from './Unfinished.tsx'

type Row = Output<'plan.list'>['plans'][number]

const indices = ['PAPI', 'PAR INDEX', 'SIPAS']

/** All plans that the person may see, newest first; the filters are in the address. */
export function ListPage() {
  const mayImport = useMay('document.upload')
  return (
    <>
      <PlanParts />
      <Page title={t('plans.title')} lead={t('plans.list.lead')} actions={<Beginnings />}>
        {mayImport ? <Unfinished /> : null}
        <PlanFilters />
        <PlanTable mayImport={mayImport} />
      </Page>
    </>
  )
}

/** The two ways to a plan: from its document, or by hand where there is only paper. */
function Beginnings() {
  const mayImport = useMay('document.upload')
  const mayWrite = useMay('plan.edit')
  return (
    <div className={classes.beginnings}>
      {mayWrite ? (
        <Button component={Link} to="/ke-hoach/moi" variant="default" leftSection={<IconPencilPlus size={17} />}>
          {t('plans.new.title')}
        </Button>
      ) : null}
      {mayImport ? (
        <Button component={Link} to="/ke-hoach/nhap" leftSection={<IconFileImport size={17} />}>
          {t('plans.import.title')}
        </Button>
      ) : null}
    </div>
  )
}

const thisYear = new Date().getFullYear()
const years = Array.from({ length: thisYear - 2014 }, (_, ago) => String(thisYear + 1 - ago))

function PlanFilters() {
  const [filters, change, clear] = useFilters()
  const { tim = '', 'tinh-trang': status, 'chi-so': index, nam } = filters
  const filtered = Boolean(tim || status || index || nam)
  return (
    <search className={classes.filters}>
      <SearchBox value={tim} onSearch={(text) => change({ tim: text })} label={t('plans.list.search')} />
      <Select
        aria-label={t('plans.list.status')}
        placeholder={t('plans.list.status')}
        w={{ base: '100%', sm: 170 }}
        clearable
        data={PlanStatus.options.map((value) => ({ value, label: t(`plans.status.${value}`) }))}
        value={status ?? null}
        onChange={(value) => change({ 'tinh-trang': value ?? undefined })}
      />
      <Select
        aria-label={t('plans.header.indices')}
        placeholder={t('plans.header.indices')}
        w={{ base: '100%', sm: 140 }}
        clearable
        data={indices}
        value={index ?? null}
        onChange={(value) => change({ 'chi-so': value ?? undefined })}
      />
      <Select
        aria-label={t('plans.list.year')}
        placeholder={t('plans.list.year')}
        w={{ base: '100%', sm: 110 }}
        clearable
        searchable
        data={years}
        value={nam ?? null}
        onChange={(value) => change({ nam: value ?? undefined })}
      />
      {filtered ? (
        <Button variant="subtle" onClick={clear}>
          {t('action.clearFilters')}
        </Button>
      ) : null}
    </search>
  )
}

function PlanTable({ mayImport }: { mayImport: boolean }) {
  const [filters, , clear] = useFilters()
  const { tim, 'chi-so': index, nam } = filters
  const status = PlanStatus.options.find((each) => each === filters['tinh-trang'])
  const filtered = Boolean(tim || status || index || nam)
  const plans = usePages('plan.list', {
    ...(tim ? { search: tim } : {}),
    ...(status ? { status } : {}),
    ...(index ? { index } : {}),
    ...(nam ? { year: nam } : {}),
  })
  if (!plans.data) return <Unread read={plans} />
  const rows = plans.data.pages.flatMap((page) => page.plans)
  const columns = columnsOf()
  return (
    <DataTable
      label={t('plans.title')}
      name="plans"
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      rowHref={({ id, status: is, can }) =>
        is === 'draft' && can.includes('plan.edit') ? `/ke-hoach/${id}/ra-soat` : `/ke-hoach/${id}`
      }
      empty={filtered ? <NoneFound clear={clear} /> : <NoneYet mayImport={mayImport} />}
      more={{
        has: plans.hasNextPage,
        loading: plans.isFetchingNextPage,
        load: () => void plans.fetchNextPage(),
      }}
    />
  )
}

const columnsOf = (): Column<Row>[] => [
  {
    key: 'title',
    label: t('plans.list.plan'),
    card: 'title',
    render: ({ number: own, title }) => (
      <span className={classes.planName}>
        <b>{own ?? t('plans.header.noNumber')}</b>
        <span>{title}</span>
      </span>
    ),
  },
  {
    key: 'status',
    label: t('plans.list.status'),
    card: 'side',
    width: 140,
    render: ({ status, isPublic }) => (
      <span className={classes.tags}>
        <PlanStatusTag status={status} />
        {isPublic ? <Tag tone="brand">{t('plans.public')}</Tag> : null}
      </span>
    ),
  },
  {
    key: 'issuedOn',
    label: t('plans.list.issued'),
    width: 112,
    render: ({ issuedOn }) => <span className={classes.nowrap}>{day(issuedOn)}</span>,
  },
  { key: 'agency', label: t('plans.list.agency'), width: 170, wide: true, render: ({ agencyName }) => agencyName },
  {
    key: 'tasks',
    label: t('plans.list.tasks'),
    align: 'right',
    width: 110,
    render: ({ counts }) => <TaskCount counts={counts} />,
  },
  { key: 'progress', label: t('plans.list.progress'), width: 230, render: (row) => <Progress row={row} /> },
]

/** Directions give no work, but the review counts them too: with them the sum is the one on its head. */
const TaskCount = ({ counts: { tasks, directions } }: { counts: Row['counts'] }) => (
  <>
    {number(tasks)}
    {directions > 0 ? <div className="small">{t('plans.list.directions', { count: directions })}</div> : null}
  </>
)

function Progress({ row: { status, counts } }: { row: Row }) {
  if (status === 'draft') {
    return (
      <span className="small">
        {counts.openReviews > 0 ? t('plans.list.openReviews', { count: counts.openReviews }) : t('plans.list.reviewed')}
      </span>
    )
  }
  return (
    <span className={classes.progress}>
      <Meter value={share(counts.completed, counts.assignments)} label={t('plans.list.completed')} />
      <span className="small">
        {t('plans.list.assignments', { done: counts.completed, total: counts.assignments })}
        {counts.overdue > 0 ? (
          <b className={classes.late}> · {t('plans.list.overdue', { count: counts.overdue })}</b>
        ) : null}
      </span>
    </span>
  )
}

const NoneFound = ({ clear }: { clear(): void }) => (
  <Empty
    title={t('plans.list.noneFound')}
    action={
      <Button variant="default" onClick={clear}>
        {t('action.clearFilters')}
      </Button>
    }
  >
    {t('plans.list.noneFoundNext')}
  </Empty>
)

const NoneYet = ({ mayImport }: { mayImport: boolean }) => (
  <Empty icon={IconFileText} title={t('plans.list.none')} action={<Beginnings />}>
    {t(mayImport ? 'plans.list.noneNext' : 'plans.list.noneNextOther')}
  </Empty>
)
