import { Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { DayField } from '../../ui/DayField.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import type { Change } from './WorkingDaysPage.tsx'

type AddDayDialogProps = { opened: boolean; onClose: () => void; onAdded: (change: Change) => void }
const empty = { day: '', kind: 'off' as 'off' | 'worked', name: '', source: '' }

export function AddDayDialog({ opened, onClose, onAdded }: AddDayDialogProps) {
  const [draft, setDraft] = useState(empty)
  const write = useWrite('calendar.addDay')
  const ready = draft.day !== '' && draft.name.trim().length >= 3 && draft.source.trim().length >= 3
  const close = () => {
    write.reset()
    onClose()
  }
  const send = () =>
    write.mutate(draft, {
      onSuccess: (change) => {
        setDraft(empty)
        onAdded(change)
        onClose()
      },
    })
  return (
    <Modal opened={opened} onClose={close} title={t('workingDays.add')}>
      <DialogForm
        onSubmit={send}
        onClose={close}
        error={write.error}
        pending={write.isPending}
        ready={ready}
        missing={ready ? undefined : t('workingDays.missing')}
        label={t('workingDays.save')}
      >
        <p className="small">{t('workingDays.addMeans')}</p>
        <SegmentedControl
          aria-label={t('workingDays.kind')}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind: kind === 'worked' ? 'worked' : 'off' })}
          data={(['off', 'worked'] as const).map((value) => ({ value, label: t(`workingDays.kind.${value}`) }))}
        />
        <DayField
          label={t('workingDays.day')}
          required
          value={draft.day}
          onChange={(day) => setDraft({ ...draft, day })}
        />
        <TextInput
          label={t('workingDays.name')}
          placeholder={t('workingDays.nameExample')}
          maxLength={200}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('workingDays.source')}
          placeholder={t('workingDays.sourceExample')}
          maxLength={500}
          value={draft.source}
          onChange={(event) => setDraft({ ...draft, source: event.currentTarget.value })}
        />
      </DialogForm>
    </Modal>
  )
}
