import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWrite } from '../api.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'

type NewUserProps = { opened: boolean; onClose: () => void; onMade: (made: { id: string; email: string }) => void }

export function NewUser({ opened, onClose, onMade }: NewUserProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('users.add')}>
      {opened ? <Form onClose={onClose} onMade={onMade} /> : null}
    </Modal>
  )
}

function Form({ onClose, onMade }: Omit<NewUserProps, 'opened'>) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [title, setTitle] = useState('')
  const write = useWrite('user.create')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate(
      { name, email, title: title.trim() || null },
      {
        onSuccess: ({ id }) => {
          onClose()
          onMade({ id, email: email.trim().toLowerCase() })
        },
      },
    )
  }
  const labels = { name: t('users.name'), email: t('signIn.email'), title: t('account.jobTitle') }
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{t('users.addMeans')}</p>
        <ProblemNotice error={write.error} labels={labels} />
        <TextInput
          label={labels.name}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={labels.email}
          type="email"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label={labels.title}
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={write.isPending}>
            {t('users.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
