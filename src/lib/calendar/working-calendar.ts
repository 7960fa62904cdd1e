import { formatDate } from '../vietnamese/dates.ts'
import type { CalendarYear } from './calendar-year.ts'
import { both, type Sentence } from './derivation.ts'
import { addDays, daysBetween, type PlainDate, parts, weekday, weekdayName } from './plain-date.ts'

/** A date and how it follows: one sentence per run of days that do not count. */
export interface Derived {
  date: PlainDate
  derivation: Sentence[]
}

/** Working days of State agencies (Monday to Friday, less holidays, plus make-up days) in the years it was given. */
export interface WorkingCalendar {
  /** False outside the given years: every other method throws RangeError there. */
  covers(date: PlainDate): boolean
  isWorkingDay(date: PlainDate): boolean
  /** Why a day is off ("Tết Nguyên đán", "Thứ Bảy"), null on a working day. */
  reasonOff(date: PlainDate): Sentence | null
  /** `n` working days after `date` (before, when negative); the day itself is not counted. n = 0 gives `date`. */
  addWorkingDays(date: PlainDate, n: number): Derived
  /** Working days after `from` up to and with `to`; negative when `to` is earlier. */
  workingDaysBetween(from: PlainDate, to: PlainDate): number
  /** `date` itself when it is a working day, else the next one. */
  nextWorkingDay(date: PlainDate): Derived
}

type ReasonOff = WorkingCalendar['reasonOff']

/** RangeError when the years are none or leave a gap. */
export function makeWorkingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year)
  const first = sorted[0]?.year
  const last = sorted.at(-1)?.year
  if (first === undefined || last === undefined) throw new RangeError('A calendar needs at least one year')
  const whole = sorted.every((y, i) => y.year === first + i)
  if (!whole) throw new RangeError('The years of a calendar must follow one another')
  const off = new Map(sorted.flatMap((y) => y.daysOff.map((day) => [day.date, day.name] as const)))
  const makeUp = new Set(sorted.flatMap((y) => y.makeUpDays.map((day) => day.date)))

  const covers = (date: PlainDate): boolean => parts(date).year >= first && parts(date).year <= last
  const reasonOff: ReasonOff = (date) => {
    if (!covers(date)) throw new RangeError(`The calendar has ${first}–${last}, not ${date}`)
    const holiday = off.get(date)
    if (holiday) return holiday
    if (weekday(date) < 6 || makeUp.has(date)) return null
    return both(weekdayName(date), weekday(date) === 6 ? 'Saturday' : 'Sunday')
  }
  return calendarFrom(covers, reasonOff)
}

/** A calendar with days of one's own: days off with their reason, and days that are worked although they are off. */
export function withOwnDays(
  base: WorkingCalendar,
  own: { off: ReadonlyMap<PlainDate, Sentence>; worked: ReadonlySet<PlainDate> },
): WorkingCalendar {
  if (own.off.size === 0 && own.worked.size === 0) return base
  return calendarFrom(base.covers, (date) => {
    const reason = base.reasonOff(date)
    return own.worked.has(date) ? null : (own.off.get(date) ?? reason)
  })
}

const calendarFrom = (covers: WorkingCalendar['covers'], reasonOff: ReasonOff): WorkingCalendar => ({
  covers,
  reasonOff,
  isWorkingDay: (date) => reasonOff(date) === null,
  addWorkingDays: (date, n) => step(reasonOff, date, n),
  workingDaysBetween: (from, to) => countBetween(reasonOff, from, to),
  nextWorkingDay: (date) => firstFrom(reasonOff, date),
})

interface Skipped {
  date: PlainDate
  reason: Sentence
}

function step(reasonOff: ReasonOff, date: PlainDate, n: number): Derived {
  if (!Number.isInteger(n)) throw new RangeError(`Working days are counted whole, not ${n}`)
  reasonOff(date)
  const skipped: Skipped[] = []
  let at = date
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, Math.sign(n))
    const reason = reasonOff(at)
    if (reason) skipped.push({ date: at, reason })
    else left--
  }
  return { date: at, derivation: tell(n < 0 ? skipped.reverse() : skipped) }
}

/** The inverse of `step`: forward the days after `from` count up to `to`, backward those before it down to `to`. */
function countBetween(reasonOff: ReasonOff, from: PlainDate, to: PlainDate): number {
  const sign = Math.sign(daysBetween(from, to))
  reasonOff(from)
  let count = 0
  for (let at = from; at !== to; ) {
    at = addDays(at, sign)
    if (reasonOff(at) === null) count += sign
  }
  return count
}

function firstFrom(reasonOff: ReasonOff, date: PlainDate): Derived {
  const skipped: Skipped[] = []
  let at = date
  for (let reason = reasonOff(at); reason; reason = reasonOff(at)) {
    skipped.push({ date: at, reason })
    at = addDays(at, 1)
  }
  return { date: at, derivation: tell(skipped) }
}

/** Joins neighbouring days with the same reason into one sentence. */
function tell(skipped: Skipped[]): Sentence[] {
  const runs: { from: PlainDate; to: PlainDate; reason: Sentence }[] = []
  for (const { date, reason } of skipped) {
    const run = runs.at(-1)
    const weekend = (text: string): boolean => text === 'Thứ Bảy' || text === 'Chủ Nhật'
    if (run && addDays(run.to, 1) === date && run.reason.vi === reason.vi) run.to = date
    else if (run && addDays(run.to, 1) === date && weekend(run.reason.vi) && weekend(reason.vi)) {
      run.to = date
      run.reason = both('thứ Bảy, Chủ Nhật', 'weekend')
    } else runs.push({ from: date, to: date, reason })
  }
  return runs.map(({ from, to, reason }) => {
    const days = from === to ? formatDate(from) : `${formatDate(from)}–${formatDate(to)}`
    return both(`Không tính ${days}: ${reason.vi}`, `Not counted ${days}: ${reason.en}`)
  })
}
