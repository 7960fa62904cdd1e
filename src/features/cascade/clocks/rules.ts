import { type Clock, type ClockEvent, clockDay, resumedDay } from '#lib/calendar/clock.ts'
import type { Deadline } from '#lib/calendar/deadline.ts'
import { ISSUE_OF_THIS_PLAN } from '#lib/calendar/deadline.ts'
import type { Sentence } from '#lib/calendar/derivation.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { Problem } from '#platform/problem.ts'
import type { DutyEntry } from '../schema.ts'

/** A duty as far as its clock asks. */
export type DutyClock = {
  countedFrom: string
  dueOn: string | null
  pausedOn: string | null
  pausedDueOn: string | null
  askedTo: string | null
  ownPlanId: string | null
  version: number
}
export type DutyEvent = Pick<DutyEntry, 'action' | 'onDay' | 'dueTo' | 'reason'>
type DutyDay = Pick<DutyClock, 'dueOn' | 'pausedOn' | 'pausedDueOn' | 'askedTo'>

/** What a step makes of a clock, and its line in the history. */
export type DutyChange = { after: DutyDay; entry: Omit<DutyEntry, 'id' | 'at' | 'authorName'> }

/** When the duties of a plan are due: on a day that it names, else so many working days from its issue. */
export type DutyRule = { workingDays: number; dueDay: string | null }

export function dutyDeadline({ workingDays, dueDay }: DutyRule): Deadline {
  if (dueDay !== null) return { kind: 'date', op: 'by', date: dueDay, raw: `Chậm nhất ngày ${formatDate(dueDay)}` }
  const raw = `${workingDays} ngày làm việc kể từ ngày ban hành kế hoạch cấp trên`
  return { kind: 'relative', days: workingDays, unit: 'working day', anchor: ISSUE_OF_THIS_PLAN, raw }
}

/** What of the history moved the clock, in the order of time. */
export function dutyEvents(entries: readonly DutyEvent[]): ClockEvent[] {
  return entries.flatMap(({ action, onDay, dueTo, reason }): ClockEvent[] => {
    if (action === 'paused' || action === 'resumed') return [{ kind: action, on: onDay }]
    if (action === 'extended' && dueTo) return [{ kind: 'extended', to: dueTo }]
    return action === 'transferred' ? [{ kind: 'transferred', on: onDay, words: reason }] : []
  })
}

export const clockOf = (countedFrom: string, rule: DutyRule, entries: readonly DutyEvent[]): Clock => ({
  deadline: dutyDeadline(rule),
  issuedOn: countedFrom,
  events: dutyEvents(entries),
})

/** The same clock as it stood when it was stopped: the day that it keeps for when it goes on. */
export function untilPause(clock: Clock): Clock {
  const at = clock.events.findLastIndex(({ kind }) => kind === 'paused')
  return at < 0 ? clock : { ...clock, events: clock.events.slice(0, at) }
}

/** Where a clock stands under a rule, and how it follows: for all duties when the number of days changes. */
export function dutyDay(
  clock: Clock,
  calendar: WorkingCalendar,
): { dueOn: string | null; pausedDueOn: string | null; derivation: Sentence[] } {
  const { dueOn, paused, derivation } = clockDay(clock, calendar)
  return { dueOn, pausedDueOn: paused ? clockDay(untilPause(clock), calendar).dueOn : null, derivation }
}

function checkOpen({ ownPlanId, version }: DutyClock, seen: number): void {
  if (ownPlanId) throw new Problem('cascade.issued', { planId: ownPlanId })
  if (version !== seen) throw new Problem('write.conflict', { version })
}

export type Wish = { version: number; reason: string }
export type WishDay = Wish & { dueTo: string }

/** Stops the clock: until it goes on there is no due day. What is late already needs an extension instead. */
export function pauseDuty(it: DutyClock, { version, reason }: Wish, today: string): DutyChange {
  checkOpen(it, version)
  if (it.dueOn === null) throw new Problem('clock.no_day')
  if (it.dueOn < today) throw new Problem('clock.overdue')
  const after = { dueOn: null, pausedOn: today, pausedDueOn: it.dueOn, askedTo: it.askedTo }
  return { after, entry: { action: 'paused', onDay: today, dueFrom: it.dueOn, dueTo: null, reason } }
}

type Running = { today: string; rule: DutyRule; calendar: WorkingCalendar }

/** Lets the clock go on: as many working days are left as when it stopped. */
export function resumeDuty(it: DutyClock, { version, reason }: Wish, at: Running): DutyChange {
  checkOpen(it, version)
  const { pausedOn, pausedDueOn, askedTo } = it
  if (pausedOn === null || pausedDueOn === null) throw new Problem('clock.not_paused')
  const { today, rule, calendar } = at
  const dueOn = resumedDay(pausedDueOn, { from: pausedOn, to: today }, dutyDeadline(rule), calendar)
  const after = { dueOn, pausedOn: null, pausedDueOn: null, askedTo }
  return { after, entry: { action: 'resumed', onDay: today, dueFrom: pausedDueOn, dueTo: dueOn, reason } }
}

const kept = ({ dueOn, pausedOn, pausedDueOn }: DutyClock) => ({ dueOn, pausedOn, pausedDueOn })

function checkLater({ dueOn }: DutyClock, dueTo: string, today: string): string {
  if (dueOn === null) throw new Problem('clock.no_day')
  if (dueTo <= dueOn || dueTo < today) throw new Problem('assignment.extension_not_later', { dueOn })
  return dueOn
}

/** The agency asks for a later day; one request at a time. */
export function askForDay(it: DutyClock, { version, reason, dueTo }: WishDay, today: string): DutyChange {
  checkOpen(it, version)
  if (it.askedTo !== null) throw new Problem('assignment.extension_open')
  const dueFrom = checkLater(it, dueTo, today)
  return {
    after: { ...kept(it), askedTo: dueTo },
    entry: { action: 'extensionAsked', onDay: today, dueFrom, dueTo, reason },
  }
}

/** Sets a later day, whether it was asked for or not. */
export function extendDuty(it: DutyClock, { version, reason, dueTo }: WishDay, today: string): DutyChange {
  checkOpen(it, version)
  const dueFrom = checkLater(it, dueTo, today)
  const after = { ...kept(it), dueOn: dueTo, askedTo: null }
  return { after, entry: { action: 'extended', onDay: today, dueFrom, dueTo, reason } }
}

/** A request ends without another day: the one that stands stays. */
const endRequest =
  (action: 'extensionRefused' | 'extensionWithdrawn') =>
  (it: DutyClock, { version, reason }: Wish, today: string): DutyChange => {
    checkOpen(it, version)
    if (it.askedTo === null) throw new Problem('assignment.extension_none')
    const entry = { action, onDay: today, dueFrom: it.dueOn, dueTo: it.askedTo, reason }
    return { after: { ...kept(it), askedTo: null }, entry }
  }

export const refuseDay = endRequest('extensionRefused')

/** By the agency itself, while nobody has decided. */
export const withdrawDay = endRequest('extensionWithdrawn')
