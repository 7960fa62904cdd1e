import { Button, Group, Modal, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Kind, Level } from '#features/agencies/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { useWrite } from '../api.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { DayField } from '../ui/DayField.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { levels } from './choices.ts'
import { KindField } from './KindField.tsx'

type NewAgencyProps = { opened: boolean; onClose: () => void }

export function NewAgency({ opened, onClose }: NewAgencyProps) {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('agencies.add')}>
      {opened ? <Form onClose={onClose} /> : null}
    </Modal>
  )
}

const codeOf = (name: string) =>
  fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)

function Form({ onClose }: { onClose: () => void }) {
  const { today } = useMe()
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [shortName, setShortName] = useState('')
  const [level, setLevel] = useState<Level>('province')
  const [kind, setKind] = useState<Kind>('department')
  const [parentId, setParent] = useState<string | null>(null)
  const [validFrom, setFrom] = useState(today)
  const write = useWrite('agency.create')
  const navigate = useNavigate()
  const labels = { name: t('agencies.name'), code: t('agencies.code'), validFrom: t('agencies.from') }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(
      { name, code: code || codeOf(name), shortName: shortName.trim() || null, level, kind, parentId, validFrom },
      { onSuccess: ({ id }) => navigate({ to: `/quan-tri/don-vi/${id}` }) },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <ProblemNotice error={write.error} labels={labels} />
        <TextInput
          label={labels.name}
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={labels.code}
            description={t('agencies.codeHint')}
            placeholder={codeOf(name)}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <TextInput
            label={t('agencies.shortName')}
            description={t('agencies.shortNameHint')}
            value={shortName}
            onChange={(event) => setShortName(event.currentTarget.value)}
          />
          <Select
            label={t('agencies.level')}
            allowDeselect={false}
            value={level}
            onChange={(value) => value && setLevel(value)}
            data={levels.map((value) => ({ value, label: t(`level.${value}`) }))}
          />
          <KindField value={kind} onChange={setKind} />
          <AgencyPicker label={t('agencies.parent')} value={parentId} onChange={setParent} />
          <DayField label={labels.validFrom} required value={validFrom} onChange={setFrom} />
        </SimpleGrid>
        <Group justify="flex-end" gap={8}>
          {name.trim().length < 2 || validFrom === '' ? (
            <span className="small" role="status" style={{ marginRight: 'auto' }}>
              {t(name.trim().length < 2 ? 'agencies.nameMissing' : 'agencies.fromMissing')}
            </span>
          ) : null}
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={write.isPending} disabled={name.trim().length < 2 || validFrom === ''}>
            {t('agencies.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
