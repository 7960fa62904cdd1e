import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CalendarYear, parseCalendarYear } from './calendar-year.ts'
import { holidaysByLaw } from './holidays.ts'
import { addDays, weekday } from './plain-date.ts'
import { makeWorkingCalendar } from './working-calendar.ts'

const folder = join(import.meta.dirname, '../../../content/calendars')
const years = readdirSync(folder)
  .filter((name) => /^\d{4}\.json$/.test(name))
  .map((name) => parseCalendarYear(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
const calendar = makeWorkingCalendar(years)
const dates = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2018-06-01', n))
const workingDates = dates.filter((date) => calendar.isWorkingDay(date))

test('C2, C5 the rule gives the weekdays off that were decided, exchanges aside', () => {
  const weekdays = (days: CalendarYear['daysOff']): string[] =>
    days.filter((d) => d.reason !== 'swapped' && weekday(d.date) < 6).map((d) => d.date)
  assert.ok(years.length >= 10)
  for (const y of years) assert.deepEqual(weekdays(holidaysByLaw(y.year)), weekdays(y.daysOff), String(y.year))
})

test('C2 ten days before 2021, eleven since', () => {
  for (const y of years) {
    const count = y.daysOff.filter((d) => d.reason === 'holiday').length
    assert.equal(count, y.year < 2021 ? 10 : 11, String(y.year))
  }
})

test('C3 a holiday at the weekend is made up for on the next working day', () => {
  assert.equal(calendar.reasonOff('2022-05-03')?.vi, 'Nghỉ bù Ngày Quốc tế Lao động')
  assert.equal(calendar.reasonOff('2026-04-27')?.vi, 'Nghỉ bù Giỗ Tổ Hùng Vương')
  assert.equal(calendar.isWorkingDay('2026-04-28'), true)
})

test('C1, C4 an exchanged day is off and its Saturday is worked, across the turn of the year too', () => {
  for (const [off, worked] of [
    ['2018-12-31', '2019-01-05'],
    ['2019-04-29', '2019-05-04'],
    ['2024-04-29', '2024-05-04'],
    ['2025-05-02', '2025-04-26'],
    ['2026-01-02', '2026-01-10'],
  ] as const) {
    assert.equal(calendar.isWorkingDay(off), false, off)
    assert.equal(calendar.isWorkingDay(worked), true, worked)
  }
})

test('C6 what is only announced counts as a working day', () => {
  const pending = years.flatMap((y) => y.pending ?? [])
  assert.ok(pending.some((p) => p.date === '2026-11-24'))
  for (const p of pending) assert.equal(calendar.isWorkingDay(p.date), true, p.date)
})

test('C7 five working days over Tết 2026, told in words', () => {
  const { date, derivation } = calendar.addWorkingDays('2026-02-12', 5)
  assert.equal(date, '2026-02-26')
  assert.deepEqual(
    derivation.map((d) => d.vi),
    [
      'Không tính 14/02/2026–15/02/2026: thứ Bảy, Chủ Nhật',
      'Không tính 16/02/2026–20/02/2026: Tết Nguyên đán',
      'Không tính 21/02/2026–22/02/2026: thứ Bảy, Chủ Nhật',
    ],
  )
})

test('C7 the next working day of a day off, and of a working day', () => {
  assert.equal(calendar.nextWorkingDay('2026-09-05').date, '2026-09-07')
  assert.deepEqual(calendar.nextWorkingDay('2026-09-07'), { date: '2026-09-07', derivation: [] })
})

test('C7 adding and taking working days are inverse on working days', () => {
  fc.assert(
    fc.property(workingDates, fc.integer({ min: -80, max: 80 }), (date, n) => {
      const there = calendar.addWorkingDays(date, n).date
      assert.equal(calendar.addWorkingDays(there, -n).date, date)
      assert.equal(calendar.workingDaysBetween(date, there), n)
    }),
    { numRuns: 200 },
  )
})

test('C7 a later start or a larger count never gives an earlier day', () => {
  fc.assert(
    fc.property(dates, fc.nat(20), fc.nat(60), (date, later, n) => {
      const end = calendar.addWorkingDays(date, n).date
      assert.ok(calendar.addWorkingDays(addDays(date, later), n).date >= end)
      assert.ok(calendar.addWorkingDays(date, n + 1).date > end)
    }),
    { numRuns: 200 },
  )
})

test('C8 outside its years the calendar refuses', () => {
  assert.equal(calendar.covers('2040-01-01'), false)
  assert.throws(() => calendar.isWorkingDay('2040-01-01'), RangeError)
  assert.throws(() => calendar.addWorkingDays('2027-12-30', 30), RangeError)
  assert.throws(() => makeWorkingCalendar([]), RangeError)
  assert.throws(() => makeWorkingCalendar(years.filter((y) => y.year !== 2022)), RangeError)
})

test('C4 a faulty calendar file is refused in words', () => {
  const good = structuredClone(years.find((y) => y.year === 2025)!)
  const faults: [(y: CalendarYear) => void, RegExp][] = [
    [(y) => y.daysOff.reverse(), /out of order/],
    [(y) => y.makeUpDays.push({ date: '2025-06-03', inPlaceOf: '2025-06-02' }), /no Saturday or Sunday/],
    [(y) => y.makeUpDays.push({ date: '2025-06-07', inPlaceOf: '2025-06-02' }), /not listed as swapped/],
    [(y) => y.daysOff.push({ ...y.daysOff[0]!, date: '2026-12-31' }), /not in the year/],
    [(y) => (y.sources = []), /sources/],
    [(y) => (y.daysOff[0]!.date = '2025-02-30'), /not an existing day/],
  ]
  for (const [spoil, words] of faults) {
    const bad = structuredClone(good)
    spoil(bad)
    assert.throws(() => parseCalendarYear(bad), words)
  }
})

test('C4 the rests that were announced are whole: days off inside, work before and after', () => {
  const announced = [
    ['2018-02-14', '2018-02-20'],
    ['2019-02-02', '2019-02-10'],
    ['2020-01-23', '2020-01-29'],
    ['2021-02-10', '2021-02-16'],
    ['2021-09-02', '2021-09-05'],
    ['2022-01-29', '2022-02-06'],
    ['2023-01-20', '2023-01-26'],
    ['2024-02-08', '2024-02-14'],
    ['2024-08-31', '2024-09-03'],
    ['2025-01-25', '2025-02-02'],
    ['2025-08-30', '2025-09-02'],
    ['2026-01-01', '2026-01-04'],
    ['2026-02-14', '2026-02-22'],
  ] as const
  for (const [first, last] of announced) {
    for (let date: string = first; date <= last; date = addDays(date, 1))
      assert.equal(calendar.isWorkingDay(date), false, date)
    assert.equal(calendar.isWorkingDay(addDays(first, -1)), true, first)
    assert.equal(calendar.isWorkingDay(addDays(last, 1)), true, last)
  }
})

// Counted by hand on the calendars of the years; the decision that makes each one hard stands beside it.
const fifteenDays = [
  ['2021-02-01', '2021-03-01', 'Tết Tân Sửu: 10/02–16/02/2021'],
  ['2024-01-25', '2024-02-22', 'Tết Giáp Thìn: 08/02–14/02/2024, 5015/TB-LĐTBXH'],
  ['2024-04-15', '2024-05-09', 'Giỗ Tổ 18/4; 29/4 đổi lấy thứ Bảy 04/5/2024, 2450/VPCP-KGVX'],
  ['2025-01-13', '2025-02-10', 'Tết Ất Tỵ: 27/01–31/01/2025 ngày thường, 8726/VPCP-KGVX'],
  ['2025-04-14', '2025-05-07', '02/5 đổi lấy thứ Bảy 26/4/2025'],
  ['2026-02-05', '2026-03-05', 'Tết Bính Ngọ: 16/02–20/02/2026'],
  ['2025-12-24', '2026-01-15', '02/01/2026 đổi lấy thứ Bảy 10/01/2026, 12729/VPCP-KGVX'],
] as const

for (const [issued, due, why] of fifteenDays) {
  test(`C7 fifteen working days from ${issued} end on ${due}: ${why}`, () => {
    assert.equal(calendar.addWorkingDays(issued, 15).date, due)
    assert.equal(calendar.workingDaysBetween(issued, due), 15)
  })
}
