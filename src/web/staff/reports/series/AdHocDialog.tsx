import { Button, Modal, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWrite } from '../../api.ts'
import { DayField } from '../../ui/DayField.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'

/** A round out of turn, with days of its own. */
export function AdHocDialog({ seriesId }: { seriesId: string }) {
  const [isAsking, ask] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('series.adHoc')}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('series.adHoc')}>
        <Inside seriesId={seriesId} close={() => ask(false)} />
      </Modal>
    </>
  )
}

function Inside({ seriesId, close }: { seriesId: string; close: () => void }) {
  const [name, setName] = useState('')
  const [days, setDays] = useState({ dataFrom: '', dataTo: '', lastInTime: '' })
  const write = useWrite('reportRound.open')
  const navigate = useNavigate()
  const or = (value: string) => value || null
  const both = (days.dataFrom === '') === (days.dataTo === '')
  const adHoc = {
    name: name.trim(),
    dataFrom: or(days.dataFrom),
    dataTo: or(days.dataTo),
    lastInTime: or(days.lastInTime),
  }
  return (
    <DialogForm
      onSubmit={() =>
        write.mutate({ seriesId, adHoc }, { onSuccess: ({ id }) => void navigate({ to: `/bao-cao/ky/${id}` }) })
      }
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={name.trim().length >= 3 && both}
      missing={both ? undefined : t('series.bothDays')}
      label={t('series.open')}
    >
      <TextInput
        label={t('series.adHocName')}
        data-autofocus
        maxLength={200}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {(['dataFrom', 'dataTo', 'lastInTime'] as const).map((key) => (
        <DayField
          key={key}
          label={t(`seriesDay.${key}`)}
          value={days[key]}
          onChange={(value) => setDays((all) => ({ ...all, [key]: value }))}
        />
      ))}
    </DialogForm>
  )
}
