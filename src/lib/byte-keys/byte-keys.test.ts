import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ByteKeys } from './byte-keys.ts'

const bytesOf = (text: string) => Buffer.from(text)

test('each key has one number, in the order of first sight', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', 'ễ', '"') })), (texts) => {
      const keys = new ByteKeys(10_000)
      const known = new Map<string, number>()
      for (const text of texts) {
        const framed = bytesOf(`<${text}>`)
        const number = keys.numberOf(framed, 1, framed.length - 1)
        if (!known.has(text)) known.set(text, known.size)
        assert.equal(number, known.get(text))
      }
      assert.equal(keys.size, known.size)
    }),
  )
})

test('many keys of many lengths are found again', () => {
  const keys = new ByteKeys(50_000)
  const of = (i: number) => bytesOf(`{"r${i}": "${'x'.repeat(i % 37)}"}`)
  for (let pass = 0; pass < 2; pass++)
    for (let i = 0; i < 40_000; i++) assert.equal(keys.numberOf(of(i), 0, of(i).length), i)
})

test('where there is no room what is known keeps its number and what is new has none', () => {
  const keys = new ByteKeys(2)
  const number = (text: string) => keys.numberOf(bytesOf(text), 0, text.length)
  assert.deepEqual(['a', 'b', 'c', 'a', '', 'b'].map(number), [0, 1, -1, 0, -1, 1])
})
