import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { figureOf, millionths, quotient, Sum } from './figure.ts'
import { type Leaf, type RollField, rollUp } from './rollup.ts'
import { belowOf, reportsTo } from './tree.ts'

const fields: RollField[] = [
  { code: 'done', decimals: 0, aggregation: { kind: 'sum' } },
  { code: 'all', decimals: 0, aggregation: { kind: 'sum' } },
  { code: 'money', decimals: 3, aggregation: { kind: 'sum' } },
  {
    code: 'rate',
    decimals: 2,
    aggregation: { kind: 'share', numerator: 'done', denominator: 'all', times: 100 },
  },
  { code: 'satisfied', decimals: 2, aggregation: { kind: 'weightedMean', weight: 'all' } },
  { code: 'staff', decimals: 0, aggregation: { kind: 'last' } },
  { code: 'words', decimals: 0, aggregation: { kind: 'none' } },
]

const count = fc.integer({ min: 0, max: 1_000_000 }).map(String)
const money = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).map((n) => figureOf(BigInt(n) * 1000n))
const maybe = (figure: fc.Arbitrary<string>) => fc.option(figure, { nil: null, freq: 6 })
const leafOf = (agencyId: string): fc.Arbitrary<Leaf> =>
  fc.record({
    agencyId: fc.constant(agencyId),
    at: fc.integer({ min: 0, max: 50 }).map((n) => `2026-06-${String(n).padStart(2, '0')}`),
    figures: fc.record({
      done: maybe(count),
      all: maybe(count),
      money: maybe(money),
      rate: fc.constant(null),
      satisfied: maybe(fc.integer({ min: 0, max: 10_000 }).map((n) => figureOf(BigInt(n) * 10_000n))),
      staff: maybe(count),
    }),
  })
const leaves = fc
  .integer({ min: 1, max: 12 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => leafOf(`a${String(i).padStart(2, '0')}`))))
const ids = (list: readonly Leaf[]) => list.map(({ agencyId }) => agencyId)

test('B1: what was typed comes back, sums are exact beyond what a double holds', () => {
  fc.assert(
    fc.property(fc.array(money, { maxLength: 40 }), (figures) => {
      const sum = new Sum(3)
      for (const figure of figures) sum.add(figure)
      assert.equal(
        sum.total,
        figures.reduce((total, figure) => total + millionths(figure), 0n),
      )
    }),
  )
  const sum = new Sum(2)
  for (const figure of ['999999999999999.99', '999999999999999.99', '0.02']) sum.add(figure)
  assert.equal(figureOf(sum.total), '2000000000000000')
  assert.deepEqual(
    ['0', '-0.5', '12.25', '100'].map((each) => figureOf(millionths(each))),
    ['0', '-0.5', '12.25', '100'],
  )
  for (const bad of ['', 'abc', '1,5', '1e5', '1.1234567']) assert.throws(() => millionths(bad), RangeError)
})

test('C2, C3: rounded once, half away from zero; nothing to divide by gives no share', () => {
  assert.equal(quotient(1n, 3n, 2, 100n), '33.33')
  assert.equal(quotient(5n, 1000n, 2), '0.01')
  assert.equal(quotient(-5n, 1000n, 2), '-0.01')
  assert.equal(quotient(1n, 0n, 2), null)
})

test('C2: sums equal the leaves, a share is recomputed from its parts', () => {
  fc.assert(
    fc.property(leaves, (list) => {
      const result = rollUp(fields, list, ids(list))
      const given = list.flatMap(({ figures }) => figures.money ?? [])
      const total = given.reduce((sum, figure) => sum + millionths(figure), 0n)
      assert.equal(result.get('money')?.value, given.length === 0 ? null : figureOf(total))
      const both = list.filter(({ figures }) => figures.done != null && figures.all != null)
      const [done, all] = (['done', 'all'] as const).map((code) =>
        both.reduce((sum, { figures }) => sum + BigInt(figures[code] ?? 0), 0n),
      ) as [bigint, bigint]
      assert.equal(result.get('rate')?.value, both.length === 0 ? null : quotient(done, all, 2, 100n))
      assert.equal((result.get('rate')?.reported.length ?? 0) + (result.get('rate')?.missing.length ?? 0), list.length)
      assert.equal(result.get('words')?.value, null)
    }),
  )
})

test('C7: the order of submission does not matter', () => {
  fc.assert(
    fc.property(
      leaves.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        assert.deepEqual(rollUp(fields, shuffled, ids(list)), rollUp(fields, list, ids(list)))
      },
    ),
  )
})

test('C7: a change of one figure changes only what is made of it', () => {
  fc.assert(
    fc.property(leaves, count, (list, figure) => {
      const [first, ...rest] = list as [Leaf, ...Leaf[]]
      const changed = [{ ...first, figures: { ...first.figures, done: figure } }, ...rest]
      const [before, after] = [rollUp(fields, list, ids(list)), rollUp(fields, changed, ids(list))]
      for (const code of ['all', 'money', 'satisfied', 'staff']) assert.deepEqual(after.get(code), before.get(code))
    }),
  )
})

test('C1: a second report takes the place of the first; what another one includes is not counted twice', () => {
  const leaf = (agencyId: string, at: string, done: string, includes: string[] = []): Leaf => ({
    agencyId,
    at,
    figures: { done, all: '10' },
    includes,
  })
  const list = [leaf('a', '1', '3'), leaf('a', '2', '5'), leaf('b', '1', '7', ['old']), leaf('old', '1', '4')]
  const result = rollUp(fields, list, ['a', 'b', 'old', 'silent'])
  assert.equal(result.get('done')?.value, '12')
  assert.deepEqual(result.get('done')?.reported, ['a', 'b'])
  assert.deepEqual(result.get('done')?.missing, ['silent'])
  assert.equal(result.get('rate')?.value, '60')
})

test('C6: a merged or dissolved agency appears once, wherever it goes', () => {
  const agency = (id: string, parentId: string | null, validTo: string | null = null, successorIds: string[] = []) => {
    return { id, parentId, validTo, successorIds }
  }
  const agencies = [
    agency('tinh', null),
    agency('xa-moi', 'tinh'),
    agency('xa-cu', 'tinh', '2025-06-30', ['xa-moi']),
    agency('xa-chia', 'tinh', '2025-06-30', ['xa-moi', 'xa-khac']),
    agency('xa-khac', 'tinh'),
  ]
  assert.deepEqual(belowOf(reportsTo(agencies, '2025-12-14'), 'xa-moi'), ['xa-cu', 'xa-moi'])
  assert.deepEqual(belowOf(reportsTo(agencies, '2025-06-14'), 'xa-moi'), ['xa-moi'])
  assert.deepEqual(belowOf(reportsTo(agencies, '2025-12-14'), 'tinh'), agencies.map(({ id }) => id).sort())
})

test('C6: whatever the tree, every agency is below its root exactly once, and circles end', () => {
  const trees = fc.integer({ min: 1, max: 25 }).chain((n) =>
    fc.array(fc.option(fc.integer({ min: 0, max: n - 1 })), { minLength: n, maxLength: n }).map((above) =>
      above.map((parent, i) => ({
        id: `a${i}`,
        parentId: parent === null ? null : `a${parent}`,
        validTo: null,
        successorIds: [],
      })),
    ),
  )
  fc.assert(
    fc.property(trees, (agencies) => {
      const above = reportsTo(agencies, '2026-01-01')
      for (const { id } of agencies) {
        const below = belowOf(above, id)
        assert.equal(new Set(below).size, below.length)
        assert.ok(below.includes(id))
      }
      const roots = agencies.filter(({ id }) => above.get(id) === null)
      const all = roots.flatMap(({ id }) => belowOf(above, id))
      assert.equal(new Set(all).size, all.length)
    }),
  )
})
