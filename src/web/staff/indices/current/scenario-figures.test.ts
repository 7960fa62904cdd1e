import assert from 'node:assert/strict'
import { test } from 'node:test'
import { percentOf, withFigures, withPercent } from './scenario-figures.ts'

const line = { code: '2.1', points: 19.2, max: 20, figures: { a: 100, b: 96 }, steps: [] }
const empty = { name: 'Thử', set: [] }

test('a percent becomes the part of the known whole; without a whole it is the rate itself', () => {
  assert.deepEqual(withPercent({ a: 100, b: 96 }, 99), { a: 100, b: 99 })
  assert.deepEqual(withPercent({ a: 67, b: 59 }, 95), { a: 67, b: 64 })
  assert.deepEqual(withPercent({}, 99.5), { rate: 0.995 })
  assert.equal(percentOf({ a: 100, b: 96 }), 96)
  assert.equal(percentOf({ a: 0, b: 0 }), null)
})

test('only what differs is kept; the same again takes the line out', () => {
  const better = withFigures(empty, line, { a: 100, b: 99 })
  assert.deepEqual(better.set, [{ code: '2.1', figures: { b: 99 } }])
  assert.deepEqual(withFigures(better, line, { a: 100, b: 96 }).set, [])
})
