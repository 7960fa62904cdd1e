import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Task } from '#features/tasks/schema.ts'
import { byMonth, filled, nextMonth } from './months.ts'

test('months without a deadline stand between those that have one, also over the new year', () => {
  const months = filled([
    { month: '2027-01', assignments: 2, completed: 0, overdue: 0 },
    { month: '2026-11', assignments: 5, completed: 1, overdue: 1 },
  ])
  assert.deepEqual(
    months.map(({ month, assignments }) => [month, assignments]),
    [
      ['2026-11', 5],
      ['2026-12', 0],
      ['2027-01', 2],
    ],
  )
  assert.deepEqual(filled([]), [])
  assert.equal(nextMonth('2026-12'), '2027-01')
})

test('tasks are grouped by the month of their day; those without one stand last', () => {
  const task = (id: string, dueOn: string | null, position: number, review = 'open') =>
    ({ id, dueOn, position, review }) as Task
  const groups = byMonth([
    task('none', null, 1),
    task('late', '2026-12-31', 2),
    task('early', '2026-12-01', 3),
    task('gone', '2026-01-01', 4, 'dropped'),
  ])
  assert.deepEqual(
    groups.map(({ month, tasks }) => [month, tasks.map(({ id }) => id)]),
    [
      ['2026-12', ['early', 'late']],
      [null, ['none']],
    ],
  )
})
