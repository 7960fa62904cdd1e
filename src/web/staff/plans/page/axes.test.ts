import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Task } from '#features/tasks/schema.ts'
import { axesOf } from './axes.ts'

test('axes keep the order of the document, each under its index; tasks without an axis stand last', () => {
  const task = (indexName: string | null, axis: string | null, missing: string[] = [], review = 'open') =>
    ({ indexName, axis, missingClears: missing, review }) as unknown as Task
  const axes = axesOf([
    task(null, null),
    task('PAPI', 'Công khai', ['product']),
    task('SIPAS', 'Công khai'),
    task('PAPI', 'Công khai'),
    task('PAPI', 'Bỏ', [], 'dropped'),
  ])
  assert.deepEqual(axes, [
    { indexName: 'PAPI', axis: 'Công khai', tasks: 2, lacking: 1 },
    { indexName: 'SIPAS', axis: 'Công khai', tasks: 1, lacking: 0 },
    { indexName: null, axis: null, tasks: 1, lacking: 0 },
  ])
})
