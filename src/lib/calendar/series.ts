import { formatDate } from '../vietnamese/dates.ts'
import type { Deadline, DeadlinePart, Frequency } from './deadline.ts'
import { both } from './derivation.ts'
import type { DueContext } from './next-due.ts'
import { type Occurrence, occurrences } from './occurrences.ts'
import { endOf, nextPeriod, type PeriodUnit, startOf } from './period.ts'
import { type PlainDate, parts } from './plain-date.ts'

/** once: one day, or none. recurring: the words give every day. standing: always to be done, and no day is named. */
export type SeriesKind = 'once' | 'recurring' | 'standing'

/** How often work without a day of its own is reported; null: nobody has said so, and no day is made up. */
export type StandingRhythm = Exclude<PeriodUnit, 'week'> | null

const units: Partial<Record<Frequency, PeriodUnit>> = {
  annual: 'year',
  semiannual: 'halfYear',
  quarterly: 'quarter',
  monthly: 'month',
  weekly: 'week',
}

/** Whether a deadline falls due once, again and again, or without a day (SPEC, section F). */
export function seriesKind(deadline: Deadline | DeadlinePart): SeriesKind {
  if (deadline.kind === 'recurring') {
    const named = (deadline.parts ?? [deadline]).some(({ freq, before }) => units[freq] || before?.startsWith('--'))
    return named ? 'recurring' : 'standing'
  }
  if (deadline.kind === 'compound') return deadline.parts.some(hasDays) ? 'recurring' : 'once'
  if (deadline.kind === 'roadmap') return 'standing'
  return deadline.kind === 'range' && deadline.to === null ? 'standing' : 'once'
}

const hasDays = (part: DeadlinePart): boolean => part.kind !== 'event' && seriesKind(part) !== 'standing'

/** One time that work falls due, with the name of its period. */
export type Term = Occurrence & { name: string }

type Span = { from: PlainDate; to: PlainDate }

/**
 * Every time that a deadline falls due in a span, each with its name: "Quý I/2026", "Tháng 3/2026", else "Đợt 20/06/2026".
 * Standing work follows `standing`, and has no day without it. RangeError for more than 400.
 */
export function termsOf(
  deadline: Deadline,
  span: Span,
  { standing, ...context }: DueContext & { standing: StandingRhythm },
): Term[] {
  const kind = seriesKind(deadline)
  if (kind === 'once') return []
  if (kind === 'standing') return standing ? standingTerms(deadline, span, standing) : []
  return occurrences(deadline, span, context).map((each) => ({ ...each, name: nameOf(deadline, each.dueOn) }))
}

function standingTerms({ raw }: Deadline, { from, to }: Span, unit: Exclude<PeriodUnit, 'week'>): Term[] {
  const found: Term[] = []
  for (let day = startOf(unit, from); endOf(unit, day) <= to; day = nextPeriod(unit, day)) {
    const dueOn = endOf(unit, day)
    const name = periodName(unit, dueOn)
    const words = both(
      `“${raw}” → không ghi kỳ; tỉnh quy định báo theo kỳ, ngày cuối kỳ ${name}: ${formatDate(dueOn)}`,
      `“${raw}” → names no period; reported as the province rules, last day of the period: ${formatDate(dueOn)}`,
    )
    found.push({ dueOn, name, derivation: [words] })
  }
  return found
}

/** A period is named only where the words leave no doubt which one a day belongs to. */
function nameOf(deadline: Deadline, day: PlainDate): string {
  if (deadline.kind !== 'recurring' || deadline.parts) return dayName(day)
  const { freq, before } = deadline
  const unit = units[freq]
  if (!unit || unit === 'week' || before?.startsWith('--')) return dayName(day)
  // "Ngày 05 của tháng liền kề" is about the month before.
  const next = before?.includes('next')
  return periodName(unit, next ? startBefore(unit, day) : day)
}

/** The name of a time that belongs to no plain period. */
export const dayName = (day: PlainDate): string => `Đợt ${formatDate(day)}`

function startBefore(unit: PeriodUnit, day: PlainDate): PlainDate {
  const { year, month } = parts(startOf(unit, day))
  const earlier = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 }
  return startOf(unit, `${String(earlier.year).padStart(4, '0')}-${String(earlier.month).padStart(2, '0')}-01`)
}

const roman = ['I', 'II', 'III', 'IV']

/** "Tháng 3/2026", "Quý I/2026", "6 tháng đầu năm 2026", "Năm 2026". */
export function periodName(unit: Exclude<PeriodUnit, 'week'>, day: PlainDate): string {
  const { year, month } = parts(day)
  if (unit === 'month') return `Tháng ${month}/${year}`
  if (unit === 'quarter') return `Quý ${roman[Math.floor((month - 1) / 3)]}/${year}`
  if (unit === 'halfYear') return `6 tháng ${month <= 6 ? 'đầu' : 'cuối'} năm ${year}`
  return `Năm ${year}`
}
