import { z } from 'zod'
import { Day, Id, Version } from '#features/access/schema.ts'

export const PassAssignments = z.object({
  assignments: z
    .array(z.object({ assignmentId: Id, version: Version }))
    .min(1)
    .max(200)
    .describe('All pass, or none'),
  toAgencyId: Id,
  reason: z.string().trim().min(3).max(2000),
  dueOn: Day.optional().describe('A new day for all of them, today at the earliest; without it each keeps its own'),
})
export const Passed = z.object({
  passed: z.number().int(),
  merged: z
    .number()
    .int()
    .describe('Of these, in tasks in which the agency has a part already, so that they became one'),
})
