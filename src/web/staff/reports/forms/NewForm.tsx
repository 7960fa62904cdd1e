import { Button, Modal, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormSummary } from '#features/reports/schema.ts'
import { call, useWrite } from '../../api.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { t } from '../../words.ts'

type NewFormProps = { forms: readonly FormSummary[]; from?: FormSummary }

/** A draft begins as the copy of a form that is there, under a new version or a new code. */
export function NewForm({ forms, from }: NewFormProps) {
  const [isAsking, ask] = useState(false)
  return (
    <>
      <Button leftSection={<IconPlus size={17} />} onClick={() => ask(true)}>
        {t('forms.new')}
      </Button>
      <Modal opened={isAsking} onClose={() => ask(false)} title={t('forms.new')}>
        <Inside forms={forms} from={from ?? forms[0]} close={() => ask(false)} />
      </Modal>
    </>
  )
}

const keyOf = ({ code, version }: FormSummary) => `${code} ${version}`

function Inside({
  forms,
  from,
  close,
}: {
  forms: NewFormProps['forms']
  from: FormSummary | undefined
  close: () => void
}) {
  const [source, choose] = useState(from ? keyOf(from) : '')
  const chosen = forms.find((form) => keyOf(form) === source)
  const [code, setCode] = useState(from?.code ?? '')
  const [version, setVersion] = useState('')
  const write = useWrite('reportForm.save')
  const navigate = useNavigate()
  const isTaken = forms.some((form) => form.code === code && form.version === version.trim())
  const make = async () => {
    if (!chosen) return
    const { form } = await call('reportForm.get', { code: chosen.code, version: chosen.version })
    const next = { ...form, code, version: version.trim() }
    write.mutate(
      { form: next, edit: 0 },
      { onSuccess: () => void navigate({ to: `/bao-cao/bieu-mau/${code}/${encodeURIComponent(next.version)}` }) },
    )
  }
  return (
    <DialogForm
      onSubmit={() => void make()}
      onClose={close}
      error={write.error}
      pending={write.isPending}
      ready={chosen !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) && version.trim() !== '' && !isTaken}
      missing={isTaken ? t('forms.taken') : undefined}
      label={t('forms.make')}
    >
      <Select
        label={t('forms.copyOf')}
        allowDeselect={false}
        data={forms.map((form) => ({ value: keyOf(form), label: `${form.title} (${form.version})` }))}
        value={source}
        onChange={(value) => value && choose(value)}
      />
      <TextInput
        label={t('forms.code')}
        description={t('forms.codeHint')}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <TextInput
        label={t('forms.newVersion')}
        placeholder="2026"
        data-autofocus
        maxLength={40}
        value={version}
        onChange={({ currentTarget }) => setVersion(currentTarget.value)}
      />
    </DialogForm>
  )
}
