import { Modal, Textarea } from '@mantine/core'
import { useDraft } from '../../draft.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import { useCascadeWrite } from './queries.ts'

/** What is asked of whom: about one task, or about the plan as a whole. */
export type Asked = { agencyIds: string[]; taskId: string | null }

export function AskDialog({ planId, asked, onClose }: { planId: string; asked: Asked; onClose(): void }) {
  const write = useCascadeWrite('cascade.ask')
  const send = (reason: string, done: () => void) => write.mutate({ planId, ...asked, reason }, { onSuccess: done })
  const title = t(asked.taskId ? 'cascade.askCell' : 'cascade.askAgency')
  return (
    <ReasonBox
      name={`cascade.ask.${planId}.${asked.taskId ?? ''}`}
      title={title.replace(/…$/, '')}
      label={t('cascade.askWhat')}
      action={t('cascade.askSend')}
      error={write.error}
      pending={write.isPending}
      onSend={send}
      onClose={onClose}
    />
  )
}

type ReasonBoxProps = {
  /** Under which the unsent text is kept. */
  name: string
  title: string
  label: string
  action: string
  error: unknown
  pending: boolean
  onSend(reason: string, done: () => void): void
  onClose(): void
}

/** One question with a text for an answer; what was typed is kept until it is sent. */
export function ReasonBox({ name, title, label, action, error, pending, onSend, onClose }: ReasonBoxProps) {
  const [reason, setReason, clear] = useDraft(name, '')
  const done = () => {
    clear()
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <DialogForm
        onSubmit={() => onSend(reason.trim(), done)}
        onClose={onClose}
        error={error}
        pending={pending}
        ready={reason.trim().length >= 3}
        label={action}
      >
        <Textarea
          label={label}
          data-autofocus
          autosize
          minRows={3}
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
