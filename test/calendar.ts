import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCalendarYear } from '#lib/calendar/calendar-year.ts'
import { makeWorkingCalendar, type WorkingCalendar } from '#lib/calendar/working-calendar.ts'

const folder = join(import.meta.dirname, '../content/calendars')

/** The calendar that comes with the program. */
export async function testCalendar(): Promise<WorkingCalendar> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return makeWorkingCalendar(texts.map((text) => parseCalendarYear(JSON.parse(text))))
}
