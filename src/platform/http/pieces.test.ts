import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openPieces } from './pieces.ts'

const bounds = { ofOne: 100, ofAll: 150, names: 10, milliseconds: 1000 }
const piece = (name: string, from: number, text: string, length: number, visitor = 'a') => ({
  ...{ name, from, length, visitor, bytes: new TextEncoder().encode(text) },
})
const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

test('pieces become the whole, whichever of them come twice, overlap or are asked for anew', () => {
  const pieces = openPieces<string>(bounds)
  assert.equal(pieces.take(piece('x', 0, '', 6)).have, 0)
  assert.equal(pieces.take(piece('x', 0, 'abc', 6)).have, 3)
  assert.equal(pieces.take(piece('x', 0, 'abc', 6)).have, 3)
  // One that lies further on has to wait for what is missing.
  assert.equal(pieces.take(piece('x', 5, 'f', 6)).have, 3)
  const whole = pieces.take(piece('x', 2, 'cdef', 6))
  assert.deepEqual([whole.have, text(whole.whole), whole.said], [6, 'abcdef', undefined])
  // Until it is settled it is given out again.
  assert.equal(text(pieces.take(piece('x', 6, '', 6)).whole), 'abcdef')
  pieces.settle('x', 'taken')
  assert.deepEqual(pieces.take(piece('x', 0, '', 6)), { have: 6, said: 'taken' })
})

test('any way of cutting gives the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.array(fc.nat(20)), (all, steps) => {
      const pieces = openPieces<string>(bounds)
      let have = 0
      for (const step of [...steps, all.length]) {
        const back = Math.max(0, have - (step % 3))
        const part = { name: 'x', from: back, length: all.length, visitor: 'a', bytes: all.subarray(back, have + step) }
        have = pieces.take(part).have
      }
      assert.deepEqual([...(pieces.take(piece('x', have, '', all.length)).whole ?? [])], [...all])
    }),
  )
})

test('who sends without end loses his own first, all together stay within bounds, and old ones go', () => {
  let now = 0
  const pieces = openPieces<string>(bounds, () => now)
  const have = (name: string, visitor: string) => pieces.take(piece(name, 999, '', 999, visitor)).have
  pieces.take(piece('mine', 0, 'm'.repeat(60), 99, 'me'))
  for (let i = 0; i < 30; i++) pieces.take(piece(`junk${i}`, 0, 'j'.repeat(40), 99, 'stranger'))
  assert.equal(have('mine', 'me'), 60)
  assert.deepEqual([have('junk29', 'stranger'), have('junk0', 'stranger')], [40, 0])
  now = 2000
  assert.equal(have('other', 'me'), 0)
  assert.equal(have('mine', 'me'), 0)
})
