import { Button, SegmentedControl } from '@mantine/core'
import { IconBellCheck, IconChecks } from '@tabler/icons-react'
import { usePages, useWrite } from '../api.ts'
import { Empty } from '../ui/Empty.tsx'
import { useFilters } from '../ui/filters.ts'
import { Page } from '../ui/Page.tsx'
import { ProblemNotice } from '../ui/ProblemNotice.tsx'
import { Unread } from '../ui/Unread.tsx'
import { t } from '../words.ts'
import { DigestCard } from './DigestCard.tsx'
import classes from './reminders.module.css'

/** What I was reminded of, day by day, with the way to each thing. */
export function InboxPage() {
  const [filters, change] = useFilters()
  const onlyUnread = filters.loc === 'chua-doc'
  const pages = usePages('reminder.inbox', { unread: onlyUnread ? 'true' : 'false', limit: 15 })
  const markAll = useWrite('reminder.markAllRead', { refresh: ['reminder.inbox'] })
  const digests = pages.data?.pages.flatMap((page) => page.digests) ?? []
  const unread = pages.data?.pages[0]?.unread ?? 0
  return (
    <Page
      narrow
      title={t('reminders.title')}
      lead={t('reminders.lead')}
      actions={
        unread > 0 ? (
          <Button
            variant="default"
            leftSection={<IconChecks size={17} />}
            loading={markAll.isPending}
            onClick={() => markAll.mutate({})}
          >
            {t('reminders.markAll')}
          </Button>
        ) : null
      }
    >
      <SegmentedControl
        aria-label={t('reminders.show')}
        value={onlyUnread ? 'chua-doc' : ''}
        onChange={(loc) => change({ loc: loc || undefined })}
        data={[
          { value: '', label: t('reminders.all') },
          { value: 'chua-doc', label: `${t('reminders.onlyUnread')}${unread > 0 ? ` (${unread})` : ''}` },
        ]}
      />
      <ProblemNotice error={markAll.error} />
      <div className={classes.digests}>
        <Unread read={pages} rows={4} height={90} />
        {pages.isSuccess && digests.length === 0 ? (
          <Empty icon={IconBellCheck} title={t(onlyUnread ? 'reminders.noneUnread' : 'reminders.none')}>
            {t('reminders.noneNext')}
          </Empty>
        ) : null}
        {digests.map((digest) => (
          <DigestCard key={digest.id} digest={digest} />
        ))}
      </div>
      {pages.hasNextPage ? (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {t('reminders.older')}
        </Button>
      ) : null}
    </Page>
  )
}
