import { Link } from '@tanstack/react-router'
import type { LateChange } from '#features/reports/schema.ts'
import { useRead } from '../../api.ts'
import { moment } from '../../format.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { withUnit } from '../sheet/figures.ts'
import { rowOf, tableOf } from '../sheet/places.ts'
import classes from './frozen.module.css'

/** What is different by now from what was frozen; it never changes the frozen report. */
export function LateChanges({ reportId }: { reportId: string }) {
  const read = useRead('report.lateChanges', { reportId })
  if (!read.isSuccess) return <Unread read={read} rows={4} />
  const { changes } = read.data
  return (
    <section className={classes.frozen} aria-labelledby="late">
      <h2 id="late">{t('reports.lateChanges')}</h2>
      <p className="small">{t('reports.lateChangesMean')}</p>
      <DataTable
        name="report-late-changes"
        label={t('reports.lateChanges')}
        rows={changes}
        columns={columns()}
        rowKey={({ reportId: id, field, kind, number }) => `${id} ${field} ${kind} ${number}`}
        empty={<Empty title={t('reports.noLateChanges')} />}
      />
    </section>
  )
}

const columns = (): Column<LateChange>[] => [
  {
    key: 'name',
    label: t('reports.column.name'),
    render: ({ field, name }) => `${t('reports.fieldCode', { table: tableOf(field), row: rowOf(field) })}: ${name}`,
    below: ({ reportId, agencyName, field }) => (
      <Link to={`/bao-cao/phieu/${reportId}`} search={{ so: field } as never}>
        {agencyName}
      </Link>
    ),
    card: 'title',
  },
  { key: 'kind', label: t('reports.whyLate'), render: ({ kind }) => t(`lateKind.${kind}`) },
  { key: 'frozen', label: t('reports.wasFrozen'), render: ({ frozen }) => withUnit(frozen, null), align: 'right' },
  { key: 'now', label: t('reports.isNow'), render: ({ now }) => withUnit(now, null), align: 'right' },
  { key: 'reason', label: t('step.reason'), render: ({ reason }) => reason ?? '' },
  { key: 'at', label: t('reports.knownAt'), render: ({ at }) => (at ? moment(at) : '–') },
]
