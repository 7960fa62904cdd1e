import { useMemo } from 'react'
import { type Output, useRead } from '../../api.ts'
import { moment, percent } from '../../format.ts'
import { Failed } from '../../ui/Broken.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { Loading } from '../../ui/Loading.tsx'
import { PartsBar } from '../../ui/Meter.tsx'
import { number, t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import { Legend, type Progress, partsOf } from './parts.tsx'
import progress from './progress.module.css'
import classes from './tab.module.css'

type Reply = Output<'assignment.planProgress'>

/** How far the plan is: as a whole, by axis and by agency. */
export function ProgressTab({ plan }: { plan: Plan }) {
  const { data, error, refetch } = useRead('assignment.planProgress', { planId: plan.id })
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />
  if (!data) return <Loading />
  if (data.total.assignments === 0) return <Empty title={t('plans.progress.none')} />
  return (
    <div className={classes.stack}>
      <Total total={data.total} />
      <ByAxis rows={data.byAxis} />
      <ByAgency rows={data.byAgency} />
    </div>
  )
}

function Total({ total }: { total: Progress }) {
  return (
    <section className="card">
      <div className={progress.total}>
        <span>
          <b>{percent((total.completed / total.assignments) * 100)}</b> {t('plans.progress.completed')}
        </span>
        <span>{t('plans.progress.of', { done: total.completed, total: total.assignments })}</span>
        {total.overdue > 0 ? (
          <span className={progress.overdue}>{t('plans.list.overdue', { count: total.overdue })}</span>
        ) : null}
      </div>
      <PartsBar parts={partsOf(total)} label={t('plans.tab.tien-do')} />
      <Legend />
    </section>
  )
}

function ByAxis({ rows }: { rows: Reply['byAxis'] }) {
  const [, change] = useFilters()
  const columns = useMemo(
    (): Column<Reply['byAxis'][number]>[] => [
      {
        key: 'axis',
        label: t('plans.field.axis'),
        card: 'title',
        render: ({ axis, indexName }) => (
          <button
            type="button"
            data-row-link
            className={classes.taskLink}
            onClick={() => change({ phan: 'nhiem-vu', truc: axis ?? '-' })}
          >
            <span className="small">{indexName}</span>
            <span className={classes.taskText}>{axis ?? t('plans.axis.none')}</span>
          </button>
        ),
      },
      { key: 'tasks', label: t('plans.list.tasks'), align: 'right', width: 90, render: ({ tasks }) => number(tasks) },
      ...shared<Reply['byAxis'][number]>(),
    ],
    [change],
  )
  return (
    <section>
      <h2 className={classes.sectionTitle}>{t('plans.progress.byAxis')}</h2>
      <DataTable
        label={t('plans.progress.byAxis')}
        name="plan-by-axis"
        rows={rows}
        columns={columns}
        rowKey={({ indexName, axis }) => `${indexName} ${axis}`}
        empty={<Empty title={t('plans.progress.none')} />}
      />
    </section>
  )
}

function ByAgency({ rows }: { rows: Reply['byAgency'] }) {
  const columns = useMemo(
    (): Column<Reply['byAgency'][number]>[] => [
      { key: 'agency', label: t('plans.task.agency'), card: 'title', render: ({ agencyName }) => agencyName },
      ...shared<Reply['byAgency'][number]>(),
      {
        key: 'last',
        label: t('plans.progress.last'),
        width: 140,
        wide: true,
        render: ({ lastReportAt }) => (lastReportAt ? moment(lastReportAt) : t('plans.progress.silent')),
      },
    ],
    [],
  )
  return (
    <section>
      <h2 className={classes.sectionTitle}>{t('plans.progress.byAgency')}</h2>
      <DataTable
        label={t('plans.progress.byAgency')}
        name="plan-by-agency"
        rows={rows}
        columns={columns}
        rowKey={({ agencyId }) => agencyId}
        tone={({ overdue }) => (overdue > 0 ? 'late' : undefined)}
        empty={<Empty title={t('plans.progress.none')} />}
      />
    </section>
  )
}

const shared = <Row extends Progress>(): Column<Row>[] => [
  {
    key: 'bar',
    label: t('plans.tab.tien-do'),
    width: 260,
    render: (row) => <PartsBar parts={partsOf(row)} label={t('plans.tab.tien-do')} />,
  },
  {
    key: 'completed',
    label: t('plans.part.completed'),
    align: 'right',
    width: 120,
    render: ({ completed, assignments }) => `${number(completed)} / ${number(assignments)}`,
  },
  {
    key: 'overdue',
    label: t('plans.part.overdue'),
    align: 'right',
    width: 100,
    render: ({ overdue }) => (overdue > 0 ? <b className={progress.overdue}>{number(overdue)}</b> : '0'),
  },
]
