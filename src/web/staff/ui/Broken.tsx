import { Button } from '@mantine/core'
import { IconCloudOff, IconMapOff } from '@tabler/icons-react'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Problem } from '../call.ts'
import { t } from '../words.ts'
import { Empty } from './Empty.tsx'

type FailedProps = {
  error: unknown
  retry?: () => void
  /** Nothing else stands on the page. */
  page?: boolean
}

/** What could not be shown, why, and a button to try again. */
export function Failed({ error, retry, page }: FailedProps) {
  const problem = error instanceof Problem ? error : undefined
  if (problem?.status === 404) return <Missing title={problem.title} page={page} />
  // Only an address that somebody mistyped asks for what cannot be.
  if (problem?.code === 'input.invalid') return <Missing page={page} />
  return (
    <div role="alert">
      <Empty
        icon={IconCloudOff}
        page={page}
        title={problem?.title ?? t('problem.unexpected')}
        action={retry && problem?.status !== 403 ? <Button onClick={retry}>{t('action.retry')}</Button> : undefined}
      >
        {problem ? undefined : t('problem.unexpectedNext')}
      </Empty>
    </div>
  )
}

export function Broken({ error, reset }: ErrorComponentProps) {
  // A new version was installed while this page was open: its parts have other names now.
  const outdated = /dynamically imported module|Importing a module script failed|Unable to preload/i.test(String(error))
  return <Failed page error={error} retry={outdated ? () => location.reload() : reset} />
}

export const NotFound = () => <Missing page />

function Missing({ title = t('problem.noPage'), page }: { title?: string; page?: boolean | undefined }) {
  useEffect(() => {
    if (page) document.title = `${title} – Năm Rõ`
  }, [page, title])
  return (
    <Empty
      icon={IconMapOff}
      page={page}
      title={title}
      action={
        <Button component={Link} to="/" variant="default">
          {t('action.home')}
        </Button>
      }
    />
  )
}
