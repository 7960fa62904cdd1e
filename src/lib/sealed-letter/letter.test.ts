import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { markOfKey, markOfLetter, newLetterKeys, openLetter, packed, sealLetter, unpacked } from './letter.ts'

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes)

test('a letter is opened by its reader alone, and each is another one though it says the same', async () => {
  const [mine, other] = await Promise.all([newLetterKeys(), newLetterKeys()])
  const plain = new TextEncoder().encode('Phiếu số một')
  const [one, two] = await Promise.all([sealLetter(mine.publicKey, plain), sealLetter(mine.publicKey, plain)])
  assert.deepEqual(markOfLetter(one), await markOfKey(mine.publicKey))
  assert.notDeepEqual(one, two)
  assert.deepEqual(
    [text(await openLetter(mine.privateKey, one)), text(await openLetter(mine.privateKey, two))],
    ['Phiếu số một', 'Phiếu số một'],
  )
  assert.equal(await openLetter(other.privateKey, one), undefined)
})

test('no change of a letter goes unseen, wherever it is', async () => {
  const { publicKey, privateKey } = await newLetterKeys()
  const letter = await sealLetter(publicKey, new TextEncoder().encode('a'.repeat(40)))
  for (let at = 0; at < letter.length; at++) {
    const changed = letter.slice()
    changed[at]! ^= 1
    assert.equal(await openLetter(privateKey, changed), undefined, `byte ${at}`)
  }
  assert.equal(await openLetter(privateKey, letter.subarray(0, 40)), undefined)
  assert.equal(await openLetter(privateKey, new Uint8Array()), undefined)
})

test('values and bytes come back as they were packed; what was not packed is none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.uint8Array(), (value, rest) => {
      const back = unpacked(packed(value, rest))
      assert.deepEqual(back?.value, JSON.parse(JSON.stringify(value)))
      assert.deepEqual([...(back?.rest ?? [])], [...rest])
    }),
  )
  assert.equal(unpacked(new Uint8Array([0, 0, 0, 9, 1])), undefined)
  assert.equal(unpacked(new Uint8Array([0, 0, 0, 1, 123])), undefined)
  assert.equal(unpacked(new Uint8Array(2)), undefined)
})
