import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askAccounts } from '../sign-in/accounts.ts'
import { NewPassword } from '../ui/NewPassword.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'

export function PasswordCard() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () =>
      askAccounts('/change-password', { currentPassword: current, newPassword: next, revokeOtherSessions: true }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const show = { 'aria-label': t('signIn.show') }
  return (
    <section className="card">
      <h2>{t('password.title')}</h2>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ProblemNotice error={change.error} />
          {change.isSuccess ? (
            <Alert color="brand" role="status">
              {t('password.changed')}
            </Alert>
          ) : null}
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={show}
          />
          <NewPassword label={t('password.new')} value={next} onChange={setNext} />
          <div>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('password.change')}
            </Button>
          </div>
        </Stack>
      </form>
    </section>
  )
}
