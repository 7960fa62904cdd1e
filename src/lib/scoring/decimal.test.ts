import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  compareShare,
  decimalText,
  exact,
  exactShare,
  MOST_POINTS,
  meanPoints,
  points,
  roundPoints,
  share,
  sumDecimals,
  UNIT,
} from './decimal.ts'

const decimal = (digits: number, decimals: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 10 ** digits - 1 }), fc.integer({ min: 0, max: decimals }))
    .map(([n, d]) => Number(`${n}e-${d}`))

test('points are exact decimals: printed and read again they are the same', () => {
  assert.equal(points('45.0052'), 45_005_200_000_000)
  assert.equal(decimalText(points('45.0052')), '45.0052')
  assert.equal(points(0.1) + points(0.2), points(0.3))
  assert.throws(() => points('0.1234567890123'), RangeError)
  assert.throws(() => points(MOST_POINTS + 1), RangeError)
  assert.throws(() => points('1,5'), RangeError)
  fc.assert(fc.property(fc.integer({ min: -9e15, max: 9e15 }), (value) => points(decimalText(value)) === value))
})

test('the quick share is the exact one, for counts, decimals, caps and sums of money', () => {
  const whole = fc.integer({ min: 1, max: 100 * 10_000 }).map((n) => n * 100_000_000)
  const count = fc.oneof(fc.integer({ min: 0, max: 10_000_000 }), decimal(9, 4), decimal(15, 2))
  const cap = fc.constantFrom(1, 0.7, 0.8, 0.5, 0.9, 1000)
  fc.assert(
    fc.property(whole, count, count, cap, (max, n, d, c) => {
      fc.pre(d > 0 && n <= d * 4)
      assert.equal(share(max, n, d, c), exactShare(max, n, d, c))
    }),
    { numRuns: 20_000 },
  )
})

test('halves are rounded away from zero, also where a double cannot tell', () => {
  assert.equal(share(1, 1, 2), 1)
  assert.equal(share(3, 1, 2), 2)
  assert.equal(share(1, 49_999_999, 100_000_000), 0)
  assert.equal(share(UNIT, 1, 3), 333_333_333_333)
  assert.equal(share(UNIT, 2, 3), 666_666_666_667)
  assert.equal(roundPoints(points('1.225'), 2), points('1.23'))
  assert.equal(roundPoints(points('-1.225'), 2), points('-1.23'))
})

test('a rate is compared with a limit exactly', () => {
  assert.equal(compareShare(95, 100, 0.95), 0)
  assert.equal(compareShare(94_999_999_999, 100_000_000_000, 0.95), -1)
  assert.equal(compareShare(69.99, 100, 0.7), -1)
  assert.equal(compareShare(0.3, 1, 0.3), 0)
  assert.equal(compareShare(756_073_554_516, 1_080_105_077_880, 0.7), 0)
  assert.equal(compareShare(756_073_554_515.99, 1_080_105_077_880, 0.7), -1)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 100 }), (d, percent) => {
      const [n, limit] = [Number(`${d * percent}e-2`), Number(`${percent}e-2`)]
      assert.equal(compareShare(n, d, limit), 0)
      assert.equal(compareShare(sumDecimals([n, 0.01]), d, limit), 1)
    }),
  )
})

test('sums and means of decimals are decimals', () => {
  assert.equal(sumDecimals([0.1, 0.2]), 0.3)
  assert.equal(sumDecimals([3, 4]), 7)
  assert.equal(meanPoints([points(1), points(2), points(2)]), 1_666_666_666_667)
  assert.equal(meanPoints(Array.from({ length: 3_321 }, () => points(9_000))), points(9_000))
  assert.deepEqual(exact(1e-7), { units: 1n, decimals: 7 })
})
