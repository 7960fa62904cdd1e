import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Step } from '#features/assignments/schema.ts'
import { useRead, useWrite } from '../api.ts'
import { day } from '../format.ts'
import { useFilters } from '../ui/filters.ts'
import { tell } from '../ui/notice.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './assignment.module.css'
import { AskExtension, DecideExtension } from './ExtensionDialogs.tsx'
import { PassDialog } from './PassDialog.tsx'
import { ReasonDialog, type Reasoned } from './ReasonDialog.tsx'
import { type Detail, ReportForm } from './ReportForm.tsx'

type Opened = Reasoned | 'askExtension' | 'decideExtension' | 'pass' | undefined

/** What can be done now, by this person, in this state; nothing else is offered. */
export function NextStep({ assignment }: { assignment: Detail }) {
  const [opened, open, close] = useOpened(assignment)
  const accept = useWrite('assignment.accept')
  const withdraw = useWrite('assignment.withdraw')
  const { steps, state, planOver, id: assignmentId, version, pausedOn } = assignment
  const occurrenceId = assignment.occurrenceId ?? undefined
  const may = (step: Step) => steps.includes(step)
  const buttons = (
    ['complete', 'return', 'rejectObjection', 'resume', 'pause', 'cancel', 'reopen', 'object'] as const
  ).filter(may)
  const nothing = !may('report') && buttons.length === 0 && !may('decideExtension')
  return (
    <section className="card" aria-labelledby="next">
      <h2 id="next">{t('assignment.next')}</h2>
      {state === 'returned' ? <WhyReturned assignment={assignment} /> : null}
      {pausedOn ? <p className={classes.nextWords}>{t('assignment.pausedSince', { day: day(pausedOn) })}</p> : null}
      <p className={classes.nextWords}>
        {nothing ? t(planOver ? 'next.planOver' : `next.wait.${state}`) : t(nextWords(assignment))}
        {may('pass') ? ` ${t('next.do.pass')}` : ''}
      </p>
      {may('decideExtension') ? (
        <OpenExtension assignment={assignment} onDecide={() => open('decideExtension')} />
      ) : null}
      <ProblemNotice error={accept.error ?? withdraw.error} />
      <Group gap={8} className={classes.steps}>
        {may('accept') ? (
          <Button loading={accept.isPending} onClick={() => accept.mutate({ assignmentId, version, occurrenceId })}>
            {t('assignment.step.accept')}
          </Button>
        ) : null}
        {may('withdraw') ? (
          <Button
            variant="default"
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate({ assignmentId, version, occurrenceId }, { onSuccess: () => tell(t('next.withdrawn')) })
            }
          >
            {t('assignment.step.withdraw')}
          </Button>
        ) : null}
        {buttons.map((step) => (
          <Button
            key={step}
            variant={step === 'complete' || step === 'resume' ? 'filled' : 'default'}
            color="brand"
            onClick={() => open(step)}
          >
            {t(`assignment.step.${step}`)}
          </Button>
        ))}
        {may('pass') ? (
          <Button variant="default" onClick={() => open('pass')}>
            {t('assignment.step.pass')}
          </Button>
        ) : null}
        {may('askExtension') ? (
          <Button variant="default" onClick={() => open('askExtension')}>
            {t('assignment.step.askExtension')}
          </Button>
        ) : null}
      </Group>
      {may('report') ? (
        <div className={classes.report}>
          <h3>{t('report.title')}</h3>
          <ReportForm assignment={assignment} onDone={tell} />
        </div>
      ) : null}
      <ReasonDialog assignment={assignment} step={isReasoned(opened) ? opened : undefined} onClose={close} />
      <PassDialog chosen={[assignment]} opened={opened === 'pass'} onClose={close} />
      <AskExtension assignment={assignment} opened={opened === 'askExtension'} onClose={close} />
      <DecideExtension assignment={assignment} opened={opened === 'decideExtension'} onClose={close} />
    </section>
  )
}

const isReasoned = (opened: Opened): opened is Reasoned =>
  opened !== undefined && opened !== 'askExtension' && opened !== 'decideExtension' && opened !== 'pass'

/** Opens a dialog at once, and looks whether somebody else has been here since this page was read. */
function useOpened({ id, version }: Detail) {
  const [opened, open] = useState<Opened>()
  const [{ ky }] = useFilters()
  const { refetch } = useRead('assignment.get', { assignmentId: id, occurrenceId: ky }, { onFocus: true })
  const start = async (step: Exclude<Opened, undefined>) => {
    open(step)
    const { data } = await refetch()
    if (!data || data.version === version) return
    tell(t('next.changed'))
    if (!data.steps.includes(step)) open((now) => (now === step ? undefined : now))
  }
  return [opened, start, () => open(undefined)] as const
}

/** The last word of whoever returned it, where the agency looks first. */
function WhyReturned({ assignment: { history } }: { assignment: Detail }) {
  const back = history.findLast(({ action }) => action === 'returned')
  if (!back?.sentence) return null
  return (
    <div className={classes.asked}>
      <div>
        <b>{t('next.returnedBy', { name: back.authorName, day: day(back.at) })}</b>
        <p className="asWritten">“{back.sentence}”</p>
      </div>
    </div>
  )
}

function nextWords({ steps, state }: Detail) {
  if (steps.includes('complete')) return 'next.do.complete'
  if (steps.includes('rejectObjection')) return 'next.do.rejectObjection'
  if (steps.includes('accept')) return 'next.do.accept'
  if (steps.includes('report')) return state === 'returned' ? 'next.do.returned' : 'next.do.report'
  if (steps.includes('decideExtension')) return 'next.do.decideExtension'
  if (steps.includes('reopen')) return 'next.do.reopen'
  return 'next.do.follow'
}

function OpenExtension({ assignment, onDecide }: { assignment: Detail; onDecide: () => void }) {
  const asked = assignment.extensions.find(({ state }) => state === 'asked')
  return (
    <div className={classes.asked}>
      <div>
        <b>{t('extension.asks', { day: asked ? asked.dueTo.split('-').reverse().join('/') : '' })}</b>
        {asked ? <p className="asWritten">“{asked.reason}”</p> : null}
      </div>
      <Button variant="light" onClick={onDecide}>
        {t('assignment.step.decideExtension')}
      </Button>
    </div>
  )
}
