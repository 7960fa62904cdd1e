import { z } from 'zod'
import { Day, Id, Moment } from '#features/access/schema.ts'
import { ProgressCount } from '#features/assignments/schema.ts'
import { levels } from '#lib/reminders/rules.ts'

/** The last time that an agency was reminded of its present silence. */
export const SilenceTold = z.object({
  on: Day,
  levels: z.array(z.enum(levels)).describe('Who was told on that day, the nearest to the work first'),
  came: z.enum(['read', 'unread', 'failed']).describe('Somebody read it, nobody yet, or it reached nobody'),
})
export type SilenceTold = z.infer<typeof SilenceTold>

/** The leaders' page in one reply. */
export type Overview = z.infer<typeof Overview>
export const Overview = z.object({
  asOf: Moment,
  total: ProgressCount,
  plans: z.array(
    ProgressCount.extend({
      planId: Id,
      number: z.string().nullable(),
      title: z.string(),
      issuedOn: Day.nullable(),
      standingAgencyName: z.string(),
      indices: z.array(z.string()),
    }),
  ),
  lateAgencies: z
    .array(ProgressCount.extend({ agencyId: Id, agencyName: z.string() }))
    .describe('Up to 8, most overdue first'),
  lateAgencyCount: z.number().int(),
  silentAgencies: z.array(
    z.object({
      agencyId: Id,
      agencyName: z.string(),
      days: z.number().int().describe('Since the last word, or since the work was assigned'),
      open: z.number().int(),
      reminded: SilenceTold.nullable(),
    }),
  ),
  silentAgencyCount: z.number().int(),
  silentAfterDays: z.number().int(),
  axes: z
    .array(ProgressCount.extend({ axis: z.string(), level: z.enum(['central', 'province', 'district', 'commune']) }))
    .describe('Heat table axis × level'),
  nextDeadlines: z.array(
    z.object({
      dueOn: Day,
      text: z.string(),
      taskId: Id,
      planNumber: z.string().nullable(),
      assignments: z.number().int(),
      completed: z.number().int(),
    }),
  ),
  waiting: z.object({ submitted: z.number().int(), extensions: z.number().int(), objections: z.number().int() }),
})
