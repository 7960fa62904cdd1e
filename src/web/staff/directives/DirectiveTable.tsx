import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Directive } from '#features/directives/schema.ts'
import { day } from '../format.ts'
import { PlanStatusTag } from '../plans/PlanStatus.tsx'
import plans from '../plans/plans.module.css'
import { type Column, DataTable, type DataTableProps } from '../ui/DataTable.tsx'
import { t } from '../words.ts'
import { Outcome } from './signs.tsx'

type DirectiveTableProps = {
  label: string
  name: string
  rows: readonly Directive[]
  empty: ReactNode
  more: NonNullable<DataTableProps<Directive>['more']>
}

/** Documents that give work, newest first. */
export const DirectiveTable = ({ rows, ...others }: DirectiveTableProps) => (
  <DataTable
    {...others}
    rows={rows}
    columns={columnsOf()}
    rowKey={({ planId }) => planId}
    rowHref={({ planId }) => `/viec-cap-tren-giao/${planId}`}
    tone={({ counts }) => (counts.overdue > 0 ? 'late' : undefined)}
  />
)

const columnsOf = (): Column<Directive>[] => [
  {
    key: 'title',
    label: t('directives.document'),
    card: 'title',
    render: ({ number: own, title }) => (
      <span className={plans.planName}>
        <b>{own ?? t('directives.noNumber')}</b>
        <span>{title}</span>
      </span>
    ),
    below: ({ meeting }) =>
      meeting ? (
        <span className="small">
          <Link to={`/cuoc-hop/${meeting.id}`}>{meeting.title}</Link>, {day(meeting.heldOn)}
        </span>
      ) : null,
  },
  { key: 'issuer', label: t('directives.issuer'), width: 170, render: ({ issuerName }) => issuerName },
  {
    key: 'issuedOn',
    label: t('directives.issuedOn'),
    width: 112,
    render: ({ issuedOn }) => <span className={plans.nowrap}>{day(issuedOn)}</span>,
  },
  {
    key: 'progress',
    label: t('directives.progress'),
    width: 210,
    render: ({ status, counts }) =>
      status === 'draft' ? <PlanStatusTag status={status} /> : <Outcome counts={counts} />,
  },
]
