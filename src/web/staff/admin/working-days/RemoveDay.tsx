import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { day } from '../../format.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'
import type { Change, Year } from './WorkingDaysPage.tsx'

type Own = NonNullable<Year['days'][number]['own']>

export function RemoveDay({ own, onRemoved }: { own: Own; onRemoved: (change: Change) => void }) {
  const [asking, ask] = useState(false)
  const write = useWrite('calendar.removeDay')
  const done = (change: Change) => {
    ask(false)
    onRemoved(change)
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('workingDays.removeDay', { day: day(own.day) })}
        onClick={() => ask(true)}
      >
        {t('workingDays.remove')}
      </Button>
      <Modal opened={asking} onClose={() => ask(false)} title={t('workingDays.removeDay', { day: day(own.day) })}>
        <DialogForm
          onSubmit={() => write.mutate({ dayId: own.id }, { onSuccess: done })}
          onClose={() => ask(false)}
          error={write.error}
          pending={write.isPending}
          ready
          label={t('workingDays.remove')}
        >
          <p>{t('workingDays.removeMeans', { name: own.name, source: own.source })}</p>
        </DialogForm>
      </Modal>
    </>
  )
}
