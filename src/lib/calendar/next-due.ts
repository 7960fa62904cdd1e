import { formatDate } from '../vietnamese/dates.ts'
import type { Deadline, DeadlinePart, PeriodPoint, RelativeDeadline } from './deadline.ts'
import { ISSUE_OF_THIS_PLAN } from './deadline.ts'
import { both, type Sentence } from './derivation.ts'
import { nextOfRhythm } from './next-recurrence.ts'
import { spanOf } from './period.ts'
import { addDays, addMonths, type PlainDate, parts, weekday } from './plain-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export interface DueContext {
  issuedOn: PlainDate
  /** Without it working days are counted Monday to Friday, which the derivation says. */
  calendar?: WorkingCalendar
  /** The day of the event or anchor that the words name, once it is known. */
  anchoredOn?: PlainDate
}

export interface NextDue {
  /** The last day that is still in time; null when there is none to name. */
  date: PlainDate | null
  derivation: Sentence[]
}

type Rule<K extends Deadline['kind']> = (
  d: Extract<DeadlinePart | Deadline, { kind: K }>,
  raw: string,
  asOf: PlainDate,
  context: DueContext,
) => NextDue

/**
 * The next due day of a deadline as of a day, and how it follows. A fixed date stays what it is when it has passed;
 * a recurring one moves on once its day has passed, compound ones to the first part that has not. SPEC.md, section E.
 */
export function nextDue(deadline: Deadline, asOf: PlainDate, context: DueContext): NextDue {
  return due(deadline, deadline.raw, asOf, context)
}

function due(d: Deadline | DeadlinePart, raw: string, asOf: PlainDate, context: DueContext): NextDue {
  const rule = RULES[d.kind] as Rule<Deadline['kind']>
  return rule(d, raw, asOf, context)
}

const RULES: { [K in Deadline['kind']]: Rule<K> } = {
  year: (d, raw, _, c) => endOfSpan(raw, d.year === null ? '-' : d.year, c, 'năm', 'year'),
  quarter: (d, raw, _, c) => endOfSpan(raw, `${d.year ?? '-'}-Q${d.quarter}`, c, 'quý', 'quarter'),
  month: (d, raw, _, c) => endOfSpan(raw, `${d.year ?? '-'}-${String(d.month).padStart(2, '0')}`, c, 'tháng', 'month'),
  date: (d, raw, _, c) => fixedDate(d, raw, c),
  range: (d, raw, _, c) => (d.to === null ? openRange(raw) : endOfSpan(raw, d.to, c, 'giai đoạn', 'period')),
  recurring: (d, raw, asOf, c) => nextOfRhythm(d, raw, asOf, c),
  roadmap: (d, raw) =>
    noDay(
      raw,
      `theo văn bản khác (${d.ref}); ngày đến hạn lấy từ văn bản đó`,
      `set by another document (${d.ref}); its date must be taken from there`,
    ),
  event: (d, raw, _, c) =>
    c.anchoredOn
      ? {
          date: c.anchoredOn,
          derivation: [
            both(
              `“${raw}” → ngày phát sinh: ${formatDate(c.anchoredOn)}`,
              `“${raw}” → day of the event: ${formatDate(c.anchoredOn)}`,
            ),
          ],
        }
      : noDay(
          raw,
          `phụ thuộc sự kiện “${d.trigger}”; chưa có ngày đến hạn`,
          `depends on the event “${d.trigger}”; no due day yet`,
        ),
  relative: (d, raw, _, c) => relativeDue(d, raw, c),
  compound: (d, raw, asOf, c) => firstOf(d.parts, raw, asOf, c),
  unclear: (_, raw) => noDay(raw, 'chưa đọc được thời hạn; cần người xác nhận', 'not understood; a person has to say'),
}

function noDay(raw: string, vi: string, en: string): NextDue {
  return { date: null, derivation: [both(`“${raw}” → ${vi}`, `“${raw}” → ${en}`)] }
}

const openRange = (raw: string): NextDue =>
  noDay(raw, 'thời gian mở, không có ngày đến hạn; báo cáo theo kỳ', 'open end, no due day; reported each period')

/** The plan's year where the words have none, with the sentence that says so. */
function yearOf(short: PeriodPoint, context: DueContext): { short: PeriodPoint; note: Sentence[] } {
  const text = String(short)
  if (!text.startsWith('-')) return { short, note: [] }
  const { year } = parts(context.issuedOn)
  const note = both(
    `Văn bản không ghi năm; lấy năm ban hành ${year}`,
    `The document names no year; the year of issue, ${year}, is taken`,
  )
  return { short: text === '-' ? year : `${year}${text.slice(1)}`, note: [note] }
}

function endOfSpan(raw: string, point: PeriodPoint, context: DueContext, vi: string, en: string): NextDue {
  const { short, note } = yearOf(point, context)
  const { from, to } = spanOf(short)
  const name = from === to ? both('ngày cuối', 'last day') : both(`ngày cuối ${vi}`, `last day of the ${en}`)
  const day = formatDate(to)
  return { date: to, derivation: [...note, both(`“${raw}” → ${name.vi}: ${day}`, `“${raw}” → ${name.en}: ${day}`)] }
}

function fixedDate(d: Extract<DeadlinePart, { kind: 'date' }>, raw: string, context: DueContext): NextDue {
  const { short, note } = yearOf(d.date, context)
  const day = spanOf(short).to
  if (d.op === 'by')
    return {
      date: day,
      derivation: [...note, both(`“${raw}” → hạn ngày ${formatDate(day)}`, `“${raw}” → due on ${formatDate(day)}`)],
    }
  const last = addDays(day, -1)
  const sentence = both(
    `“${raw}” → trước ngày ${formatDate(day)}, ngày cuối còn đúng hạn: ${formatDate(last)}`,
    `“${raw}” → before ${formatDate(day)}, last day in time: ${formatDate(last)}`,
  )
  return { date: last, derivation: [...note, sentence] }
}

function firstOf(milestones: DeadlinePart[], raw: string, asOf: PlainDate, context: DueContext): NextDue {
  const all = milestones.map((part) => due(part, part.raw ?? part.what ?? raw, asOf, context))
  const dated = all.filter((one) => one.date !== null).sort((a, b) => (a.date! < b.date! ? -1 : 1))
  const next = dated.find((one) => one.date! >= asOf) ?? dated.at(-1) ?? all[0]
  if (!next) return noDay(raw, 'không có mốc', 'no milestone')
  const intro = both(
    `“${raw}” → ${milestones.length} mốc; mốc kế tiếp tính đến ngày ${formatDate(asOf)}:`,
    `“${raw}” → ${milestones.length} milestones; next one as of ${formatDate(asOf)}:`,
  )
  return { date: next.date, derivation: [intro, ...next.derivation] }
}

const UNIT_WORDS = {
  'working day': ['ngày làm việc', 'working days'],
  day: ['ngày', 'days'],
  week: ['tuần', 'weeks'],
  month: ['tháng', 'months'],
  year: ['năm', 'years'],
  hour: ['giờ', 'hours'],
} as const

function relativeDue(d: Omit<RelativeDeadline, 'raw'>, raw: string, context: DueContext): NextDue {
  const anchor = context.anchoredOn ?? (d.anchor === ISSUE_OF_THIS_PLAN ? context.issuedOn : undefined)
  if (!anchor) {
    const name = d.anchor || 'không ghi mốc'
    return noDay(
      raw,
      `tính từ mốc “${name}”; chưa có ngày của mốc`,
      `counted from “${d.anchor || 'not stated'}”, whose day is not known yet`,
    )
  }
  const n = (d.days ?? d.weeks ?? d.months ?? d.years ?? d.hours ?? 0) * (d.direction ? -1 : 1)
  const [vi, en] = UNIT_WORDS[d.unit]
  const counted = count(anchor, n, d.unit, context)
  const head = both(
    `“${raw}” → ${Math.abs(n)} ${vi} ${n < 0 ? 'trước' : 'kể từ'} ngày ${formatDate(anchor)}: ${formatDate(counted.date)}`,
    `“${raw}” → ${Math.abs(n)} ${en} ${n < 0 ? 'before' : 'from'} ${formatDate(anchor)}: ${formatDate(counted.date)}`,
  )
  return { date: counted.date, derivation: [head, ...counted.derivation] }
}

function count(
  anchor: PlainDate,
  n: number,
  unit: RelativeDeadline['unit'],
  { calendar }: DueContext,
): { date: PlainDate; derivation: Sentence[] } {
  if (unit === 'working day') {
    if (calendar) return calendar.addWorkingDays(anchor, n)
    return {
      date: addWeekdays(anchor, n),
      derivation: [
        both(
          'Chưa có lịch nghỉ: chỉ trừ thứ Bảy, Chủ Nhật',
          'No calendar given: only Saturdays and Sundays are left out',
        ),
      ],
    }
  }
  const months = unit === 'month' ? n : unit === 'year' ? n * 12 : 0
  const days = unit === 'day' ? n : unit === 'week' ? n * 7 : unit === 'hour' ? Math.ceil(n / 24) : 0
  const end = months ? addMonths(anchor, months) : addDays(anchor, days)
  const moved =
    calendar && n > 0 && calendar.covers(end) && !calendar.isWorkingDay(end) ? calendar.nextWorkingDay(end) : undefined
  if (!moved) return { date: end, derivation: [] }
  const law = both(
    `Ngày cuối rơi vào ngày nghỉ, chuyển sang ngày làm việc kế tiếp ${formatDate(moved.date)} (Bộ luật Dân sự 2015, Điều 148.5)`,
    `The last day is a day off; moved to the next working day ${formatDate(moved.date)} (Civil Code 2015, Article 148.5)`,
  )
  return { date: moved.date, derivation: [...moved.derivation, law] }
}

function addWeekdays(from: PlainDate, n: number): PlainDate {
  let date = from
  for (let left = Math.abs(n); left > 0; ) {
    date = addDays(date, Math.sign(n))
    if (weekday(date) < 6) left--
  }
  return date
}
