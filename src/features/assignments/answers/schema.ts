import { z } from 'zod'
import { Day, Id } from '#features/access/schema.ts'

export const NewAnswer = z.object({
  number: z.string().trim().min(1).max(60),
  issuedOn: Day,
  evidenceId: Id.describe('Its file, uploaded before with assignment.attach'),
})
export type NewAnswer = z.infer<typeof NewAnswer>
export const Answer = NewAnswer.extend({ filename: z.string() })
export type Answer = z.infer<typeof Answer>
