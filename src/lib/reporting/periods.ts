import { both, type Sentence } from '../calendar/derivation.ts'
import { addDays, addMonths, daysInMonth, type PlainDate, parts, plainDate } from '../calendar/plain-date.ts'
import { formatDate } from '../vietnamese/dates.ts'
import { type DayRule, type PeriodKind, type PeriodRule, periodsAYear, type Regime } from './regime.ts'

/** One report of one year under a regime. */
export type ReportPeriod = {
  /** '2026-06', '2026-Q1', '2026-H1', '2026-9M', '2026' */
  key: string
  kind: PeriodKind
  year: number
  number: number
  name: Sentence
  /** The span of the calendar that the report is named after. */
  firstDay: PlainDate
  lastDay: PlainDate
  /** The figures; null where the regime is silent. */
  dataFrom: PlainDate | null
  dataTo: PlainDate | null
  due: { date: PlainDate; op: 'by' | 'before' } | null
  /** The last day on which it is in time. */
  lastInTime: PlainDate | null
  derivation: Sentence[]
}

const lengths: Record<PeriodKind, number> = { month: 1, quarter: 3, sixMonths: 6, nineMonths: 9, year: 12 }

/**
 * The reports of a year, the first due first (SPEC A). Only periods that end while the regime holds. A fixed day is never
 * moved for a day off: the documents name it.
 */
export function reportPeriods(regime: Regime, year: number): ReportPeriod[] {
  const periods = regime.periods.flatMap((rule) => {
    const all = Array.from({ length: periodsAYear[rule.kind] }, (_, i) => i + 1)
    return (rule.numbers ?? all).map((number) => periodOf(rule, year, number))
  })
  return periods
    .filter(({ lastDay }) => (regime.validFrom ?? lastDay) <= lastDay && lastDay <= (regime.validTo ?? lastDay))
    .sort((a, b) => compare(a.lastInTime ?? a.lastDay, b.lastInTime ?? b.lastDay) || lengths[a.kind] - lengths[b.kind])
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function periodOf(rule: PeriodRule, year: number, number: number): ReportPeriod {
  const { kind, from, to, due } = rule
  const firstDay = plainDate(year, (number - 1) * lengths[kind] + 1, 1)
  const lastDay = addDays(addMonths(firstDay, lengths[kind]), -1)
  const day = (it: DayRule) => dayOf(it, firstDay, lastDay)
  const dueDay = due && { date: day(due), op: due.op }
  const lastInTime = dueDay && (dueDay.op === 'before' ? addDays(dueDay.date, -1) : dueDay.date)
  const [dataFrom, dataTo] = [from && day(from), to && day(to)]
  return {
    key: keyOf(kind, year, number),
    kind,
    year,
    number,
    name: nameOf(kind, year, number),
    firstDay,
    lastDay,
    dataFrom,
    dataTo,
    due: dueDay,
    lastInTime,
    derivation: [dataFrom && dataTo ? figuresIn(dataFrom, dataTo) : noFigures, dueDay ? dueIn(dueDay) : noDue],
  }
}

/** RangeError when the rule leads out of the years 1–9999. */
function dayOf({ month, shift, day }: DayRule, firstDay: PlainDate, lastDay: PlainDate): PlainDate {
  const { year: y, month: m } = parts(month === 'first' ? firstDay : lastDay)
  const { year, month: at } = parts(addMonths(plainDate(y, m, 1), shift))
  const last = daysInMonth(year, at)
  return plainDate(year, at, day === 'end' ? last : Math.min(day, last))
}

function keyOf(kind: PeriodKind, year: number, number: number): string {
  if (kind === 'year') return String(year)
  if (kind === 'nineMonths') return `${year}-9M`
  if (kind === 'month') return `${year}-${String(number).padStart(2, '0')}`
  return `${year}-${kind === 'quarter' ? 'Q' : 'H'}${number}`
}

const ROMAN = ['', 'I', 'II', 'III', 'IV']

function nameOf(kind: PeriodKind, year: number, number: number): Sentence {
  if (kind === 'year') return both(`Năm ${year}`, `Year ${year}`)
  if (kind === 'nineMonths') return both(`9 tháng đầu năm ${year}`, `First nine months of ${year}`)
  if (kind === 'month') return both(`Tháng ${number}/${year}`, `Month ${number}/${year}`)
  if (kind === 'quarter') return both(`Quý ${ROMAN[number]}/${year}`, `Quarter ${number} of ${year}`)
  return number === 1
    ? both(`6 tháng đầu năm ${year}`, `First half of ${year}`)
    : both(`6 tháng cuối năm ${year}`, `Second half of ${year}`)
}

const figuresIn = (from: PlainDate, to: PlainDate): Sentence =>
  both(
    `Số liệu từ ngày ${formatDate(from)} đến hết ngày ${formatDate(to)}.`,
    `Figures from ${formatDate(from)} to ${formatDate(to)}.`,
  )
const noFigures = both(
  'Văn bản không nêu thời gian chốt số liệu: lấy số liệu đến ngày gửi báo cáo.',
  'The text names no cut-off: figures up to the day of sending.',
)
const noDue = both('Văn bản không nêu hạn gửi: cơ quan yêu cầu báo cáo tự định.', 'The text names no due day.')

const dueIn = ({ date, op }: { date: PlainDate; op: 'by' | 'before' }): Sentence =>
  op === 'by'
    ? both(`Gửi chậm nhất ngày ${formatDate(date)}.`, `Due on ${formatDate(date)} at the latest.`)
    : both(
        `Gửi trước ngày ${formatDate(date)}: ngày cuối còn đúng hạn là ${formatDate(addDays(date, -1))}.`,
        `Due before ${formatDate(date)}: the last day in time is ${formatDate(addDays(date, -1))}.`,
      )
