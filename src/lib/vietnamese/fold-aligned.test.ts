import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { foldAligned } from './fold-aligned.ts'

test('letters lose their marks and keep their places', () => {
  const text = 'Điều 1. “Ủy ban nhân dân” – Sở Nội vụ'
  assert.equal(foldAligned(text), 'dieu 1. "uy ban nhan dan" - so noi vu')
  assert.equal(foldAligned('A\n\u00a0b'), 'a\n b')
})

test('the length is that of the text, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(foldAligned(text).length, text.length)
    }),
  )
})

test('for Vietnamese words it agrees with fold', () => {
  for (const word of ['khoẻ', 'quý', 'Đặng', 'trường', 'ỨNG', 'huỳnh']) assert.equal(foldAligned(word), fold(word))
})
