/** A day of the proleptic Gregorian calendar, 'YYYY-MM-DD', without time and zone. */
export type PlainDate = string

/** Monday = 1 … Sunday = 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export interface DateParts {
  year: number
  month: number
  day: number
}

/** Days since 1970-01-01. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = parts(date)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** Inverse of `toDayNumber`; RangeError outside the years 1–9999. */
export function fromDayNumber(dayNumber: number): PlainDate {
  const z = dayNumber + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return plainDate(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1)
}

/** True for an existing day in the form 'YYYY-MM-DD'. */
export function isPlainDate(text: string): boolean {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!m || m[1] === '0000') return false
  const month = Number(m[2])
  const day = Number(m[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(m[1]), month)
}

/** Year, month 1–12 and day 1–31; RangeError when the text is no existing day. */
export function parts(date: PlainDate): DateParts {
  if (!isPlainDate(date)) throw new RangeError(`Not a date: ${date}`)
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** The ISO text; RangeError when there is no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isPlainDate(text)) throw new RangeError(`Not a date: ${text}`)
  return text
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days of a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `days` later (negative: earlier), all days counted. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** Same day `months` later; the last day of the month when that day does not exist (Bộ luật Dân sự 2015, Điều 148.3). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = parts(date)
  const index = year * 12 + month - 1 + months
  const y = Math.floor(index / 12)
  const m = (index % 12) + 1
  return plainDate(y, m, Math.min(day, daysInMonth(y, m)))
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from)
}

export function weekday(date: PlainDate): Weekday {
  const n = (toDayNumber(date) + 3) % 7
  return ((n < 0 ? n + 7 : n) + 1) as Weekday
}

const WEEKDAY_NAMES = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ Nhật']

/** "Thứ Hai" … "Chủ Nhật". */
export function weekdayName(date: PlainDate): string {
  return WEEKDAY_NAMES[weekday(date) - 1]!
}

/** Quarter 1–4 of a date. */
export function quarterOf(date: PlainDate): 1 | 2 | 3 | 4 {
  return Math.ceil(parts(date).month / 3) as 1 | 2 | 3 | 4
}

/** Calendar days that `finished` (or, when still open, `asOf`) lies behind `due`; 0 when in time. */
export function daysLate(due: PlainDate, finishedOrAsOf: PlainDate): number {
  return Math.max(0, daysBetween(due, finishedOrAsOf))
}
