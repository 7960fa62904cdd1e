import { z } from 'zod'
import { isPlainDate } from '../calendar/plain-date.ts'

const Day = z.string().refine(isPlainDate, { message: 'not an existing day YYYY-MM-DD' })

/** A day told by its place in a period: "ngày 15 của tháng trước kỳ", "ngày 20 của tháng cuối kỳ". */
export type DayRule = z.infer<typeof DayRule>
export const DayRule = z.strictObject({
  month: z.enum(['first', 'last']).describe('Counted from the first or the last month of the period'),
  shift: z.int().min(-12).max(12).default(0).describe('Months after it; before it when negative'),
  day: z.union([z.int().min(1).max(31), z.literal('end')]).describe('The last of the month when it has fewer days'),
})

/** `before`: the day itself is too late ("trước ngày 20"). */
export type DueRule = z.infer<typeof DueRule>
export const DueRule = DayRule.extend({ op: z.enum(['by', 'before']) })

export const periodKinds = ['month', 'quarter', 'sixMonths', 'nineMonths', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** How many of each kind a year has. */
export const periodsAYear: Record<PeriodKind, number> = { month: 12, quarter: 4, sixMonths: 2, nineMonths: 1, year: 1 }

export type PeriodRule = z.infer<typeof PeriodRule>
export const PeriodRule = z
  .strictObject({
    kind: z.enum(periodKinds),
    numbers: z.array(z.int().min(1).max(12)).min(1).optional().describe('Which of the year; all when left out'),
    from: DayRule.nullable().describe('First day of the figures; null: the text does not say'),
    to: DayRule.nullable().describe('Last day of the figures; null: the text does not say'),
    due: DueRule.nullable().describe('null: set by whoever uses the regime'),
  })
  .refine(({ kind, numbers = [] }) => numbers.every((n) => n <= periodsAYear[kind]), {
    message: 'a year does not have so many of this kind',
    path: ['numbers'],
  })
  .refine(({ from, to }) => (from === null) === (to === null), { message: 'from and to go together', path: ['to'] })

const Source = z.strictObject({
  number: z.string().nullable(),
  date: Day.nullable(),
  issuer: z.string().min(1),
  place: z.string().nullable().describe('Where in the document'),
  confidence: z.enum(['document', 'secondary']).describe('Read in the document itself, or told by others'),
})

/** A rule of reporting: which periods, from when to when their figures reach, and when they are due. */
export type Regime = z.infer<typeof Regime>
export const Regime = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  source: Source,
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  periods: z.array(PeriodRule).min(1),
})

/** Checks the content of one file; Error that names every fault in words. */
export function parseRegime(content: unknown): Regime {
  const parsed = Regime.safeParse(content)
  if (!parsed.success) throw new Error(`Regime refused:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
