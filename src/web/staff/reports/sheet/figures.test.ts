import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellText, readTyped, settled } from './figures.ts'

test('numbers as people type and paste them', () => {
  const plain = { options: undefined }
  assert.equal(readTyped(plain, '1.234,5'), '1234.5')
  assert.equal(readTyped(plain, ' 12 % '), '12')
  assert.equal(readTyped(plain, ''), null)
  assert.equal(readTyped(plain, '–'), null)
  assert.equal(readTyped(plain, 'chưa có'), undefined)
  assert.equal(readTyped(plain, '1234567890123456'), undefined)
  assert.equal(settled(plain, '1234,50'), '1.234,5')
  assert.equal(settled(plain, ' chưa có '), 'chưa có')
})

test('a choice is pasted as its number or its words', () => {
  const yesNo = { options: [{ value: 1, words: { vi: 'Có', en: 'Yes' } }] }
  assert.equal(readTyped(yesNo, 'Có'), '1')
  assert.equal(settled(yesNo, '1'), '1')
  assert.equal(cellText(yesNo, '1'), '1')
})
