import { Button } from '@mantine/core'
import { IconArrowLeft, IconCheck, IconMessagePlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isGap, isOpenForOwner } from '#features/cascade/rules.ts'
import { useRead } from '../../api.ts'
import { day } from '../../format.ts'
import { CountedChoices } from '../../ui/CountedChoices.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useFilters } from '../../ui/filters.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import records from '../../ui/record-list.module.css'
import { Unread } from '../../ui/Unread.tsx'
import { t } from '../../words.ts'
import { AskDialog } from './AskDialog.tsx'
import { ColumnItem } from './ColumnItem.tsx'
import classes from './cascade.module.css'
import { DutyClock } from './DutyClock.tsx'
import { type AgencyColumn, type ColumnRow, useCascadeWrite } from './queries.ts'
import { Requests } from './Requests.tsx'
import { StartOwn } from './StartOwn.tsx'
import { DutyTag, ProgressTag } from './signs.tsx'

type ColumnViewProps = { planId: string; agencyId: string; onBack: (() => void) | undefined }

/** One agency under a superior plan: its duty, its own plan, and task by task what answers what. */
export function ColumnView({ planId, agencyId, onBack }: ColumnViewProps) {
  const { data, error, refetch } = useRead('cascade.agency', { planId, agencyId }, { keep: true })
  if (!data) return <Unread read={{ error, refetch }} rows={8} height={70} />
  return (
    <section className={classes.view} aria-label={data.agencyName}>
      {onBack ? (
        <div>
          <Button variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={onBack}>
            {t('cascade.back')}
          </Button>
        </div>
      ) : null}
      <Head column={data} />
      <Proposals column={data} />
      <Tasks column={data} />
      <Unlinked column={data} />
    </section>
  )
}

function Head({ column }: { column: AgencyColumn }) {
  const { agencyName, state, lateBy, pausedOn, ownPlanId, ownNumber, issuedOn, can, requests } = column
  const [asking, ask] = useState(false)
  return (
    <div className="card">
      <h2 className={classes.title}>{agencyName}</h2>
      <p className={records.head}>
        <DutyTag state={state} lateBy={lateBy} pausedOn={pausedOn} />
        {ownPlanId ? (
          <Link to={`/ke-hoach/${ownPlanId}`}>
            {t('cascade.ownIssued', { number: ownNumber ?? t('cascade.ownPlan'), day: day(issuedOn) })}
          </Link>
        ) : null}
        {can.includes('cascade.ask') ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconMessagePlus size={15} />}
            onClick={() => ask(true)}
          >
            {t('cascade.askAgency')}
          </Button>
        ) : null}
      </p>
      <DutyClock column={column} />
      {ownPlanId === null && can.includes('cascade.answer') ? <StartOwn {...column} /> : null}
      <Requests requests={requests} can={can} />
      {asking ? (
        <AskDialog
          planId={column.planId}
          asked={{ agencyIds: [column.agencyId], taskId: null }}
          onClose={() => ask(false)}
        />
      ) : null}
    </div>
  )
}

const pairsToConfirm = ({ rows }: AgencyColumn) =>
  rows.flatMap(({ task, own }) =>
    own.filter(({ confirmed }) => !confirmed).map(({ id }) => ({ ownTaskId: id, taskId: task.id })),
  )

/** Everything that the program proposes is confirmed with one press, after somebody has looked. */
function Proposals({ column }: { column: AgencyColumn }) {
  const write = useCascadeWrite('cascade.tie')
  const tie = pairsToConfirm(column)
  if (tie.length === 0 || !column.can.includes('cascade.answer')) return null
  const { planId, agencyId } = column
  return (
    <div className={classes.proposals}>
      <p>{t('cascade.proposedHint', { count: tie.length })}</p>
      <ProblemNotice error={write.error} />
      <Button
        leftSection={<IconCheck size={16} />}
        loading={write.isPending}
        onClick={() => write.mutate({ planId, agencyId, tie })}
      >
        {t('cascade.confirmAll', { count: tie.length })}
      </Button>
    </div>
  )
}

const asks = (row: ColumnRow) => row.requests.some(({ answer }) => answer === null)
const kept: Record<'open' | 'gaps' | 'all', (row: ColumnRow) => boolean> = {
  open: (row) => isOpenForOwner(row.state) || asks(row),
  gaps: (row) => isGap(row.state) || row.state === 'waiting' || row.requests.length > 0,
  all: () => true,
}

function Tasks({ column }: { column: AgencyColumn }) {
  const [{ xem }, change] = useFilters()
  const answers = column.can.includes('cascade.answer')
  const offered = answers ? (['open', 'all'] as const) : (['gaps', 'all'] as const)
  // Before the own plan is issued nothing can be tied: then the whole list is what helps.
  const chosen = offered.find((each) => each === xem) ?? (column.ownPlanId && answers ? 'open' : 'all')
  const rows = column.rows.filter(kept[chosen])
  return (
    <>
      <CountedChoices
        label={t('cascade.filter')}
        choices={offered.map((name) => ({
          name,
          label: t(`cascade.filter.${name}`),
          count: column.rows.filter(kept[name]).length,
        }))}
        chosen={chosen}
        onChoose={(xem) => change({ xem })}
      />
      {rows.length === 0 ? <Empty icon={IconCheck} title={t('cascade.nothingOpen')} /> : null}
      <ul className={records.rows}>
        {rows.map((row) => (
          <ColumnItem key={row.task.id} column={column} row={row} />
        ))}
      </ul>
    </>
  )
}

function Unlinked({ column: { unlinked } }: { column: AgencyColumn }) {
  if (unlinked.length === 0) return null
  return (
    <details className="card">
      <summary>
        {t('cascade.unlinked')} <span className="small">{unlinked.length}</span>
      </summary>
      <ul className={classes.own}>
        {unlinked.map((own) => (
          <li key={own.id}>
            <div>
              <Link to={`/ke-hoach/${own.planId}`} search={{ phan: 'nhiem-vu', nv: own.id } as never}>
                {own.text}
              </Link>
              <span className={records.head}>
                <ProgressTag progress={own.progress} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
