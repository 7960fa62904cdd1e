import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import { AskDeliveries, Deliveries } from '../schema.ts'
import { countDeliveries, listDeliveries, requeue } from './store.ts'

export const listReminderDeliveries = operation({
  name: 'reminder.deliveries',
  method: 'GET',
  path: '/reminder-deliveries',
  summary: 'Thư và tin nhắc việc: chờ gửi, đã gửi, không gửi được và vì sao.',
  input: AskDeliveries,
  output: Deliveries,
  allow: 'setting.manage',
  run: async ({ db }, { after, limit, state }) => {
    const found = await listDeliveries(db, { state, after, limit: limit + 1 })
    const deliveries = found.slice(0, limit)
    const next = found.length > limit ? (deliveries.at(-1)?.id ?? null) : null
    return { deliveries, next, counts: await countDeliveries(db) }
  },
})

export const retryDelivery = operation({
  name: 'reminder.retry',
  method: 'POST',
  path: '/reminder-deliveries/:deliveryId/retry',
  summary: 'Gửi lại một thư hoặc tin nhắc việc đã không gửi được.',
  input: z.object({ deliveryId: Id }),
  output: z.object({ id: Id }),
  allow: 'setting.manage',
  run: async ({ db, now }, { deliveryId }) => {
    if (!(await requeue(db, deliveryId, now))) throw new Problem('access.not_found')
    return { id: deliveryId }
  },
})
