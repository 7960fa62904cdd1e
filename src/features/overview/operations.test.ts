import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countQueries } from '#platform/db/connection.ts'
import { problemOf, seedPlan, seedTask, workWorld } from '../../../test/work.ts'
import { insertAssignments } from '../assignments/store.ts'

const july = { now: new Date('2026-07-02T02:00:00Z') }

test('the progress of a plan by axis, agency and month; cancelled work counts nowhere', async (t) => {
  const { as, planId, communeWork, communeLead, leadWork, agencies } = await workWorld(t)
  const words = { percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, version: 1, ...words }, july)
  await as('keeper', 'assignment.complete', { assignmentId: communeWork, version: 2, note: null }, july)
  await as('communeOfficer', 'assignment.report', {
    assignmentId: communeLead,
    version: 1,
    percent: 20,
    sentence: 'Đang làm',
  })
  await as('keeper', 'assignment.cancel', { assignmentId: leadWork, version: 1, reason: 'Điều chỉnh' })
  const { total, byAxis, byAgency, byDue } = await as('stranger', 'assignment.planProgress', { planId }, july)
  const zero = { submitted: 0 }
  assert.deepEqual(total, {
    assignments: 4,
    completed: 1,
    ...zero,
    inProgress: 1,
    notStarted: 2,
    overdue: 1,
    percent: 30,
  })
  assert.deepEqual(
    byAxis.map(({ axis, tasks, assignments, completed }) => [axis, tasks, assignments, completed]).sort(),
    [
      ['Công khai', 1, 2, 1],
      ['Thủ tục', 1, 2, 0],
    ],
  )
  assert.deepEqual(
    byAgency.map(({ agencyId, overdue, lastReportAt }) => [agencyId, overdue, lastReportAt !== null]),
    [
      [agencies.communeB, 1, false],
      [agencies.communeA, 0, true],
    ],
  )
  assert.deepEqual(byDue, [{ month: '2026-06', assignments: 2, completed: 1, overdue: 1 }])
})

test('who may see the overview, and of which agencies', async (t) => {
  const { as, agencies, planId } = await workWorld(t)
  const leader = await as('leader', 'overview.get', {}, july)
  assert.deepEqual([leader.total.assignments, leader.total.overdue, leader.plans[0]?.planId], [5, 3, planId])
  assert.equal(leader.plans[0]?.standingAgencyName, 'Sở Nội vụ')
  assert.deepEqual([leader.lateAgencyCount, leader.silentAgencyCount], [3, 3])
  assert.equal(leader.silentAgencies[0]?.days, 151)
  assert.deepEqual(
    leader.axes.map(({ axis, level, assignments }) => [axis, level, assignments]),
    [
      ['Công khai', 'commune', 2],
      ['Thủ tục', 'commune', 2],
      ['Công khai', 'province', 1],
    ],
  )
  assert.equal((await as('keeper', 'overview.get', {}, july)).total.assignments, 5, 'the plans that it keeps')
  const head = await as('communeHead', 'overview.get', {}, july)
  assert.equal(head.total.assignments, 2)
  assert.deepEqual(
    head.lateAgencies.map(({ agencyId }) => agencyId),
    [agencies.communeA],
  )
  for (const who of ['lead', 'stranger', 'administrator'] as const) {
    assert.equal(await problemOf(as(who, 'overview.get')), 'access.verb_missing', who)
  }
})

test('silence is counted from the later of the assignment and the last step; accepting is a word', async (t) => {
  const { as, communeWork } = await workWorld(t)
  const silent = async (day: string) =>
    (await as('leader', 'overview.get', {}, { now: new Date(`${day}T02:00:00Z`) })).silentAgencies
  assert.deepEqual(await silent('2026-03-02'), [], 'nothing was expected of anybody for so long')
  const at = { now: new Date('2026-03-01T02:00:00Z') }
  await as('communeOfficer', 'assignment.accept', { assignmentId: communeWork, version: 1 }, at)
  assert.deepEqual(
    (await silent('2026-03-20')).map(({ agencyName, days }) => [agencyName, days]),
    [
      ['Ủy ban nhân dân xã Bình Minh', 47],
      ['Sở Tài chính', 47],
    ],
  )
})

test('the next deadlines and what waits for a decision', async (t) => {
  const { as, communeWork, communeLead, leadWork, taskA } = await workWorld(t)
  const june = { now: new Date('2026-06-10T02:00:00Z') }
  const submit = { version: 1, percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, ...submit }, june)
  await as('communeOfficer', 'assignment.object', { assignmentId: communeLead, version: 1, reason: 'Không thuộc xã' })
  const ask = { assignmentId: leadWork, version: 1, dueTo: '2026-08-01', reason: 'Chờ hướng dẫn' }
  await as('lead', 'assignment.askExtension', ask, june)
  const { nextDeadlines, waiting } = await as('leader', 'overview.get', {}, june)
  assert.deepEqual(waiting, { submitted: 1, extensions: 1, objections: 1 })
  assert.deepEqual(nextDeadlines, [
    {
      dueOn: '2026-06-30',
      text: 'Công khai danh sách hộ nghèo',
      taskId: taskA,
      planNumber: '05/KH-UBND',
      assignments: 3,
      completed: 0,
    },
  ])
  assert.deepEqual((await as('leader', 'overview.get', {}, july)).nextDeadlines, [])
})

test('it is worked out once for all who may see as much, and anew for whoever reads after a write', async (t) => {
  const { as, communeWork } = await workWorld(t)
  const read = async (who: 'leader' | 'keeper') => {
    const { result, queries } = await countQueries(() => as(who, 'overview.get', {}, july))
    return { notStarted: result.total.notStarted, inProgress: result.total.inProgress, queries }
  }
  const [first, second] = [await read('leader'), await read('leader')]
  assert.deepEqual(second, { ...first, queries: 2 }, 'who asks, and in which state the province is')
  const report = { percent: 40, sentence: 'Đã niêm yết tại ba thôn' }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, version: 1, ...report })
  for (const who of ['keeper', 'leader'] as const) assert.equal((await read(who)).inProgress, first.inProgress + 1, who)
  const [asked, again] = [await read('keeper'), await read('keeper')]
  assert.deepEqual(again, { ...asked, queries: 2 })
})

test('an axis that two plans call by two names is one row, which opens the work of both', async (t) => {
  const { as, province, agencies, people } = await workWorld(t)
  const names = ['Công khai, minh bạch', 'CÔNG KHAI, MINH BẠCH TRONG VIỆC RA QUYẾT ĐỊNH Ở ĐỊA PHƯƠNG (PAPI)']
  await province.write(async (db) => {
    for (const [i, axis] of names.entries()) {
      const keepers = { agencyId: agencies.committee, standingAgencyId: agencies.home }
      const planId = await seedPlan(db, { ...keepers, number: `${i}/KH-UBND` })
      const taskId = await seedTask(db, planId, { text: `Việc ${i}`, dueOn: '2026-09-30', axis })
      await db.updateTable('task').set({ indexName: 'PAPI' }).where('id', '=', taskId).execute()
      const given = { taskId, agencyId: agencies.health, role: 'lead' as const, dueOn: '2026-09-30' }
      await insertAssignments(db, planId, [given], { userId: people.keeper, name: 'keeper', now: july.now })
    }
  })
  const { axes } = await as('leader', 'overview.get', {}, july)
  const rows = axes.filter(({ axis }) => axis.startsWith('Công khai, minh bạch'))
  const axis = 'Công khai, minh bạch trong việc ra quyết định ở địa phương'
  assert.deepEqual(
    rows.map((row) => [row.axis, row.assignments]),
    [[axis, 2]],
  )
  assert.equal((await as('leader', 'assignment.list', { axis }, july)).total, 2)
  assert.equal((await as('leader', 'assignment.list', { axis: names[0] }, july)).total, 1, 'as a document calls it')
})

test('at most nine queries, as many for fifty plans as for one', async (t) => {
  const { as, province, agencies, people, communeWork } = await workWorld(t)
  const measure = async () => (await countQueries(() => as('leader', 'overview.get', {}, july))).queries
  const before = await measure()
  await province.write(async (db) => {
    for (let i = 0; i < 50; i++) {
      const keepers = { agencyId: agencies.committee, standingAgencyId: agencies.home }
      const planId = await seedPlan(db, { ...keepers, number: `${100 + i}/KH-UBND` })
      const taskId = await seedTask(db, planId, { text: `Việc ${i}`, dueOn: '2026-09-30', axis: `Trục ${i}` })
      const given = { taskId, agencyId: agencies.health, role: 'lead' as const, dueOn: '2026-09-30' }
      await insertAssignments(db, planId, [given], { userId: people.keeper, name: 'keeper', now: july.now })
    }
  })
  // The rows came past the door; what comes through it makes the overview look again.
  await as('communeOfficer', 'assignment.accept', { assignmentId: communeWork, version: 1 })
  const after = await countQueries(() => as('leader', 'overview.get', {}, july))
  assert.equal(after.result.plans.length, 51)
  assert.deepEqual([after.queries, after.queries <= 9], [before, true])
})

test('each figure of the overview is that of the list it opens, for every role that may see it', async (t) => {
  const { as, province, agencies, people, planId, communeWork, communeLead, leadWork } = await workWorld(t)
  const submit = { version: 1, percent: 100, sentence: 'Đã xong', submit: true }
  const ask = { assignmentId: communeWork, version: 1, dueTo: '2026-08-01', reason: 'Chờ hướng dẫn' }
  await as('communeOfficer', 'assignment.askExtension', ask, july)
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, ...submit, version: 2 }, july)
  await as('communeOfficer', 'assignment.object', { assignmentId: communeLead, version: 1, reason: 'Không thuộc xã' })
  const late = { assignmentId: leadWork, version: 1, dueTo: '2026-08-01', reason: 'Chờ hướng dẫn' }
  await as('lead', 'assignment.askExtension', late, july)
  // A second running plan, and one that is over: what it asked for is counted nowhere.
  await province.write(async (db) => {
    for (const status of ['confirmed', 'finished']) {
      const keepers = { agencyId: agencies.committee, standingAgencyId: agencies.health }
      const other = await seedPlan(db, { ...keepers, number: `${status}/KH-UBND` })
      const taskId = await seedTask(db, other, { text: 'Việc khác', dueOn: '2026-05-31', axis: 'Công khai' })
      const give = (agencyId: string) => ({ taskId, agencyId, role: 'lead' as const, dueOn: '2026-05-31' })
      const author = { userId: people.keeper, name: 'keeper', now: july.now }
      await insertAssignments(db, other, [give(agencies.communeA), give(agencies.communeB)], author)
      await db.updateTable('plan').set({ status }).where('id', '=', other).execute()
    }
  })
  const [called] = (await as('keeper', 'assignment.list', { planId, agencyId: agencies.communeB }, july)).assignments
  await as('keeper', 'assignment.cancel', { assignmentId: called?.id, version: 1, reason: 'Điều chỉnh' }, july)
  for (const who of ['leader', 'keeper', 'communeHead'] as const) {
    const listed = async (filter: object) =>
      (await as(who, 'assignment.list', { followed: 'true', ...filter }, july)).total
    const { total, waiting, plans, lateAgencies, lateAgencyCount } = await as(who, 'overview.get', {}, july)
    assert.ok(total.overdue > 0, who)
    const shown = {
      assignments: total.assignments,
      completed: total.completed,
      overdue: total.overdue,
      waiting: waiting.submitted + waiting.extensions + waiting.objections,
    }
    const opened = {
      assignments: await listed({}),
      completed: await listed({ state: 'completed' }),
      overdue: await listed({ overdue: 'true' }),
      waiting: await listed({ waiting: 'true' }),
    }
    assert.deepEqual(shown, opened, who)
    for (const plan of plans) assert.equal(await listed({ planId: plan.planId }), plan.assignments, who)
    for (const { agencyId, overdue } of lateAgencies) {
      assert.equal(await listed({ agencyId, overdue: 'true' }), overdue, `${who} ${agencyId}`)
    }
    const all = await as(who, 'overview.agencies', {}, july)
    assert.equal(all.lateAgencies.length, lateAgencyCount)
  }
  assert.equal((await as('stranger', 'assignment.list', { followed: 'true' }, july)).total, 0)
  const desk = await as('keeper', 'assignment.mine', { filter: 'toDecide' }, july)
  const { waiting } = await as('keeper', 'overview.get', {}, july)
  assert.equal(desk.total, waiting.submitted + waiting.extensions + waiting.objections)
})
