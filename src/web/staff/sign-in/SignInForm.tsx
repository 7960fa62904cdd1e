import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { signIn } from './accounts.ts'
import { SecondFactorForm } from './SecondFactorForm.tsx'

type SignInFormProps = {
  /** Fixed when the session of somebody known has ended. */
  email?: string
  onDone: () => void | Promise<void>
}

/** E-mail and password, then the second factor where one is set up. */
export function SignInForm({ email: known, onDone }: SignInFormProps) {
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const [second, setSecond] = useState(false)
  const send = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: async ({ twoFactorRedirect }) => {
      if (twoFactorRedirect) setSecond(true)
      else await onDone()
    },
  })
  if (second) return <SecondFactorForm onDone={onDone} onBack={() => setSecond(false)} />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ProblemNotice error={send.error} />
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          readOnly={known !== undefined}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus={known !== undefined || undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
        />
        <Button type="submit" fullWidth size="md" loading={send.isPending}>
          {t('signIn.do')}
        </Button>
      </Stack>
    </form>
  )
}
