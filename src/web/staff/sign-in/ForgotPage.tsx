import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useRead } from '../api.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { askAccounts } from './accounts.ts'
import { Door } from './Door.tsx'

export function ForgotPage() {
  const [email, setEmail] = useState('')
  const { data: ways } = useRead('account.signInWays', {})
  // Without a mail server the link lies with the administrator; nobody is sent to an empty mailbox.
  const byHand = ways?.sendsMail === false
  const send = useMutation({
    mutationFn: () =>
      askAccounts('/request-password-reset', { email: email.trim(), redirectTo: '/app/dat-lai-mat-khau' }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <Door title={t('forgot.title')} lead={t(byHand ? 'forgot.leadByHand' : 'forgot.lead')}>
      {send.isSuccess ? (
        <Alert color="brand" role="status" title={t(byHand ? 'forgot.kept' : 'forgot.sent')}>
          {t(byHand ? 'forgot.keptNext' : 'forgot.sentNext', { email })}
        </Alert>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <ProblemNotice error={send.error} />
            <TextInput
              label={t('signIn.email')}
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" size="md" fullWidth loading={send.isPending}>
              {t('forgot.send')}
            </Button>
          </Stack>
        </form>
      )}
      <p style={{ marginTop: 16 }}>
        <Anchor component={Link} to="/dang-nhap">
          {t('forgot.back')}
        </Anchor>
      </p>
    </Door>
  )
}
