import { addDays, addMonths, daysInMonth, type PlainDate, parts, plainDate, weekday } from './plain-date.ts'

/** What reports and recurring duties are counted in. */
export type PeriodUnit = 'week' | 'month' | 'quarter' | 'halfYear' | 'year'

const MONTHS: Record<Exclude<PeriodUnit, 'week'>, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 }

/** First day of the period that contains `date`; weeks begin on Monday. */
export function startOf(unit: PeriodUnit, date: PlainDate): PlainDate {
  if (unit === 'week') return addDays(date, 1 - weekday(date))
  const { year, month } = parts(date)
  const length = MONTHS[unit]
  return plainDate(year, Math.floor((month - 1) / length) * length + 1, 1)
}

/** Last day of the period that contains `date`; weeks end on Sunday. */
export function endOf(unit: PeriodUnit, date: PlainDate): PlainDate {
  const start = startOf(unit, date)
  if (unit === 'week') return addDays(start, 6)
  return addDays(addMonths(start, MONTHS[unit]), -1)
}

/** First day of the period after the one that contains `date`. */
export function nextPeriod(unit: PeriodUnit, date: PlainDate): PlainDate {
  return addDays(endOf(unit, date), 1)
}

/**
 * A span written short: 2026, '2026', '2026-Q2', '2026-H1', '2026-06' or '2026-06-30' → first and last day.
 * RangeError for anything else.
 */
export function spanOf(short: number | string): { from: PlainDate; to: PlainDate } {
  const m = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})(?:-(\d{2}))?))?$/.exec(String(short))
  if (!m) throw new RangeError(`Not a period: ${short}`)
  const year = Number(m[1])
  if (m[5]) {
    const day = plainDate(year, Number(m[4]), Number(m[5]))
    return { from: day, to: day }
  }
  const [first, count] = m[2]
    ? [(Number(m[2]) - 1) * 3 + 1, 3]
    : m[3]
      ? [(Number(m[3]) - 1) * 6 + 1, 6]
      : m[4]
        ? [Number(m[4]), 1]
        : [1, 12]
  const last = first + count - 1
  return { from: plainDate(year, first, 1), to: plainDate(year, last, daysInMonth(year, last)) }
}
