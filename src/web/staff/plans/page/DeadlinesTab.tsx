import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { useMe } from '../../session.ts'
import { DueDate } from '../../ui/DueDate.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
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
      {months.length > 0 ? <Months months={months} issued={issued} /> : null}
      {groups.map((group) => (
        <Group key={group.month ?? 'none'} group={group} issued={issued} />
      ))}
    </div>
  )
}

const drafted = (groups: readonly DueGroup[]): Month[] =>
  groups.flatMap(({ month, tasks }) => (month ? [{ month, assignments: tasks.length, completed: 0, overdue: 0 }] : []))

function Months({ months, issued }: { months: readonly Month[]; issued: boolean }) {
  const { today } = useMe()
  const [asTable, setAsTable] = useState(false)
  const most = Math.max(...months.map(({ assignments }) => assignments), 1)
  return (
    <section className="card">
      <div className={classes.pictureHead}>
        <h2>{t(issued ? 'plans.due.title' : 'plans.due.titleDraft')}</h2>
        <Button size="compact-sm" variant="subtle" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'plans.due.picture' : 'plans.due.table')}
        </Button>
      </div>
      {asTable ? (
        <MonthTable months={months} issued={issued} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={classes.months} tabIndex={0} aria-label={t('plans.due.title')}>
          {months.map(({ month, assignments, completed, overdue }) => (
            <div
              key={month}
              className={classes.month}
              data-now={today.startsWith(month) || undefined}
              title={`${monthInWords(month)}: ${number(assignments)}`}
            >
              <span className={classes.monthFigure}>{assignments > 0 ? number(assignments) : ''}</span>
              <span className={classes.monthBar} style={{ height: `${(assignments / most) * 100}%` }}>
                <i style={{ flexGrow: overdue, background: 'var(--bad)' }} />
                <i
                  style={{ flexGrow: Math.max(0, assignments - completed - overdue), background: 'var(--brand-mid)' }}
                />
                <i style={{ flexGrow: completed, background: 'var(--brand)' }} />
              </span>
              <span className={classes.monthName}>{monthInWords(month)}</span>
            </div>
          ))}
        </section>
      )}
      <p className="small">{t(issued ? 'plans.due.source' : 'plans.due.sourceDraft', { day: day(today) })}</p>
    </section>
  )
}

function MonthTable({ months, issued }: { months: readonly Month[]; issued: boolean }) {
  return (
    <table className={classes.plainTable}>
      <thead>
        <tr>
          <th scope="col">{t('plans.due.month')}</th>
          <th scope="col">{t(issued ? 'plans.figure.assignments' : 'plans.list.tasks')}</th>
          {issued ? <th scope="col">{t('plans.part.completed')}</th> : null}
          {issued ? <th scope="col">{t('plans.part.overdue')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, assignments, completed, overdue }) => (
          <tr key={month}>
            <th scope="row">{monthInWords(month)}</th>
            <td>{number(assignments)}</td>
            {issued ? <td>{number(completed)}</td> : null}
            {issued ? <td>{number(overdue)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

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
