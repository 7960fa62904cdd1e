import { z } from 'zod'
import { Id } from '#features/access/schema.ts'

export const NamedCriterion = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
})

/** The criteria of one index, of the edition that holds for a plan. */
export const CriteriaOfIndex = z.object({
  indexName: z.string().describe('As plans name it: PAPI, PAR INDEX, SIPAS'),
  edition: z.string(),
  editionName: z.string(),
  exact: z.boolean().describe('false: no edition names the year of the plan, this one is the nearest'),
  criteria: z.array(NamedCriterion),
})
export type CriteriaOfIndex = z.infer<typeof CriteriaOfIndex>

/** A name in the document that may be one of several criteria: nothing is guessed silently. */
export const CriterionDoubt = z.object({
  indexName: z.string(),
  edition: z.string(),
  words: z.string(),
  candidates: z
    .array(z.object({ code: z.string(), name: z.string(), likeness: z.number().min(0).max(1) }))
    .describe('Best first, at most eight; likeness 0: below the named axis, with other words'),
})
export type CriterionDoubt = z.infer<typeof CriterionDoubt>

export const CriterionTie = z.object({
  indexName: z.string(),
  criterionCode: z.string(),
  criterionName: z.string(),
  certainty: z
    .enum(['certain', 'chosen'])
    .describe('certain: the name agrees, or a person taught it; chosen: by a person'),
  words: z.string().nullable().describe('What the document calls it'),
  edition: z.string().nullable(),
  learnedId: Id.nullable().describe('The correction that was applied'),
})
export type CriterionTie = z.infer<typeof CriterionTie>
