import { z } from 'zod'
import { Can, Day, Id, Page, Version } from '#features/access/schema.ts'
import { Kind, Level } from '#features/directory/schema.ts'

export { AgencyGroup } from '#features/agency-groups/schema.ts'
export { Candidate, Certainty, Resolution } from '#features/agency-names/schema.ts'
export { GroupRule, Kind, Level } from '#features/directory/schema.ts'

export const AgencyName = z.string().trim().min(2).max(200)
export const AgencyCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/)
  .max(60)
  .describe('Small letters, digits, dots and hyphens; never changes')

export type Agency = z.infer<typeof Agency>
export const Agency = z.object({
  id: Id,
  code: AgencyCode,
  name: z.string(),
  shortName: z.string().nullable(),
  level: Level,
  kind: Kind,
  place: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable().describe('Last day of existence; null while it exists'),
  parentId: Id.nullable().describe('Parent on the day asked for'),
  parentName: z.string().nullable(),
  withinParent: z.boolean().describe('An office within its parent: “Văn phòng Sở”'),
  version: Version,
  can: Can,
})

export const ListAgencies = Page.extend({
  search: z.string().trim().max(100).optional().describe('Name, short name, alias or code, with or without marks'),
  like: Id.optional().describe('Of what a search finds equally well, those of its level and kind come first'),
  level: Level.optional(),
  kind: Kind.optional(),
  parentId: Id.optional().describe('Directly below this agency'),
  asOf: Day.optional().describe('Agencies that existed on this day; today when left out'),
  ended: z.stringbool().optional().describe('true: also those that have ended'),
})

export const Alias = z.object({ id: Id, alias: z.string(), source: z.enum(['import', 'manual', 'review', 'content']) })
export const FormerName = z.object({ name: z.string(), from: Day.nullable(), to: Day.nullable() })
export const Lineage = z.object({
  agencyId: Id,
  agencyName: z.string(),
  direction: z.enum(['from', 'to']),
  kind: z.enum(['mergedInto', 'splitInto', 'renamedTo', 'dutiesPassedTo']),
  happenedOn: Day,
  document: z.string(),
})

export const AgencyDetail = Agency.extend({
  aliases: z.array(Alias),
  formerNames: z.array(FormerName),
  lineage: z.array(Lineage),
  groups: z.array(z.object({ id: Id, name: z.string() })),
  children: z.number().int().describe('Agencies directly below, on the day'),
})

export const CreateAgency = z.object({
  code: AgencyCode,
  name: AgencyName,
  shortName: z.string().trim().max(60).nullable().default(null),
  level: Level,
  kind: Kind,
  place: z.string().trim().max(200).nullable().default(null),
  email: z.email().nullable().default(null),
  phone: z.string().trim().max(40).nullable().default(null),
  validFrom: Day,
  parentId: Id.nullable().default(null),
})

export const UpdateAgency = CreateAgency.pick({ shortName: true, place: true, email: true, phone: true, kind: true })
  .partial()
  .extend({ agencyId: Id, version: Version })

export const RenameAgency = z.object({
  agencyId: Id,
  version: Version,
  name: AgencyName,
  shortName: z.string().trim().max(60).nullable().optional(),
  from: Day,
})
export const MoveAgency = z.object({ agencyId: Id, version: Version, parentId: Id, from: Day })
export const EndAgency = z.object({
  agencyId: Id,
  version: Version,
  lastDay: Day,
  successorIds: z.array(Id).max(20).default([]).describe('Agencies that its duties pass to'),
  kind: z.enum(['mergedInto', 'splitInto', 'dutiesPassedTo']).default('mergedInto'),
  document: z.string().trim().min(3).max(300).describe('Legal document, number and date'),
})

/** What passes on, or ends, with an agency. */
export const Holdings = z.object({
  openWork: z.number().int().describe('Pieces of work that pass to the successor, or wait for a decision'),
  submitted: z.number().int().describe('Of these handed in and not decided on'),
  plansKept: z.number().int().describe('Plans that it follows up'),
  grants: z.number().int().describe('Rights of people in it, delegations among them, that end with it'),
})
export const Ended = Holdings.extend({ id: Id })
export const AddSuccessors = EndAgency.pick({ agencyId: true, version: true, kind: true, document: true }).extend({
  successorIds: z.array(Id).min(1).max(20),
})

export const ImportRowError = z.object({ row: z.number().int(), column: z.string().nullable(), message: z.string() })
export const ImportAgencies = z.object({ dryRun: z.stringbool().default(true) })
export const ImportResult = z.object({
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  errors: z.array(ImportRowError).describe('With any error nothing is written'),
  written: z.boolean(),
})

export const ExportAgencies = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') })

export const AddAlias = z
  .object({ agencyId: Id.optional(), groupId: Id.optional(), alias: AgencyName })
  .refine(({ agencyId, groupId }) => (agencyId === undefined) !== (groupId === undefined), {
    message: 'Cần đúng một đơn vị hoặc một nhóm.',
    path: ['agencyId'],
  })
