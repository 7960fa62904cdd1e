import type { Context } from '#features/access/operation.ts'
import { expandGroup, type Passing, passingOf } from '#features/directory/rules.ts'
import type { Directory } from '#features/directory/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { listSettled } from '#features/plan-comparison/store.ts'
import { agenciesDay } from '#features/plans/rules.ts'
import { getPlan } from '#features/plans/store.ts'
import { listAssignableTasks } from '#features/tasks/store.ts'
import { Problem } from '#platform/problem.ts'
import { carryWork } from './carrying/rules.ts'
import { listWorkForUpdate, moveWork } from './carrying/store.ts'
import { openOccurrences } from './occurrences/opening.ts'
import { deleteUntouched, followWhole } from './occurrences/store.ts'
import { passWork } from './passing/rules.ts'
import { listHeld, listOpenTaskIds, saveMoves } from './passing/store.ts'
import { comment, passedOn, passingNote, shareOut } from './rules.ts'
import { authorOf, insertAssignments, insertEntry, type NewAssignment } from './store.ts'

type Payload = Record<string, string>

/** After 'plan.confirmed': one assignment for each agency that a task names, groups expanded as of the plan's date. */
export async function assignPlan(context: Context, { planId = '' }: Payload): Promise<void> {
  await insertAssignments(context.db, planId, await sharesOf(context, planId), authorOf(context))
  await openOccurrences(context, { planId, fresh: true })
}

/** What a plan asks of whom. The work of those who have ended goes to those who took over; where nobody did, a person decides. */
async function sharesOf({ db, today }: Context, planId: string): Promise<NewAssignment[]> {
  const { plan } = await getPlan(db, planId)
  const directory = await loadDirectory(db, agenciesDay(plan, today))
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
  if (lost.size > 0)
    throw new Problem('plan.agencies_ended', { names: [...lost].slice(0, 5).join(', '), count: lost.size })
  return given
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
  const parties = [agencyId, ...passing.to.map(({ agency }) => agency.id)]
  const work = await listHeld(db, parties, await listOpenTaskIds(db, agencyId))
  const { moves, remarks } = passWork(passing, work)
  await saveMoves(db, moves, authorOf(context))
  await followWhole(
    db,
    moves.map(({ id }) => id),
  )
  for (const { id, sentence } of remarks) await insertEntry(db, id, comment(sentence), authorOf(context))
}

/** After 'plan.replaced' and the pairs are settled: work that the new issue still asks for goes on under it; the rest ends. */
export async function carryWorkOver(context: Context, { planId = '', byPlanId = '' }: Payload): Promise<void> {
  const { db } = context
  const author = authorOf(context)
  const [before, after] = [await getPlan(db, planId), await getPlan(db, byPlanId)]
  const numbered = ({ plan }: typeof before) => `Kế hoạch số ${plan.number ?? '…'}`
  const { carried, closed } = carryWork(
    await listWorkForUpdate(db, planId),
    await sharesOf(context, byPlanId),
    await listSettled(db, byPlanId),
    { before: numbered(before), after: numbered(after) },
  )
  await moveWork(db, byPlanId, carried, author)
  const cancelled = { action: 'cancelled', state: 'cancelled' } as const
  await saveMoves(
    db,
    closed.map((each) => ({ ...each, ...cancelled })),
    author,
  )
  const ids = [...carried, ...closed].map(({ id }) => id)
  // The new issue may count other times: those that nobody has touched are opened anew.
  await deleteUntouched(
    db,
    carried.map(({ id }) => id),
  )
  await followWhole(db, ids)
  await openOccurrences(context, { planId: byPlanId })
}
