import assert from 'node:assert/strict'
import { test } from 'node:test'
import { points } from './decimal.ts'
import { aboveApplicable, differing, findingsOf } from './findings.ts'
import { editionOf } from './samples-inputs.ts'
import { prepare } from './scorer.ts'

const scorer = prepare(editionOf('par-index/province-2025').criteria)
const kinds = (code: string, figures: Record<string, number | boolean>, given?: number) =>
  findingsOf(scorer, { [code]: { figures, ...(given === undefined ? {} : { given }) } }).map(
    ({ key, kind }) => `${key}:${kind}`,
  )

test('swapped parts, percents typed as rates, parts above their whole, odd counts are told', () => {
  assert.deepEqual(kinds('7.4.7', { '3/a': 513_672, '3/b': 552_693 }), ['3/b:aboveWhole'])
  assert.deepEqual(kinds('3.4.1', { rate: 15 }), ['rate:rateAboveOne'])
  assert.deepEqual(kinds('3.4.1', { a: 100, b: 96, rate: 0.95 }), ['rate:twoWays'])
  assert.deepEqual(kinds('1.3.2', { a: 5, b: 4, c: 2 }), ['b:aboveWhole'])
  assert.deepEqual(kinds('1.5', { n: 1.5 }), ['n:notWhole'])
  assert.deepEqual(kinds('1.1', { a: -1, b: 0 }), ['a:negative', 'b:aboveWhole'])
  assert.deepEqual(kinds('1.1', { a: 45, b: 45 }), [])
  assert.deepEqual(kinds('6.1.3', { a: 1_080_105_077_880, b: 845_685_298_140 }), [])
  assert.deepEqual(kinds('1.1', {}, 1.51), [':aboveMaximum'])
  assert.deepEqual(kinds('8.5', { a: 20, b: 15, c: 10 }), ['b:aboveWhole'])
})

test('the same figure in two places, and a claim above what applies', () => {
  const inputs = { '3.4.1': { figures: { a: 553 } }, '3.4.2': { figures: { a: 453 } } }
  assert.deepEqual(differing(inputs, [['3.4.1:a', '3.4.2:a']]), [{ keys: ['3.4.1:a', '3.4.2:a'], values: [553, 453] }])
  assert.deepEqual(differing(inputs, [['3.4.1:a', '3.4.1:b']]), [])
  assert.match(aboveApplicable(75, points(74)) ?? '', /Tự chấm 75,00, cao hơn điểm tối đa áp dụng 74/)
  assert.equal(aboveApplicable(74, points(74)), undefined)
})
