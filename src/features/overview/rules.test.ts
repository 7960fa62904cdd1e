import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type AgencyWork,
  add,
  agencyLists,
  firstAgencies,
  lastTold,
  planProgress,
  progressOf,
  type Told,
} from './rules.ts'

const counts = {
  assignments: 4,
  completed: 1,
  submitted: 1,
  inProgress: 1,
  notStarted: 1,
  overdue: 2,
  percentSum: 250,
}
const task = (taskId: string, axis: string | null, dueOn: string | null) => ({
  ...counts,
  taskId,
  axis,
  indexName: 'PAPI',
  dueOn,
})

test('the mean percent is that of all assignments, to one decimal; of nothing it is nought', () => {
  assert.equal(progressOf({ ...counts, assignments: 3, percentSum: 100 }).percent, 33.3)
  assert.equal(progressOf(add([])).percent, 0)
})

test('whole and parts agree, however tasks are grouped', () => {
  const tasks = fc.array(
    fc.record({
      taskId: fc.constantFrom('a', 'b', 'c'),
      axis: fc.constantFrom('x', 'y', null),
      dueOn: fc.constantFrom('2026-03-01', '2026-03-31', '2026-12-01', null),
    }),
  )
  fc.assert(
    fc.property(tasks, (list) => {
      const byTask = list.map(({ taskId, axis, dueOn }) => task(taskId, axis, dueOn))
      const { total, byAxis, byDue } = planProgress(byTask, [])
      const sum = (parts: readonly { assignments: number }[]) => parts.reduce((all, each) => all + each.assignments, 0)
      assert.equal(sum(byAxis), total.assignments)
      assert.equal(sum(byDue), 4 * list.filter(({ dueOn }) => dueOn !== null).length)
      assert.deepEqual(
        byDue.map(({ month }) => month),
        byDue.map(({ month }) => month).toSorted(),
      )
    }),
  )
})

test('a task whose days differ by extension counts once in its axis', () => {
  const { byAxis, byDue } = planProgress([task('a', 'x', '2026-06-30'), task('a', 'x', '2026-07-31')], [])
  assert.deepEqual([byAxis[0]?.tasks, byAxis[0]?.assignments], [1, 8])
  assert.deepEqual(
    byDue.map(({ month, overdue }) => [month, overdue]),
    [
      ['2026-06', 2],
      ['2026-07', 2],
    ],
  )
})

const agency = (agencyName: string, more: Partial<AgencyWork>): AgencyWork => ({
  ...counts,
  overdue: 0,
  agencyId: agencyName,
  agencyName,
  open: 1,
  lastWordOn: '2026-06-01',
  ...more,
})

test('late agencies come most overdue first, silent ones longest silent first; both are cut and counted', () => {
  const many = Array.from({ length: 12 }, (_, i) =>
    agency(`Xã ${i}`, { overdue: i, lastWordOn: `2026-0${(i % 5) + 1}-01` }),
  )
  const lists = firstAgencies(agencyLists(many, { today: '2026-06-10', silentAfterDays: 30 }))
  assert.deepEqual([lists.lateAgencyCount, lists.lateAgencies.length, lists.lateAgencies[0]?.overdue], [11, 8, 11])
  assert.equal(lists.silentAgencyCount, 12)
  assert.deepEqual(
    lists.silentAgencies.slice(0, 3).map(({ days }) => days),
    [160, 160, 160],
  )
})

test('silence begins after so many days without a word, and only for those who have something to do', () => {
  const silent = (lastWordOn: string | null, open: number) =>
    agencyLists([agency('Xã A', { lastWordOn, open })], { today: '2026-06-10', silentAfterDays: 30 }).silentAgencyCount
  assert.deepEqual(
    [silent('2026-05-11', 1), silent('2026-05-12', 1), silent('2025-01-01', 0), silent(null, 1)],
    [1, 0, 0, 0],
  )
})

test('the last reminder of a silence: whom, whether anybody read it; what came before the last word does not count', () => {
  const of = (day: string, level: Told['level'], more: Partial<Told> = {}): Told => ({
    ...{ agencyId: 'a', day, level, read: false, failed: false },
    ...more,
  })
  const last = (told: Told[]) => lastTold(told, new Map([['a', '2026-03-01']])).get('a')
  assert.equal(last([of('2026-02-27', 'officer', { read: true })]), undefined)
  const both = [of('2026-04-15', 'officer'), of('2026-04-29', 'head'), of('2026-04-29', 'officer')]
  assert.deepEqual(last(both), { on: '2026-04-29', levels: ['officer', 'head'], came: 'unread' })
  assert.equal(last([of('2026-04-29', 'head', { failed: true }), of('2026-04-29', 'officer')])?.came, 'unread')
  assert.equal(last([of('2026-04-29', 'head', { failed: true })])?.came, 'failed')
  assert.equal(
    last([of('2026-04-29', 'head', { failed: true }), of('2026-04-29', 'officer', { read: true })])?.came,
    'read',
  )
})
