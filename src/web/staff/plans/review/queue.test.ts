import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keepOrder, needsLook, nextOpen, queueOf, reviewFilters } from './queue.ts'

type Review = 'open' | 'accepted' | 'dropped'
const task = (id: string, position: number, doubtful = false, review: Review = 'open') => ({
  id,
  position,
  doubtful,
  review,
})
const party = (certainty: 'likely' | 'chosen') => ({
  ...{ id: 'p', role: 'lead' as const, nameRaw: 'Sở X', agencyId: null, groupId: null, resolvedName: null },
  ...{ members: null, moved: null, certainty, candidates: [] },
})
const tasks = [task('a', 1), task('b', 2, true), task('c', 3, false, 'accepted'), task('d', 4, true, 'dropped')]

test('doubtful ones come first, accepted ones last, dropped ones apart', () => {
  assert.deepEqual(queueOf(tasks, 'attention'), ['b', 'a', 'c'])
  assert.deepEqual(queueOf(tasks, 'all'), ['a', 'b', 'c'])
  assert.deepEqual(queueOf(tasks, 'dropped'), ['d'])
})

test('a decision moves no card; a new task enters behind the one before it in the text', () => {
  const shown = queueOf(tasks, 'attention')
  const decided = tasks.map((each) => (each.id === 'b' ? { ...each, review: 'accepted' as const } : each))
  assert.deepEqual(keepOrder(shown, decided, 'attention'), shown)
  assert.deepEqual(keepOrder(shown, [...tasks, task('b2', 2.5, true)], 'attention'), ['b', 'b2', 'a', 'c'])
  assert.deepEqual(keepOrder(shown, tasks.slice(1), 'attention'), ['b', 'c'])
})

test('after a decision the nearest open one below follows, then the first open one', () => {
  const known = new Map(tasks.map((each) => [each.id, each]))
  assert.equal(nextOpen(['b', 'a', 'c'], known, 'b'), 'a')
  assert.equal(nextOpen(['b', 'a', 'c'], known, 'c'), 'b')
})

test('an accepted task with a name that nobody knows is still to look at, unless nothing of it is given out', () => {
  const accepted = { ...task('e', 5, false, 'accepted'), assigned: true, parties: [party('likely')] }
  assert.equal(needsLook(accepted), true)
  assert.equal(needsLook({ ...accepted, parties: [party('chosen')] }), false)
  assert.equal(needsLook({ ...accepted, assigned: false }), false)
  assert.equal(needsLook({ ...accepted, review: 'dropped' }), false)
})

test('whatever was shown before, everything that belongs to the list is in it once', () => {
  const some = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      position: fc.double({ noNaN: true, min: 0, max: 100 }),
      doubtful: fc.boolean(),
      review: fc.constantFrom<Review>('open', 'accepted', 'dropped'),
    }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(some, fc.constantFrom(...reviewFilters), fc.nat(10), (all, filter, cut) => {
      const before = queueOf(all.slice(cut), filter)
      const after = keepOrder(before, all, filter)
      assert.equal(new Set(after).size, after.length)
      for (const id of queueOf(all, filter)) assert.ok(after.includes(id))
    }),
  )
})
