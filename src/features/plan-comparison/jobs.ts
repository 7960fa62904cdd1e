import type { Context } from '#features/access/operation.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { agenciesDay } from '#features/plans/rules.ts'
import { getPlan, type PlanSubject } from '#features/plans/store.ts'
import { listTasks } from '#features/tasks/store.ts'
import { compareIssues, type IssuedTasks, settle } from './rules.ts'
import { listDecisions, settlePairs } from './store.ts'

/** A plan's tasks with the agencies as of its day. */
export async function issueOf({ db, today, once }: Context, { plan }: PlanSubject): Promise<IssuedTasks> {
  const day = agenciesDay(plan, today)
  const directory = await once(`directory ${day}`, () => loadDirectory(db, day))
  return { tasks: await listTasks(db, plan.id), directory, issuerId: plan.agencyId }
}

/** What a person said, in the words of the comparison. */
export const decisionsOf = async ({ db }: Pick<Context, 'db'>, planId: string) =>
  (await listDecisions(db, planId)).map(({ oldTaskId, newTaskId }) => ({ oldId: oldTaskId, newId: newTaskId }))

/** After 'plan.replaced': which task has become which is settled, before the work is carried over. */
export async function settleComparison(
  context: Context,
  { planId = '', byPlanId = '' }: Record<string, string>,
): Promise<void> {
  const { db, userId, now } = context
  const [before, after] = [await getPlan(db, planId), await getPlan(db, byPlanId)]
  const decisions = await decisionsOf(context, byPlanId)
  const rows = compareIssues(await issueOf(context, before), await issueOf(context, after), decisions)
  await settlePairs(db, byPlanId, settle(rows), { userId, now })
}
