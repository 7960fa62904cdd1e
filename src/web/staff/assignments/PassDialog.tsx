import { Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Assignment } from '#features/assignments/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { useWrite } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DayField } from '../ui/DayField.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { tell } from '../ui/notice.ts'
import { t } from '../words.ts'

type Chosen = Pick<Assignment, 'id' | 'version' | 'agencyName' | 'dueOn' | 'overdueDays'>
type PassDialogProps = { chosen: readonly Chosen[]; opened: boolean; onClose: () => void; onPassed?: () => void }

/** Passes one piece of work, or all that were chosen, to another agency. */
export function PassDialog(props: PassDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('assignment.step.pass')}>
      {props.opened ? <Inside {...props} /> : null}
    </Modal>
  )
}

function Inside({ chosen, onClose, onPassed }: PassDialogProps) {
  const [toAgencyId, setAgency] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [dueOn, setDay] = useState('')
  const { today } = useMe()
  const pass = useWrite('assignment.pass')
  const send = () => {
    if (toAgencyId === null) return
    const assignments = chosen.map(({ id: assignmentId, version }) => ({ assignmentId, version }))
    pass.mutate(
      { assignments, toAgencyId, reason, dueOn: dueOn || undefined },
      {
        onSuccess: ({ passed }) => {
          tell(t('pass.done', { count: passed }))
          onPassed?.()
          onClose()
        },
      },
    )
  }
  return (
    <DialogForm
      onSubmit={send}
      onClose={onClose}
      error={pass.error}
      pending={pass.isPending}
      ready={toAgencyId !== null && reason.trim().length >= 3}
      label={t('assignment.step.pass')}
    >
      <p>{t('pass.means')}</p>
      <p className="small">{t('pass.chosen', { count: chosen.length, from: namesOf(chosen) })}</p>
      <AgencyPicker label={t('pass.to')} required first value={toAgencyId} onChange={setAgency} />
      <DayField
        label={t('pass.day')}
        value={dueOn}
        onChange={setDay}
        after={addDays(today, -1)}
        description={keptInWords(chosen)}
      />
      <Textarea
        label={t('step.reason')}
        maxLength={2000}
        required
        withAsterisk={false}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

/** What becomes of the day when none is set. */
function keptInWords(chosen: readonly Chosen[]): string {
  const late = chosen.filter(({ overdueDays }) => overdueDays > 0)
  const [only] = chosen
  if (only && chosen.length === 1) {
    if (!only.dueOn) return t('pass.dayNone')
    const kept = { day: day(only.dueOn), count: only.overdueDays }
    return t(late.length > 0 ? 'pass.dayKeptLate' : 'pass.dayKept', kept)
  }
  return late.length > 0 ? t('pass.daysKeptLate', { count: late.length }) : t('pass.daysKept')
}

/** Whose work it is: up to three names. */
function namesOf(chosen: readonly Chosen[]): string {
  const names = [...new Set(chosen.map(({ agencyName }) => agencyName))]
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', ')
}
