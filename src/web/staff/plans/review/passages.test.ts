import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Range, stretchAround } from './passages.ts'

const open: Range[] = [
  [1, 2],
  [4, 4],
  [20, 22],
  [30, 31],
  [33, 33],
]
const tasks = [{ lineFrom: 10 }, { lineFrom: 25 }, { lineFrom: null }]

test('a stretch is the run of unread passages between two tasks, wherever in it one looks', () => {
  assert.deepEqual(stretchAround(open, 0, tasks), open.slice(0, 2))
  assert.deepEqual(stretchAround(open, 1, tasks), open.slice(0, 2))
  assert.deepEqual(stretchAround(open, 2, tasks), [[20, 22]])
  assert.deepEqual(stretchAround(open, 4, tasks), open.slice(3))
})

test('without a task between them all passages are one stretch', () => {
  assert.deepEqual(stretchAround(open, 2, []), open)
})
