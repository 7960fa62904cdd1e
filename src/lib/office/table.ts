/**
 * How a column's values are typed in a spreadsheet. `points` are shown with two decimals (0,50) and kept exactly; `date`
 * takes 'YYYY-MM-DD'; `datetime` takes a `Date`.
 */
export type ColumnType = 'text' | 'integer' | 'number' | 'percent' | 'date' | 'datetime' | 'points'

/**
 * `width` is in characters of the default font; `percent` values are fractions (0.45 is shown as 45%). `above`: heads over
 * the title, the highest first; neighbours with the same heads share them in merged cells.
 */
export type Column = {
  title: string
  type?: ColumnType
  width?: number
  wrap?: boolean
  above?: readonly string[]
}

/** Text in a column of that many characters; long texts break their lines. */
export const textColumn = (title: string, width = 24): Column => ({ title, width, wrap: width > 30 })
export const pointsColumn = (title: string): Column => ({ title, type: 'points', width: 13 })
/** A number of things, a place, a year. */
export const numberColumn = (title: string): Column => ({ title, type: 'number', width: 13 })

export type CellValue = string | number | boolean | Date | null | undefined

export type Row = readonly CellValue[]

/** One table to write out. `rows` may be lazy, so that a long table never lies in memory as a whole. */
export type Sheet = {
  name: string
  columns: readonly Column[]
  rows: Iterable<Row> | AsyncIterable<Row>
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Year, month (1–12) and day of an ISO date, or undefined when the text is no date of the calendar. */
export function isoDateParts(text: string): [year: number, month: number, day: number] | undefined {
  const found = ISO_DATE.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? [year, month, day] : undefined
}

const two = (value: number) => String(value).padStart(2, '0')

/** 'YYYY-MM-DD' as 'dd/mm/yyyy'; any other text unchanged. */
export function vietnameseDate(text: string): string {
  const parts = isoDateParts(text)
  return parts ? `${two(parts[2])}/${two(parts[1])}/${parts[0]}` : text
}

/** Wall clock in Việt Nam (UTC+7 without summer time since 1975) as a UTC date, so that UTC getters read it. */
export function vietnameseClock(instant: Date): Date {
  return new Date(instant.getTime() + 7 * 3_600_000)
}

/** 'dd/mm/yyyy HH:MM' in Việt Nam. */
export function vietnameseDateTime(instant: Date): string {
  const clock = vietnameseClock(instant)
  const date = `${two(clock.getUTCDate())}/${two(clock.getUTCMonth() + 1)}/${clock.getUTCFullYear()}`
  return `${date} ${two(clock.getUTCHours())}:${two(clock.getUTCMinutes())}`
}
