import type { z } from 'zod'
import type { ProgressCount } from '#features/assignments/schema.ts'

export type Progress = z.infer<typeof ProgressCount>
export type Counts = Pick<Progress, 'assignments' | 'completed' | 'submitted' | 'inProgress' | 'overdue'>

/** Four figures that add up. What is late is neither completed nor submitted; it is taken from what runs, then from what waits. */
export function progressValues({ assignments, completed, submitted, inProgress, overdue }: Counts): number[] {
  const left = Math.max(0, assignments - completed - overdue)
  const running = Math.min(left, submitted + Math.max(0, inProgress - overdue))
  return [completed, overdue, running, left - running]
}
