import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coveredIn, type Matrix, nextGap, shortPath, shownPart, totalsOf } from './matrix-rows.ts'

const agency = (name: string, cells: string, it: object = {}) =>
  ({
    agencyId: name,
    name,
    cells,
    state: 'issued',
    issuedOn: '2026-02-01',
    answered: 0,
    ...it,
  }) as Matrix['agencies'][number]
const matrix = {
  tasks: ['1', '2', '3'].map((id) => ({ id, path: `PL1.${id}` })),
  agencies: [
    agency('Xã Đông Sơn', 'ccn'),
    agency('Xã Hòa Bình', 'cml', { answered: 2 }),
    agency('Xã An Phú', 'oo-', { state: 'late', issuedOn: null }),
  ],
} as unknown as Matrix

test('only gaps leaves agencies and tasks in which something is missing, whatever the marks of a search', () => {
  const { rows, columns } = shownPart(matrix, { text: '', onlyGaps: true })
  assert.deepEqual(
    rows.map(({ name }) => name),
    ['Xã Hòa Bình', 'Xã An Phú'],
  )
  assert.deepEqual(columns, [0, 1, 2])
  assert.deepEqual(shownPart(matrix, { text: 'hoa b', onlyGaps: true }).columns, [1, 2])
  assert.equal(shownPart(matrix, { text: 'dong son', onlyGaps: false }).rows.length, 1)
})

test('n walks from gap to gap and round again', () => {
  const shown = shownPart(matrix, { text: '', onlyGaps: false })
  assert.deepEqual(nextGap(shown, undefined), { row: 1, column: 1 })
  assert.deepEqual(nextGap(shown, { row: 1, column: 1 }), { row: 1, column: 2 })
  assert.deepEqual(nextGap(shown, { row: 2, column: 1 }), { row: 1, column: 1 })
  assert.equal(nextGap({ rows: [], columns: [] }, undefined), undefined)
})

test('totals count what applies: the waived and the unasked do not', () => {
  const { covered, of, gaps, issued, late, answered } = totalsOf(matrix.agencies)
  assert.deepEqual([covered, of, gaps, issued, late, answered], [4, 7, 2, 2, 1, 2])
  assert.deepEqual(coveredIn(matrix.agencies, 2), { covered: 1, of: 1 })
  assert.equal(shortPath('PL1.II.3#1'), 'II.3#1')
})
