import type { Assignment } from '#features/assignments/schema.ts'
import { sinceThen } from '../format.ts'
import { AssignmentTag } from '../ui/AssignmentTag.tsx'
import type { Column } from '../ui/DataTable.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { Meter } from '../ui/Meter.tsx'
import { t } from '../words.ts'
import classes from './my-work.module.css'

const isDone = ({ state }: Assignment) => state === 'completed' || state === 'cancelled'

/** Columns of every list of assignments; the agency only where there is more than one. */
export function workColumns(today: string, withAgency: boolean): Column<Assignment>[] {
  const agency: Column<Assignment> = {
    key: 'agency',
    label: t('assignment.agency'),
    width: 190,
    render: ({ agencyName }) => agencyName,
  }
  return [
    {
      key: 'due',
      label: t('assignment.due'),
      width: 128,
      card: 'side',
      render: (row) => <DueDate dueOn={row.dueOn} today={today} overdueDays={row.overdueDays} done={isDone(row)} />,
    },
    { key: 'task', label: t('assignment.task'), card: 'title', render: ({ taskText }) => taskText },
    ...(withAgency ? [agency] : []),
    {
      key: 'role',
      label: t('assignment.role'),
      width: 92,
      wide: true,
      render: ({ role }) => t(`assignment.role.${role}`),
    },
    {
      key: 'plan',
      label: t('assignment.plan'),
      width: 130,
      wide: true,
      render: ({ planNumber, planTitle }) => (
        <span className={classes.plan} title={planTitle}>
          {planNumber ?? planTitle}
        </span>
      ),
    },
    {
      key: 'progress',
      label: t('assignment.progress'),
      width: 140,
      render: ({ percent, lastReportAt }) => (
        <span className={classes.progress}>
          <Meter value={percent} label={t('assignment.progress')} tone={percent === 100 ? 'good' : 'brand'} />
          <span className="small">{t('assignment.lastReport', { when: sinceThen(lastReportAt, today) })}</span>
        </span>
      ),
    },
    {
      key: 'state',
      label: t('assignment.stateLabel'),
      width: 150,
      card: 'side',
      render: ({ state }) => <AssignmentTag state={state} />,
    },
  ]
}
