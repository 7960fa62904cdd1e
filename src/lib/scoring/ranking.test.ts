import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { points } from './decimal.ts'
import { attainableGains } from './gain.ts'
import { rankIntervals } from './rank-interval.ts'
import { notableChange, quartileGroups, rankAmong, ranksOf } from './ranking.ts'

const value = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null })
const field = fc.array(value, { maxLength: 70 })

test('ties share the better place and say so; no value has no rank', () => {
  assert.deepEqual(ranksOf([5, 7, null, 5, 1]), [
    { rank: 2, tiedWith: 1 },
    { rank: 1, tiedWith: 0 },
    null,
    { rank: 2, tiedWith: 1 },
    { rank: 4, tiedWith: 0 },
  ])
  // 85.184 and 85.177 are both shown as 85.18: the rank is that of the exact value.
  assert.deepEqual(
    ranksOf([points('85.177'), points('85.184')]).map((it) => it?.rank),
    [2, 1],
  )
})

test('ranks and groups do not depend on the order of the units', () => {
  fc.assert(
    fc.property(field, fc.infiniteStream(fc.nat()), (values, stream) => {
      const order = values.map((_, i) => i).sort((a, b) => a - b)
      for (let i = order.length - 1; i > 0; i--) {
        const j = stream.next().value! % (i + 1)
        ;[order[i], order[j]] = [order[j]!, order[i]!]
      }
      const shuffled = order.map((i) => values[i]!)
      const [ranks, groups] = [ranksOf(values), quartileGroups(values)]
      assert.deepEqual(
        ranksOf(shuffled),
        order.map((i) => ranks[i]),
      )
      assert.deepEqual(
        quartileGroups(shuffled),
        order.map((i) => groups[i]),
      )
      for (const [i, own] of values.entries()) {
        if (own !== null) assert.equal(rankAmong(own, values.toSpliced(i, 1)), ranks[i]?.rank)
      }
    }),
  )
})

test('quartile groups: lower bounds inclusive, unscored left out or read as zero, official groups stand', () => {
  const five = [1, 2, 3, 4, 5].map((it) => it * 1e12)
  assert.deepEqual(quartileGroups(five), [3, 2, 1, 0, 0])
  assert.deepEqual(quartileGroups([...five, null]), [3, 2, 1, 0, 0, null])
  assert.equal(quartileGroups([...five, null], 'as zero')[5], 3)
  assert.deepEqual(quartileGroups(five, 'left out', new Map([[4, 1]])), [3, 2, 1, 0, 1])
  assert.deepEqual(quartileGroups([null, null]), [null, null])
})

test('notable is more than five percent of what it was, exactly', () => {
  assert.deepEqual(
    [notableChange(100, 105), notableChange(100, 106), notableChange(100, 94), notableChange(100, 95)],
    [0, 1, -1, 0],
  )
  assert.equal(notableChange(points('4.4872'), points('4.71156')), 0)
  assert.equal(notableChange(points('4.4872'), points('4.711561')), 1)
})

test('ranks with an interval: the same seed gives the same, no error gives the rank itself', () => {
  const sure = [3, 1, 2].map((it) => ({ points: it * 1e12, standardError: null }))
  assert.deepEqual(
    rankIntervals(sure).map(({ low, high }) => [low, high]),
    [
      [1, 1],
      [3, 3],
      [2, 2],
    ],
  )
  const blurred = Array.from({ length: 20 }, (_, i) => ({ points: points(40 + i / 10), standardError: 0.4 }))
  const first = rankIntervals(blurred)
  assert.deepEqual(rankIntervals(blurred), first)
  for (const [i, { low, high, middle }] of first.entries())
    assert.ok(low <= middle && middle <= high && low <= 20 - i && high >= 20 - i)
  assert.ok(first[10]!.high - first[10]!.low > 5, 'neighbours cannot be told apart')
})

test('gains are measured against what others reach, and never below nothing', () => {
  const [first, second] = attainableGains([
    { code: 'a', points: 5, max: 10, field: [5, 6, 7, 8, 9] },
    { code: 'b', points: 9, max: 20, field: [1, 2, 3, 4, 9] },
  ])
  assert.deepEqual([first?.code, first?.toP75, first?.toBest, first?.toMax], ['a', 3, 4, 5])
  assert.deepEqual([second?.toP75, second?.toBest, second?.toMax], [0, 0, 11])
})
