import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { endOf, nextPeriod, spanOf, startOf } from './period.ts'
import {
  addDays,
  addMonths,
  daysBetween,
  daysLate,
  fromDayNumber,
  isPlainDate,
  quarterOf,
  toDayNumber,
  weekday,
} from './plain-date.ts'

const days = fc.integer({ min: toDayNumber('1600-01-01'), max: toDayNumber('2400-12-31') }).map(fromDayNumber)

test('A1 day numbers agree with the platform’s own calendar', () => {
  fc.assert(
    fc.property(days, (date) => {
      assert.equal(toDayNumber(date), Date.parse(`${date}T00:00:00Z`) / 86400000)
      assert.equal(weekday(date), new Date(`${date}T00:00:00Z`).getUTCDay() || 7)
    }),
  )
})

test('A1 adding and taking days are inverse', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -40000, max: 40000 }), (date, n) => {
      assert.equal(addDays(addDays(date, n), -n), date)
      assert.equal(daysBetween(date, addDays(date, n)), n)
    }),
  )
})

test('A1 what is no existing day is refused', () => {
  for (const text of [
    '2025-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '',
    '0000-01-01',
    '2024-04-31',
    '20240101',
  ]) {
    assert.equal(isPlainDate(text), false, text)
    assert.throws(() => addDays(text, 1), RangeError)
  }
  assert.equal(isPlainDate('2024-02-29'), true)
  assert.throws(() => addDays('9999-12-31', 1), RangeError)
})

test('A2 a month later is the same day or the month’s last', () => {
  assert.equal(addMonths('2024-01-31', 1), '2024-02-29')
  assert.equal(addMonths('2025-01-31', 1), '2025-02-28')
  assert.equal(addMonths('2025-11-30', 3), '2026-02-28')
  assert.equal(addMonths('2025-01-15', -2), '2024-11-15')
})

test('A3 periods', () => {
  assert.equal(startOf('week', '2026-11-22'), '2026-11-16')
  assert.equal(endOf('week', '2026-11-22'), '2026-11-22')
  assert.equal(endOf('quarter', '2021-10-05'), '2021-12-31')
  assert.equal(startOf('halfYear', '2026-08-01'), '2026-07-01')
  assert.equal(nextPeriod('month', '2026-12-05'), '2027-01-01')
  assert.equal(quarterOf('2026-09-30'), 3)
  assert.deepEqual(spanOf('2024-Q1'), { from: '2024-01-01', to: '2024-03-31' })
  assert.deepEqual(spanOf('2024-H2'), { from: '2024-07-01', to: '2024-12-31' })
  assert.deepEqual(spanOf('2024-02'), { from: '2024-02-01', to: '2024-02-29' })
  assert.deepEqual(spanOf(2024), { from: '2024-01-01', to: '2024-12-31' })
  assert.throws(() => spanOf('2024-Q5'), RangeError)
})

test('A4 days late', () => {
  assert.equal(daysLate('2026-06-30', '2026-06-30'), 0)
  assert.equal(daysLate('2026-06-30', '2026-06-01'), 0)
  assert.equal(daysLate('2026-06-30', '2026-07-03'), 3)
})
