import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { countQueries, type Db } from '#platform/db/connection.ts'
import { problemOf, seedPlan, seedTask, workWorld } from '../../../test/work.ts'

type World = Awaited<ReturnType<typeof workWorld>>

/** A draft whose tasks name one department as lead, and all communes as coordinating or as both. */
async function draft(world: World, tasks: number, number = '07/KH-UBND') {
  const { province, agencies } = world
  return province.write(async (db) => {
    const planId = await seedPlan(db, { agencyId: agencies.committee, standingAgencyId: agencies.home, number })
    await sql`update plan set status = 'draft', confirmed_at = null where id = ${planId}`.execute(db)
    const groupId = await communes(db)
    for (let i = 1; i <= tasks; i++) {
      const taskId = await seedTask(db, planId, { text: `Việc ${i}`, dueOn: '2026-06-30', axis: 'Chung', position: i })
      await addParty(db, taskId, 1, 'lead', { agencyId: agencies.finance })
      await addParty(db, taskId, 2, 'coordinating', { groupId })
      await addParty(db, taskId, 3, 'coordinating', { agencyId: agencies.finance })
    }
    return planId
  })
}

async function communes(db: Db): Promise<string> {
  const id = uuid()
  const rule = JSON.stringify({ levels: ['commune'], kinds: ['committee'] })
  await db
    .insertInto('agencyGroup')
    .values({ id, code: `communes-${id}`, name: 'UBND cấp xã', rule })
    .execute()
  return id
}

async function addParty(db: Db, taskId: string, position: number, role: string, whom: object) {
  const name = { nameRaw: 'như văn bản', certainty: 'certain' }
  await db
    .insertInto('taskParty')
    .values({ id: uuid(), taskId, position, role, ...name, ...whom })
    .execute()
}

/** Agencies that exist on the day, and one that came later. */
async function addCommunes(world: World, count: number) {
  await world.province.write(async (db) => {
    const codes = Array.from({ length: count }, (_, i) => `xa-${i}`)
    await sql`insert into agency (id, code, name, level, kind, valid_from)
      select gen_random_uuid(), c, 'UBND ' || c, 'commune', 'committee', '2025-07-01'
      from unnest(${codes}::text[]) as c`.execute(db)
    await sql`insert into agency (id, code, name, level, kind, valid_from)
      values (gen_random_uuid(), 'later', 'UBND xã lập sau', 'commune', 'committee', '2026-03-01')`.execute(db)
  })
}

test('confirming gives each agency of the plan’s date its part, once, with the first line of its history', async (t) => {
  const world = await workWorld(t)
  await addCommunes(world, 3)
  const planId = await draft(world, 2)
  await world.as('keeper', 'plan.confirm', { planId, version: 1 })
  const { assignments } = await world.as('keeper', 'assignment.list', { planId })
  const parts = assignments.map(({ agencyName, role }) => `${role} ${agencyName}`).sort()
  assert.equal(parts.length, 12)
  assert.deepEqual(
    [...new Set(parts)],
    [
      'coordinating UBND xa-0',
      'coordinating UBND xa-1',
      'coordinating UBND xa-2',
      'coordinating Ủy ban nhân dân xã An Bình',
      'coordinating Ủy ban nhân dân xã Bình Minh',
      'lead Sở Tài chính',
    ],
  )
  const { history } = await world.as('lead', 'assignment.get', {
    assignmentId: assignments.find(({ role }) => role === 'lead')?.id,
  })
  assert.deepEqual(
    history.map(({ action, toState, dueTo, authorName }) => [action, toState, dueTo, authorName]),
    [['assigned', 'assigned', '2026-06-30', 'keeper']],
  )
  const { rows } = await world.province.read((db) =>
    sql<{ entries: number }>`select count(*) as entries from assignment_entry e
      join assignment a on a.id = e.assignment_id where a.plan_id = ${planId}`.execute(db),
  )
  assert.equal(rows[0]?.entries, 12)
})

test('giving out a large plan takes as many queries as a small one', async (t) => {
  const world = await workWorld(t)
  const small = await draft(world, 1)
  const few = await countQueries(() => world.as('keeper', 'plan.confirm', { planId: small, version: 1 }))
  await addCommunes(world, 50)
  const large = await draft(world, 20, '08/KH-UBND')
  const many = await countQueries(() => world.as('keeper', 'plan.confirm', { planId: large, version: 1 }))
  assert.equal(many.queries, few.queries)
  assert.equal((await world.as('keeper', 'assignment.list', { planId: large })).total, 20 * 53)
})

test('what a replaced plan asked for and the new one does not is taken back; what was done stays', async (t) => {
  const world = await workWorld(t)
  const { as, province, planId, leadWork, communeWork } = world
  const words = { percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, version: 1, ...words })
  await as('keeper', 'assignment.complete', { assignmentId: communeWork, version: 2, note: null })
  const ask = { assignmentId: leadWork, version: 1, dueTo: '2099-01-01', reason: 'Chờ hướng dẫn' }
  await as('lead', 'assignment.askExtension', ask)
  const next = await draft(world, 1)
  await province.write((db) => db.updateTable('plan').set({ replacesPlanId: planId }).where('id', '=', next).execute())
  await as('keeper', 'plan.confirm', { planId: next, version: 1 })
  const after = await as('keeper', 'assignment.list', { planId })
  const states = Object.groupBy(after.assignments, ({ state }) => state)
  assert.deepEqual([states.cancelled?.length, states.completed?.length], [4, 1])
  const { history, extensions, steps } = await as('lead', 'assignment.get', { assignmentId: leadWork })
  const reason = 'Kế hoạch số 05/KH-UBND được thay thế bằng Kế hoạch số 07/KH-UBND: nhiệm vụ này không còn.'
  assert.equal(history.at(-1)?.sentence, reason)
  assert.deepEqual([extensions[0]?.state, steps], ['withdrawn', []])
  const late = as('lead', 'assignment.accept', { assignmentId: leadWork, version: 2 })
  assert.equal(await problemOf(late), 'assignment.plan_finished')
})

test('work of an agency that has ended since goes to who took over, and says so; without successor nothing is given out', async (t) => {
  const world = await workWorld(t)
  const { as, province, agencies } = world
  const planId = await draft(world, 1)
  const end = { version: 1, lastDay: '2026-05-31', document: 'Nghị quyết 12/NQ-HĐND' }
  await as('administrator', 'agency.end', { agencyId: agencies.communeB, ...end, successorIds: [] })
  const now = { now: new Date('2026-06-10T02:00:00Z') }
  const list = await as('keeper', 'task.list', { planId }, now)
  assert.deepEqual(
    [list.summary.lost, list.tasks[0]?.parties[1]?.moved],
    [1, { passed: 0, lost: 1, from: 'Ủy ban nhân dân xã Bình Minh', to: [] }],
  )
  const confirm = () => as('keeper', 'plan.confirm', { planId, version: 1 }, now)
  assert.equal(await problemOf(confirm()), 'plan.agencies_ended')
  await province.write(async (db) => {
    await sql`insert into agency_lineage (id, from_agency_id, to_agency_id, kind, happened_on, document)
      values (${uuid()}, ${agencies.communeB}, ${agencies.communeA}, 'mergedInto', '2026-06-01', 'Nghị quyết 13')`.execute(
      db,
    )
  })
  await as('administrator', 'agency.end', { agencyId: agencies.finance, ...end, successorIds: [agencies.health] })
  assert.equal((await as('keeper', 'task.list', { planId }, now)).summary.lost, 0)
  await confirm()
  const { assignments } = await as('keeper', 'assignment.list', { planId }, now)
  assert.deepEqual(assignments.map(({ agencyName, role }) => [agencyName, role]).sort(), [
    ['Sở Y tế', 'lead'],
    ['Ủy ban nhân dân xã An Bình', 'coordinating'],
  ])
  const lead = assignments.find(({ role }) => role === 'lead')
  const { history } = await as('keeper', 'assignment.get', { assignmentId: lead?.id })
  assert.equal(history[0]?.sentence, 'Kế hoạch giao cho Sở Tài chính, đã sáp nhập vào Sở Y tế từ ngày 01/06/2026.')
})
