import type { Context } from '#features/access/operation.ts'
import { nameableFor } from '#features/criterion-names/jobs.ts'
import { loadDirectory } from '#features/directory/store.ts'
import type { PlanSubject } from '#features/plans/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { Problem } from '#platform/problem.ts'
import { dayOf, directoryDayOf } from './jobs.ts'
import { type View, viewTask } from './rules.ts'
import type { Task } from './schema.ts'
import { findTask, type TaskSubject } from './store.ts'

export async function viewOf(context: Context, plan: PlanSubject): Promise<View> {
  const issuedOn = dayOf(plan, context)
  const day = directoryDayOf(plan, context)
  const directory = await context.once(`directory ${day}`, () => loadDirectory(context.db, day))
  const can = context.can({ ...plan, kind: 'task' })
  const dating = { issuedOn, calendar: await calendarOf(context) }
  const today = plan.plan.status === 'draft' ? context.today : null
  const criteria = today ? await nameableFor(context, plan.plan) : []
  return { directory, issuerId: plan.plan.agencyId, dating, can, today, criteria }
}

export const one = async (context: Context, { task, plan }: TaskSubject) => viewTask(task, await viewOf(context, plan))

export async function reload(context: Context, id: string): Promise<Task> {
  const found = await findTask(context.db, id)
  if (!found) throw new Problem('access.not_found')
  return one(context, found)
}

/** Someone else changed the task since it was shown, or the plan was confirmed meanwhile. */
export async function checkCurrent(context: Context & { subject: TaskSubject }, version: number): Promise<void> {
  const { subject } = context
  if (subject.task.version !== version) throw new Problem('write.conflict', { current: await one(context, subject) })
  checkDraft(subject.plan)
}

export function checkDraft({ plan }: PlanSubject): void {
  if (plan.status !== 'draft') throw new Problem('task.plan_confirmed', { status: plan.status })
}
