import { type Context, operation } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { existsOn } from '#features/directory/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { Problem } from '#platform/problem.ts'
import { followWhole } from '../occurrences/store.ts'
import { checkStep, checkVersion } from '../rules.ts'
import { authorOf, closeExtension, findAssignmentsForUpdate, type StoredAssignment } from '../store.ts'
import { handOver } from './rules.ts'
import { PassAssignments, Passed } from './schema.ts'
import { listHeld, saveMoves } from './store.ts'

export const passAssignments = operation({
  name: 'assignment.pass',
  method: 'POST',
  path: '/assignments/pass',
  summary: 'Chuyển một hay nhiều phần việc sang đơn vị khác, kèm lý do; diễn biến trước đó đi cùng phần việc.',
  input: PassAssignments,
  output: Passed,
  allow: 'assignment.decide',
  run: async (context, { assignments, toAgencyId, reason, dueOn }) => {
    const { db, today } = context
    if (dueOn !== undefined && dueOn < today) throw new Problem('assignment.day_past', { day: dueOn })
    const to = (await loadDirectory(db, today)).agencies.get(toAgencyId)
    if (!to) throw new Problem('access.not_found')
    if (!existsOn(to, today)) throw new Problem('agency.ended', { date: to.validTo ?? today })
    const chosen = await choose(context, assignments, toAgencyId)
    const taskIds = [...new Set(chosen.map(({ taskId }) => taskId))]
    const moves = handOver(chosen, await listHeld(db, [toAgencyId], taskIds), to, { reason, dueOn })
    await saveMoves(db, moves, authorOf(context))
    await followWhole(
      db,
      moves.map(({ id }) => id),
    )
    const withdrawn = { state: 'withdrawn' as const, note: reason }
    for (const { id, extensionAsked } of chosen) {
      if (extensionAsked) await closeExtension(db, id, withdrawn, authorOf(context))
    }
    return { passed: chosen.length, merged: moves.filter(({ state }) => state === 'cancelled').length }
  },
  audit: ({ assignments, toAgencyId, reason, dueOn }) => {
    const day = dueOn === undefined ? {} : { dueOn }
    return { assignmentIds: assignments.map(({ assignmentId }) => assignmentId), toAgencyId, reason, ...day }
  },
})

type Wish = { assignmentId: string; version: number }

/** All that were chosen, kept from others; each must be the person's to decide on, and as it was seen. */
async function choose(
  { db, actor }: Context,
  wishes: readonly Wish[],
  toAgencyId: string,
): Promise<StoredAssignment[]> {
  const versions = new Map(wishes.map(({ assignmentId, version }) => [assignmentId, version]))
  const found = await findAssignmentsForUpdate(db, [...versions.keys()])
  if (found.length < versions.size) throw new Problem('access.not_found')
  for (const each of found) {
    checkMay(actor, 'assignment.decide', each)
    checkVersion(each, versions.get(each.id) ?? 0)
    checkStep(each, 'pass')
    if (each.agencyId === toAgencyId) throw new Problem('assignment.already_there', { agency: each.agencyName })
  }
  return found
}
