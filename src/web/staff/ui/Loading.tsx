import { Skeleton } from '@mantine/core'
import { t } from '../words.ts'
import classes from './ui.module.css'

type LoadingProps = { rows?: number; height?: number }

/** Grey lines where the content will stand, so that nothing jumps when it comes. */
export function Loading({ rows = 6, height = 40 }: LoadingProps) {
  return (
    <div role="status" aria-label={t('state.loading')} style={{ display: 'grid', gap: 10 }}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <Skeleton key={row} height={height} radius="sm" />
      ))}
    </div>
  )
}

/** The same for a whole page whose title is not known yet. */
export function LoadingPage() {
  return (
    <div className={classes.page}>
      <div className={classes.pageHead}>
        <Skeleton height={30} width="min(340px, 70%)" radius="sm" />
      </div>
      <Loading rows={7} height={56} />
    </div>
  )
}
