import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { User } from '#features/access/schema.ts'
import { usePages } from '../api.ts'
import { sinceThen } from '../format.ts'
import { useMe } from '../session.ts'
import { AgencyPicker } from '../ui/AgencyPicker.tsx'
import { Failed } from '../ui/Broken.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Tag } from '../ui/StatusTag.tsx'
import { t } from '../words.ts'
import classes from './admin.module.css'
import { NewUser } from './NewUser.tsx'
import { UserDrawer } from './UserDrawer.tsx'

export function UsersPage() {
  const { today } = useMe()
  const [filters, change] = useFilters()
  const [adding, add] = useState(false)
  const [openedId, open] = useState<string>()
  const [madeEmail, made] = useState<string>()
  const pages = usePages('user.list', { search: filters.tim, agencyId: filters['don-vi'], limit: 50 })
  // Rows of the list before would look as if nobody had been added.
  const awaited = pages.isPlaceholderData && filters.tim !== undefined && filters.tim === madeEmail
  const rows = useMemo(() => pages.data?.pages.flatMap(({ users }) => users) ?? [], [pages.data])
  return (
    <Page
      title={t('admin.users')}
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => add(true)}>
          {t('users.add')}
        </Button>
      }
    >
      <div className={classes.filters}>
        <SearchBox label={t('users.search')} value={filters.tim ?? ''} onSearch={(tim) => change({ tim })} />
        <AgencyPicker
          label={t('assignment.agency')}
          hideLabel
          placeholder={t('myWork.allAgencies')}
          value={filters['don-vi'] ?? null}
          onChange={(id) => change({ 'don-vi': id ?? undefined })}
          width={260}
        />
      </div>
      {pages.isPending || awaited ? <Loading rows={8} /> : null}
      {pages.isError ? <Failed error={pages.error} retry={() => pages.refetch()} /> : null}
      {pages.isSuccess && !awaited ? (
        <DataTable
          name="users"
          label={t('admin.users')}
          rows={rows}
          columns={columns(today)}
          rowKey={({ id }) => id}
          action={({ id, name }) => (
            <Button size="compact-sm" variant="light" title={name} onClick={() => open(id)}>
              {t('users.edit')}
            </Button>
          )}
          more={{ has: pages.hasNextPage, loading: pages.isFetchingNextPage, load: () => pages.fetchNextPage() }}
          empty={<Empty title={t('users.none')} />}
        />
      ) : null}
      <NewUser
        opened={adding}
        onClose={() => add(false)}
        // People stand by name: somebody new may be pages away, so the list looks for them.
        onMade={({ id, email }) => {
          made(email)
          change({ tim: email, 'don-vi': undefined })
          open(id)
        }}
      />
      <UserDrawer user={rows.find(({ id }) => id === openedId)} onClose={() => open(undefined)} />
    </Page>
  )
}

const columns = (today: string): Column<User>[] => [
  {
    key: 'name',
    label: t('users.name'),
    width: 220,
    card: 'title',
    render: ({ name, title }) => (
      <span>
        <b style={{ fontWeight: 500 }}>{name}</b>
        {title ? (
          <span className="small" style={{ display: 'block' }}>
            {title}
          </span>
        ) : null}
      </span>
    ),
  },
  { key: 'email', label: t('signIn.email'), width: 210, render: ({ email }) => email },
  {
    key: 'grants',
    label: t('users.grants'),
    render: ({ grants }) =>
      grants.length === 0 ? (
        <span className="small">{t('users.noGrants')}</span>
      ) : (
        grants.map(({ id, role, agencyName }) => (
          <span key={id} style={{ display: 'block' }}>
            {t(`role.${role}`)} <span className="small">– {agencyName}</span>
          </span>
        ))
      ),
  },
  {
    key: 'seen',
    label: t('users.seen'),
    width: 130,
    wide: true,
    render: ({ lastSeenAt }) => sinceThen(lastSeenAt, today),
  },
  {
    key: 'state',
    label: t('users.state'),
    width: 110,
    card: 'side',
    render: ({ disabled }) =>
      disabled ? <Tag tone="bad">{t('users.disabled')}</Tag> : <Tag tone="good">{t('users.enabled')}</Tag>,
  },
]
