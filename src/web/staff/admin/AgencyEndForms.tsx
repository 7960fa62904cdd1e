import { Alert, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useRead, useWrite } from '../api.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DayField } from '../ui/DayField.tsx'
import { tell } from '../ui/notice.ts'
import { t } from '../words.ts'
import { AgencyForm, type AgencyFormProps as FormProps } from './AgencyForm.tsx'

type Successor = { id: string | null; kind: 'mergedInto' | 'splitInto' | 'dutiesPassedTo'; document: string }

const noSuccessor: Successor = { id: null, kind: 'mergedInto', document: '' }

type SuccessorFieldsProps = {
  agency: FormProps['agency']
  value: Successor
  onChange: (value: Successor) => void
  required?: boolean
}

/** Who takes over, in which way, by which document. */
function SuccessorFields({ agency, value, onChange, required = false }: SuccessorFieldsProps) {
  return (
    <>
      <AgencyPicker
        label={t(required ? 'agencies.successorRequired' : 'agencies.successorOptional')}
        required={required}
        value={value.id}
        like={agency.id}
        onChange={(id) => onChange({ ...value, id })}
      />
      <UnlikeNote agency={agency} successorId={value.id} />
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

/** A successor of another level or kind is rare, and mostly a slip among agencies of like names. */
function UnlikeNote({ agency, successorId }: { agency: FormProps['agency']; successorId: string | null }) {
  const { data } = useRead('agency.get', { agencyId: successorId ?? '' }, { enabled: successorId !== null })
  if (!data || successorId !== data.id || (data.level === agency.level && data.kind === agency.kind)) return null
  const nature = (it: FormProps['agency']) => `${t(`kind.${it.kind}`)}, ${t(`level.${it.level}`).toLowerCase()}`
  return (
    <Alert color="yellow" variant="light" role="status">
      {t('agencies.unlike', { name: data.name, its: nature(data), own: nature(agency) })}
    </Alert>
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
    <AgencyForm onSubmit={send} onDone={onDone} write={write} label={label} missing={missing}>
      <p>{t('agencies.successorMeans')}</p>
      <SuccessorFields agency={agency} required value={successor} onChange={setSuccessor} />
    </AgencyForm>
  )
}

type NoteProps = { agency: FormProps['agency']; lastDay: string; passes: boolean }

/** What will move or end, told before it does. */
function HoldingsNote({ agency, lastDay, passes }: NoteProps) {
  const { data } = useRead('agency.holdings', { agencyId: agency.id, lastDay: lastDay || undefined }, { keep: true })
  if (!data) return null
  const { openWork, submitted, plansKept, grants } = data
  const lines = [
    openWork > 0 && t(passes ? 'agencies.holds.workPasses' : 'agencies.holds.workWaits', { count: openWork }),
    submitted > 0 && t('agencies.holds.submitted', { count: submitted }),
    plansKept > 0 && t(passes ? 'agencies.holds.plansPass' : 'agencies.holds.plansStay', { count: plansKept }),
    grants > 0 && t('agencies.holds.grants', { count: grants }),
  ].filter((line) => line !== false)
  return (
    <Alert color="yellow" variant="light" role="status">
      {lines.length === 0 ? t('agencies.holds.nothing') : t('agencies.holds')}
      {lines.length === 0 ? null : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Alert>
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
    <AgencyForm onSubmit={send} onDone={onDone} write={write} label={label} missing={missing} bad>
      <p>{t('agencies.endMeans')}</p>
      <HoldingsNote agency={agency} lastDay={lastDay} passes={id !== null} />
      <DayField label={t('agencies.lastDayRequired')} value={lastDay} onChange={setLastDay} />
      <SuccessorFields agency={agency} value={successor} onChange={setSuccessor} />
    </AgencyForm>
  )
}

/** For an end that lies ahead and was a slip. */
export function ReopenForm({ agency, onDone }: FormProps) {
  const write = useWrite('agency.reopen')
  const done = () => {
    onDone()
    tell(t('agencies.reopened'))
  }
  const send = () => write.mutate({ agencyId: agency.id, version: agency.version }, { onSuccess: done })
  return (
    <AgencyForm onSubmit={send} onDone={onDone} write={write} label={t('agencies.change.reopen')}>
      <p>{t('agencies.reopenMeans')}</p>
    </AgencyForm>
  )
}
