import { z } from 'zod'
import { Day, Id } from '#features/access/schema.ts'

/** Resolution of a name in a document. Nothing is guessed silently: `likely` and `unknown` go to a person. */
export const Candidate = z.object({
  agencyId: Id.nullable(),
  groupId: Id.nullable(),
  name: z.string(),
  members: z.number().int().nullable().describe('Agencies that a group has on the day'),
  score: z.number().min(0).max(1),
  why: z.string().describe('Vietnamese sentence'),
})
export type Candidate = z.infer<typeof Candidate>
export const Certainty = z.enum(['certain', 'likely', 'unknown'])
export type Certainty = z.infer<typeof Certainty>
export const Resolution = z.object({
  name: z.string(),
  certainty: Certainty.describe('certain: exactly one candidate; likely: a person chooses; unknown: nobody fits'),
  candidates: z.array(Candidate).describe('Best first, at most eight'),
})
export type Resolution = z.infer<typeof Resolution>

export const ResolveName = z.object({
  name: z.string().trim().min(1).max(300),
  asOf: Day.optional().describe('The day of the document; today when left out'),
  issuerId: Id.optional().describe('Whose document it is'),
})
