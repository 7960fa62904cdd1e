import { formatDate } from '../vietnamese/dates.ts'
import type { Deadline } from './deadline.ts'
import { both, type Sentence } from './derivation.ts'
import { nextDue } from './next-due.ts'
import { addDays, daysBetween, type PlainDate } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** What happened to a clock after it was set, in the order of time. */
export type ClockEvent =
  | { kind: 'paused'; on: PlainDate }
  | { kind: 'resumed'; on: PlainDate }
  | { kind: 'extended'; to: PlainDate }
  | { kind: 'transferred'; on: PlainDate; words: string }

/** Something that is due: the rule that its words gave, the day on which it was issued, and what happened since. */
export type Clock = {
  deadline: Deadline
  issuedOn: PlainDate
  /** The time that is meant, of what falls due more than once. */
  asOf?: PlainDate
  events: readonly ClockEvent[]
}

export type ClockDay = { dueOn: PlainDate | null; paused: boolean; derivation: Sentence[] }

/**
 * The last day in time of anything that is due, and how it follows (SPEC, section F): rule, pauses, extensions. A clock that
 * stands still has no day. Years beyond the calendar are counted Monday to Friday.
 */
export function clockDay(clock: Clock, calendar: WorkingCalendar): ClockDay {
  const first = ruleDay(clock, calendar)
  const derivation = [...first.derivation]
  let dueOn = first.date
  let since: PlainDate | undefined
  for (const event of clock.events) {
    if (event.kind === 'transferred') {
      derivation.push(both(event.words, event.words))
    } else if (event.kind === 'extended') {
      derivation.push(extendedWords(dueOn, event.to))
      dueOn = event.to
      since = undefined
    } else if (event.kind === 'paused' && dueOn !== null && since === undefined) {
      since = event.on
      const day = formatDate(since)
      derivation.push(both(`Tạm dừng từ ngày ${day}`, `Paused since ${day}`))
    } else if (event.kind === 'resumed' && dueOn !== null && since !== undefined) {
      const next = resumedDay(dueOn, { from: since, to: event.on }, clock.deadline, calendar)
      derivation.push(resumedWords(dueOn, next, event.on))
      dueOn = next
      since = undefined
    }
  }
  return { dueOn: since === undefined ? dueOn : null, paused: since !== undefined, derivation }
}

function ruleDay({ deadline, issuedOn, asOf }: Clock, calendar: WorkingCalendar) {
  try {
    return nextDue(deadline, asOf ?? issuedOn, { issuedOn, calendar })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return nextDue(deadline, asOf ?? issuedOn, { issuedOn })
  }
}

const countsWorkingDays = (deadline: Deadline): boolean =>
  deadline.kind === 'relative' && deadline.unit === 'working day'

/**
 * The day after a pause: what was left when it began is left when it ends, in working days where the rule counts those,
 * else in days of the calendar. `from` is the first day that stands still, `to` the first that runs again.
 */
export function resumedDay(
  dueOn: PlainDate,
  { from, to }: { from: PlainDate; to: PlainDate },
  deadline: Deadline | null,
  calendar: WorkingCalendar,
): PlainDate {
  const days = Math.max(0, daysBetween(from, to))
  if (!deadline || !countsWorkingDays(deadline)) return addDays(dueOn, days)
  try {
    const left = calendar.workingDaysBetween(addDays(from, -1), dueOn)
    return calendar.addWorkingDays(addDays(to, -1), left).date
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return addDays(dueOn, days)
  }
}

function extendedWords(from: PlainDate | null, to: PlainDate): Sentence {
  const before = from ? formatDate(from) : '…'
  return both(
    `Gia hạn từ ngày ${before} đến ngày ${formatDate(to)}; từ đây là ngày cố định`,
    `Extended from ${before} to ${formatDate(to)}; a fixed day from here on`,
  )
}

const resumedWords = (from: PlainDate, to: PlainDate, on: PlainDate): Sentence =>
  both(
    `Tính tiếp từ ngày ${formatDate(on)}: hạn ${formatDate(from)} lùi đến ${formatDate(to)}`,
    `Goes on from ${formatDate(on)}: ${formatDate(from)} becomes ${formatDate(to)}`,
  )

/** A clock as it is kept: what it shows now beside the rule that it follows. */
export type RunningClock = Clock & { dueOn: PlainDate | null }

/**
 * Where a clock moves when the calendar changes; undefined where it stays. A clock whose day is not the one that its rule
 * gives was set by a person, and is a fixed day: it never moves.
 */
export function movedBy(
  clock: RunningClock,
  before: WorkingCalendar,
  after: WorkingCalendar,
): { from: PlainDate; to: PlainDate } | undefined {
  if (clock.dueOn === null) return undefined
  const was = clockDay(clock, before).dueOn
  if (was !== clock.dueOn) return undefined
  const to = clockDay(clock, after).dueOn
  return to === null || to === was ? undefined : { from: was, to }
}
