import { Button, Checkbox, Modal, Popover, ScrollArea, Table } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { useWrite } from '../../api.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { number, t } from '../../words.ts'
import { ReplacedNote } from '../compare/ReplacedNote.tsx'
import type { Plan, Tasks } from '../queries.ts'
import classes from './confirm.module.css'
import { nobodyOf, receiversOf, unresolvedOf, workOf } from './expansion.ts'
import { MovedList } from './Moved.tsx'
import { NobodyNote } from './NobodyNote.tsx'

/** What keeps the draft from being confirmed; lost: names whose agencies have ended without successor. */
export type Missing = Plan['missing'][number] | 'lost'

type ConfirmPlanProps = {
  plan: Plan
  list: Tasks
  /** Something is on its way to the server: confirming waits until it has arrived. */
  busy: boolean
  onGo(missing: Missing): void
  onConfirmed(): void
}

/** The last step: what is still missing, each with its way there; then what confirmation gives to whom. */
export function ConfirmPlan({ plan, list, busy, onGo, onConfirmed }: ConfirmPlanProps) {
  const [opened, setOpened] = useState(false)
  const missing: Missing[] = [...plan.missing, ...(list.summary.lost > 0 ? ['lost' as const] : [])]
  const ready = missing.length === 0
  if (ready) {
    return (
      <>
        <Button data-confirm onClick={() => setOpened(true)}>
          {t('plans.confirm.button')} <kbd aria-hidden>Y</kbd>
        </Button>
        {opened ? (
          <ConfirmDialog
            plan={plan}
            list={list}
            busy={busy}
            onClose={() => setOpened(false)}
            onConfirmed={onConfirmed}
          />
        ) : null}
      </>
    )
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={360} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          data-confirm
          variant="default"
          leftSection={<IconAlertTriangle size={16} color="var(--warn)" />}
          onClick={() => setOpened(!opened)}
        >
          {t('plans.confirm.missing', { count: missing.length })} <kbd aria-hidden>Y</kbd>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <h2 className={classes.checklistTitle}>{t('plans.confirm.checklist')}</h2>
        <ul className={classes.checklist}>
          {missing.map((each) => (
            <li key={each}>
              <IconAlertTriangle size={15} aria-hidden />
              <span>{missingWords(each, plan, list)}</span>
              <Button
                size="compact-xs"
                variant="light"
                onClick={() => {
                  setOpened(false)
                  onGo(each)
                }}
              >
                {t('plans.confirm.go')}
              </Button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function missingWords(missing: Missing, plan: Plan, list: Tasks): string {
  if (missing === 'review') return t('plans.missing.review', { count: plan.counts.openReviews })
  if (missing === 'name') return t('plans.missing.name', { agency: plan.agencyName })
  if (missing === 'lost') return t('plans.missing.lost', { count: list.summary.lost })
  if (missing !== 'parties') return t(`plans.missing.${missing}`)
  const names = unresolvedOf(list.tasks)
  const shown = names.slice(0, 3).map(({ name }) => `“${name}”`)
  return t('plans.missing.parties', { count: names.length, names: shown.join(', ') })
}

type DialogProps = Pick<ConfirmPlanProps, 'plan' | 'list' | 'busy' | 'onConfirmed'> & { onClose(): void }

function ConfirmDialog({ plan, list, busy, onClose, onConfirmed }: DialogProps) {
  const confirm = useWrite('plan.confirm')
  const [seen, setSeen] = useState(false)
  const [asked, setAsked] = useState(false)
  const lacking = nobodyOf(list.tasks).parts > 0
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
  const members = receivers.reduce((sum, each) => sum + each.members, 0)
  const tasks = list.tasks.filter(({ review, assigned }) => review !== 'dropped' && assigned).length
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('action.close') }}
      opened
      onClose={onClose}
      title={t('plans.confirm.title')}
      size="lg"
    >
      <form onSubmit={submit}>
        <p className={classes.promise}>
          {t('plans.confirm.promise', { tasks, count: list.summary.expands, receivers: receivers.length })}
        </p>
        <NobodyNote plan={plan} tasks={list.tasks} />
        {lacking ? (
          <Checkbox
            mb={12}
            data-autofocus
            label={t('plans.confirm.nobodySeen')}
            checked={seen}
            onChange={(event) => setSeen(event.currentTarget.checked)}
          />
        ) : null}
        <ScrollArea.Autosize
          mah={320}
          type="auto"
          offsetScrollbars
          viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('plans.confirm.receiver') }}
        >
          <Table fz="sm" stickyHeader>
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
        </ScrollArea.Autosize>
        <p className="small">{t('plans.confirm.overlap', { members })}</p>
        <MovedList tasks={list.tasks} />
        {plan.replacesPlanId ? <ReplacedNote planId={plan.id} /> : null}
        <ul className={classes.after}>
          <li>
            <IconCircleCheck size={16} aria-hidden /> {t('plans.confirm.afterSeen')}
          </li>
          <li>
            <IconCircleCheck size={16} aria-hidden /> {t('plans.confirm.afterFixed')}
          </li>
        </ul>
        <ProblemNotice error={confirm.error} />
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
      </form>
    </Modal>
  )
}
