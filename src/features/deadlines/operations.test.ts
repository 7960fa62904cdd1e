import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { problemOf, workWorld } from '../../../test/work.ts'

const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
const year = { from: '2026-01-01', to: '2026-12-31' }

async function calendar(t: Parameters<typeof workWorld>[0]) {
  const world = await workWorld(t)
  const { province, planId, agencies, taskB } = world
  await province.write(async (db) => {
    const deadline = JSON.stringify(parseDeadline('Hàng quý', { issuedOn: '2026-02-01' }))
    await db.updateTable('task').set({ deadline, dueOn: '2026-03-31' }).where('id', '=', taskB).execute()
    await db.updateTable('plan').set({ periodTo: '2026-12-31' }).where('id', '=', planId).execute()
    const duty = { id: uuid(), planId, agencyId: agencies.communeA, countedFrom: '2026-02-01', dueOn: '2026-02-27' }
    await db.insertInto('cascadeDuty').values(duty).execute()
  })
  await world.as('system', 'assignment.openOccurrences', {}, at('2026-02-02'))
  return world
}

test('what is due stands on its day, of my agencies or of those below, once for many who owe the same', async (t) => {
  const { as, communeWork, agencies } = await calendar(t)
  const mine = await as('communeOfficer', 'deadline.list', year, at('2026-07-02'))
  assert.deepEqual(
    mine.items.map(({ kind, dueOn, occurrence, overdue }) => [kind, dueOn, occurrence, overdue]),
    [
      ['duty', '2026-02-27', null, 1],
      ['assignment', '2026-03-31', 'Quý I/2026', 1],
      ['assignment', '2026-06-30', null, 1],
    ],
  )
  assert.deepEqual([mine.whose, mine.hasOwn, mine.mayLookBelow], ['mine', true, false])
  assert.equal(mine.items.at(-1)?.path, `/nhiem-vu/${communeWork}`)
  const below = await as('leader', 'deadline.list', year, at('2026-07-02'))
  assert.equal(below.whose, 'below')
  const task = below.items.find(({ dueOn, kind }) => kind === 'assignment' && dueOn === '2026-06-30')
  assert.deepEqual([task?.agencies, task?.overdue, task?.agencyName], [3, 3, null])
  assert.ok(below.items.some(({ kind, dueOn }) => kind === 'plan' && dueOn === '2026-12-31'))
  const one = { ...year, whose: 'agency', agencyId: agencies.finance }
  assert.equal((await as('leader', 'deadline.list', one, at('2026-07-02'))).items.length, 1)
  const work = await as('communeOfficer', 'deadline.list', { ...year, kind: 'duty' }, at('2026-07-02'))
  assert.deepEqual(
    work.items.map(({ kind }) => kind),
    ['duty'],
  )
})

test('what was completed is done and not late; without it the list is shorter', async (t) => {
  const { as, communeWork: assignmentId } = await calendar(t)
  const done = { percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 1, ...done }, at('2026-06-01'))
  await as('keeper', 'assignment.complete', { assignmentId, version: 2 }, at('2026-06-02'))
  const june = { from: '2026-06-01', to: '2026-06-30' }
  const [item] = (await as('communeOfficer', 'deadline.list', june, at('2026-07-02'))).items
  assert.deepEqual([item?.done, item?.overdue], [1, 0])
  const open = await as('communeOfficer', 'deadline.list', { ...june, open: 'true' }, at('2026-07-02'))
  assert.deepEqual(open.items, [])
})

test('nobody sees agencies that are not theirs to read; a span has an end', async (t) => {
  const { as, agencies } = await calendar(t)
  const other = { ...year, whose: 'agency', agencyId: agencies.communeB }
  assert.equal(await problemOf(as('communeOfficer', 'deadline.list', other)), 'access.not_found')
  assert.deepEqual((await as('communeOfficer', 'deadline.list', { ...year, whose: 'below' })).items, [])
  assert.equal(await problemOf(as('visitor', 'deadline.list', year)), 'access.sign_in_needed')
  assert.equal(await problemOf(as('leader', 'deadline.list', { ...year, to: '2027-12-31' })), 'input.invalid')
  assert.equal(await problemOf(as('leader', 'deadline.list', { ...year, to: '2025-12-31' })), 'input.invalid')
})
