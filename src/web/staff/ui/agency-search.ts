import type { Agency, AgencyGroup } from '#features/agencies/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { useRead } from '../api.ts'

/** One agency, or one group of them. */
export type Target = { agencyId: string | null; groupId: string | null; name: string }

/** Agencies by name as of a day, and the groups whose name has all the words. */
export function useAgencySearch(search: string, asOf: string | null, groups: boolean) {
  const text = search.trim()
  const agencies = useRead(
    'agency.list',
    { ...(text ? { search: text } : {}), ...(asOf ? { asOf } : {}), limit: 20 },
    { keep: true },
  )
  const all = useRead('agency.listGroups', {}, { enabled: groups })
  const words = fold(text).split(' ').filter(Boolean)
  const found: AgencyGroup[] = groups
    ? (all.data?.groups ?? []).filter(({ name, aliases }) =>
        [name, ...aliases.map(({ alias }) => alias)].some((each) => words.every((word) => fold(each).includes(word))),
      )
    : []
  return {
    agencies: (agencies.data?.agencies ?? []) as readonly Agency[],
    groups: found.slice(0, 12),
    loading: agencies.isFetching,
    /** What is shown was found for words that stood there before. */
    outdated: agencies.isPlaceholderData,
  }
}
