import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expansionOf } from './summary.ts'

const part = (holders: number, dueOn: string | null, given = true) =>
  ({ holders, task: { dueOn, assigned: given, review: 'accepted' } }) as const

test('what is past its day when it is given out is counted by parts of work; the day itself is still in time', () => {
  const parts = [part(126, '2026-06-30'), part(3, '2026-07-01'), part(2, null), part(5, '2026-12-31')]
  assert.deepEqual(expansionOf(parts, '2026-07-01'), { expands: 136, late: 126, unheld: 0 })
})

test('a task without any agency is held by nobody; a general direction is not asked', () => {
  const parts = [part(0, '2026-06-30'), part(0, null), part(0, null, false), part(1, null)]
  assert.deepEqual(expansionOf(parts, '2026-07-01'), { expands: 1, late: 0, unheld: 2 })
})

test('once it is confirmed nothing is foretold as late', () => {
  assert.equal(expansionOf([part(4, '2020-01-01')], null).late, 0)
})
