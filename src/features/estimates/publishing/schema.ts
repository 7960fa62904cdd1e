import { z } from 'zod'
import { Moment } from '#features/access/schema.ts'
import { OfAddress } from '#features/surveys/schema.ts'
import { FileOfResult, Result } from '../schema.ts'

export const WithdrawResult = FileOfResult.extend({
  reason: z
    .string()
    .trim()
    .min(20)
    .max(1000)
    .describe('What was wrong, in words for everybody: it stands on the portal'),
})

/** What was published, withdrawn since, and why. */
export const Correction = z.object({
  number: z.number().int(),
  publishedAt: Moment,
  withdrawnAt: Moment,
  reason: z.string(),
})
export type Correction = z.infer<typeof Correction>

export const PublicResult = z.object({
  slug: z.string(),
  title: z.string(),
  agencyName: z.string(),
  shown: z
    .object({ number: z.number().int(), publishedAt: Moment, content: Result })
    .nullable()
    .describe('Null while all that was published is withdrawn'),
  corrections: z.array(Correction).describe('The newest first'),
})
export type PublicResult = z.infer<typeof PublicResult>
export const PublicResultList = z.object({
  results: z.array(
    z.object({
      ...{ slug: z.string(), title: z.string(), agencyName: z.string(), closesOn: z.string() },
      countedTo: z.string().nullable().describe('The day to which it counts, where people were still asked then'),
      withdrawn: z.boolean().describe('All that was published of it is withdrawn'),
    }),
  ),
})
export const AskPublicResult = OfAddress
