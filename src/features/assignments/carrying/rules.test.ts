import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { carryWork, type OldWork, type Share, type TaskPair } from './rules.ts'

const issues = { before: 'Kế hoạch số 12/KH-UBND', after: 'Kế hoạch số 20/KH-UBND' }
const work = (it: Partial<OldWork> = {}): OldWork => ({
  ...{ id: 'w1', taskId: 'old', agencyId: 'so', role: 'lead', state: 'inProgress', dueOn: '2026-06-30' },
  ...it,
})
const share = (it: Partial<Share> = {}): Share => ({
  ...{ taskId: 'new', agencyId: 'so', role: 'lead', dueOn: '2026-09-30' },
  ...it,
})
const pair = (it: Partial<TaskPair> = {}): TaskPair => ({
  ...{ oldTaskId: 'old', newTaskId: 'new', kind: 'same', changed: [] },
  ...it,
})

test('work of the same task goes on as it is, with the day to which it was extended', () => {
  const { carried, closed } = carryWork([work({ dueOn: '2026-08-15' })], [share()], [pair()], issues)
  assert.deepEqual(closed, [])
  assert.deepEqual(carried, [
    {
      ...{ id: 'w1', taskId: 'new', role: 'lead', state: 'inProgress', dueOn: '2026-08-15' },
      sentence: 'Kế hoạch số 12/KH-UBND được thay thế bằng Kế hoạch số 20/KH-UBND; nhiệm vụ giữ nguyên.',
    },
  ])
})

test('a deadline that was written anew counts; what changed stands in the history', () => {
  const changed = pair({ kind: 'changed', changed: ['deadline', 'lead'] })
  const { carried } = carryWork([work({ role: 'coordinating' })], [share()], [changed], issues)
  assert.deepEqual([carried[0]?.dueOn, carried[0]?.role], ['2026-09-30', 'lead'])
  assert.match(
    carried[0]?.sentence ?? '',
    /thay đổi thời hạn, cơ quan chủ trì\. Đơn vị chuyển từ phối hợp sang chủ trì\.$/,
  )
})

test('who is named no longer ends with the reason; what is over stays with the old plan', () => {
  const list = [
    work(),
    work({ id: 'w2', agencyId: 'xa', state: 'submitted' }),
    work({ id: 'w3', agencyId: 'y-te', state: 'completed' }),
    work({ id: 'w4', taskId: 'dropped' }),
  ]
  const { carried, closed } = carryWork(list, [share()], [pair({ kind: 'changed', changed: ['lead'] })], issues)
  assert.deepEqual(
    carried.map(({ id }) => id),
    ['w1'],
  )
  assert.deepEqual(
    closed.map(({ id, sentence }) => [id, /không còn giao cho đơn vị/.test(sentence)]),
    [
      ['w2', true],
      ['w4', false],
    ],
  )
})

test('work that was called off stays so in the same task and is given out again by a changed one', () => {
  const off = [work({ state: 'cancelled' })]
  assert.equal(carryWork(off, [share()], [pair()], issues).carried[0]?.state, 'cancelled')
  const changed = pair({ kind: 'changed', changed: ['text'] })
  assert.equal(carryWork(off, [share()], [changed], issues).carried[0]?.state, 'assigned')
})

test('every piece of work is carried, closed or over, and each share gets at most one', () => {
  const states = ['assigned', 'inProgress', 'submitted', 'completed', 'cancelled'] as const
  const [agencies, tasks] = [
    ['a', 'b', 'c'],
    ['1', '2', '3', '4'],
  ]
  const anyWork = fc.uniqueArray(
    fc.record({
      taskId: fc.constantFrom(...tasks),
      agencyId: fc.constantFrom(...agencies),
      role: fc.constantFrom('lead' as const, 'coordinating' as const),
      state: fc.constantFrom(...states),
    }),
    { selector: ({ taskId, agencyId, role }) => `${taskId} ${agencyId} ${role}` },
  )
  const anyShares = fc.uniqueArray(
    fc.record({ taskId: fc.constantFrom(...tasks.map((id) => `n${id}`)), agencyId: fc.constantFrom(...agencies) }),
    { selector: ({ taskId, agencyId }) => `${taskId} ${agencyId}` },
  )
  fc.assert(
    fc.property(anyWork, anyShares, fc.subarray(tasks), (list, named, paired) => {
      const held = list.map((it, at) => work({ ...it, id: `w${at}` }))
      const pairs = paired.map((id) => pair({ oldTaskId: id, newTaskId: `n${id}` }))
      const { carried, closed } = carryWork(held, named.map(share), pairs, issues)
      const ids = [...carried, ...closed].map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length)
      assert.ok(held.every(({ id, state }) => ids.includes(id) || state === 'completed' || state === 'cancelled'))
      const targets = carried.map(({ id, taskId }) => `${taskId} ${held.find((it) => it.id === id)?.agencyId}`)
      assert.equal(new Set(targets).size, targets.length)
    }),
  )
})
