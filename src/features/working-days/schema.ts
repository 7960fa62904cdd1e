import { z } from 'zod'
import { Day, Id, Moment } from '#features/access/schema.ts'

export const OwnDayKind = z.enum(['off', 'worked']).describe('off: a day without work; worked: a make-up day')

/** A day that the province itself adds to the calendar, with the document that says so. */
export type OwnDay = z.infer<typeof OwnDay>
export const OwnDay = z.object({
  id: Id,
  day: Day,
  kind: OwnDayKind,
  name: z.string(),
  source: z.string(),
  addedAt: Moment,
  addedByName: z.string(),
})

export const AddDay = z.object({
  day: Day,
  kind: OwnDayKind,
  name: z.string().trim().min(3).max(200).describe('Why, as people read it'),
  source: z.string().trim().min(3).max(500).describe('Number and date of the document that says so'),
})
export const RemoveDay = z.object({ dayId: Id })

export type Moved = z.infer<typeof Moved>
export const Moved = z.object({
  kind: z.enum(['assignment', 'duty']),
  subjectId: Id,
  planId: Id,
  planNumber: z.string().nullable(),
  agencyId: Id,
  agencyName: z.string(),
  words: z.string(),
  dueFrom: Day,
  dueTo: Day,
})

/** One change of the calendar: a version of it, and what it moved. */
export type CalendarChange = z.infer<typeof CalendarChange>
export const CalendarChange = z.object({
  id: Id,
  version: z.number().int(),
  kind: z.enum(['added', 'removed']),
  day: Day,
  dayKind: OwnDayKind,
  name: z.string(),
  source: z.string(),
  at: Moment,
  byName: z.string(),
  moved: z.number().int().describe('How many clocks it moved'),
})
export const ChangeDetail = CalendarChange.extend({ moves: z.array(Moved).describe('The first 500, by day') })
export const OfChange = z.object({ changeId: Id })

export const ShowCalendar = z.object({ year: z.coerce.number().int().min(2000).max(2100) })
export type WorkingYear = z.infer<typeof WorkingYear>
export const WorkingYear = z.object({
  year: z.number().int(),
  known: z.boolean().describe('False: the calendar of this year has not come yet'),
  days: z.array(
    z.object({
      day: Day,
      kind: OwnDayKind,
      name: z.string(),
      own: OwnDay.nullable().describe('Added by the province; null: from the calendar of the State'),
    }),
  ),
  version: z.number().int().describe('How many times the province has changed the calendar'),
  changes: z.array(CalendarChange).describe('The latest first, 50 at most'),
})
