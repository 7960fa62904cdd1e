import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { findPlan, findPlanForUpdate } from '#features/plans/store.ts'
import { Problem } from '#platform/problem.ts'
import { checkDraft } from '../draft.ts'
import type { StoredTask } from '../rules.ts'
import { listTasks } from '../store.ts'
import { deleteKept, insertKept } from './store.ts'

const KeepTasks = z.object({
  planId: Id,
  oldTaskIds: z.array(Id).min(1).max(5000).describe('Of the issue that is replaced'),
  keep: z.boolean().describe('False takes them out again'),
})

/** A document that amends a plan in parts names only what changes; the rest goes on. */
export const keepTasks = operation({
  name: 'plan.keepTasks',
  method: 'POST',
  path: '/plans/:planId/kept-tasks',
  summary: 'Giữ lại trong bản mới những nhiệm vụ của bản trước mà văn bản sửa đổi không nhắc tới, hoặc thôi giữ lại.',
  input: KeepTasks,
  output: z.object({ count: z.number().int() }),
  allow: 'task.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async ({ db, subject, can, now }, { planId, oldTaskIds, keep }) => {
    checkDraft(subject)
    if (!keep) return { count: await deleteKept(db, planId, oldTaskIds) }
    const { replacesPlanId } = subject.plan
    const earlier = replacesPlanId ? await findPlan(db, replacesPlanId) : undefined
    if (!earlier || !can(earlier).includes('plan.read')) throw new Problem('plan.replaces_none')
    const wanted = new Set(oldTaskIds)
    const old = (await listTasks(db, earlier.id)).filter(({ id, review }) => wanted.has(id) && review === 'accepted')
    if (old.length < wanted.size) throw new Problem('access.not_found')
    const last = (await listTasks(db, planId)).at(-1)?.position ?? 0
    const kept = old.map((task, at) => ({ from: task.id, task: copyOf(task, planId, Math.floor(last) + at + 1) }))
    return { count: await insertKept(db, planId, kept, now) }
  },
  audit: ({ oldTaskIds, keep }) => ({ oldTaskIds, keep }),
})

/** As it was issued: its day does not move with the day of the new issue, and no line of the new document is its own. */
const copyOf = (task: StoredTask, planId: string, position: number): StoredTask => ({
  ...task,
  ...{
    id: uuid(),
    planId,
    position,
    version: 1,
    lineFrom: null,
    lineTo: null,
    fields: {},
    flags: [],
    alternatives: [],
  },
  dueByHand: task.dueOn !== null,
  parties: task.parties.map((party) => ({ ...party, id: uuid() })),
})
