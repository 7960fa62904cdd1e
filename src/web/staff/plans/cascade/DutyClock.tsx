import { Button, Modal, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCalendarPlus, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useDraft } from '../../draft.ts'
import { day, moment } from '../../format.ts'
import { DayField } from '../../ui/DayField.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import records from '../../ui/record-list.module.css'
import { t } from '../../words.ts'
import classes from './cascade.module.css'
import { Derivation } from './MatrixView.tsx'
import { type AgencyColumn, useCascadeWrite } from './queries.ts'

type Step = 'pause' | 'resume' | 'extend' | 'askExtension' | 'refuseExtension' | 'withdrawExtension'

const signs: Record<Step, ReactNode> = {
  pause: <IconPlayerPause size={15} />,
  resume: <IconPlayerPlay size={15} />,
  extend: <IconCalendarPlus size={15} />,
  askExtension: <IconCalendarPlus size={15} />,
  refuseExtension: <IconX size={15} />,
  withdrawExtension: <IconArrowBackUp size={15} />,
}

/** Until when an agency must issue its plan, how that follows, and what may be done about it. */
export function DutyClock({ column }: { column: AgencyColumn }) {
  const { dueOn, pausedOn, askedTo, derivation, history } = column
  const [step, take] = useState<Step>()
  const steps = stepsOf(column)
  const asked = history.findLast(({ action }) => action === 'extensionAsked')
  return (
    <div className={classes.clock}>
      <details className={classes.due}>
        <summary>
          {pausedOn ? t('cascade.paused', { day: day(pausedOn) }) : t('cascade.due', { day: day(dueOn) })} ·{' '}
          {t('cascade.arithmetic')}
        </summary>
        <Derivation steps={derivation} />
        {history.length > 0 ? (
          <ul className={classes.steps}>
            {history.map(({ id, action, dueTo, reason, authorName, at }) => (
              <li key={id}>
                {t(`cascade.clock.${action}`, { day: dueTo ? day(dueTo) : '' })}: {reason}{' '}
                <span className="small">
                  ({authorName}, {moment(at)})
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </details>
      {askedTo ? (
        <p className={classes.waiver}>
          <b>{t('cascade.clock.extensionAsked', { day: day(askedTo) })}:</b> {asked?.reason}
        </p>
      ) : null}
      {steps.length > 0 ? (
        <span className={records.head}>
          {steps.map((each) => (
            <Button key={each} size="compact-sm" variant="default" leftSection={signs[each]} onClick={() => take(each)}>
              {t(`cascade.step.${each}`)}
            </Button>
          ))}
        </span>
      ) : null}
      {step ? <StepDialog column={column} step={step} onClose={() => take(undefined)} /> : null}
    </div>
  )
}

/** What is issued has no clock that runs. */
function stepsOf({ ownPlanId, can, pausedOn, askedTo, state }: AgencyColumn): Step[] {
  if (ownPlanId !== null) return []
  const decides = can.includes('cascade.ask')
  const answers = !decides && can.includes('cascade.answer')
  return [
    ...(decides && !pausedOn ? (['extend'] as const) : []),
    ...(decides && askedTo ? (['refuseExtension'] as const) : []),
    ...(decides && !pausedOn && state !== 'late' ? (['pause'] as const) : []),
    ...(decides && pausedOn ? (['resume'] as const) : []),
    ...(answers && !pausedOn && !askedTo ? (['askExtension'] as const) : []),
    ...(answers && askedTo ? (['withdrawExtension'] as const) : []),
  ]
}

function StepDialog({ column, step, onClose }: { column: AgencyColumn; step: Step; onClose: () => void }) {
  const { planId, agencyId, version, dueOn, askedTo } = column
  const [reason, setReason, clear] = useDraft(`cascade.${step}.${planId}.${agencyId}`, '')
  const [dueTo, setDueTo] = useState(step === 'extend' ? (askedTo ?? '') : '')
  const write = useCascadeWrite(`cascade.${step}`)
  const hasDay = step === 'extend' || step === 'askExtension'
  const ready = reason.trim().length >= 3 && (!hasDay || (dueTo !== '' && dueTo > (dueOn ?? '')))
  const onSuccess = () => {
    clear()
    onClose()
  }
  const send = () =>
    write.mutate({ planId, agencyId, version, reason, ...(hasDay ? { dueTo } : {}) } as never, { onSuccess })
  return (
    <Modal opened onClose={onClose} title={t(`cascade.step.${step}`).replace(/…$/, '')}>
      <DialogForm
        onSubmit={send}
        onClose={onClose}
        error={write.error}
        pending={write.isPending}
        ready={ready}
        missing={ready ? undefined : t(hasDay ? 'cascade.step.missingDay' : 'step.reasonMissing')}
        label={t(`cascade.step.${step}`).replace(/…$/, '')}
      >
        <p>{t(`cascade.stepMeans.${step}`)}</p>
        {hasDay ? (
          <DayField
            label={t('cascade.step.dueTo')}
            value={dueTo}
            onChange={setDueTo}
            after={dueOn ?? undefined}
            required
          />
        ) : null}
        <Textarea
          label={t('step.reason')}
          data-autofocus={!hasDay || undefined}
          autosize
          minRows={2}
          maxLength={2000}
          required
          withAsterisk={false}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </DialogForm>
    </Modal>
  )
}
