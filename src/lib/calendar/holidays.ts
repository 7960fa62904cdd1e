import type { CalendarYear } from './calendar-year.ts'
import { both, type Sentence } from './derivation.ts'
import { fromLunar, tetOf } from './lunar.ts'
import { addDays, type PlainDate, plainDate, weekday } from './plain-date.ts'

type DayOff = CalendarYear['daysOff'][number]
interface Holiday {
  date: PlainDate
  name: Sentence
}

const NEW_YEAR = both('Tết Dương lịch', 'New Year’s Day')
const TET = both('Tết Nguyên đán', 'Lunar New Year')
const HUNG_KINGS = both('Giỗ Tổ Hùng Vương', 'Hùng Kings’ Commemoration Day')
const VICTORY = both('Ngày Chiến thắng 30/4', 'Victory Day')
const LABOUR = both('Ngày Quốc tế Lao động', 'International Labour Day')
const NATIONAL = both('Quốc khánh', 'National Day')

/** Since Bộ luật Lao động 2019 (in force 2021-01-01) Quốc khánh has two days. */
const TWO_NATIONAL_DAYS_SINCE = 2021

/** What the law leaves to a yearly decision: how many of Tết's five days lie before mùng 1, and which neighbour of 2/9 is free. */
export interface YearlyChoice {
  tetDaysBefore: 1 | 2
  nationalDayNeighbour: 'before' | 'after'
}

/**
 * Days off of a year by rule of law: Bộ luật Lao động 2019, Điều 112 (Bộ luật 2012, Điều 115 before 2021) and Điều 111.3.
 * Without a `choice`: two days before Tết, and the neighbour of 2/9 that gives the longer rest, the earlier on a tie. The rule was
 * chosen to fit the decisions of 2018–2026 (the longest rest at Tết, tried first, misses 2023), so agreeing with them proves
 * nothing about a later year: a forecast. Make-up days are decisions: none here.
 */
export function holidaysByLaw(year: number, choice: YearlyChoice = likelyChoice(year)): DayOff[] {
  const holidays: Holiday[] = [
    { date: plainDate(year, 1, 1), name: NEW_YEAR },
    ...tetDays(year, choice.tetDaysBefore),
    { date: fromLunar({ year, month: 3, day: 10, leap: false }), name: HUNG_KINGS },
    { date: plainDate(year, 4, 30), name: VICTORY },
    { date: plainDate(year, 5, 1), name: LABOUR },
    ...nationalDays(year, choice.nationalDayNeighbour),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
  return withCompensation(holidays)
}

function tetDays(year: number, before: 1 | 2): Holiday[] {
  const first = addDays(tetOf(year), -before)
  return [0, 1, 2, 3, 4].map((i) => ({ date: addDays(first, i), name: TET }))
}

function nationalDays(year: number, neighbour: YearlyChoice['nationalDayNeighbour']): Holiday[] {
  const day = plainDate(year, 9, 2)
  if (year < TWO_NATIONAL_DAYS_SINCE) return [{ date: day, name: NATIONAL }]
  const other = addDays(day, neighbour === 'before' ? -1 : 1)
  return [day, other].sort().map((date) => ({ date, name: NATIONAL }))
}

/** Điều 111.3: a holiday on a weekly day of rest is made up for on the next working day. */
function withCompensation(holidays: Holiday[]): DayOff[] {
  const off = new Map<PlainDate, DayOff>()
  for (const { date, name } of holidays) if (!off.has(date)) off.set(date, { date, name, reason: 'holiday' })
  for (const { date, name } of holidays) {
    if (weekday(date) < 6) continue
    let free = addDays(date, 1)
    while (weekday(free) > 5 || off.has(free)) free = addDays(free, 1)
    off.set(free, { date: free, name: both(`Nghỉ bù ${name.vi}`, `In lieu of ${name.en}`), reason: 'compensatory' })
  }
  return [...off.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

function likelyChoice(year: number): YearlyChoice {
  const [before, after] = (['before', 'after'] as const).map((n) =>
    longestRest(withCompensation(nationalDays(year, n))),
  )
  return { tetDaysBefore: 2, nationalDayNeighbour: after! > before! ? 'after' : 'before' }
}

/** Longest run of days off, weekends included. */
function longestRest(days: DayOff[]): number {
  const off = new Set(days.map((d) => d.date))
  let longest = 0
  let run = 0
  const last = addDays(days.at(-1)!.date, 3)
  for (let date = addDays(days[0]!.date, -3); date <= last; date = addDays(date, 1)) {
    run = off.has(date) || weekday(date) > 5 ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}
