import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { progressValues } from './progress-values.ts'

const counts = fc
  .record({
    completed: fc.nat(50),
    submitted: fc.nat(50),
    inProgress: fc.nat(50),
    notStarted: fc.nat(50),
    late: fc.nat(100),
  })
  .map(({ late, ...each }) => {
    const assignments = each.completed + each.submitted + each.inProgress + each.notStarted
    return { ...each, assignments, overdue: Math.min(late, each.inProgress + each.notStarted) }
  })

test('the parts add up to all the work, none is negative, late work is shown in full', () => {
  fc.assert(
    fc.property(counts, (each) => {
      const values = progressValues(each)
      assert.equal(
        values.reduce((sum, value) => sum + value, 0),
        each.assignments,
      )
      assert.ok(values.every((value) => value >= 0))
      assert.deepEqual(values.slice(0, 2), [each.completed, each.overdue])
    }),
  )
})
