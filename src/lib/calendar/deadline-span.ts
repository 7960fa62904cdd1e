import type { DateDeadline, DeadlinePart, PeriodPoint } from './deadline.ts'
import type { TimePoint } from './deadline-points.ts'
import { type DeadlineWords, leadInLength } from './deadline-words.ts'
import { daysInMonth } from './plain-date.ts'

interface Item {
  first: TimePoint
  last: TimePoint
  /** Words between the item before and this one. */
  lead: string
  what?: string
}

const RANGE = /^\s*,?\s*(?:-|đến|tới|cho đến|cho tới|->|→)\s*(?:hết\s*|cuối\s*|trước\s*|khoảng\s*|là\s*)?$/u
const OPEN_END =
  /^\s*,?\s*(?:và\s)?(?:(?:các|những) năm (?:tiếp theo|sau|tới|kế tiếp|tiếp)|những năm (?:tiếp theo|sau)|(?:giai đoạn|các giai đoạn) (?:tiếp theo|sau)|trở đi|về sau)/u
const FROM = /(?:từ|kể từ|bắt đầu(?: từ)?)\s*(?:đầu\s*)?$/u
const DUE = /(?:trước|chậm nhất|muộn nhất|vào|xong|gửi|:|là|hạn)\s*$/u

const two = (n: number): string => String(n).padStart(2, '0')

/** Short form of a point: 2026, '2026-Q2', '2026-06', '2026-06-30'; '--Q2', '--06' … when no year is known. */
export function shortOf(p: TimePoint, side: 'from' | 'to'): PeriodPoint {
  const year = p.year === undefined ? '-' : String(p.year)
  if (p.type === 'year') return p.year!
  if (p.type === 'quarter') return `${year}-Q${p.quarter}`
  if (p.type === 'months') return `${year}-${two(p.months![side === 'from' ? 0 : 1])}`
  if (p.type === 'month') return `${year}-${two(p.month!)}`
  return `${year}-${two(p.month!)}-${two(p.day!)}`
}

/** Turns the points of one clause into deadlines: single points, ranges, lists. */
export function pointsToParts(points: TimePoint[], clause: DeadlineWords): DeadlinePart[] {
  const items = toItems(points, clause)
  const last = items.at(-1)
  if (!last) return []
  if (items.length === 1 && OPEN_END.test(clause.lower.slice(last.last.end))) {
    return [{ kind: 'range', from: shortOf(last.first, 'from'), to: null, ...assumed(last.first) }]
  }
  const joined = joinNeighbours(items)
  return joined.map((item) => toPart(item, clause, joined.length > 1))
}

function toItems(points: TimePoint[], { written, lower }: DeadlineWords): Item[] {
  const items: Item[] = []
  let from = 0
  points.forEach((point, i) => {
    const lead = lower.slice(from, point.start)
    const before = items.at(-1)
    if (before && before.first === before.last && RANGE.test(lead)) {
      items[items.length - 1] = { ...before, last: inOrder(before.first, point) }
    } else {
      const next = points[i + 1]
      const gap = next ? lower.slice(point.end, next.start) : ''
      // "báo cáo 6 tháng đầu năm trước ngày 05/7/2024": the half-year is what the report is about.
      if (next?.type === 'day' && point.type !== 'day' && !RANGE.test(gap) && DUE.test(gap)) return
      items.push({
        first: point,
        last: point,
        lead: sharedLead(lead, before),
        ...whatOf(written.slice(from, point.start)),
      })
    }
    from = point.end
  })
  return items
}

/** "trước ngày 20/3, 20/6 và 20/9": one "trước" serves the whole list of days. */
function sharedLead(lead: string, before: Item | undefined): string {
  const list = before?.first.type === 'day' && /^\s*(?:,|và|&|\+)?\s*(?:và\s*)?$/u.test(lead)
  return list && /trước\s*$/u.test(before.lead) ? `${lead} trước ` : lead
}

/** "Quý IV/2025 - Quý II": the second year is the next one when the order asks for it. */
function inOrder(first: TimePoint, last: TimePoint): TimePoint {
  if (!last.yearInherited || first.year === undefined || last.year === undefined) return last
  return order(last) < order(first) ? { ...last, year: last.year + 1 } : last
}

function order(p: TimePoint): number {
  const month = p.month ?? (p.quarter ? p.quarter * 3 : p.months ? p.months[1] : 12)
  return (p.year ?? 0) * 10000 + month * 100 + (p.day ?? 31)
}

/** "Quý I, II năm 2026" is one span; "quý II, quý IV" are two milestones. */
function joinNeighbours(items: Item[]): Item[] {
  const joined: Item[] = []
  for (const item of items) {
    const before = joined.at(-1)
    const list = /^\s*(?:,|và|&|\+|\/)*\s*(?:và\s*)?$/u.test(item.lead)
    if (
      before &&
      list &&
      ordinal(item.first) !== undefined &&
      before.last.type === item.first.type &&
      ordinal(item.first) === ordinal(before.last)! + 1
    ) {
      joined[joined.length - 1] = { ...before, last: item.last }
    } else joined.push(item)
  }
  return joined
}

function ordinal(p: TimePoint): number | undefined {
  if (p.type === 'year') return p.year
  if (p.type === 'quarter') return (p.year ?? 0) * 4 + p.quarter!
  return p.type === 'month' ? (p.year ?? 0) * 12 + p.month! : undefined
}

const assumed = (p: TimePoint): { yearAssumed?: true } => (p.yearAssumed ? { yearAssumed: true } : {})

function whatOf(words: string): { what?: string } {
  const what = words
    .replace(/^[\s,;.:+\-–]*(?:và\s+)?/u, '')
    .replace(/[\s,:(]*(?:(?:hoàn thành|xong|gửi)\s+)?(?:trước|chậm nhất|muộn nhất|vào|trong|đến|là|\s)*[\s,:]*$/iu, '')
  const rest = what.slice(leadInLength(what.toLowerCase()))
  return /\p{L}{2}/u.test(rest) ? { what: rest } : {}
}

function toPart(item: Item, clause: DeadlineWords, several: boolean): DeadlinePart {
  const { first, last, lead } = item
  const what = item.what && (several || /^(?:báo cáo|đợt|lần|\d)/iu.test(item.what)) ? { what: item.what } : {}
  if (first !== last) return { kind: 'range', ...schoolYear(first, last, lead), ...assumed(first), ...what }
  if (/trước\s*$/u.test(lead))
    return { ...dateBefore(first), ...reportSpan(first, item.what), ...assumed(first), ...what }
  if (FROM.test(lead)) return { kind: 'range', from: shortOf(first, 'from'), to: null, ...assumed(first), ...what }
  if (/sau\s*$/u.test(lead)) return { kind: 'range', from: shortOf(first, 'to'), to: null, ...assumed(first), ...what }
  if (/từ nay đến|từ (?:khi|lúc) [^;]* đến/u.test(clause.lower.slice(0, first.start))) {
    return { kind: 'range', from: null, to: shortOf(first, 'to'), ...assumed(first), ...what }
  }
  return {
    ...single(first, lead),
    ...(first.type === 'day' ? reportSpan(first, item.what) : {}),
    ...assumed(first),
    ...what,
  }
}

function schoolYear(first: TimePoint, last: TimePoint, lead: string): { from: PeriodPoint; to: PeriodPoint } {
  // Khung thời gian năm học: from 5 September to 31 May (Quyết định of each year keeps to these).
  if (first.type === 'year' && last.type === 'year' && /năm học\s*$/u.test(lead)) {
    return { from: `${first.year}-09-05`, to: `${last.year}-05-31` }
  }
  return { from: shortOf(first, 'from'), to: shortOf(last, 'to') }
}

function single(p: TimePoint, lead: string): DeadlinePart {
  const week = /tuần (?:thứ )?(\d|nhất|hai|ba|tư|đầu|cuối)(?: tiên| cùng)?(?: của)?\s*$/u.exec(lead)?.[1]
  if (p.type === 'month' && week && p.year !== undefined)
    return { kind: 'date', op: 'by', date: weekEnd(p.year, p.month!, week) }
  const year = p.year ?? null
  if (p.type === 'year') return { kind: 'year', year }
  if (p.type === 'quarter') return { kind: 'quarter', year, quarter: p.quarter as 1 | 2 | 3 | 4 }
  if (p.type === 'month') return { kind: 'month', year, month: p.month! }
  if (p.type === 'months') return { kind: 'range', from: shortOf(p, 'from'), to: shortOf(p, 'to') }
  return { kind: 'date', op: 'by', date: String(shortOf(p, 'to')) }
}

const WEEKS: Record<string, number> = { nhất: 1, đầu: 1, hai: 2, ba: 3, tư: 4, cuối: 5 }

function weekEnd(year: number, month: number, week: string): string {
  const day = Math.min((WEEKS[week] ?? Number(week)) * 7, daysInMonth(year, month))
  return `${year}-${two(month)}-${two(Math.max(day, 1))}`
}

/** "trước quý II/2026" → before its first day. */
function dateBefore(p: TimePoint): Omit<DateDeadline, 'raw'> {
  const year = p.year === undefined ? '-' : String(p.year)
  const month = p.month ?? (p.quarter ? p.quarter * 3 - 2 : p.months ? p.months[0] : 1)
  return { kind: 'date', op: 'before', date: `${year}-${two(month)}-${two(p.day ?? 1)}` }
}

/** A report on a half-year or year covers that span; the year before when it falls due in January to March. */
function reportSpan(due: TimePoint, what: string | undefined): { dataFrom?: string; dataTo?: string } {
  if (due.year === undefined || !what) return {}
  if (/6 tháng đầu năm/iu.test(what) && due.month! >= 6)
    return { dataFrom: `${due.year}-01-01`, dataTo: `${due.year}-06-30` }
  if (/^(?:gửi )?báo cáo (?:cả )?năm$/iu.test(what) && due.month! <= 3) {
    return { dataFrom: `${due.year - 1}-01-01`, dataTo: `${due.year - 1}-12-31` }
  }
  return {}
}
