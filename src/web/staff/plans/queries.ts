import type { z } from 'zod'
import type { PlanDetail } from '#features/plans/schema.ts'
import type { Task, TaskList } from '#features/tasks/schema.ts'
import { useRead } from '../api.ts'

export type Plan = z.infer<typeof PlanDetail>
export type Tasks = z.infer<typeof TaskList>
export type { Task }

export const usePlan = (planId: string) => useRead('plan.get', { planId })
export const useTasks = (planId: string) => useRead('task.list', { planId })
export const useSource = (documentId: string | null) =>
  useRead('document.source', { documentId: documentId ?? '' }, { enabled: documentId !== null })
