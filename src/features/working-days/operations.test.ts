import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { insertAssignments } from '#features/assignments/store.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { readTable } from '#lib/office/read-table.ts'
import { problemOf, seedTask, workWorld } from '../../../test/work.ts'

const now = new Date('2026-02-03T02:00:00Z')
const fifteen = 'Trong 15 ngày làm việc kể từ ngày ban hành Kế hoạch'

/** A plan of 01/02/2026 with work in working days, work of a fixed day, and a duty of fifteen working days. */
async function clocks(t: TestContext) {
  const world = await workWorld(t)
  const { province, planId, agencies, people } = world
  const author = { userId: people.keeper, name: 'keeper', now }
  const counted = await province.write(async (db) => {
    const taskId = await seedTask(db, planId, { text: 'Ban hành quy chế', dueOn: '2026-02-27', axis: 'Chung' })
    const deadline = JSON.stringify(parseDeadline(fifteen, { issuedOn: '2026-02-01' }))
    await db.updateTable('task').set({ deadline, deadlineRaw: fifteen }).where('id', '=', taskId).execute()
    const give = (agencyId: string) => ({ taskId, agencyId, role: 'lead' as const, dueOn: '2026-02-27' })
    await insertAssignments(
      db,
      planId,
      [give(agencies.finance), give(agencies.communeA), give(agencies.communeB)],
      author,
    )
    const duty = { id: uuid(), planId, agencyId: agencies.communeA, countedFrom: '2026-02-01', dueOn: '2026-02-27' }
    await db.insertInto('cascadeDuty').values(duty).execute()
    const rows = await db.selectFrom('assignment').select(['id', 'agencyId']).where('taskId', '=', taskId).execute()
    return new Map(rows.map(({ id, agencyId }) => [agencyId, id]))
  })
  const idOf = (agencyId: string) => counted.get(agencyId) ?? ''
  const days = () =>
    province.read(async (db) => {
      const work = await db.selectFrom('assignment').select(['id', 'dueOn', 'pausedDueOn']).orderBy('id').execute()
      const duties = await db.selectFrom('cascadeDuty').select(['id', 'dueOn']).execute()
      const tasks = await db.selectFrom('task').select(['id', 'dueOn']).orderBy('id').execute()
      return { work, duties, tasks }
    })
  const add = (day: string, kind = 'off') => {
    const name = kind === 'off' ? 'Nghỉ theo quyết định của tỉnh' : 'Làm bù'
    return world.as('administrator', 'calendar.addDay', { day, kind, name, source: 'Quyết định 9/QĐ-UBND' }, { now })
  }
  const remove = (dayId: string) => world.as('administrator', 'calendar.removeDay', { dayId }, { now })
  return { ...world, idOf, days, add, remove }
}

test('the seeded days are those of the rule', async (t) => {
  const { add, days, remove, as } = await clocks(t)
  const before = await days()
  const change = await add('2026-02-10')
  assert.deepEqual([change.version, change.moved], [1, 4])
  assert.deepEqual([...new Set(change.moves.map(({ kind, dueFrom, dueTo }) => `${kind} ${dueFrom} ${dueTo}`))].sort(), [
    'assignment 2026-02-27 2026-03-02',
    'duty 2026-02-27 2026-03-02',
  ])
  const after = await days()
  assert.equal(after.tasks.filter(({ dueOn }) => dueOn === '2026-03-02').length, 1, 'the task says the same day')
  assert.equal(after.work.filter(({ dueOn }) => dueOn === '2026-06-30').length, 3, 'fixed days stay')
  const { days: year, version } = await as('administrator', 'calendar.year', { year: 2026 }, { now })
  const own = year.find(({ day }) => day === '2026-02-10')
  assert.deepEqual([own?.own?.source, version], ['Quyết định 9/QĐ-UBND', 1])
  assert.ok(
    year.some(({ day, own: added }) => day === '2026-02-17' && added === null),
    'Tết stays',
  )
  const back = await remove(own?.own?.id ?? '')
  assert.deepEqual([back.version, back.moved], [2, 4])
  assert.deepEqual(await days(), before)
})

test('exactly the running clocks that count over the day move: completed, extended and late ones stay as they are', async (t) => {
  const { as, add, idOf, agencies, days } = await clocks(t)
  const [finance, a, b] = [idOf(agencies.finance), idOf(agencies.communeA), idOf(agencies.communeB)]
  const done = { percent: 100, sentence: 'Đã xong', submit: true }
  const file = { filename: 'a.txt', bytes: new TextEncoder().encode('Quy chế') }
  const { id } = await as('lead', 'assignment.attach', { assignmentId: finance }, { upload: file })
  await as('lead', 'assignment.report', { assignmentId: finance, version: 1, ...done, evidenceIds: [id] }, { now })
  await as('keeper', 'assignment.complete', { assignmentId: finance, version: 2 }, { now })
  const ask = { assignmentId: a, version: 1, dueTo: '2026-04-30', reason: 'Chờ hướng dẫn' }
  await as('communeOfficer', 'assignment.askExtension', ask, { now })
  await as('keeper', 'assignment.decideExtension', { assignmentId: a, version: 2, grant: true }, { now })
  const change = await add('2026-02-10')
  assert.deepEqual(
    change.moves.map(({ kind, subjectId }) => (kind === 'duty' ? 'duty' : subjectId)).sort(),
    [b, 'duty'].sort(),
  )
  const dueOf = async (of: string) => (await days()).work.find(({ id: each }) => each === of)?.dueOn
  assert.deepEqual([await dueOf(finance), await dueOf(a), await dueOf(b)], ['2026-02-27', '2026-04-30', '2026-03-02'])
  const { history, dueDerivation, version } = await as('otherCommune', 'assignment.get', { assignmentId: b }, { now })
  const last = history.at(-1)
  assert.deepEqual([last?.action, last?.dueFrom, last?.dueTo, version], ['dueMoved', '2026-02-27', '2026-03-02', 2])
  assert.ok(dueDerivation.some(({ vi }) => vi.includes('10/02/2026: Nghỉ theo quyết định của tỉnh')))
  assert.equal((await add('2026-03-20')).moved, 0, 'behind the last day')
  assert.equal((await add('2026-02-14', 'worked')).moved, 2, 'a Saturday that is worked brings the day nearer')
  assert.equal(await dueOf(b), '2026-02-27')
})

test('a clock that stands still keeps what is left, also over a change of the calendar', async (t) => {
  const { as, add, idOf, agencies } = await clocks(t)
  const assignmentId = idOf(agencies.communeB)
  const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
  const stop = { assignmentId, version: 1, reason: 'Chờ ý kiến của Bộ' }
  assert.equal(await problemOf(as('otherCommune', 'assignment.pause', stop, at('2026-02-09'))), 'access.verb_missing')
  const paused = await as('keeper', 'assignment.pause', stop, at('2026-02-09'))
  assert.deepEqual([paused.dueOn, paused.pausedOn], [null, '2026-02-09'])
  const overdue = await as('otherCommune', 'assignment.mine', { filter: 'overdue' }, at('2026-05-01'))
  assert.equal(overdue.total, 0, 'what stands still is not late')
  const moved = await add('2026-02-12')
  assert.equal(
    moved.moves.some(({ subjectId }) => subjectId === assignmentId),
    true,
  )
  const goOn = { assignmentId, version: 3, reason: 'Đã có ý kiến' }
  const resumed = await as('keeper', 'assignment.resume', goOn, at('2026-02-24'))
  // From 09/02 to 02/03 nine working days are left (10, 11, 13, 23 to 27 February and 2 March, and the 9th itself).
  assert.deepEqual([resumed.pausedOn, resumed.dueOn], [null, '2026-03-09'])
  assert.equal(await problemOf(as('keeper', 'assignment.resume', { ...goOn, version: 4 })), 'clock.not_paused')
  const late = { assignmentId, version: 4, reason: 'Đã muộn' }
  assert.equal(await problemOf(as('keeper', 'assignment.pause', late, at('2026-04-01'))), 'clock.overdue')
})

test('what moved is told in the audit and as a workbook; only who keeps the settings changes the calendar', async (t) => {
  const { as, add } = await clocks(t)
  const change = await add('2026-02-10')
  const { events } = await as('administrator', 'audit.list', {})
  const [event] = events.filter(({ operation }) => operation === 'calendar.addDay')
  const fields = JSON.stringify(event?.fields)
  assert.match(fields, /2026-02-27 → 2026-03-02/)
  const file = await as('administrator', 'calendar.changeXlsx', { changeId: change.id })
  const bytes = new Uint8Array(await new Response(file.body as ReadableStream).arrayBuffer())
  const table = await readTable(bytes)
  assert.ok(JSON.stringify(table).includes('Ban hành quy chế'))
  const day = { day: '2026-02-11', kind: 'off', name: 'Nghỉ', source: 'Quyết định 1' }
  for (const who of ['keeper', 'leader', 'stranger'] as const)
    assert.equal(await problemOf(as(who, 'calendar.addDay', day)), 'access.verb_missing')
  const refused = async (wrong: object) => problemOf(as('administrator', 'calendar.addDay', { ...day, ...wrong }))
  assert.equal(await refused({ day: '2026-02-10' }), 'calendar.day_held')
  assert.equal(await refused({ day: '2026-02-17' }), 'calendar.day_off_already')
  assert.equal(await refused({ kind: 'worked' }), 'calendar.day_worked_already')
  assert.equal(await refused({ day: '2099-02-11' }), 'calendar.year_unknown')
  assert.equal(await problemOf(as('administrator', 'calendar.removeDay', { dayId: uuid() })), 'access.not_found')
  assert.equal(await problemOf(as('administrator', 'calendar.change', { changeId: uuid() })), 'access.not_found')
})

test('whatever is added in whatever order, taking all of it back restores every clock', async (t) => {
  const { add, remove, days, as } = await clocks(t)
  const before = await days()
  const weekdays = fc
    .uniqueArray(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 3 })
    .map((list) => list.map((n) => addDays('2026-02-02', n)))
  await fc.assert(
    fc.asyncProperty(weekdays, async (list) => {
      for (const day of list) await add(day).catch(() => add(day, 'worked'))
      const { days: year } = await as('administrator', 'calendar.year', { year: 2026 }, { now })
      const own = year.flatMap((each) => (each.own ? [each.own.id] : []))
      assert.equal(own.length, list.length)
      for (const id of own) await remove(id)
      assert.deepEqual(await days(), before)
    }),
    { numRuns: 12 },
  )
})
