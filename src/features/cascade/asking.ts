import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { findPlanForUpdate, getPlan } from '#features/plans/store.ts'
import { Problem } from '#platform/problem.ts'
import { listUpperTasks } from './matrix/store.ts'
import { checkHolds } from './reading.ts'
import { dutySubject } from './rules.ts'
import { AskCompletion, OfRequest } from './schema.ts'
import { findRequestForUpdate, insertRequests, listDuties, saveClosed } from './store.ts'

export const askCompletion = operation({
  name: 'cascade.ask',
  method: 'POST',
  path: '/plans/:planId/cascade/requests',
  summary: 'Đề nghị một hay nhiều đơn vị bổ sung: cho một nhiệm vụ, hoặc cho cả kế hoạch của đơn vị.',
  input: AskCompletion,
  output: z.object({ asked: z.number().int() }),
  allow: 'cascade.ask',
  subject: async (db, { planId }) => {
    const upper = await findPlanForUpdate(db, planId)
    if (!upper) return undefined
    const agencyIds = (await listDuties(db, planId)).map(({ agencyId }) => agencyId)
    return { ...dutySubject(planId, upper, agencyIds), upper }
  },
  run: async ({ db, subject, userId, actor, now }, { planId, agencyIds, taskId, reason }) => {
    checkHolds(subject)
    const wanted = new Set(agencyIds)
    const duties = (await listDuties(db, planId)).filter(({ agencyId }) => wanted.has(agencyId))
    if (duties.length < wanted.size) throw new Problem('access.not_found')
    if (taskId && !(await listUpperTasks(db, planId)).some(({ id }) => id === taskId))
      throw new Problem('access.not_found')
    const ids = duties.map(({ id }) => id)
    await insertRequests(db, ids, { taskId, reason, userId, name: actor.name, now })
    return { asked: ids.length }
  },
  audit: ({ agencyIds, taskId, reason }) => ({ agencyIds, taskId, reason }),
})

/** A request with its duty, as rights are asked about it. */
export async function findRequestSubject(db: Parameters<typeof findRequestForUpdate>[0], requestId: string) {
  const request = await findRequestForUpdate(db, requestId)
  if (!request) return undefined
  const upper = await getPlan(db, request.planId)
  return { ...dutySubject(request.dutyId, upper, [request.agencyId]), request, upper }
}

export const closeRequest = operation({
  name: 'cascade.closeRequest',
  method: 'POST',
  path: '/cascade-requests/:requestId/close',
  summary: 'Coi một đề nghị bổ sung là đã xong.',
  input: OfRequest,
  output: z.object({ id: z.uuid() }),
  allow: 'cascade.ask',
  subject: (db, { requestId }) => findRequestSubject(db, requestId),
  run: async ({ db, subject: { request }, now }) => {
    if (request.closedAt === null) await saveClosed(db, request.id, now)
    return { id: request.id }
  },
})
