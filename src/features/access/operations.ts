import { z } from 'zod'
import { type Config, settings } from '#platform/config.ts'
import { listKeptMails } from '#platform/mail/outbox.ts'
import { operation } from './operation.ts'
import { AuditEvent, Id, NextPage, Page } from './schema.ts'
import { listAuditEvents, listNames, verifyAudit } from './store.ts'

export const listAudit = operation({
  name: 'audit.list',
  method: 'GET',
  path: '/audit',
  summary: 'Nhật ký: ai đã làm gì, với tư cách nào, lúc nào; mới nhất trước.',
  input: Page.extend({
    operation: z.string().max(60).optional().describe('Beginning of an operation name: `assignment.`'),
    subjectId: z.string().max(60).optional(),
    actorId: Id.optional(),
  }),
  output: z.object({
    events: z.array(AuditEvent),
    names: z.record(z.string(), z.string()).describe('What the ids in the fields and subjects are called today'),
    next: NextPage,
  }),
  allow: 'audit.read',
  run: async ({ db }, { after, limit, ...filter }) => {
    const events = await listAuditEvents(db, { ...filter, limit: limit + 1, after: after ? Number(after) : undefined })
    const page = events.slice(0, limit)
    const names = Object.fromEntries((await listNames(db, idsIn(page))).map(({ id, name }) => [id, name]))
    return { events: page, names, next: events.length > limit ? String(page.at(-1)?.seq ?? '') : null }
  },
})

const uuids = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g

const mostNames = 2000

/** Every id that a page of events speaks of, wherever it stands in their fields. */
function idsIn(events: readonly AuditEvent[]): string[] {
  const text = JSON.stringify(events.map(({ fields, subjectId }) => [fields, subjectId]))
  return [...new Set(text.match(uuids))].slice(0, mostNames)
}

export const checkAudit = operation({
  name: 'audit.verify',
  method: 'GET',
  path: '/audit/verify',
  summary: 'Tính lại chuỗi băm của nhật ký; chỉ ra chỗ đầu tiên bị sửa, xóa hoặc chèn.',
  input: z.object({}),
  output: z.object({
    events: z.number().int().describe('Links that were read and are whole'),
    broken: z.object({ seq: z.number().int(), reason: z.enum(['missing', 'order', 'content']) }).nullable(),
  }),
  allow: 'audit.read',
  run: async ({ db }) => {
    const { events, broken } = await verifyAudit(db)
    return { events, broken: broken ?? null }
  },
})

export const listMails = operation({
  name: 'mail.outbox',
  method: 'GET',
  path: '/mails',
  summary: 'Thư giữ lại vì chưa có máy chủ thư hoặc địa chỉ không có thật: 200 thư mới nhất, mới nhất trước.',
  input: z.object({}),
  output: z.object({
    mails: z.array(
      z.object({ id: z.string(), at: z.string(), to: z.array(z.string()), subject: z.string(), text: z.string() }),
    ),
  }),
  allow: 'setting.manage',
  run: async ({ db }) => ({ mails: await listKeptMails(db, 200) }),
})

export const listSettings = operation({
  name: 'setting.list',
  method: 'GET',
  path: '/settings',
  summary: 'Thiết lập đang dùng của máy chủ; giá trị bí mật chỉ cho biết đã đặt hay chưa.',
  input: z.object({}),
  output: z.object({
    settings: z.array(
      z.object({
        name: z.string().describe('Environment variable'),
        about: z.string(),
        isSet: z.boolean(),
        value: z.string().nullable().describe('null when not set, or secret'),
      }),
    ),
  }),
  allow: 'setting.manage',
  run: async ({ services: { config } }) => ({
    settings: Object.entries(settings).map(([name, { env, about, secret }]) => {
      const value = config[name as keyof Config]
      const isSet = value !== undefined && value !== ''
      return { name: env, about, isSet, value: isSet && !secret ? String(value) : null }
    }),
  }),
})
