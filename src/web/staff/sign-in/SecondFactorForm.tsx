import { Anchor, Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { sendSecondFactor } from './accounts.ts'

type SecondFactorFormProps = { onDone: () => void | Promise<void>; onBack: () => void }

export function SecondFactorForm({ onDone, onBack }: SecondFactorFormProps) {
  const [code, setCode] = useState('')
  const [trusted, setTrusted] = useState(false)
  const send = useMutation({ mutationFn: () => sendSecondFactor(code, trusted), onSuccess: () => onDone() })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ProblemNotice error={send.error} />
        <TextInput
          label={t('signIn.code')}
          description={t('signIn.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Checkbox
          label={t('signIn.trust')}
          checked={trusted}
          onChange={(event) => setTrusted(event.currentTarget.checked)}
        />
        <Button type="submit" fullWidth size="md" loading={send.isPending}>
          {t('signIn.confirm')}
        </Button>
        <Anchor component="button" type="button" size="sm" onClick={onBack}>
          {t('signIn.otherAccount')}
        </Anchor>
      </Stack>
    </form>
  )
}
