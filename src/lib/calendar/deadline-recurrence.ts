import type { Frequency, Recurrence } from './deadline.ts'

const COUNT = '(?:6|06|sáu)'
// "Định kỳ tháng, quý, 6 tháng, 9 tháng và năm": members of a list after one head.
const PERIOD = `(?:tuần|tháng|quý|${COUNT}\\s?tháng(?!\\s(?:đầu|cuối))|9\\s?tháng|1?\\s?năm)`
const HEAD =
  '(?:hàng|theo(?:\\s(?:từng|định kỳ))?|mỗi|từng|định kỳ(?:\\s(?:hàng|mỗi|theo))?|báo cáo(?:\\sđịnh kỳ)?(?:\\shàng)?)'
const LIST = new RegExp(
  `${HEAD}\\s${PERIOD}(?![\\p{L}])(?:\\s?(?:,|và|hoặc|/)\\s?(?:${HEAD}\\s)?${PERIOD}(?![\\p{L}]))*`,
  'gu',
)

const PHRASES: [RegExp, Frequency][] = [
  [/thường xuyên|liên tục|(?:hàng|mỗi) ngày|thường trực|24\/7/gu, 'continuous'],
  [/tuần\s?\/\s?(?:0?1\s)?lần|(?:0?1|một) lần\s?(?:\/|trong|mỗi|một)\s?tuần/gu, 'weekly'],
  [
    /(?<!(?:\d|ba|sáu|hai|chín)\s?)(?:(?:0?1|một)\s)?tháng\s?(?:\/|một|1|01)\s?(?:0?1\s)?lần|(?:0?1|một) lần\s?(?:\/|trong|mỗi|một)\s?tháng/gu,
    'monthly',
  ],
  [
    /(?:(?:0?3|ba)\stháng|quý)\s?(?:\/|một|1|01)\s?(?:0?1\s)?lần|(?:0?1|một) lần\s?(?:\/|trong|mỗi|một)\s?quý/gu,
    'quarterly',
  ],
  [
    /(?:0?6|sáu) tháng\s?(?:\/|một|1|01)\s?(?:0?1\s)?lần|(?:0?2|hai) lần\s?(?:\/|trong|mỗi|một)\s?năm|nửa năm một lần/gu,
    'semiannual',
  ],
  [
    /(?<!(?:\d|ba|hai)\s?)(?:(?:0?1|một)\s)?năm\s?(?:\/|một|1|01)\s?(?:0?1\s)?lần|(?:0?1|một) lần\s?(?:\/|trong|mỗi|một)\s?năm|(?<![\p{L}\d]\s?)(?:0?1|một) năm(?=\s*(?:\(|$))|thường niên|các năm(?! (?:tiếp|sau|tới))/gu,
    'annual',
  ],
  [
    /(?:cuối|đầu|mỗi)\s(?:mỗi\s)?quý(?!\s?(?:iv|iii|ii|i|[1-4])(?![\p{L}]))|quý (?:sau|liền kề|tiếp theo)/gu,
    'quarterly',
  ],
  [/của tháng cuối (?:mỗi )?quý|tháng cuối (?:của )?(?:mỗi |hàng )?quý/gu, 'quarterly'],
  [/(?:cuối|đầu)\s(?:mỗi\s)?tháng(?!\s?\d)|tháng (?:liền kề|liền sau|kế tiếp|tiếp theo|sau)/gu, 'monthly'],
]

const ANY = /tuần|tháng|quý|năm|ngày|thường|liên tục|24\/7|định kỳ/u

/** A frequency named in the words; `start`, `end` are offsets. */
export interface NamedFrequency {
  freq: Frequency
  /** Only the name of a report: "báo cáo năm trước 05/01/2025" is one date, not a rhythm. */
  ofReport?: boolean
  start: number
  end: number
}

/** All frequencies in `words` (lower case, NFC, "hằng" written "hàng") in order of place, none twice. */
export function findFrequencies(words: string): NamedFrequency[] {
  if (!ANY.test(words)) return []
  const all: NamedFrequency[] = []
  for (const [pattern, freq] of PHRASES) {
    for (const m of words.matchAll(pattern)) all.push({ freq, start: m.index, end: m.index + m[0].length })
  }
  for (const list of words.matchAll(LIST)) {
    for (const [i, m] of [...list[0].matchAll(new RegExp(PERIOD, 'gu'))].entries()) {
      const start = list.index + (i === 0 ? 0 : m.index)
      const freq = frequencyOf(m[0])
      const end = list.index + m.index + m[0].length
      const named = /^\s?(?:\d|(?:iv|iii|ii|i)(?!\p{L}))/u.test(words.slice(end, end + 6)) // "báo cáo quý IV", "báo cáo năm 2026"
      if (freq && !named) all.push({ freq, start, end, ofReport: !/hàng|mỗi|từng|định kỳ/u.test(list[0]) })
    }
  }
  if (all.length === 0) {
    const bare = /định kỳ/u.exec(words)
    if (bare) all.push({ freq: 'unspecified', start: bare.index, end: bare.index + bare[0].length })
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  return all.filter((one, i) => all.findIndex((other) => other.freq === one.freq) === i)
}

function frequencyOf(period: string): Frequency | undefined {
  if (period === 'tuần') return 'weekly'
  if (period === 'tháng') return 'monthly'
  if (period === 'quý') return 'quarterly'
  if (/^9/.test(period)) return undefined
  return period.endsWith('tháng') ? 'semiannual' : 'annual'
}

const DAY = '(?:ngày|mùng)\\s?(\\d{1,2})(?!\\s?[\\d/]|\\s?tháng\\s?\\d)'
const NEXT = '(?:liền kề|liền sau|kế tiếp|tiếp theo|sau)'
const WEEKDAYS: Record<string, string> = {
  hai: 'Monday',
  '2': 'Monday',
  ba: 'Tuesday',
  '3': 'Tuesday',
  tư: 'Wednesday',
  '4': 'Wednesday',
  năm: 'Thursday',
  '5': 'Thursday',
  sáu: 'Friday',
  '6': 'Friday',
  bảy: 'Saturday',
  '7': 'Saturday',
}

const INSIDE: [RegExp, (d: string) => string, Frequency][] = [
  [
    new RegExp(`${DAY}\\s(?:của\\s)?tháng (?:đầu|thứ nhất)(?: tiên)?(?: của)? quý ${NEXT}`, 'u'),
    (d) => `day ${d} of the first month of the next quarter`,
    'quarterly',
  ],
  [
    new RegExp(`${DAY}\\s(?:của\\s)?tháng cuối(?: cùng)?(?: của)?(?: (?:mỗi|hàng|các))? (?:quý|kỳ)`, 'u'),
    (d) => `day ${d} of the last month of the quarter`,
    'quarterly',
  ],
  [
    new RegExp(`${DAY}\\s(?:của\\s)?tháng đầu(?: tiên)?(?: của)?(?: (?:mỗi|hàng|các))? quý`, 'u'),
    (d) => `day ${d} of the first month of the quarter`,
    'quarterly',
  ],
  [new RegExp(`${DAY}\\s(?:của\\s)?(?:đầu\\s)?tháng ${NEXT}`, 'u'), (d) => `day ${d} of the next month`, 'monthly'],
  [
    new RegExp(`${DAY}\\s(?:của\\s)?(?:(?:hàng|mỗi|các|từng)\\s)?tháng(?!\\s?\\d)`, 'u'),
    (d) => `day ${d} of the month`,
    'monthly',
  ],
]

/** The day inside each period: "trước ngày 20 của tháng cuối quý" → quarterly, 'day 20 of the last month of the quarter'. */
export function findDayInsidePeriod(words: string): (Recurrence & { start: number; end: number }) | undefined {
  for (const [pattern, text, freq] of INSIDE) {
    const m = pattern.exec(words)
    const d = m ? Number(m[1]) : 0
    if (m && d >= 1 && d <= 31) return withOp(words, m.index, m[0].length, { freq, before: text(String(d)) })
  }
  const last = /(?:hàng|mỗi) tháng[,:]?\s.*(?:ngày|mùng)\s?(\d{1,2})$/u.exec(words)
  if (last && Number(last[1]) <= 31) {
    const at = words.search(/(?:ngày|mùng)\s?\d{1,2}$/u)
    return withOp(words, at, words.length - at, { freq: 'monthly', before: `day ${Number(last[1])} of the month` })
  }
  const m = /(?:thứ (hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s(?:hàng|mỗi) tuần/u.exec(words)
  if (!m) return undefined
  const name = m[1] ? WEEKDAYS[m[1]]! : 'Sunday'
  return withOp(words, m.index, m[0].length, { freq: 'weekly', before: name })
}

function withOp(
  words: string,
  start: number,
  length: number,
  found: Recurrence,
): Recurrence & { start: number; end: number } {
  const before = /trước\s*(?:là\s*)?$/u.test(words.slice(0, start))
  return { ...found, ...(before ? {} : { op: 'by' as const }), start, end: start + length }
}
