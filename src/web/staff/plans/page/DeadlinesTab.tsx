import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { colours } from '#lib/charts/figures.ts'
import { hrefOf, useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { useMe } from '../../session.ts'
import { DueDate } from '../../ui/DueDate.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Picture } from '../../ui/picture/Picture.tsx'
import { number, t } from '../../words.ts'
import type { Plan, Task, Tasks } from '../queries.ts'
import classes from './deadlines.module.css'
import { byMonth, type DueGroup, filled, type Month } from './months.ts'
import tab from './tab.module.css'

const monthInWords = (month: string): string => month.split('-').reverse().join('/')

/** When things are due: the months as a picture with its table, then the tasks month by month. */
export function DeadlinesTab({ plan, list }: { plan: Plan; list: Tasks }) {
  const issued = plan.status !== 'draft'
  const { data } = useRead('assignment.planProgress', { planId: plan.id }, { enabled: issued })
  const groups = useMemo(() => byMonth(list.tasks), [list.tasks])
  const months = useMemo(() => (issued ? filled(data?.byDue ?? []) : filled(drafted(groups))), [issued, data, groups])
  if (groups.length === 0) return <Empty title={t('plans.due.none')} />
  return (
    <div className={tab.stack}>
      {months.length > 0 ? <Months plan={plan} months={months} issued={issued} /> : null}
      {groups.map((group) => (
        <Group key={group.month ?? 'none'} group={group} issued={issued} />
      ))}
    </div>
  )
}

const drafted = (groups: readonly DueGroup[]): Month[] =>
  groups.flatMap(({ month, tasks }) => (month ? [{ month, assignments: tasks.length, completed: 0, overdue: 0 }] : []))

function Months({ plan, months, issued }: { plan: Plan; months: readonly Month[]; issued: boolean }) {
  const { today } = useMe()
  const title = t(issued ? 'plans.due.title' : 'plans.due.titleDraft')
  const figures = {
    form: 'columns' as const,
    about: t('plans.page.title', { number: plan.number ?? '' }),
    title,
    source: t(issued ? 'plans.due.source' : 'plans.due.sourceDraft', { day: day(today) }),
    heading: t('plans.due.month'),
    series: issued ? threeParts() : [{ label: t('plans.list.tasks'), colour: colours.brandMid }],
    rows: months.map((month) => ({
      label: monthInWords(month.month),
      values: issued ? threeValues(month) : [month.assignments],
    })),
  }
  const planId = plan.id
  return (
    <Picture
      figures={figures}
      workbook={issued ? hrefOf('export.planProgressXlsx', { planId }) : hrefOf('export.planXlsx', { planId })}
      marked={monthInWords(today.slice(0, 7))}
    />
  )
}

const threeParts = () => [
  { label: t('plans.part.completed'), colour: colours.brand },
  { label: t('plans.due.open'), colour: colours.brandMid },
  { label: t('plans.part.overdue'), colour: colours.bad },
]

const threeValues = ({ assignments, completed, overdue }: Month): number[] => [
  ...[completed, Math.max(0, assignments - completed - overdue), overdue],
]

const firstShown = 12

function Group({ group: { month, tasks }, issued }: { group: DueGroup; issued: boolean }) {
  const [all, setAll] = useState(false)
  const shown = all ? tasks : tasks.slice(0, firstShown)
  return (
    <section className={classes.dueGroup}>
      <h2 className={tab.sectionTitle}>
        {month ? t('plans.due.inMonth', { month: monthInWords(month) }) : t('plans.deadline.noDay')}{' '}
        <span className="small">
          {number(tasks.length)} {t('plans.figure.tasksShort')}
        </span>
      </h2>
      <ul className={classes.dueList}>
        {shown.map((task) => (
          <DueRow key={task.id} task={task} issued={issued} />
        ))}
      </ul>
      {tasks.length > shown.length ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('plans.due.more', { count: tasks.length - shown.length })}
        </Button>
      ) : null}
    </section>
  )
}

function DueRow({ task, issued }: { task: Task; issued: boolean }) {
  const { today } = useMe()
  const [, change] = useFilters()
  const leads = task.parties.filter(({ role }) => role === 'lead').map((each) => each.resolvedName ?? each.nameRaw)
  return (
    <li>
      <button type="button" className={classes.dueRow} onClick={() => change({ nv: task.id })}>
        <span className={classes.dueDay}>
          {/* Whether it is late, each agency's own part says. */}
          {task.dueOn ? <DueDate dueOn={task.dueOn} today={today} done={issued ? task.dueOn < today : true} /> : '–'}
        </span>
        <span className={classes.dueText}>{task.text}</span>
        <span className={classes.dueLead}>{leads.join(', ')}</span>
      </button>
    </li>
  )
}
