import { addDays, weekday } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { daysTold } from '#lib/reminders/digest.ts'
import { dueDaysToTell, silencesToTell } from '#lib/reminders/due-days.ts'
import { Problem } from '#platform/problem.ts'
import type { Policy, Preference, Preview, ProvinceReminders } from './schema.ts'

/** Refuses what a person may not choose under the rules of the province. */
export function checkPreference(preference: Preference, it: ProvinceReminders, webhook: boolean): void {
  const { mail, phone, muted, quietSpans, quietWeekdays } = preference
  const refuse = (field: string, allowed: unknown) => new Problem('reminder.not_allowed', { field, allowed })
  if (!mail && !it.mayLeaveMail) throw refuse('mail', true)
  const kept = muted.find((kind) => !it.policy.mayMute.includes(kind))
  if (kept) throw refuse('muted', kept)
  if (it.mostQuietDays === 0 && quietSpans.length + quietWeekdays.length > 0) throw refuse('quiet', 0)
  if (preference.webhook && !webhook) throw refuse('webhook', false)
  if (preference.webhook && phone === null) throw new Problem('reminder.phone_missing')
}

/** A day on which the person wants quiet, within what is allowed (SPEC C4): after so many in a row no longer. */
export function isQuiet(day: string, it: Preference, mostQuietDays: number, calendar: WorkingCalendar): boolean {
  const wanted = (each: string) =>
    it.quietWeekdays.includes(weekday(each)) || it.quietSpans.some(({ from, to }) => from <= each && each <= to)
  let run = 0
  for (let each = day; run <= mostQuietDays; each = addDays(each, -1)) {
    if (!calendar.covers(each)) break
    if (!calendar.isWorkingDay(each)) continue
    if (!wanted(each)) break
    run += 1
  }
  return run > 0 && run <= mostQuietDays
}

/** What has been told so far: the first day of all, the days that were, and those on which this person wanted quiet. */
type Past = { first: string; composed: ReadonlySet<string>; quiet: ReadonlySet<string> }

/**
 * The days of which a person who is reached today is told. A day that the program missed was quiet for all (SPEC C5); what
 * was quiet then counts, whatever the person has chosen since.
 */
export function daysFor(today: string, { first, composed, quiet }: Past, calendar: WorkingCalendar): string[] {
  const missed = (day: string) => day >= first && !composed.has(day)
  return daysTold(today, (day) => day < today && (missed(day) || quiet.has(day)), calendar)
}

export type SeenDay = { day: string; composed: boolean }

/** What is to be done on a day: write its digests, also after the clock had run ahead (SPEC E), or nothing. */
export type Task = 'write' | 'writeAnew' | 'written' | 'behind'

/** A server may be off for a week; so many working days passed over alone are no proof that its clock had run ahead. */
const longestSleep = 5

/**
 * `before` is the last day up to today on which the program was awake, `after` the first later one. There is a later one
 * only when the clock was set back (SPEC E). Waiting is the safe guess after a short gap: the later day has told everybody
 * of all days up to it.
 */
export function taskOf(
  today: string,
  { before, after }: { before: SeenDay | undefined; after: SeenDay | undefined },
  calendar: WorkingCalendar,
): Task {
  if (before?.day === today && before.composed) return 'written'
  if (!after) return 'write'
  if (!before) return 'behind'
  const known = calendar.covers(before.day) && calendar.covers(after.day)
  return !known || calendar.workingDaysBetween(before.day, after.day) > longestSleep ? 'writeAnew' : 'behind'
}

/** Digests are written from this hour on: people read them when they come in. */
export const firstHour = 4

const seconds = [60, 300, 1800, 7200, 21_600]

/** When a delivery that failed so many times is tried again; null: it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const wait = seconds[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * 1000)
}

/** For how many working days after its day a piece of work is followed in the preview. */
const shownDays = 60

/** One piece of work due on a day under these rules: who is told when, day by day. */
export function previewOf({ rules }: Policy, dueOn: string, calendar: WorkingCalendar): Preview {
  const days: Preview['days'] = []
  for (let day = addDays(dueOn, -60); day <= addDays(dueOn, shownDays); day = addDays(day, 1)) {
    if (!calendar.covers(day)) continue
    const found = dueDaysToTell(day, rules, calendar).find((each) => each.dueOn === dueOn)
    if (found) days.push({ day, when: found.when, days: found.days, levels: [...new Set(found.levels)] })
  }
  const silences: Preview['silences'] = []
  for (let n = 1; n <= 120; n++) {
    const day = addDays(dueOn, n)
    if (!calendar.covers(day)) continue
    const found = silencesToTell(day, rules, calendar).find((each) => each.lastWordOn === dueOn)
    if (found) silences.push({ days: found.days, day, levels: [...found.levels] })
  }
  return { dueOn, days, silences }
}
