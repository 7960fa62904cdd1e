import { NumberInput } from '@mantine/core'
import { locale } from '../../words.ts'
import type { Claim } from '../rounds/sheet/figures.ts'
import { readPoints } from '../rounds/sheet/figures.ts'
import type { Book } from './use-book.ts'

type BookPointsProps = {
  row: Book['form'][number]
  claim: Claim
  may: boolean
  change: (claim: Claim) => void
}

/** Points that others give, as far as they are known or expected. */
export function BookPoints({ row, claim, may, change }: BookPointsProps) {
  return (
    <NumberInput
      key={claim.given ?? ''}
      size="xs"
      hideControls
      w={92}
      aria-label={`${row.code} ${row.name}`}
      title={row.by ?? undefined}
      placeholder={row.max ?? ''}
      decimalSeparator={locale() === 'vi' ? ',' : '.'}
      disabled={!may}
      defaultValue={claim.given === null ? '' : Number(claim.given)}
      onBlur={({ currentTarget }) => {
        const given = readPoints(currentTarget.value)
        if (given !== undefined && given !== claim.given) change({ ...claim, given })
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}
