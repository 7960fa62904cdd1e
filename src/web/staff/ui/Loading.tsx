import { Skeleton } from '@mantine/core'
import { t } from '../words.ts'

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
