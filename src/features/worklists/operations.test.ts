import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { countQueries } from '#platform/db/connection.ts'
import { type Person, problemOf, seedPlan, seedTask, workWorld } from '../../../test/work.ts'
import { insertAssignments } from '../assignments/store.ts'

const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
type World = Awaited<ReturnType<typeof workWorld>>

/** Many more tasks for one commune, with days on both sides of 10 June 2026 and some without. */
async function addWork(world: World, count: number) {
  const { province, agencies, people } = world
  await province.write(async (db) => {
    const keepers = { agencyId: agencies.committee, standingAgencyId: agencies.home, number: '06/KH-UBND' }
    const planId = await seedPlan(db, keepers)
    const list = []
    for (let i = 0; i < count; i++) {
      const dueOn = i % 5 === 0 ? null : `2026-06-${String((i % 28) + 1).padStart(2, '0')}`
      const text = i % 2 ? `Tuyên truyền số ${i}` : `Tập huấn số ${i}`
      const taskId = await seedTask(db, planId, { text, dueOn, axis: 'Chung', position: i })
      list.push({ taskId, agencyId: agencies.communeA, role: 'lead' as const, dueOn })
    }
    await insertAssignments(db, planId, list, { userId: people.keeper, name: 'keeper', now: new Date() })
  })
}

test('my work is that of my own agencies, late first, without a day last; counts say what each filter holds', async (t) => {
  const world = await workWorld(t)
  const { as, communeWork, communeLead } = world
  const june = await as('communeOfficer', 'assignment.mine', {}, at('2026-07-02'))
  assert.deepEqual(
    june.assignments.map(({ id, overdueDays }) => [id, overdueDays]),
    [
      [communeWork, 2],
      [communeLead, 0],
    ],
  )
  const none = { returned: 0, submitted: 0, completed: 0, toDecide: 0 }
  assert.deepEqual(june.counts, { open: 2, overdue: 1, soon: 0, ...none })
  assert.deepEqual((await as('communeHead', 'assignment.mine', {}, at('2026-06-20'))).counts, {
    open: 2,
    overdue: 0,
    soon: 1,
    ...none,
  })
  for (const who of ['leader', 'administrator', 'stranger'] as const) {
    const answer = await problemOf(as(who, 'assignment.mine'))
    if (who === 'administrator') assert.equal(answer, 'access.verb_missing')
    else assert.equal((await as(who, 'assignment.mine')).total, 0, who)
  }
})

test('what waits for acceptance is not overdue, and says by how much it came late; what came back is overdue again', async (t) => {
  const { as, communeWork: assignmentId } = await workWorld(t)
  const words = { assignmentId, version: 1, percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', words, at('2026-07-03'))
  const mine = await as('communeOfficer', 'assignment.mine', { filter: 'submitted' }, at('2026-08-01'))
  assert.deepEqual([mine.assignments[0]?.overdueDays, mine.assignments[0]?.lateBy, mine.counts.overdue], [0, 3, 0])
  const back = { assignmentId, version: 2, reason: 'Bổ sung' }
  await as('keeper', 'assignment.return', back, at('2026-07-04'))
  const again = await as('communeOfficer', 'assignment.mine', { filter: 'returned' }, at('2026-08-01'))
  assert.equal(again.assignments[0]?.overdueDays, 32)
})

test('what waits for a decision lies on the desk of the plan’s agencies', async (t) => {
  const { as, communeWork, leadWork, communeLead } = await workWorld(t)
  const toDecide = (who: Person) => as(who, 'assignment.mine', { filter: 'toDecide' }, at('2026-06-10'))
  const words = { percent: 100, sentence: 'Đã xong', submit: true }
  await as('communeOfficer', 'assignment.report', { assignmentId: communeWork, version: 1, ...words })
  await as('communeOfficer', 'assignment.object', { assignmentId: communeLead, version: 1, reason: 'Không thuộc xã' })
  const ask = { assignmentId: leadWork, version: 1, dueTo: '2026-08-01', reason: 'Chờ hướng dẫn' }
  await as('lead', 'assignment.askExtension', ask, at('2026-06-10'))
  const desk = await toDecide('keeper')
  assert.deepEqual(desk.assignments.map(({ id }) => id).sort(), [communeWork, leadWork, communeLead].sort())
  assert.deepEqual([desk.total, desk.counts.toDecide], [3, 3])
  assert.ok(desk.assignments.every(({ can }) => can.includes('assignment.decide')))
  assert.equal((await toDecide('lead')).total, 0)
})

test('pages follow each other without a gap or a repetition, in every filter', async (t) => {
  const world = await workWorld(t)
  await addWork(world, 43)
  for (const filter of ['open', 'overdue', 'soon'] as const) {
    const whole = await world.as('communeOfficer', 'assignment.mine', { filter, limit: 200 }, at('2026-06-10'))
    const paged: string[] = []
    let after: string | null = null
    do {
      const input: object = { filter, limit: 7, ...(after ? { after } : {}) }
      const page: typeof whole = await world.as('communeOfficer', 'assignment.mine', input, at('2026-06-10'))
      paged.push(...page.assignments.map(({ id }) => id))
      after = page.next
    } while (after)
    assert.deepEqual(
      paged,
      whole.assignments.map(({ id }) => id),
      filter,
    )
    assert.equal(paged.length, whole.counts[filter], filter)
  }
  const all = await world.as('keeper', 'assignment.list', { limit: 200 })
  const paged: string[] = []
  let after: string | null = null
  do {
    const input: object = { limit: 9, ...(after ? { after } : {}) }
    const page: typeof all = await world.as('keeper', 'assignment.list', input)
    paged.push(...page.assignments.map(({ id }) => id))
    after = page.next
  } while (after)
  assert.deepEqual(
    paged,
    all.assignments.map(({ id }) => id),
  )
  assert.equal(paged.length, all.total)
})

test('the list is cut to what one may read, and each filter cuts further', async (t) => {
  const world = await workWorld(t)
  const { as, planId, taskA, taskB, agencies, leadWork } = world
  const count = async (who: Person, input: object = {}) =>
    (await as(who, 'assignment.list', input, at('2026-07-02'))).total
  assert.equal(await count('leader'), 5)
  assert.equal(await count('keeper'), 5)
  assert.equal(await count('lead'), 3, 'its own and those of the task that it leads')
  assert.equal(await count('communeOfficer'), 3, 'its own two and the other commune that leads the same task')
  assert.equal(await count('stranger'), 0)
  for (const [input, expected] of [
    [{ planId }, 5],
    [{ taskId: taskA }, 3],
    [{ taskId: taskB, role: 'lead' }, 2],
    [{ agencyId: agencies.communeA }, 2],
    [{ state: 'accepted' }, 0],
    [{ open: 'true' }, 5],
    [{ open: 'false' }, 0],
    [{ overdue: 'true' }, 3],
    [{ overdue: 'false' }, 2],
    [{ dueFrom: '2026-06-30', dueTo: '2026-06-30' }, 3],
    [{ dueFrom: '2026-07-01' }, 0],
    [{ axis: 'Công khai' }, 3],
    [{ search: 'HO NGHEO' }, 3],
    [{ search: 'thủ tục' }, 2],
  ] as const) {
    assert.equal(await count('keeper', input), expected, JSON.stringify(input))
  }
  await as('lead', 'assignment.accept', { assignmentId: leadWork, version: 1 })
  assert.equal(await count('keeper', { state: 'accepted' }), 1)
})

test('as many queries for hundreds of rows as for two', async (t) => {
  const world = await workWorld(t)
  const measure = async () => {
    const mine = await countQueries(() => world.as('communeOfficer', 'assignment.mine', { limit: 200 }))
    const list = await countQueries(() => world.as('keeper', 'assignment.list', { limit: 200 }))
    return { rows: [mine.result.total, list.result.total], queries: [mine.queries, list.queries] }
  }
  const before = await measure()
  await addWork(world, 150)
  await world.province.write((db) => sql`analyze assignment`.execute(db))
  const after = await measure()
  assert.deepEqual(
    after.rows,
    before.rows.map((rows) => rows + 150),
  )
  assert.deepEqual(after.queries, before.queries)
})
