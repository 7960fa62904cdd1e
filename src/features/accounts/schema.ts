import { z } from 'zod'
import { Day, Grant, Id, Page, RoleName, Version } from '#features/access/schema.ts'

export const PersonName = z.string().trim().min(1).max(120).describe('Họ và tên')
export const Email = z
  .email()
  .max(200)
  .transform((email) => email.toLowerCase())

export const CreateUser = z.object({
  name: PersonName,
  email: Email,
  title: z.string().trim().max(120).nullable().default(null).describe('Chức danh'),
  password: z.string().min(10).max(200).optional().describe('Without it the person sets one by the mail that is sent'),
})

export const UpdateUser = z.object({
  userId: Id,
  version: Version,
  name: PersonName.optional(),
  title: z.string().trim().max(120).nullable().optional(),
  disabled: z.boolean().optional(),
})

export const GiveGrant = z.object({
  userId: Id,
  agencyId: Id,
  role: RoleName,
  validFrom: Day.optional().describe('Today when left out'),
  validTo: Day.nullable().default(null),
})

/** Delegation for absence: what the person holds in one agency, given to a colleague until a day. */
export const Delegate = z.object({
  grantId: Id,
  toEmail: Email,
  validFrom: Day.optional(),
  validTo: Day,
  reason: z.string().trim().max(300).optional(),
})

/** A grant that was handed on, as the person who is away sees it. */
export const Delegated = Grant.extend({ toName: z.string(), toEmail: z.string() })

export const ListUsers = Page.extend({
  search: z.string().trim().max(100).optional().describe('Name or e-mail, with or without marks'),
  agencyId: Id.optional(),
})

export const UpdateMe = z.object({
  locale: z.enum(['vi', 'en']).optional(),
  title: z.string().trim().max(120).nullable().optional(),
})
