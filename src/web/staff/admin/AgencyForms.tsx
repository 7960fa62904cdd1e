import { SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Kind } from '#features/agencies/schema.ts'
import { useWrite } from '../api.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DayField } from '../ui/DayField.tsx'
import { t } from '../words.ts'
import { AgencyForm, type AgencyFormProps as FormProps } from './AgencyForm.tsx'
import { KindField } from './KindField.tsx'

export function UpdateForm({ agency, onDone }: FormProps) {
  const [shortName, setShortName] = useState(agency.shortName ?? '')
  const [place, setPlace] = useState(agency.place ?? '')
  const [email, setEmail] = useState(agency.email ?? '')
  const [phone, setPhone] = useState(agency.phone ?? '')
  const [kind, setKind] = useState<Kind>(agency.kind)
  const write = useWrite('agency.update')
  const send = () =>
    write.mutate(
      {
        agencyId: agency.id,
        version: agency.version,
        kind,
        shortName: shortName.trim() || null,
        place: place.trim() || null,
        email: email.trim() || null,
        phone: phone.trim() || null,
      },
      { onSuccess: onDone },
    )
  return (
    <AgencyForm onSubmit={send} onDone={onDone} write={write} label={t('action.save')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('agencies.shortName')}
          value={shortName}
          onChange={(event) => setShortName(event.currentTarget.value)}
        />
        <KindField value={kind} onChange={setKind} />
        <TextInput
          label={t('agencies.email')}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label={t('agencies.phone')}
          type="tel"
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
      </SimpleGrid>
      <TextInput label={t('agencies.place')} value={place} onChange={(event) => setPlace(event.currentTarget.value)} />
    </AgencyForm>
  )
}

export function RenameForm({ agency, onDone }: FormProps) {
  const { today } = useMe()
  const [name, setName] = useState(agency.name)
  const [from, setFrom] = useState(today)
  const write = useWrite('agency.rename')
  const send = () => write.mutate({ agencyId: agency.id, version: agency.version, name, from }, { onSuccess: onDone })
  const ready = name.trim().length > 1 && name !== agency.name && from !== ''
  const label = t('agencies.change.rename')
  return (
    <AgencyForm onSubmit={send} onDone={onDone} write={write} label={label} ready={ready}>
      <TextInput
        label={t('agencies.newName')}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <DayField label={t('agencies.holdsFrom')} value={from} onChange={setFrom} />
    </AgencyForm>
  )
}

export function MoveForm({ agency, onDone }: FormProps) {
  const { today } = useMe()
  const [parentId, setParent] = useState<string | null>(agency.parentId)
  const [from, setFrom] = useState(today)
  const write = useWrite('agency.move')
  const send = () =>
    parentId
      ? write.mutate({ agencyId: agency.id, version: agency.version, parentId, from }, { onSuccess: onDone })
      : undefined
  const ready = parentId !== null && parentId !== agency.parentId && from !== ''
  const label = t('agencies.change.move')
  return (
    <AgencyForm onSubmit={send} onDone={onDone} write={write} label={label} ready={ready}>
      <AgencyPicker label={t('agencies.parent')} required value={parentId} onChange={setParent} />
      <DayField label={t('agencies.holdsFrom')} value={from} onChange={setFrom} />
    </AgencyForm>
  )
}
