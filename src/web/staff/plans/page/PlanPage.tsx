import { Tabs } from '@mantine/core'
import { Navigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { day } from '../../format.ts'
import { Failed } from '../../ui/Broken.tsx'
import { useChosenInSight } from '../../ui/chosen-in-sight.ts'
import { useFilters } from '../../ui/filters.ts'
import { LoadingPage } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tag } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { CascadeTab } from '../cascade/CascadeTab.tsx'
import { useSummary } from '../cascade/queries.ts'
import { CompareTab } from '../compare/CompareTab.tsx'
import { isCompared } from '../compare/queries.ts'
import { PlanChain } from '../links/PlanChain.tsx'
import { PlanStatusTag } from '../PlanStatus.tsx'
import { type Plan, type Tasks, usePlan, useTasks } from '../queries.ts'
import { ClearsTab } from './ClearsTab.tsx'
import { DeadlinesTab } from './DeadlinesTab.tsx'
import { OverviewTab } from './OverviewTab.tsx'
import { PlanActions } from './PlanActions.tsx'
import { ProgressTab } from './ProgressTab.tsx'
import classes from './page.module.css'
import { SourceTab } from './SourceTab.tsx'
import { TaskDrawer } from './TaskDrawer.tsx'
import { TasksTab } from './TasksTab.tsx'

const tabs = ['tong-quan', 'nhiem-vu', 'so-sanh', 'nam-ro', 'tien-do', 'trien-khai', 'thoi-han', 'van-ban'] as const
type Tab = (typeof tabs)[number]

/** A plan with all that hangs on it; the part that is shown is in the address. */
export function PlanPage() {
  const { planId = '' } = useParams({ strict: false })
  const plan = usePlan(planId)
  const tasks = useTasks(planId)
  const failed = [plan, tasks].find(({ error, data }) => error && !data)
  if (failed) return <Failed page error={failed.error} retry={() => void failed.refetch()} />
  if (!plan.data || !tasks.data) return <LoadingPage />
  // Work from above and conclusions of meetings have a page of their own.
  if (plan.data.kind !== 'plan') return <Navigate to="/viec-cap-tren-giao/$planId" params={{ planId }} replace />
  return <Loaded plan={plan.data} list={tasks.data} />
}

function Loaded({ plan, list }: { plan: Plan; list: Tasks }) {
  const [filters, change] = useFilters()
  const cascade = useSummary(plan).data
  const shown = tabs.filter((tab) =>
    tab === 'trien-khai' ? cascade !== undefined && (cascade.agencies > 0 || cascade.canSet) : isOffered(tab, plan),
  )
  const tab = shown.find((each) => each === filters.phan) ?? 'tong-quan'
  const row = useChosenInSight(tab)
  return (
    <Page
      title={t('plans.page.title', { number: plan.number ?? t('plans.header.noNumber') })}
      lead={<Lead plan={plan} />}
      trail={[{ label: t('plans.title'), to: '/ke-hoach' }]}
      actions={<PlanActions plan={plan} />}
    >
      <Tabs value={tab} onChange={(next) => change({ phan: next ?? undefined })} keepMounted={false}>
        <Tabs.List ref={row} className={classes.tabs}>
          {shown.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`plans.tab.${each}`)}
              <TabCount tab={each} list={list} late={cascade?.late ?? 0} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map((each) => (
          <Tabs.Panel key={each} value={each} pt="md">
            {panelOf(each, plan, list)}
          </Tabs.Panel>
        ))}
      </Tabs>
      <TaskDrawer plan={plan} list={list} />
    </Page>
  )
}

function Lead({ plan }: { plan: Plan }) {
  return (
    <>
      <p className={classes.planTitle} title={plan.title}>
        {plan.title}
      </p>
      <span className={classes.lead}>
        <PlanStatusTag status={plan.status} />
        {plan.isPublic ? <Tag tone="brand">{t('plans.public')}</Tag> : null}
        <span>
          {t('plans.page.lead', {
            day: plan.issuedOn ? day(plan.issuedOn) : t('plans.header.noDay'),
            agency: plan.agencyName,
          })}
        </span>
        <PlanChain planId={plan.id} />
      </span>
    </>
  )
}

function TabCount({ tab, list, late }: { tab: Tab; list: Tasks; late: number }) {
  if (tab === 'trien-khai') return late > 0 ? <span className={classes.count}>{late}</span> : null
  if (tab === 'nhiem-vu') return <KeptCount list={list} />
  if (tab !== 'nam-ro') return null
  const lacking = list.tasks.filter(
    ({ review, missingClears }) => review !== 'dropped' && missingClears.length > 0,
  ).length
  return lacking > 0 ? <span className={classes.count}>{lacking}</span> : null
}

/** Tasks as the list of plans counts them, and the directions that stand among them. */
function KeptCount({ list }: { list: Tasks }) {
  const kept = list.tasks.filter(({ review }) => review !== 'dropped')
  const tasks = kept.filter(({ assigned }) => assigned).length
  const directions = kept.length - tasks
  return (
    <span className={classes.count} title={directions > 0 ? t('plans.page.kept', { tasks, directions }) : undefined}>
      {directions > 0 ? `${tasks} + ${directions}` : tasks}
    </span>
  )
}

function isOffered(tab: Tab, plan: Plan): boolean {
  if (tab === 'tien-do') return plan.status !== 'draft'
  if (tab === 'so-sanh') return isCompared(plan)
  if (tab === 'van-ban') return plan.documentCan.includes('document.read')
  return true
}

function panelOf(tab: Tab, plan: Plan, list: Tasks): ReactNode {
  if (tab === 'nhiem-vu') return <TasksTab plan={plan} list={list} />
  if (tab === 'so-sanh') return <CompareTab plan={plan} />
  if (tab === 'nam-ro') return <ClearsTab list={list} />
  if (tab === 'tien-do') return <ProgressTab plan={plan} />
  if (tab === 'trien-khai') return <CascadeTab plan={plan} />
  if (tab === 'thoi-han') return <DeadlinesTab plan={plan} list={list} />
  if (tab === 'van-ban') return <SourceTab plan={plan} list={list} />
  return <OverviewTab plan={plan} list={list} />
}
