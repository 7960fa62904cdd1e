import type { Context } from '#features/access/operation.ts'
import { expandGroup } from '#features/directory/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { getPlan } from '#features/plans/store.ts'
import { listAssignableTasks } from '#features/tasks/store.ts'
import { shareOut } from './rules.ts'
import { authorOf, cancelAll, insertAssignments, type NewAssignment } from './store.ts'

type Payload = Record<string, string>

/** After 'plan.confirmed': one assignment for each agency that a task names, groups expanded as of the plan's date. */
export async function assignPlan(context: Context, { planId = '' }: Payload): Promise<void> {
  const { db, today } = context
  const { plan } = await getPlan(db, planId)
  const directory = await loadDirectory(db, plan.issuedOn ?? today)
  const tasks = await listAssignableTasks(db, planId)
  const agenciesOf = ({ agencyId, groupId }: (typeof tasks)[number]['parties'][number]): readonly string[] => {
    if (groupId === null) return agencyId === null ? [] : [agencyId]
    return expandGroup(directory, groupId, { issuerId: plan.agencyId })
  }
  const given = tasks.flatMap(({ taskId, dueOn, parties }): NewAssignment[] => {
    const named = parties.map((party) => ({ role: party.role, agencyIds: agenciesOf(party) }))
    return shareOut(named).map((share) => ({ ...share, taskId, dueOn }))
  })
  await insertAssignments(db, planId, given, authorOf(context))
}

/** After 'plan.replaced': what the old plan had not finished is asked of nobody any more; what was done stays. */
export async function closeReplacedPlan(context: Context, { planId = '', byPlanId = '' }: Payload): Promise<void> {
  const { plan: successor } = await getPlan(context.db, byPlanId)
  const reason = `Kế hoạch được thay thế bằng Kế hoạch số ${successor.number ?? '…'}.`
  await cancelAll(context.db, planId, reason, authorOf(context))
}
