import { useNavigate, useSearch } from '@tanstack/react-router'

export type Filters = Readonly<Record<string, string | undefined>>

/** Filters live in the address, so that back, reload and a sent link show the same. */
export function useFilters(): [filters: Filters, change: (changed: Filters) => void, clear: () => void] {
  const filters = useSearch({ strict: false }) as Filters
  const navigate = useNavigate()
  const go = (search: (now: Filters) => Filters) =>
    navigate({ to: '.', search: search as never, replace: true, resetScroll: false })
  // What is in the address now counts: a search that was typed before another filter changed comes a moment later.
  const change = (changed: Filters) =>
    void go((now) => {
      const next = Object.entries({ ...now, ...changed })
      return Object.fromEntries(next.filter(([, value]) => value !== undefined && value !== ''))
    })
  return [filters, change, () => void go(() => ({}))]
}
