import { useMemo } from 'react'
import { hrefOf, type Output, useRead } from '../../api.ts'
import { day, moment, percent } from '../../format.ts'
import { useMe } from '../../session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { PartsBar } from '../../ui/Meter.tsx'
import { Legend } from '../../ui/picture/Legend.tsx'
import { PictureMenu } from '../../ui/picture/PictureMenu.tsx'
import { type Progress, partsOf, progressSeries, progressValues } from '../../ui/picture/progress.ts'
import { Unread } from '../../ui/Unread.tsx'
import { number, t } from '../../words.ts'
import type { Plan } from '../queries.ts'
import progress from './progress.module.css'
import classes from './tab.module.css'

type Reply = Output<'assignment.planProgress'>

/** How far the plan is: as a whole, by axis and by agency. */
export function ProgressTab({ plan }: { plan: Plan }) {
  const { data, error, refetch } = useRead('assignment.planProgress', { planId: plan.id })
  if (!data) return <Unread read={{ error, refetch }} />
  if (data.total.assignments === 0) return <Empty title={t('plans.progress.none')} />
  return (
    <div className={classes.stack}>
      <Total total={data.total} isPublic={plan.isPublic} />
      <ByAxis rows={data.byAxis} plan={plan} />
      <ByAgency rows={data.byAgency} plan={plan} />
    </div>
  )
}

function Total({ total, isPublic }: { total: Progress; isPublic: boolean }) {
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
      <Legend series={progressSeries()} />
      {isPublic ? <p className="small">{t('plans.progress.rule')}</p> : null}
    </section>
  )
}

function ByAxis({ rows, plan }: { rows: Reply['byAxis']; plan: Plan }) {
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
            <span className={classes.clamped}>{axis ?? t('plans.axis.none')}</span>
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
        tools={
          <Taking
            plan={plan}
            title={t('plans.progress.byAxis')}
            heading={t('plans.field.axis')}
            rows={rows.map((row) => ({ ...row, label: row.axis ?? t('plans.axis.none') }))}
          />
        }
        columns={columns}
        rowKey={({ indexName, axis }) => `${indexName} ${axis}`}
        empty={<Empty title={t('plans.progress.none')} />}
      />
    </section>
  )
}

function ByAgency({ rows, plan }: { rows: Reply['byAgency']; plan: Plan }) {
  const columns = useMemo(
    (): Column<Reply['byAgency'][number]>[] => [
      { key: 'agency', label: t('plans.task.agency'), card: 'title', render: ({ agencyName }) => agencyName },
      ...shared<Reply['byAgency'][number]>(),
      {
        key: 'last',
        label: t('plans.progress.last'),
        width: 160,
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
        tools={
          <Taking
            plan={plan}
            title={t('plans.progress.byAgency')}
            heading={t('plans.task.agency')}
            rows={rows.map((row) => ({ ...row, label: row.agencyName }))}
          />
        }
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

type TakingProps = { plan: Plan; title: string; heading: string; rows: readonly (Progress & { label: string })[] }

/** The bars of a table as a picture, and the figures of all pictures of the plan as a workbook. */
function Taking({ plan, title, heading, rows }: TakingProps) {
  const { today } = useMe()
  return (
    <PictureMenu
      hasTable
      workbook={hrefOf('export.planProgressXlsx', { planId: plan.id })}
      figures={{
        form: 'bars',
        about: t('plans.page.title', { number: plan.number ?? '' }),
        title,
        source: t('plans.due.source', { day: day(today) }),
        heading,
        series: progressSeries(),
        rows: rows.map(({ label, ...counts }) => ({ label, values: progressValues(counts) })),
      }}
    />
  )
}
