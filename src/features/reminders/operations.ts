import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { Problem } from '#platform/problem.ts'
import { insertDeliveries, type NewDelivery } from './delivering/store.ts'
import { readNight, taskAt } from './night.ts'
import { AskInbox, Inbox, MarkRead } from './schema.ts'
import { getProvinceReminders } from './settings/store.ts'
import {
  countUnread,
  insertDigests,
  insertQuiet,
  listInbox,
  lockNight,
  noteComposed,
  saveAllRead,
  saveRead,
  voidAfter,
} from './store.ts'

export const listMyReminders = operation({
  name: 'reminder.inbox',
  method: 'GET',
  path: '/my-reminders',
  summary: 'Hộp nhắc việc của tôi, mới nhất trước, và số bản chưa đọc.',
  input: AskInbox,
  output: Inbox,
  allow: 'signedIn',
  run: async ({ db, userId }, { after, limit, unread }) => {
    if (!userId) throw new Problem('access.sign_in_needed')
    const found = await listInbox(db, userId, { after, limit: limit + 1, unread: unread === 'true' })
    const digests = found.slice(0, limit)
    const next = found.length > limit ? (digests.at(-1)?.id ?? null) : null
    return { digests, next, unread: await countUnread(db, userId) }
  },
})

export const markReminderRead = operation({
  name: 'reminder.markRead',
  method: 'PUT',
  path: '/my-reminders/:digestId/read',
  summary: 'Đánh dấu một bản nhắc việc của tôi là đã đọc hoặc chưa đọc.',
  input: MarkRead,
  output: z.object({ id: Id }),
  allow: 'signedIn',
  run: async ({ db, userId, now }, { digestId, read }) => {
    if (!userId || !(await saveRead(db, userId, digestId, read ? now : null))) throw new Problem('access.not_found')
    return { id: digestId }
  },
})

export const markAllRemindersRead = operation({
  name: 'reminder.markAllRead',
  method: 'PUT',
  path: '/my-reminders/read',
  summary: 'Đánh dấu mọi bản nhắc việc của tôi là đã đọc.',
  input: z.object({}),
  output: z.object({ read: z.int() }),
  allow: 'signedIn',
  run: async ({ db, userId, now }) => {
    if (!userId) throw new Problem('access.sign_in_needed')
    return { read: await saveAllRead(db, userId, now) }
  },
})

export const writeDigests = operation({
  name: 'reminder.night',
  method: 'POST',
  path: '/reminder-nights',
  summary: 'Viết bản nhắc việc của ngày, mỗi người một bản; chỉ chương trình làm việc này.',
  input: z.object({
    shownOnly: z
      .boolean()
      .default(false)
      .describe('Into the inbox alone: no mail or message follows, as for days that a demo tells'),
  }),
  output: z.object({
    task: z.enum(['write', 'writeAnew', 'written', 'behind', 'off']),
    digests: z.int(),
    deliveries: z.int(),
  }),
  allow: 'system',
  run: async (context, { shownOnly }) => {
    const { db, today, now, services } = context
    await lockNight(db)
    const { value: settings } = await getProvinceReminders(db)
    const task = settings.on ? await taskAt(db, today, services) : 'off'
    if (task !== 'write' && task !== 'writeAnew') return { task, digests: 0, deliveries: 0 }
    if (task === 'writeAnew') await voidAfter(db, today, now)
    const { digests, quiet, readers } = await readNight(context, settings)
    const ids = await insertDigests(db, today, digests, now)
    await insertQuiet(db, today, quiet)
    const deliveries: NewDelivery[] = []
    for (const [userId, digestId] of ids) {
      const reader = readers.get(userId)
      if (!reader || shownOnly) continue
      const { mail, webhook, phone } = reader.preference
      if (mail || !settings.mayLeaveMail) deliveries.push({ digestId, channel: 'mail', recipient: reader.email })
      if (webhook && phone && services.webhook) deliveries.push({ digestId, channel: 'webhook', recipient: phone })
    }
    await insertDeliveries(db, deliveries, now)
    await noteComposed(db, today, digests.length, now)
    return { task, digests: digests.length, deliveries: deliveries.length }
  },
  audit: (_, { digests, deliveries }) => ({ digests, deliveries }),
})
