import { Button, Select } from '@mantine/core'
import { useMemo } from 'react'
import { hrefOf, type Input, usePages, useRead } from '../api.ts'
import classes from '../my-work/my-work.module.css'
import { workColumns } from '../my-work/work-columns.tsx'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ExportButton } from '../ui/ExportButton.tsx'
import { type Filters, useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { assignmentRoles, assignmentStates } from './choices.ts'
import { usePassing } from './use-passing.tsx'

const groups = ['open', 'overdue', 'waiting'] as const

/** What the address says, as the operation asks for it. */
function askedBy(filters: Filters): Input<'assignment.list'> {
  const state = filters['tinh-trang']
  return {
    planId: filters['ke-hoach'],
    taskId: filters['nhiem-vu'],
    agencyId: filters['don-vi'],
    role: assignmentRoles.find((each) => each === filters['vai-tro']),
    state: assignmentStates.find((each) => each === state),
    open: state === 'open' ? 'true' : undefined,
    overdue: state === 'overdue' ? 'true' : undefined,
    waiting: state === 'waiting' ? 'true' : undefined,
    followed: filters['pham-vi'] === 'tong-quan' ? 'true' : undefined,
    dueFrom: filters.tu,
    dueTo: filters.den,
    axis: filters.truc,
    search: filters.tim,
  }
}

/** All parts of tasks that I may see. */
export function AssignmentsPage() {
  const me = useMe()
  const [filters, change, clear] = useFilters()
  const asked = askedBy(filters)
  const pages = usePages('assignment.list', asked)
  const rows = useMemo(() => pages.data?.pages.flatMap(({ assignments }) => assignments) ?? [], [pages.data])
  const passing = usePassing(rows)
  const columns = useMemo(() => [...passing.column, ...workColumns(me.today, true)], [passing.column, me.today])
  const filtered = Object.values(filters).some(Boolean)
  return (
    <Page
      title={t('nav.assignments')}
      lead={t(asked.followed ? 'assignments.followed' : 'assignments.lead')}
      actions={<ExportButton href={hrefOf('export.assignmentsXlsx', asked)} />}
    >
      <div className={classes.filters}>
        <SearchBox
          width={230}
          label={t('myWork.search')}
          value={filters.tim ?? ''}
          onSearch={(tim) => change({ tim })}
        />
        <Select
          aria-label={t('assignment.stateLabel')}
          placeholder={t('assignments.anyState')}
          clearable
          value={filters['tinh-trang'] ?? null}
          onChange={(state) => change({ 'tinh-trang': state ?? undefined })}
          data={[
            ...groups.map((value) => ({ value, label: t(`assignments.${value}`) })),
            ...assignmentStates.map((value) => ({ value, label: t(`assignment.state.${value}`) })),
          ]}
          w={150}
        />
        <PlanSelect value={filters['ke-hoach']} onChange={(id) => change({ 'ke-hoach': id })} />
        <AgencyPicker
          label={t('assignment.agency')}
          hideLabel
          placeholder={t('myWork.allAgencies')}
          value={filters['don-vi'] ?? null}
          onChange={(id) => change({ 'don-vi': id ?? undefined })}
          width={200}
        />
        <Select
          aria-label={t('assignment.role')}
          placeholder={t('assignments.anyRole')}
          clearable
          value={filters['vai-tro'] ?? null}
          onChange={(role) => change({ 'vai-tro': role ?? undefined })}
          data={assignmentRoles.map((value) => ({ value, label: t(`assignment.role.${value}`) }))}
          w={126}
        />
        {filtered ? (
          <Button variant="subtle" onClick={clear}>
            {t('action.clearFilters')}
          </Button>
        ) : null}
      </div>
      <Unread read={pages} rows={8} height={54} />
      {pages.isSuccess ? (
        <DataTable
          name="assignments"
          label={t('nav.assignments')}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          rowHref={({ id }) => `/nhiem-vu/${id}`}
          tone={({ overdueDays }) => (overdueDays > 0 ? 'late' : undefined)}
          tools={passing.tools}
          total={pages.data.pages[0]?.total}
          more={{ has: pages.hasNextPage, loading: pages.isFetchingNextPage, load: () => pages.fetchNextPage() }}
          empty={
            <Empty title={filtered ? t('myWork.noMatch') : t('assignments.none')}>{t('assignments.noneNext')}</Empty>
          }
        />
      ) : null}
      {passing.dialog}
    </Page>
  )
}

function PlanSelect({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const plans = useRead('plan.list', { limit: 200 })
  const data = (plans.data?.plans ?? [])
    .filter(({ status }) => status !== 'draft')
    .map(({ id, number, title }) => ({ value: id, label: number ?? title }))
  return (
    <Select
      aria-label={t('assignment.plan')}
      placeholder={t('assignments.anyPlan')}
      clearable
      searchable
      nothingFoundMessage={t('state.noMatch')}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      data={data}
      w={150}
    />
  )
}
