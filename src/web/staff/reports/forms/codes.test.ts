import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeAfter, freeCode, nextSectionCode } from './codes.ts'

test('numbers go on where they are free', () => {
  assert.equal(freeCode([]), '1')
  assert.equal(freeCode(['1', '2.3', '7']), '8')
  assert.equal(codeAfter('3.1', ['3', '3.1', '3.2']), '3.3')
  assert.equal(codeAfter('3', ['3']), '4')
  assert.equal(codeAfter(undefined, ['1']), '2')
})

test('a new section goes on where the last one ends', () => {
  assert.equal(nextSectionCode([]), 'I')
  assert.equal(nextSectionCode(['I', 'II']), 'III')
  assert.equal(nextSectionCode(['I.1', 'II.1', 'II.2']), 'II.3')
})
