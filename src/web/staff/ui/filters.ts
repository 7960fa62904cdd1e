import { useNavigate, useSearch } from '@tanstack/react-router'

export type Filters = Readonly<Record<string, string | undefined>>

/** Filters live in the address, so that back, reload and a sent link show the same. */
export function useFilters(): [filters: Filters, change: (changed: Filters) => void, clear: () => void] {
  const filters = useSearch({ strict: false }) as Filters
  const navigate = useNavigate()
  const go = (search: Filters) => navigate({ to: '.', search: search as never, replace: true, resetScroll: false })
  const change = (changed: Filters) => {
    const next = Object.entries({ ...filters, ...changed }).filter(([, value]) => value !== undefined && value !== '')
    go(Object.fromEntries(next))
  }
  return [filters, change, () => go({})]
}
