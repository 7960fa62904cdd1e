import type { Context } from '#features/access/operation.ts'
import { expandGroup, type Passing, passingOf } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { getPlan } from '#features/plans/store.ts'
import { listAssignableTasks } from '#features/tasks/store.ts'
import { Problem } from '#platform/problem.ts'
import { passWork } from './passing.ts'
import { passedOn, passingNote, shareOut } from './rules.ts'
import { authorOf, cancelAll, insertAssignments, listSharedWork, type NewAssignment, saveMoves } from './store.ts'

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
  const passing = passings(directory, today)
  const lost = new Set<string>()
  const given = tasks.flatMap(({ taskId, dueOn, parties }): NewAssignment[] => {
    const named = parties.map((party) => ({ role: party.role, agencyIds: agenciesOf(party) }))
    const passed = named.flatMap(({ agencyIds }) => agencyIds.flatMap((id) => passing(id) ?? []))
    for (const { from, to } of passed) if (to.length === 0) lost.add(from.name)
    return shareOut(passedOn(named, passed)).map((share) => {
      return { ...share, taskId, dueOn, note: passingNote(passed, share.agencyId) }
    })
  })
  // The work of those who have ended goes to those who took over from them; where nobody did, a person decides.
  if (lost.size > 0)
    throw new Problem('plan.agencies_ended', { names: [...lost].slice(0, 5).join(', '), count: lost.size })
  await insertAssignments(db, planId, given, authorOf(context))
}

/** What has become of each agency by today, looked up once. */
function passings(directory: Directory, today: string): (agencyId: string) => Passing | undefined {
  const known = new Map<string, Passing | undefined>()
  return (agencyId) => {
    if (!known.has(agencyId)) known.set(agencyId, passingOf(directory, agencyId, today))
    return known.get(agencyId)
  }
}

/** After 'agency.ended': its open work goes to its one successor; else it lies on the desk of whoever keeps the plan. */
export async function passOnWork(context: Context, { agencyId = '' }: Payload): Promise<void> {
  const { db, today } = context
  const passing = passingOf(await loadDirectory(db, today), agencyId, today)
  if (!passing) return
  const work = await listSharedWork(db, [agencyId, ...passing.to.map(({ agency }) => agency.id)], agencyId)
  await saveMoves(db, passWork(passing, work), authorOf(context))
}

/** After 'plan.replaced': what the old plan had not finished is asked of nobody any more; what was done stays. */
export async function closeReplacedPlan(context: Context, { planId = '', byPlanId = '' }: Payload): Promise<void> {
  const { plan: successor } = await getPlan(context.db, byPlanId)
  const reason = `Kế hoạch được thay thế bằng Kế hoạch số ${successor.number ?? '…'}.`
  await cancelAll(context.db, planId, reason, authorOf(context))
}
