import { z } from 'zod'
import { Day, Id, Moment, NextPage, Page } from '#features/access/schema.ts'
import { DueKind } from '#features/due/schema.ts'
import { levels, ReminderRules, usualRules } from '#lib/reminders/rules.ts'

/** Why something stands in a digest: its day comes, is today, has passed, or an agency says nothing. */
export const Kind = z.enum(['before', 'today', 'late', 'silent'])
export type Kind = z.infer<typeof Kind>
export const kinds = Kind.options

const Kinds = z
  .array(Kind)
  .max(4)
  .refine((list) => new Set(list).size === list.length, 'each kind once')

/** What a standing agency decides for the work that it follows up. */
export const Policy = z.strictObject({
  rules: ReminderRules,
  mayMute: Kinds.describe('Kinds that a person may do without'),
})
export type Policy = z.infer<typeof Policy>

/** What holds for all people of the province. */
export const ProvinceReminders = z
  .strictObject({
    on: z.boolean(),
    from: z.int().min(0).max(23).describe('First hour in which mails and messages go out'),
    to: z.int().min(1).max(24).describe('Hour from which none goes out any more'),
    mayLeaveMail: z.boolean().describe('A person may do without mails'),
    mostQuietDays: z.int().min(0).max(40).describe('Working days in a row on which a person may want quiet'),
    policy: Policy.describe('For standing agencies without rules of their own'),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'after the first hour' })
export type ProvinceReminders = z.infer<typeof ProvinceReminders>

export const usualReminders: ProvinceReminders = {
  on: true,
  from: 7,
  to: 17,
  mayLeaveMail: true,
  mostQuietDays: 15,
  policy: { rules: usualRules, mayMute: ['before'] },
}

const Changes = z.int().min(0).describe('Counts the changes; 0 before the first')

export const Choice = z.object({ agencyId: Id, name: z.string(), own: z.boolean().describe('Has rules of its own') })

export const ReminderSettings = z.object({
  province: ProvinceReminders,
  version: Changes,
  agencies: z.array(Choice).describe('Standing agencies for which the person may set rules'),
  canSetProvince: z.boolean(),
  webhook: z.boolean().describe('The operator has set an address for messages'),
  lastDay: Day.nullable().describe('The last day whose digests were written'),
})
export type ReminderSettings = z.infer<typeof ReminderSettings>
export const SetProvinceReminders = z.object({ version: Changes, settings: ProvinceReminders })
export const OfAgency = z.object({ agencyId: Id })
export const AgencyPolicy = z.object({ agencyId: Id, policy: Policy, own: z.boolean(), version: Changes })
export const SetAgencyPolicy = z.object({ agencyId: Id, version: Changes, policy: Policy })

/** What the rules mean for one piece of work: on which days whom. */
export const AskPreview = z.object({
  policy: z
    .string()
    .max(8000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' })
        return z.NEVER
      }
    })
    .pipe(Policy)
    .describe('JSON: {"rules": {…}, "mayMute": ["before"]}'),

  dueOn: Day.optional().describe('About a month ahead when left out'),
})
export const Preview = z.object({
  dueOn: Day,
  days: z.array(
    z.object({
      day: Day,
      when: z.enum(['before', 'today', 'late']),
      days: z.int().describe('Working days left or gone by'),
      levels: z.array(z.enum(levels)),
    }),
  ),
  silences: z.array(z.object({ days: z.int(), day: Day, levels: z.array(z.enum(levels)) })),
})
export type Preview = z.infer<typeof Preview>

const Span = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'not before the first day' })

/** What a person chose, within what is allowed. */
export const Preference = z.strictObject({
  mail: z.boolean(),
  webhook: z.boolean().describe('Messages by the gateway of the province (Zalo, SMS)'),
  phone: z
    .string()
    .regex(/^(?:\+84|0)\d{9}$/)
    .nullable()
    .describe('Number for messages: 0912345678 or +84912345678'),
  muted: Kinds,
  quietWeekdays: z.array(z.int().min(1).max(5)).max(3).describe('1 is Monday'),
  quietSpans: z.array(Span).max(10).describe('First and last day of an absence'),
})
export type Preference = z.infer<typeof Preference>

export const usualPreference: Preference = {
  mail: true,
  webhook: false,
  phone: null,
  muted: [],
  quietWeekdays: [],
  quietSpans: [],
}

export const MyPreference = z.object({
  preference: Preference,
  version: Changes,
  allowed: z.object({
    mayMute: Kinds,
    mayLeaveMail: z.boolean(),
    mostQuietDays: z.int(),
    webhook: z.boolean(),
    from: z.int(),
    to: z.int(),
  }),
})
export type MyPreference = z.infer<typeof MyPreference>
export const SetPreference = z.object({ version: Changes, preference: Preference })

const LineBase = {
  id: Id,
  agencyId: Id,
  agencyName: z.string(),
  level: z.enum(levels).describe('As whom the reader is told'),
  days: z.int().describe('Working days left or gone by; of silence calendar days'),
  path: z.string().describe('Where it is looked at, below /app'),
}
export const Line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item'),
    ...LineBase,
    what: DueKind,
    when: z.enum(['before', 'today', 'late']),
    dueOn: Day,
    title: z.string(),
    source: z.string(),
  }),
  z.object({ kind: z.literal('agency'), ...LineBase, count: z.int().describe('Late things of the agency') }),
  z.object({ kind: z.literal('silent'), ...LineBase, count: z.int().describe('What it still has to do') }),
])
export type Line = z.infer<typeof Line>

export const Counts = z.object({ late: z.int(), today: z.int(), before: z.int(), silent: z.int() })
export type Counts = z.infer<typeof Counts>

export const Digest = Counts.extend({
  id: Id,
  day: Day,
  lines: z.array(Line),
  more: z.int().describe('Lines beyond those shown'),
  readAt: Moment.nullable(),
})
export type Digest = z.infer<typeof Digest>
export const Inbox = z.object({ digests: z.array(Digest), next: NextPage, unread: z.int() })
export const AskInbox = Page.extend({ unread: z.enum(['true', 'false']).default('false') })
export const MarkRead = z.object({ digestId: Id, read: z.boolean() })

export const DeliveryState = z.enum(['queued', 'sending', 'sent', 'failed'])
export type DeliveryState = z.infer<typeof DeliveryState>
export const Delivery = z.object({
  id: Id,
  day: Day,
  channel: z.enum(['mail', 'webhook']),
  name: z.string(),
  recipient: z.string(),
  state: DeliveryState,
  attempts: z.int(),
  reason: z.string().nullable().describe('Why the last attempt failed'),
  nextAt: Moment.nullable(),
  sentAt: Moment.nullable(),
})
export type Delivery = z.infer<typeof Delivery>
export const AskDeliveries = Page.extend({ state: DeliveryState.optional() })
export const Deliveries = z.object({
  deliveries: z.array(Delivery),
  next: NextPage,
  counts: z.object({ queued: z.int(), sending: z.int(), sent: z.int(), failed: z.int() }),
})
