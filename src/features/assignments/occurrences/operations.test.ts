import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { type Person, problemOf, seedPlan, seedTask, workWorld } from '../../../../test/work.ts'

const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })

/** The small province whose first task recurs: An Bình helps with it, Sở Tài chính leads. */
async function recurring(t: TestContext, raw: string, today = '2026-02-01') {
  const world = await workWorld(t)
  const { province, taskA, planId } = world
  const deadline = parseDeadline(raw, { issuedOn: '2026-02-01' })
  const first = raw === 'Thường xuyên' ? null : '2026-03-31'
  await province.write(async (db) => {
    await db
      .updateTable('task')
      .set({ deadline: JSON.stringify(deadline), deadlineRaw: raw, dueOn: first })
      .where('id', '=', taskA)
      .execute()
    await db.updateTable('assignment').set({ dueOn: first }).where('taskId', '=', taskA).execute()
    await db.updateTable('plan').set({ periodTo: '2026-12-31' }).where('id', '=', planId).execute()
  })
  const open = (day: string) => world.as('system', 'assignment.openOccurrences', {}, at(day))
  await open(today)
  const times = (assignmentId: string, who: Person = 'keeper', day = today) =>
    world.as(who, 'assignment.get', { assignmentId }, at(day))
  return { ...world, open, times }
}

const handIn = { percent: 100, sentence: 'Đã xong', submit: true }

test('each time of recurring work is reported, handed in and accepted on its own; the next one is then shown', async (t) => {
  const { as, communeWork: assignmentId, times, open } = await recurring(t, 'Hàng quý')
  const before = await times(assignmentId)
  assert.deepEqual(
    before.occurrences.map(({ name, dueOn }) => [name, dueOn]),
    [['Quý I/2026', '2026-03-31']],
  )
  assert.deepEqual([before.dueOn, before.occurrenceName, before.state], ['2026-03-31', 'Quý I/2026', 'assigned'])
  const begun = { ...handIn, percent: 20, submit: false }
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 1, ...begun }, at('2026-04-01'))
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 2, ...handIn }, at('2026-04-01'))
  const back = await as('communeOfficer', 'assignment.withdraw', { assignmentId, version: 3 }, at('2026-04-01'))
  assert.deepEqual([back.state, back.percent], ['inProgress', 20])
  assert.equal((await times(assignmentId)).occurrences[0]?.percent, 20)
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 4, ...handIn }, at('2026-04-02'))
  const done = await as('keeper', 'assignment.complete', { assignmentId, version: 5 }, at('2026-04-05'))
  assert.deepEqual([done.state, done.lateBy, done.occurrenceName], ['completed', 2, 'Quý I/2026'])
  const after = await times(assignmentId, 'communeOfficer', '2026-04-06')
  assert.deepEqual(
    after.occurrences.map(({ name, state, lateBy }) => [name, state, lateBy]),
    [
      ['Quý I/2026', 'completed', 2],
      ['Quý II/2026', 'accepted', 0],
    ],
  )
  assert.deepEqual([after.dueOn, after.state, after.percent, after.version], ['2026-06-30', 'accepted', 0, 6])
  const own = ({ history }: typeof after) => history.map(({ action }) => action)
  assert.deepEqual(own(after), ['assigned'], 'the history is that of the time that is shown')
  const [first] = after.occurrences
  const earlier = await as('keeper', 'assignment.get', { assignmentId, occurrenceId: first!.id }, at('2026-04-06'))
  assert.deepEqual(own(earlier), ['assigned', 'reported', 'submitted', 'withdrawn', 'submitted', 'completed'])
  assert.deepEqual([earlier.state, earlier.dueOn], ['completed', '2026-03-31'])
  assert.deepEqual((await open('2026-07-01')).opened > 0, true)
  assert.equal((await open('2026-07-01')).opened, 0, 'opening again opens none twice')
})

test('one time waits for a decision while the next is late: both desks see it, and the figures agree', async (t) => {
  const { as, communeWork: assignmentId, times, open } = await recurring(t, 'Hàng quý')
  await open('2026-04-01')
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 1, ...handIn }, at('2026-04-02'))
  const later = at('2026-07-10')
  const mine = await as('communeOfficer', 'assignment.mine', { filter: 'overdue' }, later)
  const row = mine.assignments.find(({ id }) => id === assignmentId)
  assert.deepEqual([row?.occurrenceName, row?.overdueDays, row?.occurrencesWaiting], ['Quý II/2026', 10, 1])
  const desk = await as('keeper', 'assignment.mine', { filter: 'toDecide' }, later)
  assert.deepEqual([desk.assignments.map(({ id }) => id), desk.counts.toDecide], [[assignmentId], 1])
  assert.equal((await as('leader', 'overview.get', {}, later)).waiting.submitted, 1)
  assert.equal((await as('leader', 'assignment.list', { waiting: 'true' }, later)).total, 1)
  const seen = await times(assignmentId, 'keeper', '2026-07-10')
  assert.equal(seen.state, 'submitted', 'whoever decides looks at what was handed in')
  await as('keeper', 'assignment.return', { assignmentId, version: 2, reason: 'Thiếu biểu' }, later)
  const back = await times(assignmentId, 'communeOfficer', '2026-07-10')
  assert.deepEqual([back.occurrenceName, back.state, back.overdueDays], ['Quý I/2026', 'returned', 101])
  const second = back.occurrences.find(({ name }) => name === 'Quý II/2026')!
  const reported = { assignmentId, version: 3, occurrenceId: second.id, ...handIn }
  assert.equal((await as('communeOfficer', 'assignment.report', reported, later)).occurrenceName, 'Quý II/2026')
  const again = await times(assignmentId, 'keeper', '2026-07-11')
  assert.deepEqual(
    again.occurrences.slice(0, 2).map(({ state }) => state),
    ['returned', 'submitted'],
  )
})

test('two people work on two times at once: neither is told that the other was there; on one time the second is', async (t) => {
  const { as, communeWork: assignmentId, times, open } = await recurring(t, 'Hàng quý')
  await open('2026-06-01')
  const seen = await times(assignmentId, 'communeOfficer', '2026-06-01')
  const { version, occurrences } = seen
  const [first, second] = occurrences.map(({ id }) => id) as [string, string]
  const june = at('2026-06-02')
  const step = (occurrenceId: string | undefined, more: object = {}) =>
    as('communeOfficer', 'assignment.report', { assignmentId, version, occurrenceId, ...handIn, ...more }, june)
  assert.equal((await step(first)).state, 'submitted')
  assert.equal(await problemOf(step(first)), 'write.conflict')
  assert.equal(await problemOf(step(undefined)), 'write.conflict', 'who names no time means what was shown')
  assert.equal((await step(second, { submit: false, percent: 40 })).percent, 40)
  const ask = { assignmentId, version, occurrenceId: second, dueTo: '2026-08-31', reason: 'Chờ hướng dẫn' }
  assert.equal(await problemOf(as('communeOfficer', 'assignment.askExtension', ask, june)), 'write.conflict')
  await as('keeper', 'assignment.complete', { assignmentId, version: version + 1, occurrenceId: first }, june)
  const states = async () => (await times(assignmentId)).occurrences.map(({ state }) => state)
  assert.deepEqual(await states(), ['completed', 'inProgress'])
  assert.equal(await problemOf(step(second, { version: 99 })), 'write.conflict', 'a version that there never was')
  const { version: last } = await times(assignmentId)
  const cancel = { assignmentId, version: last, reason: 'Thôi giao' }
  assert.equal(await problemOf(as('keeper', 'assignment.cancel', { ...cancel, version }, june)), 'write.conflict')
  await as('keeper', 'assignment.cancel', cancel, june)
  assert.equal(await problemOf(step(second, { version: last })), 'write.conflict', 'the whole work was called off')
})

test('what passed to another agency was changed in every time', async (t) => {
  const { as, communeWork: assignmentId, times, open, agencies } = await recurring(t, 'Hàng quý')
  await open('2026-06-01')
  const { version, occurrences } = await times(assignmentId, 'keeper', '2026-06-01')
  const pass = { assignments: [{ assignmentId, version }], toAgencyId: agencies.health, reason: 'Đúng việc' }
  await as('keeper', 'assignment.pass', pass, at('2026-06-02'))
  const pause = { assignmentId, version, occurrenceId: occurrences[1]!.id, reason: 'Chờ hướng dẫn' }
  assert.equal(await problemOf(as('keeper', 'assignment.pause', pause, at('2026-06-02'))), 'write.conflict')
})

test('what is about the whole work holds for all its times; completed ones stay', async (t) => {
  const { as, communeWork: assignmentId, times, open, agencies } = await recurring(t, 'Hàng quý')
  await open('2026-06-01')
  await as('communeOfficer', 'assignment.accept', { assignmentId, version: 1 }, at('2026-06-01'))
  const states = async () => (await times(assignmentId)).occurrences.map(({ state }) => state)
  assert.deepEqual(await states(), ['accepted', 'accepted'])
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 2, ...handIn }, at('2026-06-02'))
  await as('keeper', 'assignment.complete', { assignmentId, version: 3 }, at('2026-06-03'))
  await as('keeper', 'assignment.cancel', { assignmentId, version: 4, reason: 'Thôi giao' }, at('2026-06-04'))
  assert.deepEqual(await states(), ['completed', 'cancelled'])
  assert.equal((await times(assignmentId)).state, 'cancelled')
  assert.equal((await open('2026-12-01')).opened > 0, true, 'of the other agencies only')
  assert.deepEqual(await states(), ['completed', 'cancelled'])
  await as('keeper', 'assignment.reopen', { assignmentId, version: 5, reason: 'Giao lại' }, at('2026-06-05'))
  assert.deepEqual(await states(), ['completed', 'assigned'])
  const pass = { assignments: [{ assignmentId, version: 6 }], toAgencyId: agencies.health, reason: 'Đúng việc' }
  await as('keeper', 'assignment.pass', { ...pass, dueOn: '2026-08-15' }, at('2026-06-06'))
  const passed = await as('stranger', 'assignment.get', { assignmentId }, at('2026-06-07'))
  assert.deepEqual(
    passed.occurrences.map(({ state, dueOn }) => [state, dueOn]),
    [
      ['completed', '2026-03-31'],
      ['assigned', '2026-08-15'],
    ],
  )
  assert.equal(passed.dueOn, '2026-08-15')
})

test('an extension is for one time; a later one that is due first is then shown', async (t) => {
  const { as, communeWork: assignmentId, times, open } = await recurring(t, 'Hàng quý')
  await open('2026-04-01')
  const ask = { assignmentId, version: 1, dueTo: '2026-08-31', reason: 'Chờ hướng dẫn' }
  await as('communeOfficer', 'assignment.askExtension', ask, at('2026-03-20'))
  await as('keeper', 'assignment.decideExtension', { assignmentId, version: 2, grant: true }, at('2026-03-21'))
  const { occurrences, occurrenceName, dueOn } = await times(assignmentId, 'communeOfficer')
  assert.deepEqual(
    occurrences.map((each) => each.dueOn),
    ['2026-08-31', '2026-06-30'],
  )
  assert.deepEqual([occurrenceName, dueOn], ['Quý II/2026', '2026-06-30'])
})

test('work that was there before becomes the first time, with its state; nothing is asked in retrospect', async (t) => {
  const world = await workWorld(t)
  const { as, communeWork: assignmentId, province, taskA } = world
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 1, ...handIn }, at('2026-06-01'))
  await as('keeper', 'assignment.complete', { assignmentId, version: 2 }, at('2026-06-03'))
  const deadline = JSON.stringify(parseDeadline('Hàng tháng', { issuedOn: '2026-02-01' }))
  await province.write((db) => db.updateTable('task').set({ deadline }).where('id', '=', taskA).execute())
  await as('system', 'assignment.openOccurrences', {}, at('2026-11-10'))
  const { occurrences, dueOn } = await as('keeper', 'assignment.get', { assignmentId }, at('2026-11-10'))
  assert.deepEqual(
    occurrences.map((each) => [each.name, each.state]),
    [
      ['Tháng 6/2026', 'completed'],
      ['Tháng 11/2026', 'accepted'],
      ['Tháng 12/2026', 'accepted'],
      ['Tháng 1/2027', 'accepted'],
    ],
  )
  assert.equal(dueOn, '2026-11-30')
})

test('work without a day gets its times from the province, from the day on which it says how often', async (t) => {
  const { as, communeWork: assignmentId, times, open } = await recurring(t, 'Thường xuyên')
  assert.deepEqual((await times(assignmentId)).occurrences, [])
  await as('administrator', 'setting.change', { standingEvery: 'quarter', version: 0 })
  await open('2026-05-05')
  const found = await times(assignmentId, 'keeper', '2026-05-05')
  assert.deepEqual(
    found.occurrences.map(({ name, dueOn }) => [name, dueOn]),
    [['Quý II/2026', '2026-06-30']],
  )
})

test('rights: a stranger finds nothing, another time of another work neither, and only the program opens', async (t) => {
  const { as, communeWork, leadWork, times } = await recurring(t, 'Hàng quý')
  assert.equal(await problemOf(times(communeWork, 'stranger')), 'access.not_found')
  const [other] = (await times(leadWork)).occurrences
  const wrong = { assignmentId: communeWork, version: 1, occurrenceId: other!.id, ...handIn }
  assert.equal(await problemOf(as('communeOfficer', 'assignment.report', wrong)), 'access.not_found')
  assert.equal(await problemOf(as('administrator', 'assignment.openOccurrences')), 'access.not_found')
})

test('the database shows the same time as the rules', async (t) => {
  const { province, leadWork } = await recurring(t, 'Hàng quý')
  const { rows } = await province.read((db) =>
    sql<{ shown: string; dueOn: string }>`
      select occurrence_name as shown, due_on from assignment where id = ${leadWork}::uuid`.execute(db),
  )
  assert.deepEqual(rows, [{ shown: 'Quý I/2026', dueOn: '2026-03-31' }])
})

test('an amended plan carries every time over with its state; what nobody had touched is counted anew', async (t) => {
  const world = await recurring(t, 'Hàng quý')
  const { as, communeWork: assignmentId, province, planId, taskA, open, times } = world
  await open('2026-04-01')
  await as('communeOfficer', 'assignment.report', { assignmentId, version: 1, ...handIn }, at('2026-04-02'))
  await as('keeper', 'assignment.complete', { assignmentId, version: 2 }, at('2026-04-05'))
  const next = await province.write(async (db) => {
    const { agencyId, standingAgencyId } = await db
      .selectFrom('plan')
      .select(['agencyId', 'standingAgencyId'])
      .where('id', '=', planId)
      .executeTakeFirstOrThrow()
    const id = await seedPlan(db, { agencyId, standingAgencyId, number: '09/KH-UBND' })
    const amended = { status: 'draft', confirmedAt: null, replacesPlanId: planId, periodTo: '2026-12-31' }
    await db.updateTable('plan').set(amended).where('id', '=', id).execute()
    const { text, axis } = await db
      .selectFrom('task')
      .select(['text', 'axis'])
      .where('id', '=', taskA)
      .executeTakeFirstOrThrow()
    const taskId = await seedTask(db, id, { text, axis: axis ?? '', dueOn: '2026-04-30' })
    const deadline = JSON.stringify(parseDeadline('Hàng tháng', { issuedOn: '2026-02-01' }))
    const monthly = { deadline, deadlineRaw: 'Hàng tháng', review: 'accepted', assigned: true }
    await db.updateTable('task').set(monthly).where('id', '=', taskId).execute()
    const parties = [
      { role: 'lead', agencyId: world.agencies.finance },
      { role: 'coordinating', agencyId: world.agencies.communeA },
    ]
    for (const party of parties) {
      const named = { id: uuid(), taskId, position: 0, nameRaw: 'Đơn vị', certainty: 'chosen', ...party }
      await db.insertInto('taskParty').values(named).execute()
    }
    return id
  })
  await as('keeper', 'plan.confirm', { planId: next, version: 1 }, at('2026-04-10'))
  const { planId: now, occurrences, occurrenceName } = await times(assignmentId, 'keeper', '2026-04-10')
  assert.equal(now, next, 'the same work under the new issue')
  assert.deepEqual(
    occurrences.slice(0, 3).map(({ name, state }) => [name, state]),
    [
      ['Quý I/2026', 'completed'],
      ['Tháng 4/2026', 'accepted'],
      ['Tháng 5/2026', 'accepted'],
    ],
  )
  assert.equal(occurrenceName, 'Tháng 4/2026')
  const [first] = occurrences
  const earlier = await as('keeper', 'assignment.get', { assignmentId, occurrenceId: first?.id }, at('2026-04-10'))
  assert.ok(
    earlier.history.some(({ action }) => action === 'completed'),
    'its history goes with it',
  )
})
