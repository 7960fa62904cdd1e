import { z } from 'zod'
import { daysBetween, isPlainDate, weekday } from './plain-date.ts'

const Day = z.string().refine(isPlainDate, { message: 'not an existing day YYYY-MM-DD' })
const Status = z.enum(['official', 'computed'])
const Name = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })

const DayOff = z.strictObject({
  date: Day.describe('Day without work'),
  name: Name.describe('Why, as people read it'),
  reason: z
    .enum(['holiday', 'compensatory', 'swapped'])
    .describe('Điều 112; Điều 111.3; or exchanged for a make-up day'),
  status: Status.optional().describe('When it differs from the year’s'),
})

const MakeUpDay = z.strictObject({
  date: Day.describe('Saturday or Sunday that is worked'),
  inPlaceOf: Day.describe('Working day that is free for it; may lie in a neighbouring year'),
})

const Source = z.strictObject({
  title: z.string().min(1),
  number: z.string().optional().describe('Number of the document, when confirmed'),
  date: Day.optional(),
  url: z.url().optional(),
  note: z.string().optional(),
})

const Year = z.strictObject({
  year: z.int().min(1900).max(2100),
  status: Status.describe('official: as the competent authority announced; computed: by rule of law, may change'),
  sources: z.array(Source).min(1),
  daysOff: z.array(DayOff).min(1),
  makeUpDays: z.array(MakeUpDay),
  pending: z
    .array(z.strictObject({ date: Day, name: Name, note: z.string().min(1) }))
    .optional()
    .describe('Announced or proposed as a day off, without a confirmed decision: counted as a working day'),
})

/** Days off and make-up days of one year, content of `content/calendars/<year>.json`. */
export type CalendarYear = z.infer<typeof Year>

/** Checks the content of one calendar file; Error that names every fault in words. */
export function parseCalendarYear(content: unknown): CalendarYear {
  const parsed = Year.safeParse(content)
  if (!parsed.success) throw new Error(`Calendar year refused:\n${z.prettifyError(parsed.error)}`)
  const faults = faultsOf(parsed.data)
  if (faults.length > 0) throw new Error(`Calendar ${parsed.data.year} refused: ${faults.join('; ')}`)
  return parsed.data
}

function faultsOf(year: CalendarYear): string[] {
  const faults: string[] = []
  const prefix = `${year.year}-`
  const off = year.daysOff.map((d) => d.date)
  for (const date of [...off, ...year.makeUpDays.map((d) => d.date)]) {
    if (!date.startsWith(prefix)) faults.push(`${date} is not in the year`)
  }
  off.forEach((date, i) => {
    if (i > 0 && date <= off[i - 1]!) faults.push(`${date} is out of order or stands twice`)
  })
  for (const d of year.daysOff) {
    if (d.reason !== 'holiday' && weekday(d.date) > 5) faults.push(`${d.date} is ${d.reason} but no weekday`)
  }
  for (const { date, inPlaceOf } of year.makeUpDays) {
    if (weekday(date) < 6) faults.push(`make-up day ${date} is no Saturday or Sunday`)
    if (off.includes(date)) faults.push(`make-up day ${date} is off`)
    if (Math.abs(daysBetween(date, inPlaceOf)) > 31) faults.push(`make-up day ${date} is far from ${inPlaceOf}`)
    const swapped = year.daysOff.some((d) => d.date === inPlaceOf && d.reason === 'swapped')
    if (inPlaceOf.startsWith(prefix) && !swapped) faults.push(`${inPlaceOf} is not listed as swapped`)
  }
  return faults
}
