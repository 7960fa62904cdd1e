import { Button } from '@mantine/core'
import { IconCheck, IconLink, IconLinkOff, IconMessagePlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { day, moment, percent } from '../../format.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import records from '../../ui/record-list.module.css'
import { Tag } from '../../ui/StatusTag.tsx'
import { t } from '../../words.ts'
import { pathInWords } from '../path-words.ts'
import { AskDialog, ReasonBox } from './AskDialog.tsx'
import classes from './cascade.module.css'
import { type AgencyColumn, type ColumnRow, type OwnTask, useCascadeWrite } from './queries.ts'
import { Requests } from './Requests.tsx'
import { CellTag, looks, ProgressTag } from './signs.tsx'
import { TieDialog } from './TieDialog.tsx'

type ColumnItemProps = { column: AgencyColumn; row: ColumnRow }

/** A task above with the own tasks that answer it, and what each side may say about it. */
export function ColumnItem({ column, row }: ColumnItemProps) {
  const { task, state, own, lacks, waiver, requests } = row
  return (
    <li className={records.row} data-edge={looks[state].tone} data-state={state} data-task={task.id}>
      <div className={records.head}>
        <span className="small">{pathInWords(task.path)}</span>
        <CellTag state={state} />
        {lacks.map((lack) => (
          <Tag key={lack} tone="warn">
            {t(`cascade.lack.${lack}`)}
          </Tag>
        ))}
        {task.dueOn ? <span className="small">{day(task.dueOn)}</span> : null}
      </div>
      <p className={records.text}>{task.text}</p>
      {own.length > 0 ? (
        <ul className={classes.own} aria-label={t('cascade.own')}>
          {own.map((each) => (
            <Own key={each.id} column={column} row={row} own={each} />
          ))}
        </ul>
      ) : null}
      {waiver && own.length === 0 ? (
        <p className={classes.waiver}>
          {t('cascade.waivedBy', { reason: waiver.reason, name: waiver.givenByName, when: moment(waiver.givenAt) })}
        </p>
      ) : null}
      <Requests requests={requests} can={column.can} />
      <Steps column={column} row={row} />
    </li>
  )
}

type OwnProps = ColumnItemProps & { own: OwnTask }

function Own({ column: { planId, agencyId, can }, row, own }: OwnProps) {
  const write = useCascadeWrite('cascade.tie')
  const pair = { ownTaskId: own.id, taskId: row.task.id }
  const answers = can.includes('cascade.answer')
  return (
    <li>
      <div>
        <Link
          to={`/ke-hoach/${own.planId}`}
          search={{ phan: 'nhiem-vu', nv: own.id } as never}
          title={t('cascade.openOwn')}
        >
          {own.text}
        </Link>
        <span className={records.head}>
          <ProgressTag progress={own.progress} />
          {own.progress.reportedAt ? (
            <span className="small">{t('cascade.progress.reported', { when: day(own.progress.reportedAt) })}</span>
          ) : null}
          <span className="small">{[own.lead.join('; '), own.deadline, own.product].filter(Boolean).join(' · ')}</span>
          {!own.confirmed && own.likeness !== null ? (
            <span className="small">{t('cascade.likeness', { share: percent(own.likeness * 100) })}</span>
          ) : null}
        </span>
        <ProblemNotice error={write.error} />
      </div>
      {answers ? (
        <span className={classes.ownSteps}>
          {own.confirmed ? null : (
            <Button
              size="compact-sm"
              leftSection={<IconCheck size={15} />}
              loading={write.isPending}
              onClick={() => write.mutate({ planId, agencyId, tie: [pair] })}
            >
              {t('cascade.confirm')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconLinkOff size={15} />}
            loading={write.isPending}
            onClick={() => write.mutate({ planId, agencyId, untie: [pair] })}
          >
            {t('cascade.untie')}
          </Button>
        </span>
      ) : null}
    </li>
  )
}

function Steps({ column, row }: ColumnItemProps) {
  const { planId, agencyId, can, ownPlanId } = column
  const { task, waiver, own } = row
  const [open, setOpen] = useState<'tie' | 'waive' | 'ask'>()
  const waive = useCascadeWrite('cascade.waive')
  const close = () => setOpen(undefined)
  const answers = can.includes('cascade.answer')
  return (
    <div className={classes.steps}>
      {answers && ownPlanId ? (
        <Button size="compact-sm" variant="default" leftSection={<IconLink size={15} />} onClick={() => setOpen('tie')}>
          {t('cascade.tie')}
        </Button>
      ) : null}
      {answers && own.length === 0 && !waiver ? (
        <Button size="compact-sm" variant="default" onClick={() => setOpen('waive')}>
          {t('cascade.waive')}
        </Button>
      ) : null}
      {answers && waiver && own.length === 0 ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => waive.mutate({ planId, agencyId, taskId: task.id, reason: null })}
        >
          {t('cascade.unwaive')}
        </Button>
      ) : null}
      {can.includes('cascade.ask') ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconMessagePlus size={15} />}
          onClick={() => setOpen('ask')}
        >
          {t('cascade.ask')}
        </Button>
      ) : null}
      {open === 'tie' ? <TieDialog column={column} row={row} onClose={close} /> : null}
      {open === 'ask' ? (
        <AskDialog planId={planId} asked={{ agencyIds: [agencyId], taskId: task.id }} onClose={close} />
      ) : null}
      {open === 'waive' ? (
        <ReasonBox
          name={`cascade.waive.${agencyId}.${task.id}`}
          title={t('cascade.waiveTitle')}
          label={t('cascade.reason')}
          action={t('cascade.state.waived')}
          error={waive.error}
          pending={waive.isPending}
          onSend={(reason, done) => waive.mutate({ planId, agencyId, taskId: task.id, reason }, { onSuccess: done })}
          onClose={close}
        />
      ) : null}
    </div>
  )
}
