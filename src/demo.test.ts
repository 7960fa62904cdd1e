import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import { invoke, type Operation } from '#features/access/operation.ts'
import { visitor } from '#features/access/schema.ts'
import { verifyAudit } from '#features/access/store.ts'
import { listUsers } from '#features/accounts/store.ts'
import { beginDemo, finishDemo, showDemo } from '#features/demo/operations.ts'
import { readConfig } from '#platform/config.ts'
import type { Province } from '#platform/db/province.ts'
import { createLog } from '#platform/log.ts'
import { checkAgreement } from '../test/agreement.ts'
import { cloneProvince } from '../test/database.ts'
import { openWorld } from './app.ts'
import { type DemoParts, loadDemo } from './demo.ts'
import { events } from './events.ts'

const autumn = new Date('2026-11-20T05:00:00Z')
const spring = new Date('2026-04-02T05:00:00Z')

async function stage(t: TestContext): Promise<Omit<DemoParts, 'now'>> {
  const { cluster, province, close } = await cloneProvince()
  const dataDir = await mkdtemp(join(tmpdir(), 'namro-demo-'))
  const world = await openWorld(cluster, { ...readConfig({}), dataDir }, createLog('error'), false)
  await world.jobs.start()
  t.after(async () => {
    await world.close()
    await close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return { province, services: world.services, runDue: () => world.jobs.runDue() }
}

/** What the demo says, without ids. */
async function picture(province: Province) {
  return province.read(async (db) => {
    const { rows: work } = await sql<{ agency: string; path: string; state: string; percent: number; entries: number }>`
      select g.code as agency, p.number || ' ' || t.path as path, a.role, a.state, a.percent, a.due_on,
        (select count(*)::int from assignment_entry e where e.assignment_id = a.id) as entries,
        (select count(*)::int from assignment_evidence e where e.assignment_id = a.id) as evidence
      from assignment a join agency g on g.id = a.agency_id join task t on t.id = a.task_id join plan p on p.id = a.plan_id
      order by 2, 1, 3`.execute(db)
    const { rows: counts } = await sql<Record<string, number>>`
      select (select count(*)::int from agency) as agencies, (select count(*)::int from agency_lineage) as lineage,
        (select count(*)::int from auth_user) as users, (select count(*)::int from access_grant) as grants,
        (select count(*)::int from document) as documents, (select count(*)::int from plan) as plans,
        (select count(*)::int from plan where status = 'confirmed' and is_public) as public_plans,
        (select count(*)::int from task) as tasks, (select count(*)::int from audit_event) as events`.execute(db)
    const { rows: reports } = await sql<object>`
      select o.key, p.kind, p.name, p.state, p.filled, p.returned, p.is_public, (select count(*)::int from report_snapshot
        where report_id = p.id) as snapshots from report p join report_round o on o.id = p.round_id order by 1, 2, 3`.execute(
      db,
    )
    return { work, counts: counts[0] ?? {}, reports }
  })
}

test('an empty province becomes the demo once, and stays as it is at the next start', async (t) => {
  const parts = { ...(await stage(t)), now: autumn }
  assert.equal(await loadDemo(parts), true)
  const { work, counts, reports } = await picture(parts.province)
  assert.deepEqual(
    { ...counts, events: 0, users: 0, grants: 0 },
    { agencies: 104, lineage: 19, documents: 2, plans: 9, publicPlans: 5, tasks: 80, events: 0, users: 0, grants: 0 },
  )
  const share = (state: string) => work.filter((each) => each.state === state).length / work.length
  assert.ok(work.length > 450, `${work.length} assignments`)
  assert.ok(share('completed') > 0.5, `completed ${share('completed')}`)
  for (const state of ['assigned', 'inProgress', 'submitted', 'returned', 'objected'])
    assert.ok(share(state) > 0, `nobody is ${state}`)
  const extensions = await parts.province.read((db) => db.selectFrom('assignmentExtension').selectAll().execute())
  assert.equal(extensions.filter(({ state }) => state === 'asked').length, 1)
  const communes = work.filter(({ path }) => path === '18/KH-UBND PL1.V.1')
  assert.equal(communes.filter(({ agency }) => /^ubnd-(xa|phuong)-/.test(agency)).length, 62)
  const { broken } = await parts.province.read(verifyAudit)
  assert.equal(broken, undefined)
  await checkAgreement(parts)
  assert.equal(await loadDemo({ ...parts, now: new Date('2026-12-24T05:00:00Z') }), true)
  assert.deepEqual(await picture(parts.province), { work, counts, reports })
})

test('a load that was cut off goes on at the next start and doubles nothing', async (t) => {
  const whole = { ...(await stage(t)), now: spring }
  const counting = countingWrites(whole.province)
  await loadDemo({ ...whole, province: counting.province })
  const wanted = await picture(whole.province)
  const parts = { ...(await stage(t)), now: spring }
  const early = [1, 10, 60, 150, 40, 12, 3, 100]
  // The last ones fall into the reports, with which the demo ends.
  const rest = counting.writes() - early.reduce((sum, writes) => sum + writes, 0)
  for (const writes of [...early, rest - 60, 15, 20]) {
    await assert.rejects(loadDemo({ ...parts, province: breaksAfter(parts.province, writes) }), /cut off/)
  }
  // a day later: the year still ends where it was begun
  assert.equal(await loadDemo({ ...parts, now: new Date('2026-04-03T05:00:00Z') }), true)
  // A file that was sent again before its report is the same evidence, and an event of its own.
  const found = await picture(parts.province)
  const withoutEvents = ({ work, reports, counts: { events: _, ...counts } }: typeof found) => ({
    work,
    reports,
    counts,
  })
  assert.deepEqual(withoutEvents(found), withoutEvents(wanted))
})

test('a province that somebody has set up is left alone', async (t) => {
  const { province, ...parts } = await stage(t)
  await province.write((db) =>
    db
      .insertInto('agency')
      .values({
        id: '01997a00-0000-7000-8000-000000000001',
        code: 'ubnd-tinh',
        name: 'Ủy ban nhân dân tỉnh',
        level: 'province',
        kind: 'committee',
        validFrom: '2000-01-01',
      })
      .execute(),
  )
  assert.equal(await loadDemo({ ...parts, province, now: autumn }), false)
  const users = await province.read((db) => listUsers(db, { limit: 10, today: '2026-11-20' }))
  assert.equal(users.length, 0)
})

test('only the program begins and ends the demo', async (t) => {
  const { province, services } = await stage(t)
  for (const op of [showDemo, beginDemo, finishDemo]) {
    const request = { province, services, events, actor: visitor, input: {} }
    await assert.rejects(invoke(op as unknown as Operation, request), { code: 'access.not_found' })
  }
})

function countingWrites(province: Province): { province: Province; writes(): number } {
  let writes = 0
  const write: Province['write'] = (run) => {
    writes += 1
    return province.write(run)
  }
  return { province: { ...province, write }, writes: () => writes }
}

function breaksAfter(province: Province, writes: number): Province {
  let left = writes
  return {
    ...province,
    write: (run) => {
      if (left-- > 0) return province.write(run)
      throw new Error('cut off')
    },
  }
}
