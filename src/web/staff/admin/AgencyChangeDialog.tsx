import { Modal } from '@mantine/core'
import { t } from '../words.ts'
import { EndForm, ReopenForm, SuccessorForm } from './AgencyEndForms.tsx'
import { MoveForm, RenameForm, UpdateForm } from './AgencyForms.tsx'
import type { AgencyDetail } from './AgencyPage.tsx'

export type AgencyChange = 'update' | 'rename' | 'move' | 'end' | 'addSuccessors' | 'reopen'

type AgencyChangeDialogProps = { agency: AgencyDetail; change: AgencyChange | undefined; onClose: () => void }

const forms = {
  update: UpdateForm,
  rename: RenameForm,
  move: MoveForm,
  end: EndForm,
  addSuccessors: SuccessorForm,
  reopen: ReopenForm,
}

/** What an agency was stays readable: a new name, superior or end holds from a day on. */
export function AgencyChangeDialog({ agency, change, onClose }: AgencyChangeDialogProps) {
  const Form = change ? forms[change] : undefined
  return (
    <Modal opened={Form !== undefined} onClose={onClose} size="lg" title={change ? t(`agencies.change.${change}`) : ''}>
      {Form ? <Form agency={agency} onDone={onClose} /> : null}
    </Modal>
  )
}
