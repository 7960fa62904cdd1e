import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextAt, walked } from './walk.ts'

test('keys walk over cells and stay inside the table', () => {
  assert.deepEqual(walked({ row: 0, column: 0 }, 'ArrowUp', 3, 3), { row: 0, column: 0 })
  assert.deepEqual(walked({ row: 0, column: 0 }, 'PageDown', 3, 3), { row: 2, column: 0 })
  assert.deepEqual(walked({ row: 1, column: 1 }, 'End', 3, 3), { row: 1, column: 2 })
  assert.equal(walked({ row: 1, column: 1 }, 'x', 3, 3), undefined)
})

test('the next wanted cell is found row by row and round again; of nothing there is none', () => {
  const wanted = new Set(['0 1', '1 2'])
  const wants = ({ row, column }: { row: number; column: number }) => wanted.has(`${row} ${column}`)
  assert.deepEqual(nextAt(2, 3, undefined, wants), { row: 0, column: 1 })
  assert.deepEqual(nextAt(2, 3, { row: 0, column: 1 }, wants), { row: 1, column: 2 })
  assert.deepEqual(nextAt(2, 3, { row: 1, column: 2 }, wants), { row: 0, column: 1 })
  assert.equal(nextAt(2, 3, undefined, () => false) ?? nextAt(0, 0, undefined, () => true), undefined)
})
