import { both, type Sentence } from '#lib/calendar/derivation.ts'
import { addDays, weekday } from '#lib/calendar/plain-date.ts'
import { type WorkingCalendar, withOwnDays } from '#lib/calendar/working-calendar.ts'
import { Problem } from '#platform/problem.ts'
import type { OwnDay, WorkingYear } from './schema.ts'

export type Day = Pick<OwnDay, 'day' | 'kind' | 'name' | 'source'>

/** The calendar of the State with the days of the province. */
export function withDays(calendar: WorkingCalendar, days: readonly Day[]): WorkingCalendar {
  const off = new Map(
    days
      .filter(({ kind }) => kind === 'off')
      .map(({ day, name, source }): [string, Sentence] => [day, both(`${name} (${source})`, `${name} (${source})`)]),
  )
  return withOwnDays(calendar, {
    off,
    worked: new Set(days.filter(({ kind }) => kind === 'worked').map(({ day }) => day)),
  })
}

/** A day that is off already cannot be given off again, and only a day that is off is made up on. */
export function checkNew({ day, kind }: Pick<Day, 'day' | 'kind'>, calendar: WorkingCalendar): void {
  if (!calendar.covers(day)) throw new Problem('calendar.year_unknown', { year: day.slice(0, 4) })
  const works = calendar.isWorkingDay(day)
  if (kind === 'off' && !works) throw new Problem('calendar.day_off_already')
  if (kind === 'worked' && works) throw new Problem('calendar.day_worked_already')
}

type YearDay = WorkingYear['days'][number]

/** What is not as in any other week of a year: days off on weekdays, and make-up days; those of the province marked. */
export function daysOfYear(
  year: number,
  base: WorkingCalendar,
  own: ReadonlyMap<string, OwnDay>,
  calendar: WorkingCalendar,
): YearDay[] {
  const found: YearDay[] = []
  const last = `${year}-12-31`
  for (let day = `${year}-01-01`; day <= last; day = addDays(day, 1)) {
    const added = own.get(day) ?? null
    if (added) {
      found.push({ day, kind: added.kind, name: added.name, own: added })
      continue
    }
    const reason = calendar.reasonOff(day)
    const weekend = weekday(day) > 5
    const holiday = reason !== null && !/^(Thứ Bảy|Chủ Nhật)$/.test(reason.vi)
    if (holiday) found.push({ day, kind: 'off', name: reason.vi, own: null })
    else if (weekend && base.isWorkingDay(day)) found.push({ day, kind: 'worked', name: 'Làm bù', own: null })
  }
  return found
}
