import { formatDate } from '../vietnamese/dates.ts'
import type { DeadlinePart, Frequency, PeriodPoint, Recurrence } from './deadline.ts'
import { both, type Sentence } from './derivation.ts'
import { endOf, nextPeriod, type PeriodUnit, spanOf, startOf } from './period.ts'
import { addDays, daysInMonth, type PlainDate, parts, plainDate } from './plain-date.ts'

const UNITS: Partial<Record<Frequency, PeriodUnit>> = {
  annual: 'year',
  semiannual: 'halfYear',
  quarterly: 'quarter',
  monthly: 'month',
  weekly: 'week',
}
const WORDS: Record<PeriodUnit, [string, string]> = {
  year: ['năm', 'year'],
  halfYear: ['nửa năm', 'half-year'],
  quarter: ['quý', 'quarter'],
  month: ['tháng', 'month'],
  week: ['tuần', 'week'],
}
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

interface Found {
  date: PlainDate | null
  derivation: Sentence[]
}

/** First due day of a rhythm on or after `asOf`; the last one when the span it is bound to is over. */
export function nextOfRhythm(
  d: Extract<DeadlinePart, { kind: 'recurring' }>,
  raw: string,
  asOf: PlainDate,
  context: { issuedOn: PlainDate },
): Found {
  // Nothing of a plan falls due before the plan exists.
  const from = asOf < context.issuedOn ? context.issuedOn : asOf
  const all = (d.parts ?? [d]).map((part) => nextOf(part, raw, from))
  const dated = all.filter((one) => one.date !== null).sort((a, b) => (a.date! < b.date! ? -1 : 1))
  const next = dated[0] ?? all[0]!
  return d.within && next.date !== null ? bounded(next, d.within, d.parts ?? [d], raw) : next
}

function bounded(
  next: Found,
  within: { from: PeriodPoint | null; to: PeriodPoint | null },
  rhythms: Recurrence[],
  raw: string,
): Found {
  const first = within.from === null ? null : spanOf(within.from).from
  const last = within.to === null ? null : spanOf(within.to).to
  if (first && next.date! < first) return nextOf(rhythms[0]!, raw, first)
  if (!last || next.date! <= last) return next
  const sentence = both(
    `Giai đoạn thực hiện kết thúc ngày ${formatDate(last)}; không còn kỳ tiếp theo`,
    `The span ended on ${formatDate(last)}; there is no further period`,
  )
  return {
    date: last,
    derivation: [both(`“${raw}” → ${formatDate(last)}`, `“${raw}” → ${formatDate(last)}`), sentence],
  }
}

function nextOf(part: Recurrence, raw: string, asOf: PlainDate): Found {
  const unit = UNITS[part.freq]
  if (part.before?.startsWith('--')) return say(raw, yearlyDay(part, asOf), part, asOf)
  if (!unit) {
    const [vi, en] =
      part.freq === 'continuous'
        ? ['không có ngày đến hạn; báo cáo theo kỳ', 'no due day; reported each period']
        : ['định kỳ nhưng không ghi kỳ; không có ngày đến hạn', 'periodic, but no period is named; no due day']
    return { date: null, derivation: [both(`“${raw}” → ${vi}`, `“${raw}” → ${en}`)] }
  }
  if (!part.before) {
    const end = endOf(unit, asOf)
    const [vi, en] = WORDS[unit]
    return {
      date: end,
      derivation: [
        both(`“${raw}” → ngày cuối ${vi}: ${formatDate(end)}`, `“${raw}” → last day of the ${en}: ${formatDate(end)}`),
      ],
    }
  }
  // The duty of the period before may still be due in this one ("ngày 05 của tháng liền kề").
  let period = startOf(unit, addDays(startOf(unit, asOf), -1))
  for (let i = 0; i < 4; i++) {
    const day = lastInTime(dayInside(part.before, unit, period), part)
    if (day >= asOf) return say(raw, day, part, asOf)
    period = nextPeriod(unit, period)
  }
  throw new RangeError(`No day follows from: ${part.before}`)
}

function say(raw: string, date: PlainDate, part: Recurrence, asOf: PlainDate): Found {
  const due = part.op === 'by' ? '' : ` (trước ngày ${formatDate(addDays(date, 1))})`
  const english = part.op === 'by' ? '' : ` (before ${formatDate(addDays(date, 1))})`
  const vi = `“${raw}” → kỳ kế tiếp tính từ ngày ${formatDate(asOf)}, ngày cuối còn đúng hạn: ${formatDate(date)}${due}`
  return {
    date,
    derivation: [
      both(vi, `“${raw}” → next as of ${formatDate(asOf)}, last day in time: ${formatDate(date)}${english}`),
    ],
  }
}

const lastInTime = (day: PlainDate, part: Recurrence): PlainDate => (part.op === 'by' ? day : addDays(day, -1))

function yearlyDay(part: Recurrence, asOf: PlainDate): PlainDate {
  const month = Number(part.before!.slice(2, 4))
  const day = Number(part.before!.slice(5, 7))
  const { year } = parts(asOf)
  const candidates = [year, year + 1, year + 2].map((y) =>
    lastInTime(plainDate(y, month, Math.min(day, daysInMonth(y, month))), part),
  )
  return candidates.find((date) => date >= asOf)!
}

/** The day that `before` names for the period that begins on `start`. */
function dayInside(before: string, unit: PeriodUnit, start: PlainDate): PlainDate {
  const weekday = WEEKDAYS.indexOf(before)
  if (weekday >= 0) return addDays(start, weekday)
  const m =
    /^day (\d{1,2}) of the (month|next month|last month of the quarter|first month of the quarter|first month of the next quarter)$/.exec(
      before,
    )
  if (!m) throw new RangeError(`Not a day inside a period: ${before}`)
  const last = endOf(unit, start)
  const month =
    m[2] === 'next month' || m[2] === 'first month of the next quarter'
      ? addDays(last, 1)
      : m[2] === 'first month of the quarter'
        ? start
        : startOf('month', last)
  const { year, month: number } = parts(month)
  return plainDate(year, number, Math.min(Number(m[1]), daysInMonth(year, number)))
}
