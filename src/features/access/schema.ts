import { z } from 'zod'
import type { ProblemCode } from '#platform/problem.ts'
import { roleNames, verbNames } from './roles.ts'

export const Id = z.uuid().describe('UUID version 7, made by the program')
export const Day = z.iso.date().describe('A day in Việt Nam, YYYY-MM-DD')
export const Moment = z.iso.datetime({ offset: true }).describe('A moment with its offset, ISO 8601')
export const Version = z.number().int().min(1).describe('Counts the changes; a write with an old one is refused')
export const Can = z.array(z.enum(verbNames)).describe('What the person who asks may do with this')
export const RoleName = z.enum(roleNames)

/** How long lists are paged: pass `next` of one page as `after` of the following. */
export const Page = z.object({
  after: z.string().max(400).optional().describe('`next` of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(30).describe('Rows a page'),
})
export const NextPage = z.string().nullable().describe('Where the next page begins; null on the last page')

export type Grant = z.infer<typeof Grant>
export const Grant = z.object({
  id: Id,
  agencyId: Id,
  agencyName: z.string(),
  role: RoleName,
  validFrom: Day,
  validTo: Day.nullable().describe('Last day; null without end'),
  delegatedBy: z.string().nullable().describe('Name of the person who is away'),
})

export type Me = z.infer<typeof Me>
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  locale: z.enum(['vi', 'en']),
  twoFactorEnabled: z.boolean(),
  grants: z.array(Grant).describe('Valid today'),
  can: Can,
  province: z.object({ code: z.string(), name: z.string() }),
  today: Day,
  demo: z.boolean(),
  fileLimitMb: z.number().describe('The largest file that is taken'),
})

export type User = z.infer<typeof User>
export const User = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  title: z.string().nullable(),
  disabled: z.boolean(),
  twoFactorEnabled: z.boolean(),
  lastSeenAt: Moment.nullable(),
  grants: z.array(Grant).describe('Present and coming ones'),
  version: Version,
})

export type AuditEvent = z.infer<typeof AuditEvent>
export const AuditEvent = z.object({
  seq: z.number().int(),
  at: Moment,
  actorId: z.string().nullable(),
  actorName: z.string(),
  actingAs: z
    .array(z.object({ role: z.string(), agency: z.string(), onBehalfOf: z.string().optional() }))
    .describe('The role that was used, if one was needed; onBehalfOf names the person who was away'),
  operation: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

/** The grant of a signed-in person with all agencies that it reaches today. */
export type ReachingGrant = {
  id: string
  role: z.infer<typeof RoleName>
  agencyId: string
  agencyName: string
  /** Name of the person who is away, where the grant was handed on. */
  delegatedBy?: string | null
  /** The agency and, where the role counts for them, all below it. */
  reach: ReadonlySet<string>
  /** The committee that the agency advises: its plans may be vouched for in its name (docs/decisions/0014). */
  actsFor: ReadonlySet<string>
}

/** Who is acting: a person, nobody in particular (a visitor), or the program itself. */
export type Actor =
  | { kind: 'visitor'; name: string; grants: readonly [] }
  | { kind: 'system'; name: string; grants: readonly [] }
  | { kind: 'user'; id: string; name: string; sessionId: string | null; grants: readonly ReachingGrant[] }

export const visitor: Actor = { kind: 'visitor', name: 'Khách', grants: [] }
export const system: Actor = { kind: 'system', name: 'Hệ thống', grants: [] }

/** What a right is asked about: which agencies have part in it and as what. */
export type Subject = {
  kind: string
  id: string
  parts: Partial<Record<import('./roles.ts').Part, readonly string[]>>
  /** May be read by every agency of the province (issued plans, agencies). */
  open?: boolean
  /** Nobody changes it any more, and why: what is told to those who otherwise could. */
  closed?: ProblemCode | undefined
  /** Whose name stands under it: the issuer of a draft, or those who took over from it. */
  inNameOf?: readonly string[]
}
