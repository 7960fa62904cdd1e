import type { ComparisonRow, PlanComparison } from '#features/plan-comparison/schema.ts'
import { useRead } from '../../api.ts'
import type { Plan } from '../queries.ts'

export type { ComparisonRow, PlanComparison }

export const useComparison = (planId: string, enabled = true) => useRead('plan.comparison', { planId }, { enabled })

/** Whether there is another issue to compare with: the one before, or the one that took this one's place. */
export const isCompared = (plan: Plan): boolean => plan.replacesPlanId !== null || plan.status === 'replaced'

export const keyOfRow = ({ oldId, newId }: Pick<ComparisonRow, 'oldId' | 'newId'>): string => newId ?? oldId ?? ''

/** What the list is cut to; `khac` are all that are not the same. */
export const filters = ['khac', 'changed', 'new', 'dropped', 'same', 'doubtful'] as const
export type Filter = (typeof filters)[number]

export function rowsFor(rows: readonly ComparisonRow[], filter: Filter): ComparisonRow[] {
  if (filter === 'khac') return rows.filter(({ kind, doubtful }) => kind !== 'same' || doubtful)
  if (filter === 'doubtful') return rows.filter(({ doubtful }) => doubtful)
  return rows.filter(({ kind }) => kind === filter)
}

export function countFor(counts: PlanComparison['counts'], filter: Filter): number {
  return filter === 'khac' ? counts.changed + counts.new + counts.dropped : counts[filter]
}
