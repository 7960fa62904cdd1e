import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id, Version } from '#features/access/schema.ts'
import { existsOn } from '#features/directory/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findTaskForUpdate, saveTask } from '#features/tasks/store.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { openOccurrences } from '../occurrences/opening.ts'
import { listHeld } from '../passing/store.ts'
import { AssignmentRole } from '../schema.ts'
import { authorOf, insertAssignments } from '../store.ts'

const AssignTask = z.object({
  taskId: Id,
  agencyId: Id,
  role: AssignmentRole,
  version: Version.describe('Of the task'),
})

/** What is over stays as it was then. */
async function subject(db: Db, { taskId }: { taskId: string }) {
  const found = await findTaskForUpdate(db, taskId)
  if (!found) return undefined
  const over = found.plan.plan.status === 'finished' || found.plan.plan.status === 'replaced'
  return over ? { ...found, closed: 'assignment.plan_finished' as const } : found
}

/** For a task that its plan gives to nobody, or to too few: once it is issued, one agency more gets a part in it. */
export const assignTask = operation({
  name: 'task.assign',
  method: 'POST',
  path: '/tasks/:taskId/assign',
  summary: 'Giao một nhiệm vụ của kế hoạch đã xác nhận cho thêm một đơn vị, chủ trì hoặc phối hợp.',
  input: AssignTask,
  output: z.object({ taskId: Id, agencyName: z.string() }),
  allow: 'assignment.decide',
  subject,
  run: async (context, { taskId, agencyId, role, version }) => {
    const { db, subject, today, now } = context
    const { task, plan } = subject
    if (plan.plan.status === 'draft') throw new Problem('plan.not_confirmed')
    if (!task.assigned || task.review === 'dropped') throw new Problem('task.direction')
    if (task.version !== version) throw new Problem('write.conflict', { version: task.version })
    const agency = (await loadDirectory(db, today)).agencies.get(agencyId)
    if (!agency) throw new Problem('access.not_found')
    if (!existsOn(agency, today)) throw new Problem('agency.ended', { date: agency.validTo ?? today })
    const held = await listHeld(db, [agencyId], [taskId])
    if (held.length > 0) throw new Problem('assignment.already_there', { agency: agency.name })
    const note = 'Kế hoạch chưa nêu đơn vị này; cơ quan theo dõi kế hoạch giao thêm.'
    await insertAssignments(db, task.planId, [{ taskId, agencyId, role, dueOn: task.dueOn, note }], authorOf(context))
    await openOccurrences(context, { planId: task.planId, fresh: true })
    const named = { id: uuid(), role, nameRaw: agency.name, agencyId, groupId: null, candidates: [] }
    await saveTask(db, { ...task, parties: [...task.parties, { ...named, certainty: 'chosen' }] }, now)
    return { taskId, agencyName: agency.name }
  },
  audit: ({ agencyId, role }) => ({ agencyId, role }),
})
