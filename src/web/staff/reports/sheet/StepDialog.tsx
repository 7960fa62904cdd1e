import { Modal, Textarea } from '@mantine/core'
import { useWrite } from '../../api.ts'
import { useDraft } from '../../draft.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import { useSheet } from './sheet.ts'

export type Step = 'approve' | 'lock' | 'unlock' | 'correct' | 'publish' | 'republish' | 'hide'

/** One step of the whole report, said before it is taken; some want a reason. */
export function StepDialog({ step, close }: { step: Step; close: () => void }) {
  const { page } = useSheet()
  const { id: reportId, version, name } = page.report
  const [reason, setReason, clear] = useDraft(`report.${reportId}.${step}`, '')
  const plain = useWrite(step === 'lock' ? 'report.lock' : 'report.approve')
  const reasoned = useWrite(step === 'unlock' ? 'report.unlock' : 'report.correct')
  const shown = useWrite('report.publish')
  const aboutPortal = step === 'publish' || step === 'republish' || step === 'hide'
  const wantsReason = step === 'unlock' || step === 'correct'
  const done = {
    onSuccess: () => {
      clear()
      close()
    },
  }
  const send = () => {
    const on = { reportId, version }
    if (wantsReason) reasoned.mutate({ ...on, reason: reason.trim() }, done)
    else if (aboutPortal) shown.mutate({ ...on, isPublic: step !== 'hide' }, done)
    else plain.mutate(on, done)
  }
  const write = wantsReason ? reasoned : aboutPortal ? shown : plain
  return (
    <Modal opened onClose={close} title={t(`reportStep.${step}`)}>
      <DialogForm
        onSubmit={send}
        onClose={close}
        error={write.error}
        pending={write.isPending}
        ready={!wantsReason || reason.trim().length >= 3}
        label={t(`reportStep.${step}`)}
      >
        <p>{t(`reportStepMeans.${step}`, { agency: name, shown: page.publicVersion ?? 0, last: page.snapshots })}</p>
        {wantsReason ? (
          <Textarea
            label={t('step.reason')}
            data-autofocus
            maxLength={4000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        ) : null}
      </DialogForm>
    </Modal>
  )
}
