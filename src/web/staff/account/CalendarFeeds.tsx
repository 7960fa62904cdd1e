import { Alert, Button, Select, TextInput } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead, useWrite } from '../api.ts'
import { day } from '../format.ts'
import { useMe } from '../session.ts'
import { Failed } from '../ui/Broken.tsx'
import lists from '../ui/lists.module.css'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { t } from '../words.ts'
import classes from './account.module.css'
import { CopyText } from './CopyText.tsx'

const mine = 'mine'

/** Secret addresses by which a calendar program follows deadlines; each can be taken back. */
export function CalendarFeeds() {
  const me = useMe()
  const read = useRead('feed.list', {})
  const create = useWrite('feed.create', { refresh: ['feed.list'] })
  const revoke = useWrite('feed.revoke', { refresh: ['feed.list'] })
  const [of, setOf] = useState(mine)
  const agencies = new Map(me.grants.map(({ agencyId, agencyName }) => [agencyId, agencyName]))
  return (
    <section className="card">
      <h2>{t('feeds.title')}</h2>
      <p style={{ marginBottom: 12 }}>{t('feeds.lead')}</p>
      {read.isError ? <Failed error={read.error} retry={() => read.refetch()} /> : null}
      <ProblemNotice error={create.error ?? revoke.error} />
      {create.data ? <NewAddress url={create.data.url} /> : null}
      <ul className={lists.list}>
        {read.data?.feeds.map(({ id, agencyName, createdAt }) => (
          <li key={id}>
            <span>
              {agencyName ?? t('feeds.mine')}
              <span className="small">{t('feeds.since', { day: day(createdAt) })}</span>
            </span>
            <Button
              variant="default"
              size="compact-sm"
              loading={revoke.isPending && revoke.variables?.feedId === id}
              onClick={() => revoke.mutate({ feedId: id }, { onSuccess: () => create.reset() })}
            >
              {t('feeds.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes.newFeed}>
        <Select
          aria-label={t('feeds.of')}
          allowDeselect={false}
          value={of}
          onChange={(value) => setOf(value ?? mine)}
          data={[{ value: mine, label: t('feeds.mine') }, ...[...agencies].map(([value, label]) => ({ value, label }))]}
        />
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} />}
          loading={create.isPending}
          onClick={() => create.mutate({ agencyId: of === mine ? null : of })}
        >
          {t('feeds.create')}
        </Button>
      </div>
    </section>
  )
}

function NewAddress({ url }: { url: string }) {
  return (
    <Alert color="brand" role="status" mb="sm" title={t('feeds.made')}>
      <TextInput
        readOnly
        aria-label={t('feeds.address')}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
        rightSectionWidth={110}
        rightSection={<CopyText text={url} />}
      />
      <p className="small" style={{ marginTop: 6 }}>
        {t('feeds.secret')}
      </p>
    </Alert>
  )
}
