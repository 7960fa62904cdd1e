import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromLunar, tetOf, toLunar } from './lunar.ts'
import { fromDayNumber, toDayNumber } from './plain-date.ts'

// Mùng 1 Tết as it was kept in Việt Nam; 1985, 2007 and 2030 differ from the Chinese calendar.
// biome-ignore format: a table
const TET = [
  '1985-01-21', '1990-01-27', '2000-02-05', '2007-02-17', '2017-01-28', '2018-02-16', '2019-02-05', '2020-01-25', '2021-02-12',
  '2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2030-02-02',
]

test('B1 Tết falls on the days on which it was kept', () => {
  for (const date of TET) assert.equal(tetOf(Number(date.slice(0, 4))), date)
})

test('B1 leap months: 4 in 2020, 2 in 2023, 6 in 2025, 11 in 2033', () => {
  assert.deepEqual(toLunar('2020-05-23'), { year: 2020, month: 4, day: 1, leap: true })
  assert.deepEqual(toLunar('2023-03-22'), { year: 2023, month: 2, day: 1, leap: true })
  assert.deepEqual(toLunar('2025-07-25'), { year: 2025, month: 6, day: 1, leap: true })
  assert.deepEqual(toLunar('2033-12-22'), { year: 2033, month: 11, day: 1, leap: true })
})

test('B1 Giỗ Tổ of the years with a known day', () => {
  const days = {
    2019: '2019-04-14',
    2022: '2022-04-10',
    2023: '2023-04-29',
    2024: '2024-04-18',
    2025: '2025-04-07',
    2026: '2026-04-26',
  }
  for (const [year, date] of Object.entries(days)) {
    assert.equal(fromLunar({ year: Number(year), month: 3, day: 10, leap: false }), date)
  }
})

test('B1 there and back gives the same day, and the next day follows', () => {
  const days = fc.integer({ min: toDayNumber('1968-03-01'), max: toDayNumber('2199-11-01') }).map(fromDayNumber)
  fc.assert(
    fc.property(days, (date) => {
      const lunar = toLunar(date)
      assert.equal(fromLunar(lunar), date)
      const next = toLunar(fromDayNumber(toDayNumber(date) + 1))
      assert.ok(next.day === lunar.day + 1 || (next.day === 1 && lunar.day >= 29), date)
    }),
  )
})

test('B2 what does not exist is refused', () => {
  assert.throws(() => fromLunar({ year: 2025, month: 12, day: 31, leap: false }), RangeError)
  assert.throws(() => fromLunar({ year: 2024, month: 12, day: 30, leap: false }), RangeError)
  assert.throws(() => fromLunar({ year: 2024, month: 5, day: 1, leap: true }), RangeError)
  assert.throws(() => toLunar('1950-01-01'), RangeError)
})
