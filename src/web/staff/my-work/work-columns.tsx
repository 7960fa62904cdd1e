import type { Assignment } from '#features/assignments/schema.ts'
import { day, shortAgency, sinceThen } from '../format.ts'
import { AssignmentTag } from '../ui/AssignmentTag.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { Meter } from '../ui/Meter.tsx'
import { t } from '../words.ts'
import classes from './my-work.module.css'

const isDone = ({ state }: Assignment) => state === 'completed' || state === 'cancelled'

/** Reported as 100 %, which is not the same as handed in: it can still be overdue. What came back was handed in. */
export const isUnsent = (it: Pick<Assignment, 'state' | 'percent'>): boolean =>
  it.percent === 100 && !['submitted', 'returned', 'completed', 'cancelled'].includes(it.state)

/** Columns of every list of assignments; the agency only where there is more than one. */
export function workColumns(today: string, withAgency: boolean): Column<Assignment>[] {
  const agency: Column<Assignment> = {
    key: 'agency',
    label: t('assignment.agency'),
    width: 200,
    render: ({ agencyName, role: part }) => (
      <span title={agencyName}>
        {shortAgency(agencyName)}{' '}
        <span className="small" style={{ whiteSpace: 'nowrap' }}>
          ({t(`assignment.role.${part}`).toLowerCase()})
        </span>
      </span>
    ),
  }
  const role: Column<Assignment> = {
    key: 'role',
    label: t('assignment.role'),
    width: 92,
    wide: true,
    render: ({ role: part }) => t(`assignment.role.${part}`),
  }
  return [
    {
      key: 'due',
      label: t('assignment.due'),
      width: 128,
      card: 'side',
      render: (row) =>
        row.pausedOn ? (
          <span className="small">{t('assignment.pausedSince', { day: day(row.pausedOn) })}</span>
        ) : (
          <DueDate
            dueOn={row.dueOn}
            today={today}
            overdueDays={row.overdueDays}
            lateBy={row.lateBy}
            unsent={isUnsent(row)}
            returned={row.state === 'returned'}
            done={isDone(row)}
          />
        ),
    },
    {
      key: 'task',
      label: t('assignment.task'),
      card: 'title',
      render: ({ taskText }) => taskText,
      below: ({ planNumber, planTitle, occurrenceName, occurrencesWaiting }) => (
        <span title={planTitle}>
          {occurrenceName ? <b>{occurrenceName} · </b> : null}
          {planNumber ?? planTitle}
          {occurrencesWaiting > 0 ? ` · ${t('occurrence.waiting', { count: occurrencesWaiting })}` : ''}
        </span>
      ),
    },
    withAgency ? agency : role,
    {
      key: 'progress',
      label: t('assignment.progress'),
      width: 158,
      render: ({ percent, lastReportAt }) => (
        <span className={classes.progress}>
          <Meter value={percent} label={t('assignment.progress')} tone={percent === 100 ? 'good' : 'brand'} />
          <span className="small">
            {lastReportAt
              ? t('assignment.lastReport', { when: sinceThen(lastReportAt, today) })
              : t('assignment.noReport')}
          </span>
        </span>
      ),
    },
    {
      key: 'state',
      label: t('assignment.stateLabel'),
      width: 172,
      card: 'side',
      render: ({ state }) => <AssignmentTag state={state} />,
    },
  ]
}
