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

/** RangeError when the years are none or leave a gap. */
export function makeWorkingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const sorted = [...years].sort((a, b) => a.year - b.year)
  const first = sorted[0]?.year
  const last = sorted.at(-1)?.year
  if (first === undefined || last === undefined) throw new RangeError('A calendar needs at least one year')
  if (sorted.some((y, i) => y.year !== first + i))
    throw new RangeError('The years of a calendar must follow one another')
  const off = new Map(sorted.flatMap((y) => y.daysOff.map((day) => [day.date, day.name] as const)))
  const makeUp = new Set(sorted.flatMap((y) => y.makeUpDays.map((day) => day.date)))

  const covers = (date: PlainDate): boolean => parts(date).year >= first && parts(date).year <= last
  const demand = (date: PlainDate): void => {
    if (!covers(date)) throw new RangeError(`The calendar has ${first}–${last}, not ${date}`)
  }
  const reasonOff = (date: PlainDate): Sentence | null => {
    demand(date)
    const holiday = off.get(date)
    if (holiday) return holiday
    return weekday(date) < 6 || makeUp.has(date)
      ? null
      : both(weekdayName(date), weekday(date) === 6 ? 'Saturday' : 'Sunday')
  }
  const step = (date: PlainDate, n: number): Derived => {
    demand(date)
    const skipped: { date: PlainDate; reason: Sentence }[] = []
    let at = date
    for (let left = Math.abs(n); left > 0; ) {
      at = addDays(at, Math.sign(n))
      const reason = reasonOff(at)
      if (reason) skipped.push({ date: at, reason })
      else left--
    }
    return { date: at, derivation: tell(n < 0 ? skipped.reverse() : skipped) }
  }
  return {
    covers,
    reasonOff,
    isWorkingDay: (date) => reasonOff(date) === null,
    addWorkingDays: step,
    workingDaysBetween: (from, to) => {
      const sign = Math.sign(daysBetween(from, to))
      let count = 0
      demand(from)
      for (let at = from; at !== to; ) {
        // Forward the days after `from` count, backward those before it down to `to`: the inverse of addWorkingDays.
        at = addDays(at, sign)
        if (reasonOff(at) === null) count += sign
      }
      return count
    },
    nextWorkingDay: (date) =>
      reasonOff(date) === null ? { date, derivation: [] } : withFirst(date, step(date, 1), reasonOff),
  }
}

function withFirst(date: PlainDate, next: Derived, reasonOff: (date: PlainDate) => Sentence | null): Derived {
  const skipped: { date: PlainDate; reason: Sentence }[] = []
  for (let at = date; at < next.date; at = addDays(at, 1)) skipped.push({ date: at, reason: reasonOff(at)! })
  return { date: next.date, derivation: tell(skipped) }
}

/** Joins neighbouring days with the same reason into one sentence. */
function tell(skipped: { date: PlainDate; reason: Sentence }[]): Sentence[] {
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
