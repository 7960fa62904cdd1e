import { findDocumentNumbers } from '../vietnamese/document-number.ts'
import type { DeadlinePart, Frequency, PeriodPoint, Recurrence } from './deadline.ts'
import { findTimePoints, type TimePoint } from './deadline-points.ts'
import { findDayInsidePeriod, findFrequencies, type NamedFrequency } from './deadline-recurrence.ts'
import { pointsToParts, shortOf } from './deadline-span.ts'
import { type DeadlineWords, withoutAsides } from './deadline-words.ts'
import { daysInMonth } from './plain-date.ts'

/** Years that a clause may borrow: the one named elsewhere in the cell, and the plan's. */
export interface YearContext {
  named?: number
  plan?: number | undefined
}

/** Reads one clause that depends on the calendar alone: points, spans and rhythms. Nothing found: []. */
export function clausePart(clause: DeadlineWords, years: YearContext): DeadlinePart[] {
  const lower = maskDocumentNumbers(clause)
  const bare = withoutAsides(lower)
  const frequencies = findFrequencies(bare)
  const inside = findDayInsidePeriod(lower)
  if (inside) return [insidePart(inside, frequencies)]
  // "Hàng năm (từ 2026 đến 2030)": beside a bare rhythm the aside says within what.
  const scanned = frequencies.length > 0 && findTimePoints(bare).length === 0 ? lower : bare
  const points = findTimePoints(scanned).filter(
    (p) => !/(?:định hướng|tầm nhìn)\s(?:đến\s)?$/u.test(scanned.slice(0, p.start)),
  )
  if (frequencies.length === 0) {
    if (points.length > 0)
      return pointsToParts(
        points.map((p) => lend(p, years)),
        { ...clause, lower: bare },
      )
    return vagueYear(bare, years)
  }
  return rhythm(frequencies, points, years, { ...clause, lower: scanned })
}

function maskDocumentNumbers({ written, lower }: DeadlineWords): string {
  let masked = lower
  for (const n of findDocumentNumbers(written)) {
    const end = n.dateEnd ?? n.end
    masked = masked.slice(0, n.start) + '_'.repeat(end - n.start) + masked.slice(end)
  }
  return masked
}

function insidePart(inside: Recurrence, frequencies: NamedFrequency[]): DeadlinePart {
  const named = frequencies.find((f) => f.freq !== 'unspecified' && f.freq !== 'monthly')
  const freq: Frequency = inside.freq === 'monthly' && named ? named.freq : inside.freq
  return {
    kind: 'recurring',
    freq,
    ...(inside.before ? { before: inside.before } : {}),
    ...(inside.op ? { op: inside.op } : {}),
  }
}

function vagueYear(lower: string, { named, plan }: YearContext): DeadlinePart[] {
  if (
    !/^(?:trong|cả|cuối|hết|đến hết|đến cuối|suốt|đầu)?\s?(?:cả\s)?năm(?:\snay|\skế hoạch|\sthực hiện)?$/u.test(
      lower.trim(),
    )
  )
    return []
  const year = named ?? plan ?? null
  return [{ kind: 'year', year, ...(named === undefined && plan !== undefined ? { yearAssumed: true as const } : {}) }]
}

/** A point without a year takes the cell's or, marked, the plan's. */
function lend(point: TimePoint, { named, plan }: YearContext): TimePoint {
  if (point.year !== undefined) return point
  if (named !== undefined) return { ...point, year: named }
  return plan === undefined ? point : { ...point, year: plan, yearAssumed: true }
}

function rhythm(
  frequencies: NamedFrequency[],
  points: TimePoint[],
  years: YearContext,
  clause: DeadlineWords,
): DeadlinePart[] {
  const dated = points.filter((p) => p.type === 'day' && p.year !== undefined)
  if (dated.length > 0 && frequencies.every((f) => f.ofReport || f.freq === 'unspecified'))
    return pointsToParts(
      points.map((p) => lend(p, years)),
      clause,
    )
  const freqs = frequencies.map((f) => f.freq)
  const yearless = points.filter((p) => p.year === undefined)
  if (yearless.length > 0) return [yearly(freqs, yearless, clause)]
  const recurring = {
    kind: 'recurring' as const,
    freq: freqs[0]!,
    ...(freqs.length > 1 ? { parts: freqs.map((freq) => ({ freq })) } : {}),
  }
  const due = dated.filter((p) =>
    /(?:trước|chậm nhất|hoàn thành|xong|kết thúc|báo cáo)\s*(?:là\s*)?$/u.test(clause.lower.slice(0, p.start)),
  )
  if (due.length > 0) return [recurring, ...pointsToParts(due, clause)]
  const lastly = points.at(-1)
  const first = lastly && lastly.type !== 'year' && lastly.end <= frequencies[0]!.start
  if (first && /^[\s,-]*(?:và|sau đó|duy trì|tiếp tục)/u.test(clause.lower.slice(lastly.end))) {
    return [...pointsToParts(points, clause), recurring]
  }
  return [points.length > 0 ? { ...recurring, within: withinOf(points, clause.lower) } : recurring]
}

function withinOf(points: TimePoint[], lower: string): { from: PeriodPoint | null; to: PeriodPoint | null } {
  const first = points[0]!
  const last = points.at(-1)!
  const open = /(?:từ|kể từ|bắt đầu từ)\s*$/u.test(lower.slice(0, first.start)) && points.length === 1
  const until = /(?:đến|đến hết|tới)\s*$/u.test(lower.slice(0, first.start)) && points.length === 1
  return { from: until ? null : shortOf(first, 'from'), to: open ? null : shortOf(last, 'to') }
}

/** "Trước 15/12 hàng năm", "Quý IV hàng năm", "trước 20/6 và 20/12 hàng năm". */
function yearly(freqs: Frequency[], points: TimePoint[], { lower }: DeadlineWords): DeadlinePart {
  const freq = freqs.find((f) => f !== 'continuous' && f !== 'unspecified') ?? 'annual'
  const ends = points.filter((p, i) => !leadsInto(p, points[i + 1], lower))
  const days = ends.map((p) => yearlyDay(freq, p, lower))
  if (freqs[0] === 'continuous')
    return { kind: 'recurring', freq: 'continuous', parts: [{ freq: 'continuous' }, ...days] }
  if (days.length === 1) return { kind: 'recurring', ...days[0]! }
  return { kind: 'recurring', freq, parts: days }
}

const leadsInto = (p: TimePoint, next: TimePoint | undefined, lower: string): boolean =>
  next !== undefined && /^\s*(?:-|đến|tới)/u.test(lower.slice(p.end, next.start))

function yearlyDay(freq: Frequency, p: TimePoint, lower: string): Recurrence {
  const before =
    /trước\s*(?:là\s*)?$/u.test(lower.slice(0, p.start)) ||
    (p.type === 'day' && /trước[^;]*$/u.test(lower.slice(0, p.start)))
  const month = p.month ?? (p.quarter ? p.quarter * 3 : p.months![1])
  if (before && p.type !== 'day') {
    const first = p.month ?? (p.quarter ? p.quarter * 3 - 2 : p.months![0])
    return { freq, before: `--${two(first)}-01` }
  }
  const day = p.day ?? daysInMonth(2001, month)
  return { freq, before: `--${two(month)}-${two(day)}`, ...(before ? {} : { op: 'by' }) }
}

const two = (n: number): string => String(n).padStart(2, '0')
