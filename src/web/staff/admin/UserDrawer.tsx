import { Button, Drawer, Group, Stack, Switch, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { User } from '#features/access/schema.ts'
import { useWrite } from '../api.ts'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import { UserGrants } from './UserGrants.tsx'

type UserDrawerProps = { user: User | undefined; onClose: () => void }

/** One person: name, title, open or closed, and what they may do where. */
export function UserDrawer({ user, onClose }: UserDrawerProps) {
  return (
    <Drawer opened={user !== undefined} onClose={onClose} position="right" size="lg" title={<b>{user?.name}</b>}>
      {user ? (
        <Stack gap="xl">
          <About key={user.version} user={user} />
          <UserGrants user={user} />
        </Stack>
      ) : null}
    </Drawer>
  )
}

function About({ user }: { user: User }) {
  const [name, setName] = useState(user.name)
  const [title, setTitle] = useState(user.title ?? '')
  const write = useWrite('user.update')
  const own = { userId: user.id, version: user.version }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    write.mutate({ ...own, name, title: title.trim() || null })
  }
  const changed = name !== user.name || title !== (user.title ?? '')
  return (
    <form onSubmit={submit}>
      <Stack>
        <p className="small">{user.email}</p>
        <ProblemNotice error={write.error} />
        <TextInput
          label={t('users.name')}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('account.jobTitle')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Switch
            label={t('users.open')}
            description={t('users.openMeans')}
            checked={!user.disabled}
            onChange={(event) => write.mutate({ ...own, disabled: !event.currentTarget.checked })}
          />
          <Button type="submit" disabled={!changed} loading={write.isPending}>
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
