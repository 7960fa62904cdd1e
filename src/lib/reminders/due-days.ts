import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Level, ReminderRules } from './rules.ts'

/** Why somebody is told on a day of what is due on another: working days that are left (0: today) or gone by. */
export type DueReminder = { dueOn: PlainDate; when: 'before' | 'today' | 'late'; days: number; levels: Level[] }

/** The longest that a late piece of work is still told of: a year; after that it is no reminder that is missing. */
const longest = 366

/**
 * The due days of which people are told on a day, each with its reason (SPEC A). It depends on nothing but the two days, so
 * that whatever is due can be found by its day. Empty on a day off.
 */
export function dueDaysToTell(day: PlainDate, rules: ReminderRules, calendar: WorkingCalendar): DueReminder[] {
  if (!calendar.isWorkingDay(day)) return []
  return [...ahead(day, rules, calendar), ...behind(day, rules, calendar)].filter(({ levels }) => levels.length > 0)
}

function ahead(day: PlainDate, { before, onDay }: ReminderRules, calendar: WorkingCalendar): DueReminder[] {
  const wanted = new Set(before)
  const most = Math.max(0, ...before)
  const found: DueReminder[] = []
  let left = 0
  for (let dueOn = day; calendar.covers(dueOn); dueOn = addDays(dueOn, 1)) {
    // A due day that is a day off is told of as the last working day before it.
    if (dueOn !== day && calendar.isWorkingDay(dueOn)) left += 1
    if (left > most) return found
    if (left === 0) found.push({ dueOn, when: 'today', days: 0, levels: onDay ? ['officer'] : [] })
    else found.push({ dueOn, when: 'before', days: left, levels: wanted.has(left) ? ['officer'] : [] })
  }
  return found
}

function behind(day: PlainDate, { late }: ReminderRules, calendar: WorkingCalendar): DueReminder[] {
  const found: DueReminder[] = []
  // The day itself counts: what was due yesterday is one working day late today.
  let gone = 1
  for (let dueOn = addDays(day, -1); calendar.covers(dueOn) && daysBetween(dueOn, day) <= longest; ) {
    found.push({
      dueOn,
      when: 'late',
      days: gone,
      levels: late.flatMap((step) => (isTold(step, gone) ? step.level : [])),
    })
    if (calendar.isWorkingDay(dueOn)) gone += 1
    dueOn = addDays(dueOn, -1)
  }
  return found
}

type Step = ReminderRules['late'][number]

/** From so many on, and again every so many. */
export const isTold = ({ from, every }: Step, count: number): boolean =>
  count === from || (every !== null && count > from && (count - from) % every === 0)

/**
 * The last days of word whose silence is told of on a day, counted in calendar days; what falls on a day off is told on the
 * next working day. Empty on a day off.
 */
export function silencesToTell(
  day: PlainDate,
  { silent }: ReminderRules,
  calendar: WorkingCalendar,
): { lastWordOn: PlainDate; days: number; levels: Level[] }[] {
  if (!calendar.isWorkingDay(day)) return []
  const days = [day]
  for (let off = addDays(day, -1); calendar.covers(off) && !calendar.isWorkingDay(off); off = addDays(off, -1))
    days.push(off)
  const found = new Map<PlainDate, Set<Level>>()
  for (const each of days) {
    for (const step of silent) {
      for (let count = step.from; count <= longest; count += step.every ?? longest) {
        const lastWordOn = addDays(each, -count)
        found.set(lastWordOn, (found.get(lastWordOn) ?? new Set()).add(step.level))
      }
    }
  }
  return [...found]
    .map(([lastWordOn, levels]) => ({ lastWordOn, days: daysBetween(lastWordOn, day), levels: [...levels] }))
    .sort((a, b) => (a.lastWordOn < b.lastWordOn ? -1 : 1))
}
