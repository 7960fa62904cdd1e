import { z } from 'zod'

/** Who is told, the nearest to the work first. */
export const levels = ['officer', 'head', 'standing', 'leader'] as const
export type Level = (typeof levels)[number]

const Count = z.int().min(1).max(250)

/** One step of the ladder: from when on one level is told, and how often again. In working days. */
export const LadderStep = z.strictObject({
  level: z.enum(levels),
  from: Count.describe('Working days after the due day, or days of silence'),
  every: Count.nullable().describe('Told again every so many; null: once'),
})

/** What a standing agency decides about reminding. */
export type ReminderRules = z.infer<typeof ReminderRules>
export const ReminderRules = z.strictObject({
  before: z.array(Count).max(10).describe('Working days before the due day on which officers are told'),
  onDay: z.boolean().describe('Also on the due day itself'),
  late: z.array(LadderStep).max(12),
  silent: z.array(LadderStep).max(12).describe('In calendar days without any word from an agency with open work'),
})

export const usualRules: ReminderRules = {
  before: [10, 3, 1],
  onDay: true,
  late: [
    { level: 'officer', from: 1, every: 5 },
    { level: 'head', from: 3, every: 10 },
    { level: 'standing', from: 5, every: 10 },
    { level: 'leader', from: 15, every: 20 },
  ],
  silent: [
    { level: 'officer', from: 30, every: 14 },
    { level: 'head', from: 45, every: 14 },
    { level: 'standing', from: 60, every: 30 },
  ],
}
