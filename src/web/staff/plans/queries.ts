import type { z } from 'zod'
import type { Agency, AgencyGroup } from '#features/agencies/schema.ts'
import type { PlanDetail } from '#features/plans/schema.ts'
import type { Task, TaskList } from '#features/tasks/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { useRead } from '../api.ts'

export type Plan = z.infer<typeof PlanDetail>
export type Tasks = z.infer<typeof TaskList>
export type { Task }

export const usePlan = (planId: string) => useRead('plan.get', { planId })
export const useTasks = (planId: string) => useRead('task.list', { planId })
export const useSource = (documentId: string | null) =>
  useRead('document.source', { documentId: documentId ?? '' }, { enabled: documentId !== null })

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
