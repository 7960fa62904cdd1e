import { z } from 'zod'
import { Day, Id, Version } from '#features/access/schema.ts'
import { GroupRule, Kind, Level } from '#features/directory/schema.ts'

export const GroupCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(60)
  .describe('Small letters, digits and hyphens; never changes')

export const GroupAlias = z.object({
  id: Id,
  alias: z.string(),
  source: z.enum(['import', 'manual', 'review', 'content']),
})

export type AgencyGroup = z.infer<typeof AgencyGroup>
export const AgencyGroup = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  rule: GroupRule.nullable().describe('null: only the named members'),
  members: z.number().int().describe('Agencies on the day; of a group below the issuer, 0'),
  aliases: z.array(GroupAlias),
  version: Version,
})

export const ListGroups = z.object({ asOf: Day.optional().describe('Today when left out') })

export const SaveGroup = z.object({
  groupId: Id.optional().describe('Left out: a new group'),
  version: Version.optional().describe('Needed for a group that exists'),
  code: GroupCode.optional().describe('Needed for a new group'),
  name: z.string().trim().min(2).max(200),
  rule: GroupRule.nullable().default(null),
  include: z.array(Id).max(500).optional().describe('Named members, all of them; left out: as they are'),
  exclude: z.array(Id).max(500).optional().describe('Agencies that the rule would take but that do not belong'),
})

export const GroupMembers = z.object({
  groupId: Id,
  asOf: Day.optional().describe('Today when left out'),
  issuerId: Id.optional().describe('For a group below the agency that issued the plan'),
})
export type GroupMember = z.infer<typeof GroupMember>
export const GroupMember = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string().nullable(),
  level: Level,
  kind: Kind,
  named: z.boolean().describe('Named as a member, not taken by the rule alone'),
})

/** A list in an address: codes with commas between them. */
const Codes = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter(Boolean))

/** A rule that is being written. */
export const PreviewGroup = z.object({
  asOf: Day.optional().describe('Today when left out'),
  levels: Codes.pipe(z.array(Level)).optional(),
  kinds: Codes.pipe(z.array(Kind)).optional(),
  groups: Codes.pipe(z.array(GroupCode)).optional(),
  under: Id.optional(),
})

/** content/agency-groups.json */
export const GroupContent = z.object({
  about: z.string(),
  groups: z.array(
    z.object({
      code: GroupCode,
      name: z.string().min(2),
      rule: GroupRule,
      aliases: z.array(z.string().min(2)),
      members: z.array(z.string().min(2)).default([]).describe('Names of agencies that belong to it besides the rule'),
    }),
  ),
})
export type GroupContent = z.infer<typeof GroupContent>
