import { z } from 'zod'
import { Id, Moment } from '#features/access/schema.ts'

/** One correction of a person that is applied to the documents that come. */
export const LearnedName = z.object({
  id: Id,
  kind: z.enum(['agency', 'criterion']),
  words: z.string().describe('As documents write it'),
  meaning: z.string().describe('Agency, group or criterion'),
  indexName: z.string().nullable().describe('Of a criterion'),
  byName: z.string().nullable(),
  at: Moment,
  applied: z.number().int().describe('How often it was applied to a task since'),
})
export type LearnedName = z.infer<typeof LearnedName>
