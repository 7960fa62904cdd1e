import assert from 'node:assert/strict'
import { test } from 'node:test'
import { walked } from './walk.ts'

test('keys walk over cells and stay inside the table', () => {
  assert.deepEqual(walked({ row: 0, column: 0 }, 'ArrowUp', 3, 3), { row: 0, column: 0 })
  assert.deepEqual(walked({ row: 0, column: 0 }, 'PageDown', 3, 3), { row: 2, column: 0 })
  assert.deepEqual(walked({ row: 1, column: 1 }, 'End', 3, 3), { row: 1, column: 2 })
  assert.equal(walked({ row: 1, column: 1 }, 'x', 3, 3), undefined)
})
