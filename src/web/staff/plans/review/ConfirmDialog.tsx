import { Button, Checkbox, Modal, Table } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { useWrite } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { number, t } from '../../words.ts'
import { ReplacedNote } from '../compare/ReplacedNote.tsx'
import type { Plan, Tasks } from '../queries.ts'
import classes from './confirm.module.css'
import { givenOf, nobodyOf, type Receiver, receiversOf, workOf } from './expansion.ts'
import { MovedList } from './Moved.tsx'
import { NobodyNote } from './NobodyNote.tsx'

type ConfirmDialogProps = {
  plan: Plan
  list: Tasks
  /** Something is on its way to the server: confirming waits until it has arrived. */
  busy: boolean
  onConfirmed(): void
  onClose(): void
}

/** Says what confirming does before it is done: what is given to whom, what is late at once, what nobody gets. */
export function ConfirmDialog({ plan, list, busy, onClose, onConfirmed }: ConfirmDialogProps) {
  const confirm = useWrite('plan.confirm')
  const [seen, setSeen] = useState(false)
  const [asked, setAsked] = useState(false)
  const lacking = nobodyOf(list.tasks).parts > 0 || list.summary.unheld > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!lacking || seen) setAsked(true)
  }
  const { id: planId, version } = plan
  const { mutate } = confirm
  useEffect(() => {
    // What was written last is on its way: it is confirmed with it, as soon as it has arrived.
    if (!asked || busy) return
    setAsked(false)
    mutate({ planId, version }, { onSuccess: onConfirmed })
  }, [asked, busy, mutate, planId, version, onConfirmed])
  const receivers = receiversOf(list.tasks)
  return (
    <Modal opened onClose={onClose} title={t('plans.confirm.title')} size="lg">
      <form onSubmit={submit}>
        <Given list={list} receivers={receivers.length} />
        <NobodyNote plan={plan} tasks={list.tasks} />
        <Consequences list={list} />
        {plan.replacesPlanId ? <ReplacedNote planId={plan.id} /> : null}
        <Receivers receivers={receivers} />
        <MovedList tasks={list.tasks} />
        <div className={classes.foot}>
          <ProblemNotice error={confirm.error} />
          {lacking ? (
            <Checkbox
              data-autofocus
              label={t('plans.confirm.nobodySeen')}
              checked={seen}
              onChange={(event) => setSeen(event.currentTarget.checked)}
            />
          ) : null}
          <div className={classes.dialogButtons}>
            <Button type="button" variant="default" onClick={onClose}>
              {t('plans.confirm.notYet')}
            </Button>
            <Button
              type="submit"
              {...(lacking ? {} : { 'data-autofocus': true })}
              disabled={lacking && !seen}
              loading={asked || confirm.isPending}
            >
              {t('plans.confirm.do')}
            </Button>
          </div>
        </div>
      </form>
    </Modal>
  )
}

/** The same figures as above the list of the review: what is given out, and what is kept for reading only. */
function Given({ list, receivers }: { list: Tasks; receivers: number }) {
  const given = givenOf(list.tasks).length
  const directions = list.tasks.filter(({ review }) => review !== 'dropped').length - given
  return (
    <p className={classes.promise}>
      {t('plans.confirm.promise', { tasks: given, count: list.summary.expands, receivers })}
      {directions > 0 ? ` ${t('plans.confirm.directions', { count: directions })}` : null}
    </p>
  )
}

function Consequences({ list }: { list: Tasks }) {
  const { late, unheld, expands } = list.summary
  return (
    <ul className={classes.after}>
      {late > 0 ? (
        <li data-warn>
          <IconAlertTriangle size={16} aria-hidden /> {t('plans.confirm.late', { late, count: expands })}
        </li>
      ) : null}
      {unheld > 0 ? (
        <li data-warn>
          <IconAlertTriangle size={16} aria-hidden /> {t('plans.confirm.unheld', { count: unheld })}
        </li>
      ) : null}
      <li>
        <IconCircleCheck size={16} aria-hidden /> {t('plans.confirm.afterSeen')}
      </li>
      <li>
        <IconCircleCheck size={16} aria-hidden /> {t('plans.confirm.afterFixed')}
      </li>
    </ul>
  )
}

function Receivers({ receivers }: { receivers: readonly Receiver[] }) {
  const members = receivers.reduce((sum, each) => sum + each.members, 0)
  return (
    <>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('plans.confirm.receiver')}</Table.Th>
            <Table.Th ta="right">{t('plans.confirm.members')}</Table.Th>
            <Table.Th ta="right">{t('plans.field.lead')}</Table.Th>
            <Table.Th ta="right">{t('plans.field.coordinating')}</Table.Th>
            <Table.Th ta="right">{t('plans.confirm.work')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {receivers.map((receiver) => (
            <Table.Tr key={receiver.key}>
              <Table.Td>{receiver.name}</Table.Td>
              <Table.Td ta="right">{number(receiver.members)}</Table.Td>
              <Table.Td ta="right">{receiver.lead || ''}</Table.Td>
              <Table.Td ta="right">{receiver.coordinating || ''}</Table.Td>
              <Table.Td ta="right">
                <b>{number(workOf(receiver))}</b>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className="small">{t('plans.confirm.overlap', { members })}</p>
    </>
  )
}
