import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lateBy, overdueDays } from './rules.ts'
import type { AssignmentState } from './schema.ts'

const today = '2026-06-01'

test('overdue is what was not handed in by its day, or came back; late is what was handed in after it', () => {
  const cases: [AssignmentState, string | null, string | null, overdue: number, late: number][] = [
    ['assigned', '2026-06-01', null, 0, 0],
    ['assigned', '2026-05-31', null, 1, 0],
    ['objected', '2026-02-28', null, 93, 0],
    ['inProgress', '2026-05-02', '2026-05-30', 30, 0],
    ['submitted', '2026-05-02', '2026-05-02', 0, 0],
    ['submitted', '2026-05-02', '2026-05-04', 0, 2],
    ['returned', '2026-05-02', '2026-05-02', 30, 0],
    ['completed', '2026-05-02', '2026-05-30', 0, 28],
    ['completed', '2026-05-02', null, 0, 0],
    ['cancelled', '2026-05-02', null, 0, 0],
    ['assigned', null, null, 0, 0],
  ]
  for (const [state, dueOn, reportedOn, overdue, late] of cases) {
    const it = { state, dueOn, reportedOn }
    assert.deepEqual([overdueDays(it, today), lateBy(it)], [overdue, late], `${state} ${dueOn} ${reportedOn}`)
  }
})
