import { Alert, Anchor, Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { NewPassword } from '../ui/NewPassword.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { askAccounts } from './accounts.ts'
import { Door } from './Door.tsx'

export function ResetPage() {
  const { token } = useSearch({ strict: false }) as { token?: string }
  const [password, setPassword] = useState('')
  const navigate = useNavigate()
  const send = useMutation({
    mutationFn: () => askAccounts('/reset-password', { newPassword: password, token }),
    onSuccess: () => navigate({ to: '/dang-nhap', search: { da: 'mat-khau' } as never }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <Door title={t('reset.title')} lead={t('reset.lead')}>
      {token ? (
        <form onSubmit={submit}>
          <Stack>
            <ProblemNotice error={send.error} />
            <NewPassword label={t('reset.password')} value={password} onChange={setPassword} />
            <Button type="submit" size="md" fullWidth loading={send.isPending}>
              {t('reset.do')}
            </Button>
            {send.isError ? (
              <Anchor component={Link} to="/quen-mat-khau">
                {t('reset.again')}
              </Anchor>
            ) : null}
          </Stack>
        </form>
      ) : (
        <Alert color="bad" role="alert" title={t('signIn.linkTooOld')}>
          <Anchor component={Link} to="/quen-mat-khau">
            {t('reset.again')}
          </Anchor>
        </Alert>
      )}
    </Door>
  )
}
