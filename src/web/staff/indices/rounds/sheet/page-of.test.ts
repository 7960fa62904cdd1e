import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf } from './page-of.ts'

test('the page is read from where the proof stands', () => {
  const places = [
    'trang 7',
    'Trang 12-14',
    'Phụ lục II, tr. 3',
    'mục II.2',
    null,
    'trang 0',
    'p.5',
    'bảng trang trại 9',
  ]
  assert.deepEqual(places.map(pageOf), [7, 12, 3, 1, 1, 1, 5, 1])
})
