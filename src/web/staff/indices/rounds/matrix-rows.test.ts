import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cell, fitting, type Matrix, nextWaiting, type Row } from './matrix-rows.ts'

const cell = (state: Cell['state']): Cell => ({ state, self: null, final: null })
const rowOf = (name: string, own: boolean, ...states: Cell['state'][]): Row => ({
  unit: { id: name, name, submitted: true, own },
  cells: states.map(cell),
})
const rows = [
  rowOf('UBND xã Đạ Tẻh', false, 'accepted', 'doubtful', 'empty'),
  rowOf('UBND xã An Bình', true, 'doubtful', 'doubtful', 'empty'),
  rowOf('UBND phường Lâm Viên', false, 'explained', 'accepted', 'returned'),
]

test('the next cell that waits is found row by row, never in the own sheet, and round again', () => {
  assert.deepEqual(nextWaiting(rows, undefined), { row: 0, column: 1 })
  assert.deepEqual(nextWaiting(rows, { row: 0, column: 1 }), { row: 2, column: 0 })
  assert.deepEqual(nextWaiting(rows, { row: 2, column: 0 }), { row: 0, column: 1 })
  assert.equal(nextWaiting([rows[1]!], undefined), undefined)
})

test('agencies are found with and without marks', () => {
  const matrix = { units: rows.map(({ unit }) => unit), cells: rows.map(({ cells }) => cells) } as Matrix
  assert.deepEqual(
    fitting(matrix, 'da teh', '').map(({ unit }) => unit.name),
    ['UBND xã Đạ Tẻh'],
  )
  assert.equal(fitting(matrix, '', 'cho').length, 3)
})
