import assert from 'node:assert/strict'
import { test } from 'node:test'
import { relationsOf } from './rules.ts'

const none = { parent: false, child: false, replaces: false, replacedBy: false, named: false, amended: false }
const open = { parent: true, replaces: true }
const closed = { parent: false, replaces: false }

test('a plan that is named in the bases is proposed only while there is no superior plan', () => {
  assert.deepEqual(relationsOf({ ...none, named: true }, open), ['named'])
  assert.deepEqual(relationsOf({ ...none, named: true }, closed), [])
  assert.deepEqual(relationsOf({ ...none, named: true, replaces: true }, open), ['replaces'])
})

test('two plans can be tied in more than one way', () => {
  assert.deepEqual(relationsOf({ ...none, parent: true, replaces: true }, closed), ['parent', 'replaces'])
  assert.deepEqual(relationsOf(none, open), [])
})

test('a plan that the text says is amended is proposed until the replaced plan is chosen', () => {
  assert.deepEqual(relationsOf({ ...none, named: true, amended: true }, open), ['amended'])
  assert.deepEqual(relationsOf({ ...none, amended: true }, closed), [])
  assert.deepEqual(relationsOf({ ...none, amended: true, parent: true }, open), ['parent'])
})
