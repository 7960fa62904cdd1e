import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Task } from '#features/tasks/schema.ts'
import { differencesOf, inverseOf } from './undo.ts'

const party = (role: 'lead' | 'coordinating', nameRaw: string, resolvedName: string | null = null) =>
  ({ id: nameRaw, role, nameRaw, resolvedName }) as Task['parties'][number]
const task = {
  text: 'Rà soát',
  axis: null,
  criterionText: null,
  product: null,
  deadlineRaw: 'Quý IV/2026',
  dueOn: '2026-12-31',
  review: 'open',
  assigned: true,
  parties: [party('lead', 'Sở Nội vụ'), party('coordinating', 'UBND cấp xã')],
} as unknown as Task

test('a change is taken back field by field, and nothing else is touched', () => {
  assert.deepEqual(inverseOf({ product: 'Báo cáo' }, task), { product: null })
  assert.deepEqual(inverseOf({ leadNames: ['Sở Y tế'], text: 'Khác' }, task), {
    leadNames: ['Sở Nội vụ'],
    text: 'Rà soát',
  })
  assert.deepEqual(inverseOf({ review: 'dropped' }, task), { review: 'open' })
})

test('what the other person changed stands beside what one wanted', () => {
  const now = { ...task, product: 'Báo cáo' }
  assert.deepEqual(differencesOf(task, now, { product: 'Kế hoạch' }), [
    { field: 'product', before: '', theirs: 'Báo cáo', mine: 'Kế hoạch' },
  ])
  assert.deepEqual(differencesOf(task, now, { product: 'Báo cáo' }), [
    { field: 'product', before: '', theirs: 'Báo cáo', mine: 'Báo cáo' },
  ])
})

test('an agency that the other person chose is told by its name', () => {
  const now = { ...task, parties: [party('lead', 'Sở Nội vụ', 'Sở Nội vụ tỉnh'), party('coordinating', 'UBND cấp xã')] }
  const [difference] = differencesOf(task, now, {})
  assert.deepEqual(difference, { field: 'resolved', before: '?; ?', theirs: 'Sở Nội vụ tỉnh; ?', mine: null })
})
