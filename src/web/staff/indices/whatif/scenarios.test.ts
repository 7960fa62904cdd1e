import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readScenarios, settable, withPoints } from './scenarios.ts'

const line = (code: string, parent: string | null) => ({ code, parent, min: 0.25, max: 2.5 })
const lines = [line('D1', null), line('1.1', 'D1'), line('1.2', 'D1')]

test('scenarios come from the address; a broken link is one empty scenario', () => {
  const text = JSON.stringify([{ name: 'A', set: [{ code: '1.1', points: 2 }] }])
  assert.deepEqual(readScenarios(text, 'X'), [{ name: 'A', set: [{ code: '1.1', points: 2 }] }])
  for (const broken of [undefined, '', '{', '7', '[]', '[null]', '[{"name":1}]'])
    assert.deepEqual(readScenarios(broken, 'X'), [{ name: 'X', set: [] }])
  const odd = JSON.stringify([{ name: 'A', set: [{ code: 1 }, { code: '1.1', points: null }] }])
  assert.deepEqual(readScenarios(odd, 'X'), [{ name: 'A', set: [] }])
})

test('a group and a line of it are not set at once', () => {
  const set = { name: 'A', set: [{ code: 'D1', points: 5 }] }
  assert.deepEqual(
    lines.map(({ code }) => settable(lines, set, code)),
    [true, false, false],
  )
  const below = { name: 'A', set: [{ code: '1.1', points: 2 }] }
  assert.deepEqual(
    lines.map(({ code }) => settable(lines, below, code)),
    [false, true, true],
  )
})

test('points are written the Vietnamese way, stay within the bounds, and are taken away again', () => {
  const empty = { name: 'A', set: [] }
  const [, first] = lines
  assert.ok(first)
  const set = withPoints(empty, first, '1,85')
  assert.deepEqual(set.set, [{ code: '1.1', points: 1.85 }])
  assert.deepEqual(withPoints(set, first, '9').set, [{ code: '1.1', points: 2.5 }])
  assert.deepEqual(withPoints(set, first, '').set, [])
  assert.deepEqual(withPoints(set, first, 'abc').set, [])
})
