import { createContext, useContext } from 'react'
import type { z } from 'zod'
import type { PlanDetail, UpdatePlan } from '#features/plans/schema.ts'
import type { Task, TieCriterion, UpdateTask } from '#features/tasks/schema.ts'
import type { Target } from '../../ui/agency-search.ts'
import type { MarkKind } from './marks.ts'

export type TaskChange = Omit<z.input<typeof UpdateTask>, 'taskId' | 'version'>
export type PlanChange = Omit<z.input<typeof UpdatePlan>, 'planId' | 'version'>
export type Criteria = z.input<typeof TieCriterion>['criteria']

/** A criterion that a name in the document means. */
export type Meant = { indexName: string; words: string; code: string; name: string }

/** Part of the active card that has the person's attention; 'text' and the rest of the marks, or the split view. */
export type Editing = { taskId: string; field: MarkKind } | null

export type ReviewActions = {
  accept(taskId: string): void
  drop(taskId: string): void
  restore(taskId: string): void
  update(taskId: string, change: TaskChange): Promise<boolean>
  chooseParty(taskId: string, partyId: string, target: Target, remember: boolean): void
  /** Takes a name that nobody knows out of every task of the plan. */
  leaveOut(name: string): void
  tie(taskId: string, criteria: Criteria): void
  chooseCriterion(taskId: string, meant: Meant, remember: boolean): void
  updatePlan(change: PlanChange): Promise<boolean>
  focusField(field: MarkKind | null): void
  startSplit(taskId: string): void
  merge(taskId: string): void
}

export type ReviewState = {
  plan: z.infer<typeof PlanDetail>
  tasks: readonly Task[]
  editing: Editing
  editable: boolean
  actions: ReviewActions
}

export const ReviewContext = createContext<ReviewState | null>(null)

export function useReview(): ReviewState {
  const review = useContext(ReviewContext)
  if (!review) throw new Error('useReview is for parts of the review screen')
  return review
}
