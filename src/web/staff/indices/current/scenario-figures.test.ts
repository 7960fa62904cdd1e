import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesIn, percentOf, withClaim, withPercent } from './scenario-figures.ts'

const none = { notApplicable: [], penalties: [], gates: [] }
const line = { code: '2.1', points: 19.2, max: 20, figures: { a: 100, b: 96 }, cases: none, steps: [] }
const empty = { name: 'Thử', set: [] }

test('a percent becomes the part of the known whole; without a whole it is the rate itself', () => {
  assert.deepEqual(withPercent({ a: 100, b: 96 }, 99), { a: 100, b: 99 })
  assert.deepEqual(withPercent({ a: 67, b: 59 }, 95), { a: 67, b: 64 })
  assert.deepEqual(withPercent({}, 99.5), { rate: 0.995 })
  assert.equal(percentOf({ a: 100, b: 96 }), 96)
  assert.equal(percentOf({ a: 0, b: 0 }), null)
})

test('only what differs is kept; the same again takes the line out', () => {
  const better = withClaim(empty, line, { figures: { a: 100, b: 99 } })
  assert.deepEqual(better.set, [{ code: '2.1', figures: { b: 99 } }])
  assert.deepEqual(withClaim(better, line, { figures: { a: 100, b: 96 } }).set, [])
})

test('a case that holds is kept beside the figures, and is taken away again', () => {
  const better = withClaim(empty, line, { figures: { a: 100, b: 99 } })
  const gated = withClaim(better, line, { cases: { ...none, gates: ['late'] } })
  assert.deepEqual(gated.set, [{ code: '2.1', figures: { b: 99 }, gates: ['late'] }])
  assert.deepEqual(casesIn(gated, line), { ...none, gates: ['late'] })
  assert.deepEqual(withClaim(gated, line, { cases: none }).set, better.set)
})
