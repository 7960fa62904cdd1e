import { useRef, useState } from 'react'
import type { ReportPage } from '#features/reports/schema.ts'
import { useMe } from '../../session.ts'

/** Fields that somebody else changed since this page was opened, by whom. */
export function useOthers({ cells }: ReportPage): ReadonlyMap<string, string> {
  const { name } = useMe()
  const known = useRef<Map<string, number>>(undefined)
  const seen = useRef<readonly unknown[]>(undefined)
  const [others, setOthers] = useState<ReadonlyMap<string, string>>(new Map())
  if (seen.current === cells) return others
  const before = known.current
  seen.current = cells
  known.current = new Map(cells.map(({ field, version }) => [field, version]))
  if (!before) return others
  const changed = cells.filter(
    ({ field, version, updatedByName }) =>
      version > (before.get(field) ?? 0) && updatedByName !== null && updatedByName !== name,
  )
  if (changed.length === 0) return others
  const next = new Map([...others, ...changed.map(({ field, updatedByName }) => [field, updatedByName ?? ''] as const)])
  setOthers(next)
  return next
}
