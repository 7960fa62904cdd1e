import { Text, TextInput } from '@mantine/core'
import { IconCalendarShare } from '@tabler/icons-react'
import { useState } from 'react'
import type { DirectedTask } from '#features/directives/schema.ts'
import { useWrite } from '../api.ts'
import { day } from '../format.ts'
import { DayField } from '../ui/DayField.tsx'
import { DialogButton } from '../ui/DialogButton.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { t } from '../words.ts'

/** Whoever gave the work has moved its day: the day that counts and those of the agencies follow. */
export const MoveDay = ({ task }: { task: DirectedTask }) => (
  <DialogButton
    label={t('directives.page.moveDay')}
    button={{ variant: 'subtle', size: 'compact-xs', leftSection: <IconCalendarShare size={13} /> }}
  >
    {(close) => <MoveDayForm task={task} onClose={close} />}
  </DialogButton>
)

function MoveDayForm({ task, onClose }: { task: DirectedTask; onClose: () => void }) {
  const { planId, taskId, issuerDueOn: dueFrom } = task
  const [dueTo, setDueTo] = useState('')
  const [document, setDocument] = useState('')
  const write = useWrite('directive.moveDay')
  const send = () => write.mutate({ planId, taskId, dueFrom, dueTo, document }, { onSuccess: onClose })
  return (
    <DialogForm
      onSubmit={send}
      onClose={onClose}
      error={write.error}
      pending={write.isPending}
      ready={dueTo !== '' && document.trim().length > 2}
      label={t('action.save')}
    >
      <Text size="sm">{t('directives.page.moveDayLead')}</Text>
      <Text size="sm">
        {t('directives.page.due')}: <b>{dueFrom ? day(dueFrom) : t('directives.page.noDue')}</b>
      </Text>
      <DayField label={t('directives.page.newDay')} value={dueTo} onChange={setDueTo} />
      <TextInput
        label={t('directives.page.moveDocument')}
        placeholder={t('directives.page.moveDocumentHint')}
        maxLength={300}
        value={document}
        onChange={({ currentTarget }) => setDocument(currentTarget.value)}
      />
    </DialogForm>
  )
}
