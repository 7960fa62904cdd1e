import { z } from 'zod'
import { Id } from '#features/access/schema.ts'
import { kinds } from './rules.ts'

export const Level = z
  .enum(['central', 'province', 'district', 'commune'])
  .describe('Tier; districts ended on 30/6/2025')
export const Kind = z.enum(kinds)
export type Level = z.infer<typeof Level>
export type Kind = z.infer<typeof Kind>

/** Which agencies a group has on a day. What is left out does not limit. */
export const GroupRule = z.object({
  levels: z.array(Level).optional(),
  kinds: z.array(Kind).optional(),
  under: Id.optional().describe('Only below this agency'),
  except: z.array(Id).optional(),
  groups: z.array(z.string()).optional().describe('Codes of groups whose members belong to it too'),
  underIssuer: z.boolean().optional().describe('Only below the agency that issued the plan: “các phòng thuộc Sở”'),
  loose: z.boolean().optional().describe('The words have no firm meaning: a person decides each time'),
})
export type GroupRule = z.infer<typeof GroupRule>

/** An agency as the directory of a day knows it, also one that has ended by then or does not exist yet. */
export type DirectoryAgency = {
  id: string
  code: string
  name: string
  shortName: string | null
  level: Level
  kind: Kind
  validFrom: string
  /** Last day of existence. */
  validTo: string | null
  /** Parent on the directory's day. */
  parentId: string | null
  formerNames: readonly FormerName[]
}

/** `from` and `to` are the first and the last day of the name; null without bound. */
export type FormerName = { name: string; shortName: string | null; from: string | null; to: string | null }

export type DirectoryGroup = {
  id: string
  code: string
  name: string
  rule: GroupRule | null
  /** Named members and named exceptions that hold on the directory's day. */
  included: readonly string[]
  excluded: readonly string[]
}

export type DirectoryAlias = { alias: string; agencyId: string | null; groupId: string | null }

export type DirectoryLineage = {
  fromId: string
  toId: string
  kind: 'mergedInto' | 'splitInto' | 'renamedTo' | 'dutiesPassedTo'
  happenedOn: string
  document: string
}

/** All that is needed to understand the names in a document of a day, as plain values. */
export type Directory = {
  asOf: string
  agencies: ReadonlyMap<string, DirectoryAgency>
  groups: ReadonlyMap<string, DirectoryGroup>
  aliases: readonly DirectoryAlias[]
  lineage: readonly DirectoryLineage[]
}

/** Whose document it is: names may be relative to it ("Văn phòng Sở"). */
export type NameContext = { issuerId?: string | undefined }
