import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNumber, readScenarios, settable, withPoints } from './scenarios.ts'

const line = (code: string, parent: string | null) => ({ code, parent, min: 0.25, max: 2.5 })
const lines = [line('D1', null), line('1.1', 'D1'), line('1.2', 'D1')]

test('scenarios come from the address; a cut or foreign link is one empty scenario', () => {
  const kept = [
    {
      name: 'A',
      set: [
        { code: '1.1', points: 2 },
        { code: '2.1', figures: { b: 99 } },
      ],
    },
  ]
  assert.deepEqual(readScenarios(JSON.stringify(kept), 'X'), kept)
  for (const broken of [undefined, '', '{', '{}', '7', '[]', '[null]', '[{"na', '[{"name":1}]'])
    assert.deepEqual(readScenarios(broken, 'X'), [{ name: 'X', set: [] }])
  const odd = [{ name: 'A', set: [{ code: 1 }, { code: '1.1', points: null }, { code: '1.2', points: 'x' }] }]
  assert.deepEqual(readScenarios(JSON.stringify(odd), 'X'), [{ name: 'A', set: [] }])
})

test('a group and a line of it are not set at once', () => {
  const which = (code: string) =>
    lines.map((line) => settable(lines, { name: 'A', set: [{ code, points: 2 }] }, line.code))
  assert.deepEqual(which('D1'), [true, false, false])
  assert.deepEqual(which('1.1'), [false, true, true])
})

test('numbers are read the Vietnamese way', () => {
  assert.deepEqual(['1,85', '1.234,5', '99 %', ' 7 ', '', 'abc'].map(readNumber), [1.85, 1234.5, 99, 7, null, null])
})

test('points stay within the bounds and are taken away again', () => {
  const [, first] = lines
  assert.ok(first)
  const set = withPoints({ name: 'A', set: [] }, first, 1.85)
  assert.deepEqual(set.set, [{ code: '1.1', points: 1.85 }])
  assert.deepEqual(withPoints(set, first, 9).set, [{ code: '1.1', points: 2.5 }])
  assert.deepEqual(withPoints(set, first, null).set, [])
})
