import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Assignment } from '#features/assignments/schema.ts'
import { hrefOf, type Input, usePages } from '../api.ts'
import { ReportDrawer } from '../assignments/ReportDrawer.tsx'
import { usePassing } from '../assignments/use-passing.tsx'
import { MyDuties } from '../plans/cascade/MyDuties.tsx'
import { useMe } from '../session.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { ExportButton } from '../ui/ExportButton.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Together } from '../ui/Together.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { MyOtherDue } from './MyOtherDue.tsx'
import { MySheets } from './MySheets.tsx'
import classes from './my-work.module.css'
import { RowAction } from './RowAction.tsx'
import { workColumns } from './work-columns.tsx'

const views = ['open', 'overdue', 'soon', 'returned', 'submitted', 'toDecide', 'completed'] as const
type View = (typeof views)[number]

/** What I must do, by when, the most urgent first, with the next step on the row. */
export function MyWorkPage() {
  const me = useMe()
  const [filters, change, clear] = useFilters()
  const view = views.find((each) => each === filters.loc) ?? 'open'
  const asked: Input<'export.myWorkXlsx'> = { filter: view, agencyId: filters['don-vi'], search: filters.tim }
  const pages = usePages('assignment.mine', asked)
  const [reporting, report] = useState<Assignment>()
  const first = pages.data?.pages[0]
  const rows = useMemo(() => pages.data?.pages.flatMap(({ assignments }) => assignments) ?? [], [pages.data])
  const agencies = new Map(me.grants.map(({ agencyId, agencyName }) => [agencyId, agencyName]))
  // What waits for my decision comes from other agencies.
  const manyAgencies = agencies.size > 1 || view === 'toDecide'
  const passing = usePassing(rows)
  const choice = view === 'toDecide' ? passing.column : undefined
  const columns = useMemo(
    () => [...(choice ?? []), ...workColumns(me.today, manyAgencies)],
    [choice, me.today, manyAgencies],
  )
  return (
    <Page
      title={t('nav.myWork')}
      lead={[...agencies.values()].join(' · ')}
      actions={<ExportButton href={hrefOf('export.myWorkXlsx', asked)} />}
    >
      <Together reads={['assignment.mine', 'cascade.mine', 'round.waiting', 'deadline.list']} rows={8} height={54}>
        <MyDuties />
        <MySheets />
        <MyOtherDue />
        <ViewTabs view={view} counts={first?.counts} onChange={(loc) => change({ loc })} />
        <div className={classes.filters}>
          <SearchBox label={t('myWork.search')} value={filters.tim ?? ''} onSearch={(tim) => change({ tim })} />
          {agencies.size > 1 ? (
            <Select
              aria-label={t('myWork.agency')}
              placeholder={t('myWork.allAgencies')}
              data={[...agencies].map(([value, label]) => ({ value, label }))}
              value={filters['don-vi'] ?? null}
              onChange={(id) => change({ 'don-vi': id ?? undefined })}
              clearable
            />
          ) : null}
        </div>
        <Unread read={pages} rows={8} height={54} />
        {pages.isSuccess ? (
          <DataTable
            name="my-work"
            label={t('nav.myWork')}
            rows={rows}
            columns={columns}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/nhiem-vu/${id}`}
            tone={({ overdueDays }) => (overdueDays > 0 ? 'late' : undefined)}
            action={(row) => <RowAction assignment={row} onReport={report} />}
            tools={view === 'toDecide' ? passing.tools : undefined}
            total={first?.total}
            more={{ has: pages.hasNextPage, loading: pages.isFetchingNextPage, load: () => pages.fetchNextPage() }}
            empty={<NothingHere view={view} filtered={Boolean(filters.tim || filters['don-vi'])} clear={clear} />}
          />
        ) : null}
      </Together>
      {passing.dialog}
      <ReportDrawer assignment={reporting} onClose={() => report(undefined)} />
    </Page>
  )
}

type ViewTabsProps = { view: View; counts: Record<View, number> | undefined; onChange: (view: string) => void }

function ViewTabs({ view, counts, onChange }: ViewTabsProps) {
  // What nobody has to decide needs no place.
  const shown = views.filter((each) => each !== 'toDecide' || view === each || (counts?.toDecide ?? 0) > 0)
  return (
    <div className={classes.views}>
      <SegmentedControl
        aria-label={t('myWork.views')}
        value={view}
        onChange={onChange}
        data={shown.map((each) => ({
          value: each,
          label: (
            <span className={classes.view}>
              {t(`myWork.view.${each}`)}
              <b data-late={(each === 'overdue' && counts && counts.overdue > 0) || undefined}>
                {counts?.[each] ?? '·'}
              </b>
            </span>
          ),
        }))}
      />
    </div>
  )
}

function NothingHere({ view, filtered, clear }: { view: View; filtered: boolean; clear: () => void }) {
  if (filtered)
    return (
      <Empty
        title={t('myWork.noMatch')}
        action={
          <Button variant="default" onClick={clear}>
            {t('action.clearFilters')}
          </Button>
        }
      />
    )
  return (
    <Empty icon={IconCircleCheck} title={t(`myWork.empty.${view}`)}>
      {view === 'open' ? t('myWork.emptyNext') : undefined}
    </Empty>
  )
}
