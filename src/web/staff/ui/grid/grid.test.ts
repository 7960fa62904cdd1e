import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstCell, type GridRow, nearest, nextOpen } from './grid.ts'

const cell = (open: boolean) => ({ text: '', open, label: '' })
const rows: GridRow[] = [
  { key: 'I', heading: 'table', cells: {}, still: {} },
  { key: '1', cells: { value: cell(false), note: cell(true) }, still: {} },
  { key: 'II', heading: 'table', cells: {}, still: {} },
  { key: '2', cells: { value: cell(true), note: cell(true) }, still: {} },
]
const keys = ['value', 'note']

test('the cursor steps over headings', () => {
  assert.deepEqual(nearest(rows, keys, { row: 2, column: 0 }, 1), { row: 3, column: 0 })
  assert.deepEqual(nearest(rows, keys, { row: 2, column: 0 }, -1), { row: 1, column: 0 })
  assert.equal(nearest(rows, keys, { row: 0, column: 0 }, -1), undefined)
})

test('Tab goes to the next cell that is open, and out of the table behind the last', () => {
  assert.deepEqual(nextOpen(rows, keys, { row: 1, column: 1 }, 1), { row: 3, column: 0 })
  assert.deepEqual(nextOpen(rows, keys, { row: 3, column: 0 }, -1), { row: 1, column: 1 })
  assert.equal(nextOpen(rows, keys, { row: 3, column: 1 }, 1), undefined)
})

test('the cursor begins where something can be typed', () => {
  assert.deepEqual(firstCell(rows, keys), { row: 1, column: 1 })
})
