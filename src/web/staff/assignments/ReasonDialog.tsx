import { Modal, Textarea } from '@mantine/core'
import { useWrite } from '../api.ts'
import { useDraft } from '../draft.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { t } from '../words.ts'
import type { Detail } from './ReportForm.tsx'

/** Steps that need a word of explanation; to complete, it may be left out. */
export type Reasoned = 'object' | 'return' | 'complete' | 'reopen' | 'rejectObjection' | 'cancel' | 'pause' | 'resume'

type ReasonDialogProps = { assignment: Detail; step: Reasoned | undefined; onClose: () => void }

export function ReasonDialog({ assignment, step, onClose }: ReasonDialogProps) {
  return (
    <Modal opened={step !== undefined} onClose={onClose} title={step ? t(`assignment.step.${step}`) : ''}>
      {step ? <Inside assignment={assignment} step={step} onClose={onClose} /> : null}
    </Modal>
  )
}

function Inside({ assignment, step, onClose }: { assignment: Detail; step: Reasoned; onClose: () => void }) {
  const { id: assignmentId, version, occurrenceId } = assignment
  const target = { assignmentId, version, occurrenceId: occurrenceId ?? undefined }
  const [reason, setReason, clear] = useDraft(`${step}.${assignmentId}`, '')
  const complete = useWrite('assignment.complete')
  const other = useWrite(step === 'complete' ? 'assignment.return' : `assignment.${step}`)
  const write = step === 'complete' ? complete : other
  const done = {
    onSuccess: () => {
      clear()
      onClose()
    },
  }
  const send = () =>
    step === 'complete'
      ? complete.mutate({ ...target, note: reason.trim() || null }, done)
      : other.mutate({ ...target, reason }, done)
  const optional = step === 'complete'
  return (
    <DialogForm
      onSubmit={send}
      onClose={onClose}
      error={write.error}
      pending={write.isPending}
      ready={optional || reason.trim().length >= 3}
      missing={optional || reason.trim().length >= 3 ? undefined : t('step.reasonMissing')}
      label={t(`assignment.step.${step}`)}
      bad={step === 'cancel'}
    >
      <p>{t(`step.means.${step}`)}</p>
      <Textarea
        label={optional ? t('step.note') : t('step.reason')}
        data-autofocus
        maxLength={2000}
        required={!optional}
        withAsterisk={false}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
