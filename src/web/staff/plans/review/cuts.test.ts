import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutsOf, middleCut } from './cuts.ts'

test('a task is cut between sentences, else at commas, else between words', () => {
  const text = 'Rà soát hộ nghèo. Công khai danh sách; niêm yết tại trụ sở.'
  assert.deepEqual(
    cutsOf(text).map((at) => text.slice(at)),
    ['Công khai danh sách; niêm yết tại trụ sở.', 'niêm yết tại trụ sở.'],
  )
  assert.deepEqual(cutsOf('rà soát, công khai'), [9])
  assert.deepEqual(cutsOf('rà soát'), [3])
  assert.deepEqual(cutsOf('ràsoát'), [])
})

test('numbers and document marks are not cut', () => {
  assert.deepEqual(cutsOf('Đạt 1.500 hồ sơ theo 359/KH-UBND'), [4, 10, 13, 16, 21])
})

test('every cut leaves something on both sides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const at of cutsOf(text)) assert.ok(at > 0 && at < text.length)
    }),
  )
})

test('one begins with the cut nearest to the middle', () => {
  assert.equal(middleCut([10, 48, 90], 100), 1)
})
