/** A date found in a text. `date`: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY' when day or month is blank. `start`, `end`: UTF-16 offsets. */
export interface FoundDate {
  date: string
  raw: string
  start: number
  end: number
}

// Blanks of forms: "ngày …… tháng …… năm 2024". Bounded, so that a page of dots costs nothing.
const GAP = '[\\s\\u00a0.…_]{0,60}'
const WORDS = `(?:(?:ngày${GAP})?(?<!\\d)(\\d{1,2})?${GAP})?tháng${GAP}(\\d{1,2})?${GAP}năm${GAP}(\\d{4})(?!\\d)`
const FIGURES = '(?:ngày\\s{0,9})?(?<![\\d/.-])(\\d{1,2})\\s?([/.-])\\s?(\\d{1,2})\\s?\\5\\s?(\\d{4})(?!\\d)'
const MONTH_FIGURES = 'tháng\\s{0,9}(\\d{1,2})\\s?[/-]\\s?(\\d{4})(?!\\d)'
const ISO = '(?<![\\d/.-])(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)'

const PATTERN = new RegExp(`${WORDS}|${FIGURES}|${MONTH_FIGURES}|${ISO}`, 'giu')

const inVietnam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })

/** The day in Việt Nam ('YYYY-MM-DD') of a moment, given as it is or as ISO text. */
export const dayInVietnam = (moment: Date | string): string => inVietnam.format(new Date(moment))

/** Days of a month (1..12) of the Gregorian calendar. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** ISO text of what is known; null when the parts are no date. */
export function partialIso(year: number, month?: number, day?: number): string | null {
  if (year < 1000 || year > 9999) return null
  const y = String(year)
  if (month === undefined) return y
  if (month < 1 || month > 12) return null
  const ym = `${y}-${String(month).padStart(2, '0')}`
  if (day === undefined) return ym
  if (day < 1 || day > daysIn(year, month)) return null
  return `${ym}-${String(day).padStart(2, '0')}`
}

const asNumber = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)

/**
 * All dates of a text in order: "27/9/2021", "27-9-2021", "27.9.2021", "ngày 27 tháng 9 năm 2021", "tháng 5 năm 2021",
 * "ngày … tháng … năm 2024", "tháng 6/2026". A day without its month ("ngày 5 tháng … năm 2024") gives the year only.
 * Expects NFC, so that the offsets are those of the given text.
 */
export function findVietnameseDates(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const match of text.matchAll(PATTERN)) {
    const date = dateOf(match)
    if (!date) continue
    const raw = match[0].trim()
    const start = match.index + match[0].indexOf(raw)
    found.push({ date, raw, start, end: start + raw.length })
  }
  return found
}

function dateOf(m: RegExpMatchArray): string | null {
  if (m[3]) {
    const month = asNumber(m[2])
    return partialIso(Number(m[3]), month, month === undefined ? undefined : asNumber(m[1]))
  }
  if (m[7]) return partialIso(Number(m[7]), Number(m[6]), Number(m[4]))
  if (m[9]) return partialIso(Number(m[9]), Number(m[8]))
  return m[10] ? partialIso(Number(m[10]), Number(m[11]), Number(m[12])) : null
}

/** The first date of the text as (partial) ISO, a lone year ("2024", "năm 2024") included; null when there is none. */
export function parseVietnameseDate(text: string): string | null {
  const composed = text.normalize('NFC')
  const first = findVietnameseDates(composed)[0]
  if (first) return first.date
  const year = /^\s*(?:năm\s+)?(\d{4})\s*$/iu.exec(composed)
  return year ? partialIso(Number(year[1])) : null
}

/** ISO → "27/09/2021"; partial → "09/2021", "2021". RangeError for anything else. */
export function formatDate(iso: string): string {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso)
  if (!parts) throw new RangeError(`Not an ISO date: ${iso}`)
  return [parts[3], parts[2], parts[1]].filter(Boolean).join('/')
}

/** ISO → "ngày 27 tháng 9 năm 2021": days and months 1, 2 with a leading zero, days below 10 too (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
export function formatDateInWords(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!parts) throw new RangeError(`Not an ISO date: ${iso}`)
  const month = Number(parts[2])
  return `ngày ${parts[3]} tháng ${month < 3 ? parts[2] : month} năm ${parts[1]}`
}
