import { parseRoman } from '../vietnamese/roman.ts'
import { isPlainDate } from './plain-date.ts'

/** One point of time named in a deadline; `start`, `end` are offsets in the scanned words. */
export interface TimePoint {
  type: 'day' | 'month' | 'quarter' | 'months' | 'year'
  year?: number
  month?: number
  day?: number
  quarter?: number
  /** "6 tháng đầu năm": first and last month. */
  months?: [number, number]
  /** The year does not stand beside this point but beside a later or earlier one. */
  yearInherited?: boolean
  /** The year comes from the plan, not from the words. */
  yearAssumed?: boolean
  start: number
  end: number
}

type Rule = [RegExp, (m: RegExpExecArray) => Omit<TimePoint, 'start' | 'end'> | undefined]

const YEAR_BEHIND = '(?:\\s?(?:[/.,–-]\\s?(?:năm\\s?)?|\\s?năm\\s?|\\s)\\s?(\\d{4})(?!\\d))?'
const QUARTER = '(iv|iii|ii|i|[1-4]|0[1-4])(?![\\p{L}\\d])'

const MONTH_WORDS = ['giêng', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười một', 'mười hai', 'mười']
const MONTH_OF_WORD: Record<string, number> = Object.fromEntries(
  MONTH_WORDS.map((word, i) => [word, i < 9 ? i + 1 : i === 11 ? 10 : i + 2]),
)
const COUNT_WORDS: Record<string, number> = { ba: 3, sáu: 6, chín: 9 }

function day(d: string, m: string, y?: string): Omit<TimePoint, 'start' | 'end'> | undefined {
  const iso = `${y ?? '2000'}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!isPlainDate(iso)) return undefined
  return { type: 'day', day: Number(d), month: Number(m), ...withYear(y) }
}

function month(m: number, y?: string): Omit<TimePoint, 'start' | 'end'> | undefined {
  return m >= 1 && m <= 12 ? { type: 'month', month: m, ...withYear(y) } : undefined
}

function quarter(text: string, y?: string): Omit<TimePoint, 'start' | 'end'> {
  return { type: 'quarter', quarter: parseRoman(text) ?? Number(text), ...withYear(y) }
}

function months(count: number, which: string, y?: string): Omit<TimePoint, 'start' | 'end'> | undefined {
  if (count < 1 || count > 11) return undefined
  return { type: 'months', months: which === 'cuối' ? [13 - count, 12] : [1, count], ...withYear(y) }
}

const withYear = (y: string | undefined): { year?: number } => (y ? { year: Number(y) } : {})

const RULES: Rule[] = [
  // "10-20/6/2026": the first day borrows the month of the second.
  [/(?:ngày\s?)?(\d{1,2})(?=\s?(?:-|đến)\s?(?:ngày\s?)?\d{1,2}\s?\/\s?(\d{1,2})(?!\d))/uy, (m) => day(m[1]!, m[2]!)],
  [/(?:ngày\s?)?(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/uy, (m) => day(m[1]!, m[3]!, m[4])],
  [
    new RegExp(`(?:ngày\\s?)?(\\d{1,2})\\s?tháng\\s?(\\d{1,2})(?![\\d/])${YEAR_BEHIND}`, 'uy'),
    (m) => day(m[1]!, m[2]!, m[3]),
  ],
  [
    new RegExp(`(\\d{1,2}|ba|sáu|chín)\\s?tháng\\s(đầu|cuối)(?:\\s(?:của\\s)?năm)?${YEAR_BEHIND}`, 'uy'),
    (m) => months(COUNT_WORDS[m[1]!] ?? Number(m[1]), m[2]!, m[3]),
  ],
  [/(\d{1,2})\s?tháng\snăm\s(\d{4})(?!\d)/uy, (m) => months(Number(m[1]), 'đầu', m[2])],
  [new RegExp(`tháng\\s?(\\d{1,2})(?!\\d)${YEAR_BEHIND}`, 'uy'), (m) => month(Number(m[1]), m[2])],
  // "T5/2026"
  [/t\.?\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/uy, (m) => month(Number(m[1]), m[2])],
  [
    new RegExp(
      `tháng\\s(${MONTH_WORDS.slice(0, 4)
        .concat(MONTH_WORDS.slice(5))
        .sort((a, b) => b.length - a.length)
        .join('|')})(?!\\p{L})${YEAR_BEHIND}`,
      'uy',
    ),
    (m) => month(MONTH_OF_WORD[m[1]!] ?? 0, m[2]),
  ],
  [new RegExp(`qu[ýyỳ]\\s?${QUARTER}${YEAR_BEHIND}`, 'uy'), (m) => quarter(m[1]!, m[2])],
  [/(?:ngày\s?)?(\d{1,2})\s?\/\s?(\d{1,2})(?![\d/])/uy, (m) => day(m[1]!, m[2]!)],
  [/(?<!\d\s?[/.]\s?)(\d{1,2})\s?[/-]\s?(\d{4})(?!\d)/uy, (m) => month(Number(m[1]), m[2])],
  [/(?:năm\s?)?(?<!\d\s?[/.]\s?)((?:19|20)\d\d)(?![\d/])/uy, (m) => ({ type: 'year', year: Number(m[1]) })],
]

const MORE = '\\s?(?:,|và|&|\\+|-|–|—|đến|tới)\\s?'
const MORE_QUARTERS = new RegExp(`${MORE}${QUARTER}${YEAR_BEHIND}`, 'uy')
const MORE_MONTHS = new RegExp(
  `${MORE}(\\d{1,2})(?![\\d/]|\\s?(?:tháng|ngày|năm|quý)\\s?[\\dđ]|\\s(?!hàng|năm|và|hoặc|đến)\\p{L})${YEAR_BEHIND}`,
  'uy',
)

// Every rule begins with a digit or one of these words.
const START = /(?<![\p{L}\d])(?:\d|ngày|tháng|t(?=\.?\s?\d)|qu[ýyỳ]|năm|ba|sáu|chín)/gu

/** All points of time in `words` (lower case, squeezed, NFC), in order, with the years they share. */
export function findTimePoints(words: string): TimePoint[] {
  const points: TimePoint[] = []
  let at = 0
  while (at < words.length) {
    const last = points.at(-1)
    let point = last?.end === at ? pointAt(words, at, last) : undefined
    if (!point) {
      START.lastIndex = at
      const next = START.exec(words)
      if (!next) break
      at = next.index
      point = pointAt(words, at, last)
    }
    if (point) points.push(point)
    at = point ? point.end : at + 1
  }
  return shareYears(points, words)
}

function pointAt(words: string, at: number, last: TimePoint | undefined): TimePoint | undefined {
  const more = last && last.end === at ? continuation(words, at, last) : undefined
  if (more) return more
  for (const [pattern, read] of RULES) {
    pattern.lastIndex = at
    const m = pattern.exec(words)
    const point = m && read(m)
    if (point && m) return { ...point, start: at, end: at + m[0].length }
  }
  return undefined
}

/** "quý I, II": the second numeral stands without its word. The connector belongs to the point; `start` is behind it. */
function continuation(words: string, at: number, last: TimePoint): TimePoint | undefined {
  const pattern = last.type === 'quarter' ? MORE_QUARTERS : last.type === 'month' ? MORE_MONTHS : undefined
  if (!pattern) return undefined
  pattern.lastIndex = at
  const m = pattern.exec(words)
  if (!m) return undefined
  const point = last.type === 'quarter' ? quarter(m[1]!, m[2]) : month(Number(m[1]), m[2])
  const lead = new RegExp(`^${MORE}`, 'u').exec(m[0])![0].length
  return point ? { ...point, start: at + lead, end: at + m[0].length } : undefined
}

/** "Quý II, quý III năm 2026", "năm 2026: tháng 6": points without a year take the next one's, else the one before. */
function shareYears(points: TimePoint[], words: string): TimePoint[] {
  const kept: TimePoint[] = []
  points.forEach((point, i) => {
    const before = points[i - 1]
    const gap = before ? words.slice(before.end, point.start) : ''
    const onlyYear =
      point.type === 'year' && before !== undefined && before.type !== 'year' && before.year === undefined
    if (onlyYear && /^[\s,;:(]*(của|trong)?\s*$/u.test(gap)) {
      kept[kept.length - 1] = { ...before, year: point.year!, end: point.end }
    } else kept.push(point)
  })
  for (let i = kept.length - 2; i >= 0; i--) inherit(kept, i, i + 1)
  for (let i = 1; i < kept.length; i++) inherit(kept, i, i - 1)
  const first = kept[0]
  const second = kept[1]
  const announces =
    first?.type === 'year' && second?.yearInherited && /^[\s:,(]*$/u.test(words.slice(first.end, second.start))
  return announces ? kept.slice(1) : kept
}

function inherit(points: TimePoint[], to: number, from: number): void {
  const target = points[to]!
  const year = points[from]!.year
  if (target.year === undefined && year !== undefined) points[to] = { ...target, year, yearInherited: true }
}
