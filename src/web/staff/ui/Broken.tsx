import { Button } from '@mantine/core'
import { IconCloudOff, IconMapOff } from '@tabler/icons-react'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { Problem } from '../call.ts'
import { t } from '../words.ts'
import { Empty } from './Empty.tsx'

type FailedProps = { error: unknown; retry?: () => void }

/** What could not be shown, why, and a button to try again. */
export function Failed({ error, retry }: FailedProps) {
  const problem = error instanceof Problem ? error : undefined
  if (problem?.status === 404) return <Missing title={problem.title} />
  return (
    <div role="alert">
      <Empty
        icon={IconCloudOff}
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
  return <Failed error={error} retry={outdated ? () => location.reload() : reset} />
}

export const NotFound = () => <Missing />

function Missing({ title }: { title?: string }) {
  return (
    <Empty
      icon={IconMapOff}
      title={title ?? t('problem.noPage')}
      action={
        <Button component={Link} to="/" variant="default">
          {t('action.home')}
        </Button>
      }
    />
  )
}
