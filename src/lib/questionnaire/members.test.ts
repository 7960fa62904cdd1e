import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { eachMember } from './members.ts'

function membersOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  const framed = Buffer.from(`"}${text}{"`)
  eachMember(framed, 2, framed.length - 2, (nameFrom, nameTo, from, to) => {
    const name = framed.toString('utf8', nameFrom, nameTo)
    assert.equal(found.has(name), false, name)
    found.set(name, framed.toString('utf8', from, to))
  })
  return found
}

const codes = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)

test('each member, read alone, is what the whole says of it', () => {
  fc.assert(
    fc.property(fc.dictionary(codes, fc.jsonValue()), fc.constantFrom(undefined, 1, '\t'), (object, indent) => {
      const read = [...membersOf(JSON.stringify(object, null, indent))].map(([name, value]) => [
        name,
        JSON.parse(value),
      ])
      assert.deepEqual(Object.fromEntries(read), JSON.parse(JSON.stringify(object)))
    }),
    { numRuns: 2000 },
  )
})

test('marks inside of what people wrote end nothing', () => {
  const text = '{"a": "x\\"}, \\\\", "b": {"r1": "]}", "r2": ["}", "\\""]}, "c": -1.5e3, "d": null}'
  const found = membersOf(text)
  assert.deepEqual(
    [...found],
    [
      ['a', '"x\\"}, \\\\"'],
      ['b', '{"r1": "]}", "r2": ["}", "\\""]}'],
      ['c', '-1.5e3'],
      ['d', 'null'],
    ],
  )
  assert.equal(membersOf('{}').size, 0)
})

test('what is cut off is refused', () => {
  for (const text of ['{"a', '{"a": "x', '{"a": {"b": 1', '{"a": [1, "]', '{"a": 12'])
    assert.throws(() => membersOf(text), SyntaxError, text)
})
