import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'

/** One line of a digest, before it is known on which day its reader is reached. */
export type Told<T> = { day: PlainDate; itemId: string; line: T }

const longestAbsence = 60

/**
 * The working days whose lines a person gets on a day: that day, and those before it on which the person wanted quiet, back
 * to the last day that was not. Empty on a day off and on a quiet day. Lines of an absence over 60 days are left out.
 */
export function daysTold(day: PlainDate, isQuiet: (day: PlainDate) => boolean, calendar: WorkingCalendar): PlainDate[] {
  if (!calendar.isWorkingDay(day) || isQuiet(day)) return []
  const days = [day]
  for (let back = 1; back <= longestAbsence; back++) {
    const before = addDays(day, -back)
    if (!calendar.covers(before)) return days
    if (!calendar.isWorkingDay(before)) continue
    if (!isQuiet(before)) return days
    days.unshift(before)
  }
  return days
}

/** One line for each item: what was told last says most. Items in the order in which they first came. */
export function newest<T>(lines: readonly Told<T>[]): Told<T>[] {
  const last = new Map<string, Told<T>>()
  for (const line of lines) {
    const known = last.get(line.itemId)
    if (!known || known.day <= line.day) last.set(line.itemId, line)
  }
  return [...last.values()]
}
