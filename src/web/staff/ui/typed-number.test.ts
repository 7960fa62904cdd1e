import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNumber } from './typed-number.ts'

test('an emptied field is no number: neither nought nor the least that it takes', () => {
  for (const typed of ['', ' ', '-', 'ba']) assert.equal(readNumber(typed, { from: 0, to: 10 }), undefined)
})

test('a number outside its range is none, and stays as it was typed', () => {
  const codes = { from: 1, to: 2000, whole: true }
  assert.deepEqual(
    [-4, 0, 1, 2000, 2001, 2.5].map((typed) => readNumber(typed, codes)),
    [undefined, undefined, 1, 2000, undefined, undefined],
  )
  // A long or unfinished number comes as text.
  assert.equal(readNumber('3.', { from: 1, to: 9 }), 3)
  assert.equal(readNumber('0.50', { from: 0.01, to: 9 }), 0.5)
})
