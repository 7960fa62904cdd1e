import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Kind } from '#features/agencies/schema.ts'
import { useWrite } from '../api.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DayField } from '../ui/DayField.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { tell } from '../ui/notice.ts'
import { t } from '../words.ts'
import type { AgencyDetail } from './AgencyPage.tsx'
import { kinds } from './choices.ts'

type FormProps = { agency: AgencyDetail; onDone: () => void }
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
    <DialogForm
      onSubmit={send}
      onClose={onDone}
      error={write.error}
      pending={write.isPending}
      ready
      label={t('action.save')}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('agencies.shortName')}
          value={shortName}
          onChange={(event) => setShortName(event.currentTarget.value)}
        />
        <Select
          label={t('agencies.kind')}
          allowDeselect={false}
          value={kind}
          onChange={(value) => value && setKind(value)}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
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
    </DialogForm>
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
    <DialogForm
      onSubmit={send}
      onClose={onDone}
      error={write.error}
      pending={write.isPending}
      ready={ready}
      label={label}
    >
      <TextInput
        label={t('agencies.newName')}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <DayField label={t('agencies.holdsFrom')} value={from} onChange={setFrom} />
    </DialogForm>
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
    <DialogForm
      onSubmit={send}
      onClose={onDone}
      error={write.error}
      pending={write.isPending}
      ready={ready}
      label={label}
    >
      <AgencyPicker label={t('agencies.parent')} required value={parentId} onChange={setParent} />
      <DayField label={t('agencies.holdsFrom')} value={from} onChange={setFrom} />
    </DialogForm>
  )
}

type Successor = { id: string | null; kind: 'mergedInto' | 'splitInto' | 'dutiesPassedTo'; document: string }

const noSuccessor: Successor = { id: null, kind: 'mergedInto', document: '' }

type SuccessorFieldsProps = { value: Successor; onChange: (value: Successor) => void; required?: boolean }

/** Who takes over, in which way, by which document. */
function SuccessorFields({ value, onChange, required = false }: SuccessorFieldsProps) {
  return (
    <>
      <AgencyPicker
        label={t(required ? 'agencies.successorRequired' : 'agencies.successorOptional')}
        required={required}
        value={value.id}
        onChange={(id) => onChange({ ...value, id })}
      />
      <Select
        label={t('agencies.endKind')}
        allowDeselect={false}
        value={value.kind}
        onChange={(kind) => kind && onChange({ ...value, kind })}
        data={(['mergedInto', 'splitInto', 'dutiesPassedTo'] as const).map((kind) => ({
          value: kind,
          label: t(`agencies.endKind.${kind}`),
        }))}
      />
      <TextInput
        label={t('agencies.documentRequired')}
        placeholder={t('agencies.documentExample')}
        value={value.document}
        onChange={(event) => onChange({ ...value, document: event.currentTarget.value })}
      />
    </>
  )
}

/** Which fields still keep the button from being pressed. */
function missingOf(fields: readonly (readonly [filled: boolean, label: string])[]): string | undefined {
  const names = fields.filter(([filled]) => !filled).map(([, label]) => label.toLowerCase())
  return names.length === 0 ? undefined : t('agencies.missing', { fields: names.join(', ') })
}

/** For an agency that has ended and whose successor was not known then. */
export function SuccessorForm({ agency, onDone }: FormProps) {
  const [successor, setSuccessor] = useState(noSuccessor)
  const write = useWrite('agency.addSuccessors')
  const { id, kind, document } = successor
  const send = () =>
    id
      ? write.mutate(
          { agencyId: agency.id, version: agency.version, successorIds: [id], kind, document },
          { onSuccess: onDone },
        )
      : undefined
  const missing = missingOf([
    [id !== null, t('agencies.successor')],
    [document.trim().length > 2, t('agencies.document')],
  ])
  const label = t('agencies.change.addSuccessors')
  return (
    <DialogForm
      onSubmit={send}
      onClose={onDone}
      error={write.error}
      pending={write.isPending}
      ready={missing === undefined}
      missing={missing}
      label={label}
    >
      <p>{t('agencies.successorMeans')}</p>
      <SuccessorFields required value={successor} onChange={setSuccessor} />
    </DialogForm>
  )
}

export function EndForm({ agency, onDone }: FormProps) {
  const { today } = useMe()
  const [lastDay, setLastDay] = useState(today)
  const [successor, setSuccessor] = useState(noSuccessor)
  const write = useWrite('agency.end')
  const { id: agencyId, version } = agency
  const { id, kind, document } = successor
  const send = () =>
    write.mutate(
      { agencyId, version, lastDay, successorIds: id ? [id] : [], kind, document },
      {
        onSuccess: ({ openWork }) => {
          onDone()
          if (openWork > 0) tell(t(id ? 'agencies.workPasses' : 'agencies.workWaits', { count: openWork }))
        },
      },
    )
  const missing = missingOf([
    [lastDay !== '', t('agencies.lastDay')],
    [document.trim().length > 2, t('agencies.document')],
  ])
  const label = t('agencies.change.end')
  return (
    <DialogForm
      onSubmit={send}
      onClose={onDone}
      error={write.error}
      pending={write.isPending}
      ready={missing === undefined}
      missing={missing}
      label={label}
      bad
    >
      <p>{t('agencies.endMeans')}</p>
      <DayField label={t('agencies.lastDayRequired')} value={lastDay} onChange={setLastDay} />
      <SuccessorFields value={successor} onChange={setSuccessor} />
    </DialogForm>
  )
}
