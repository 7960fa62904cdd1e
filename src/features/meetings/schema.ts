import { z } from 'zod'
import { Can, Day, Id, NextPage, Page, Version } from '#features/access/schema.ts'
import { DirectiveCounts } from '#features/directives/schema.ts'

export const Presence = z
  .enum(['invited', 'present', 'deputy', 'late', 'excused', 'absent'])
  .describe('invited: nobody has said yet; deputy: somebody else than the one invited; late: came after the beginning')
export type Presence = z.infer<typeof Presence>

export const Attendance = z.object({ agencyId: Id, agencyName: z.string(), state: Presence })
export type Attendance = z.infer<typeof Attendance>

const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM in Việt Nam')

export type Meeting = z.infer<typeof Meeting>
export const Meeting = z.object({
  id: Id,
  agencyId: Id.describe('Whose leaders held it'),
  agencyName: z.string(),
  keeperId: Id.describe('Keeps the sheet on meetings'),
  keeperName: z.string(),
  title: z.string(),
  heldOn: Day,
  chair: z.string().nullable(),
  place: z.string().nullable(),
  invitedAt: Clock.nullable().describe('When it was to begin'),
  beganAt: Clock.nullable(),
  endedAt: Clock.nullable(),
  papersDueOn: Day.nullable().describe('Last day on which the papers had to be sent'),
  papersSentOn: Day.nullable().describe('Day on which the last of them was sent'),
  papersNote: z.string().nullable(),
  conditionsMet: z.boolean().nullable().describe('Room, line, equipment; null while nobody has said'),
  conditionsNote: z.string().nullable(),
  attendance: z.array(Attendance),
  conclusion: z
    .object({ planId: Id, number: z.string().nullable(), issuedOn: Day.nullable(), tasks: z.number().int() })
    .nullable(),
  version: Version,
  can: Can,
})

const words = (most: number) => z.string().trim().min(1).max(most).nullable().default(null)
export const SaveMeeting = z.object({
  agencyId: Id,
  keeperId: Id,
  title: z.string().trim().min(3).max(500),
  heldOn: Day,
  chair: words(200),
  place: words(300),
  invitedAt: Clock.nullable().default(null),
  beganAt: Clock.nullable().default(null),
  endedAt: Clock.nullable().default(null),
  papersDueOn: Day.nullable().default(null),
  papersSentOn: Day.nullable().default(null),
  papersNote: words(1000),
  conditionsMet: z.boolean().nullable().default(null),
  conditionsNote: words(1000),
  attendance: z
    .array(Attendance.omit({ agencyName: true }))
    .max(400)
    .default([]),
})
export type SaveMeeting = z.output<typeof SaveMeeting>
export const ChangeMeeting = SaveMeeting.extend({ meetingId: Id, version: Version })

export const Month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .describe('YYYY-MM')
export const ListMeetings = Page.extend({
  month: Month.optional(),
  search: z.string().trim().max(100).optional(),
  concluded: z.stringbool().optional().describe('false: only those without conclusions'),
})
export const MeetingList = z.object({ meetings: z.array(Meeting), next: NextPage })

/** How one rule was kept: yes, no, nobody has said. */
export const Kept = z.object({ yes: z.number().int(), no: z.number().int(), unknown: z.number().int() })
export type Kept = z.infer<typeof Kept>

export const PresenceCounts = z.record(Presence, z.number().int())
export type PresenceCounts = z.infer<typeof PresenceCounts>

export const AskMonth = z.object({ agencyId: Id, month: Month })
export type MonthSheet = z.infer<typeof MonthSheet>
export const MonthSheet = z.object({
  agencyId: Id,
  agencyName: z.string(),
  month: Month,
  meetings: z.array(Meeting),
  attendance: PresenceCounts.describe('Over all meetings'),
  agencies: z
    .array(z.object({ agencyId: Id, agencyName: z.string(), counts: PresenceCounts }))
    .describe('Those who were missing most first'),
  papers: Kept.describe('Sent in time'),
  time: Kept.describe('Begun in time'),
  conditions: Kept.describe('Met'),
  concluded: z.number().int().describe('Meetings with conclusions'),
  due: DirectiveCounts.describe('Tasks of conclusions that were due in the month'),
})
