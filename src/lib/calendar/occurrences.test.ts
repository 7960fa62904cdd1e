import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDeadline } from './deadline-parse.ts'
import { nextDue } from './next-due.ts'
import { occurrences } from './occurrences.ts'
import { addDays } from './plain-date.ts'

const issuedOn = '2026-01-20'
const year = { from: '2026-01-20', to: '2026-12-31' }
const days = (raw: string, span = year) =>
  occurrences(parseDeadline(raw, { issuedOn }), span, { issuedOn }).map(({ dueOn }) => dueOn)

test('E8 what recurs falls due each time, and never before the plan', () => {
  assert.deepEqual(days('Hàng quý'), ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'])
  assert.equal(days('Hàng tháng').length, 12)
  assert.deepEqual(days('Hàng năm'), ['2026-12-31'])
  assert.deepEqual(days('Trước ngày 20 của tháng cuối quý'), ['2026-03-19', '2026-06-19', '2026-09-19', '2026-12-19'])
  assert.deepEqual(days('Hàng năm', { from: '2026-01-20', to: '2028-12-31' }), [
    '2026-12-31',
    '2027-12-31',
    '2028-12-31',
  ])
})

test('E8 what is due once has one day, what has none has none', () => {
  assert.deepEqual(days('Quý II/2026'), ['2026-06-30'])
  assert.deepEqual(days('Tháng 5/2025'), [], 'a day that has passed is none of this span')
  assert.deepEqual(days('Thường xuyên'), [])
})

test('E8 each is the next due day as of the day after the one before', () => {
  const raws = fc.constantFrom('Hàng quý', 'Hàng tháng', 'Hàng năm', 'Quý I, quý III', '6 tháng, hàng năm', 'Hàng tuần')
  const starts = fc.integer({ min: 0, max: 300 }).map((n) => addDays(issuedOn, n))
  fc.assert(
    fc.property(raws, starts, fc.integer({ min: 0, max: 700 }), (raw, from, length) => {
      const to = addDays(from, length)
      const deadline = parseDeadline(raw, { issuedOn })
      const found = occurrences(deadline, { from, to }, { issuedOn }).map(({ dueOn }) => dueOn)
      assert.deepEqual(found, [...new Set(found)].sort())
      for (const [i, dueOn] of found.entries()) {
        assert.ok(from <= dueOn && dueOn <= to)
        const asOf = i === 0 ? from : addDays(found[i - 1]!, 1)
        assert.equal(nextDue(deadline, asOf, { issuedOn }).date, dueOn)
      }
    }),
  )
})
