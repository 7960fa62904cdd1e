import type { PlainDate } from './plain-date.ts'

export type Frequency = 'annual' | 'semiannual' | 'quarterly' | 'monthly' | 'weekly' | 'continuous' | 'unspecified'

/** A year, '2026-Q2', '2026-06' or '2026-06-30'. */
export type PeriodPoint = number | string

interface Written {
  /** The words of the document, verbatim. */
  raw: string
  /** What falls due, when the words name it inside the deadline ("báo cáo năm trước 05/01/2025"). */
  what?: string
  /** The document does not say the year; it is the year of issue. */
  yearAssumed?: true
}

export interface YearDeadline extends Written {
  kind: 'year'
  /** null: the document names no year and the context gave none. */
  year: number | null
}

export interface QuarterDeadline extends Written {
  kind: 'quarter'
  year: number | null
  quarter: 1 | 2 | 3 | 4
}

export interface MonthDeadline extends Written {
  kind: 'month'
  year: number | null
  /** 1–12 */
  month: number
}

export interface DateDeadline extends Written {
  kind: 'date'
  /** 'by': on that day at the latest. 'before': the day itself is too late ("trước ngày …"). */
  op: 'by' | 'before'
  /** ISO; '--MM-DD' when no year is known. */
  date: PlainDate
  /** Span that a report covers, when it follows from the words. */
  dataFrom?: PlainDate
  dataTo?: PlainDate
}

/**
 * `before` is the day inside each period: '--MM-DD' (annual, semiannual), 'day 20 of the month', 'day 5 of the next month',
 * 'day 20 of the last month of the quarter', 'day 15 of the first month of the next quarter', 'Friday' (weekly).
 */
export interface Recurrence {
  freq: Frequency
  before?: string
  /** Given only when the day itself is still in time ("vào ngày 20 hằng tháng"). */
  op?: 'by'
}

export interface RecurringDeadline extends Written, Recurrence {
  kind: 'recurring'
  /** Several rhythms in one cell: "hàng quý, 6 tháng, hàng năm". */
  parts?: (Recurrence & { what?: string })[]
  /** "Hàng năm, giai đoạn 2026-2030". */
  within?: { from: PeriodPoint | null; to: PeriodPoint | null }
}

export interface RangeDeadline extends Written {
  kind: 'range'
  from: PeriodPoint | null
  /** null: open end ("và các năm tiếp theo"). */
  to: PeriodPoint | null
}

export interface RoadmapDeadline extends Written {
  kind: 'roadmap'
  /** The other document or programme that sets the time: "Đề án". */
  ref: string
}

export interface EventDeadline extends Written {
  kind: 'event'
  trigger: string
}

export type RelativeUnit = 'working day' | 'day' | 'week' | 'month' | 'year' | 'hour'

export interface RelativeDeadline extends Written {
  kind: 'relative'
  /** The count is under the name of its unit: `days` for days and working days, else weeks, months, years, hours. */
  days?: number
  weeks?: number
  months?: number
  years?: number
  hours?: number
  unit: RelativeUnit
  /** `ISSUE_OF_THIS_PLAN` or the words of the document. */
  anchor: string
  /** The time runs backwards from the anchor ("chậm nhất 05 ngày trước khi …"). */
  direction?: 'before'
}

export const ISSUE_OF_THIS_PLAN = 'date of issue of this plan'

export interface CompoundDeadline extends Written {
  kind: 'compound'
  parts: DeadlinePart[]
}

/** The words are no deadline that these rules know; nothing is guessed. */
export interface UnclearDeadline extends Written {
  kind: 'unclear'
}

export type SimpleDeadline =
  | YearDeadline
  | QuarterDeadline
  | MonthDeadline
  | DateDeadline
  | RecurringDeadline
  | RangeDeadline
  | RoadmapDeadline
  | EventDeadline
  | RelativeDeadline

type WithoutRaw<T> = T extends unknown ? Omit<T, 'raw'> & { raw?: string } : never

/** A milestone of a compound deadline; `raw` is its own words where they can be told apart. */
export type DeadlinePart = WithoutRaw<SimpleDeadline>

export type Deadline = SimpleDeadline | CompoundDeadline | UnclearDeadline

export type DeadlineKind = Deadline['kind']
