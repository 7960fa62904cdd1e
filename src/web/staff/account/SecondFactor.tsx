import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useMe } from '../session.ts'
import { askAccounts } from '../sign-in/accounts.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'
import { type Enrolment, SecondFactorSetUp } from './SecondFactorSetUp.tsx'

/** A second step at sign-in: a six-digit code from the phone. */
export function SecondFactor() {
  const me = useMe()
  const queries = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const on = me.twoFactorEnabled
  const close = () => {
    setOpened(false)
    setEnrolment(undefined)
    queries.invalidateQueries({ queryKey: ['account.me'] })
  }
  return (
    <section className="card">
      <h2>{t('second.title')}</h2>
      <p style={{ marginBottom: 12 }}>
        {on ? <Tag tone="good">{t('second.on')}</Tag> : <Tag>{t('second.off')}</Tag>} {t('second.lead')}
      </p>
      <Button variant="default" onClick={() => setOpened(true)}>
        {on ? t('second.turnOff') : t('second.turnOn')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={on && !enrolment ? t('second.turnOff') : t('second.turnOn')}
      >
        {enrolment ? (
          <SecondFactorSetUp enrolment={enrolment} onDone={close} />
        ) : (
          <AskPassword on={on} onEnrolled={setEnrolment} onOff={close} onCancel={close} />
        )}
      </Modal>
    </section>
  )
}

type AskPasswordProps = {
  on: boolean
  onEnrolled: (enrolment: Enrolment) => void
  onOff: () => void
  onCancel: () => void
}

function AskPassword({ on, onEnrolled, onOff, onCancel }: AskPasswordProps) {
  const [password, setPassword] = useState('')
  const send = useMutation({
    mutationFn: async () => {
      if (on) await askAccounts('/two-factor/disable', { password })
      else onEnrolled(await askAccounts<Enrolment>('/two-factor/enable', { password }))
    },
    onSuccess: () => {
      if (on) onOff()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{on ? t('second.offMeans') : t('second.onMeans')}</p>
        <ProblemNotice error={send.error} />
        <PasswordInput
          label={t('password.current')}
          autoComplete="current-password"
          data-autofocus
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color={on ? 'bad' : 'brand'} loading={send.isPending}>
            {on ? t('second.turnOff') : t('second.continue')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
