import assert from 'node:assert/strict'
import { test } from 'node:test'
import { relationsOf } from './rules.ts'

const none = { parent: false, child: false, replaces: false, replacedBy: false, named: false }

test('a plan that is named in the bases is proposed only while there is no superior plan', () => {
  assert.deepEqual(relationsOf({ ...none, named: true }, false), ['named'])
  assert.deepEqual(relationsOf({ ...none, named: true }, true), [])
  assert.deepEqual(relationsOf({ ...none, named: true, replaces: true }, false), ['replaces'])
})

test('two plans can be tied in more than one way', () => {
  assert.deepEqual(relationsOf({ ...none, parent: true, replaces: true }, true), ['parent', 'replaces'])
  assert.deepEqual(relationsOf(none, false), [])
})
