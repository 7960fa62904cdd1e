import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAfterKey, isMonth, lastOf, shiftMonth, weekdayOf, weeksOf } from './months.ts'

test('a month is shown in whole weeks, Monday first', () => {
  const weeks = weeksOf('2026-11')
  assert.deepEqual([weeks[0]?.[0], weeks.at(-1)?.[6]], ['2026-10-26', '2026-12-06'])
  assert.ok(weeks.every((week) => week.length === 7 && weekdayOf(week[0]!) === 1))
  assert.equal(weeksOf('2027-02').length, 4)
})

test('arrows lead from day to day, over the ends of months', () => {
  assert.equal(dayAfterKey('2026-11-30', 'ArrowRight'), '2026-12-01')
  assert.equal(dayAfterKey('2026-11-03', 'ArrowUp'), '2026-10-27')
  assert.equal(dayAfterKey('2026-11-22', 'Home'), '2026-11-16')
  assert.equal(dayAfterKey('2026-01-31', 'PageDown'), '2026-02-28')
  assert.equal(dayAfterKey('2026-01-31', 'x'), undefined)
})

test('months are read strictly', () => {
  assert.deepEqual(['2026-11', '2026-13', '11/2026', undefined].map(isMonth), [true, false, false, false])
  assert.deepEqual([shiftMonth('2026-01', -1), lastOf('2028-02')], ['2025-12', '2028-02-29'])
})
