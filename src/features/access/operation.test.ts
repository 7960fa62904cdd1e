import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { z } from 'zod'
import { workWorld } from '../../../test/work.ts'
import { invoke, operation } from './operation.ts'
import { visitor } from './schema.ts'
import { appendAudit, findState } from './store.ts'

const counted = () => {
  const it = { times: 0, work: async () => ++it.times }
  return it
}

test('while one works out what all read, those who wait hold no connection', async (t) => {
  const { province, services } = await workWorld(t)
  let times = 0
  let others = 0
  const slow = operation({
    name: 'test.slow',
    method: 'GET',
    path: '/slow',
    summary: 'Số liệu lâu',
    input: z.object({}),
    output: z.object({ times: z.number(), busy: z.number() }),
    allow: 'anyone',
    run: ({ db, once }) =>
      once('slow', async () => {
        times += 1
        await wait(300)
        const { rows } = await sql<{ busy: number }>`select count(*)::int as busy from pg_stat_activity
          where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`.execute(db)
        return { times, busy: rows[0]?.busy ?? -1 }
      }),
  })
  const ask = () => invoke(slow, { province, actor: visitor, services, input: {}, events: {} })
  // More than the pool has connections: somebody else still gets one at once.
  const asked = Array.from({ length: 30 }, ask)
  await wait(120)
  const before = performance.now()
  await province.read(async (db) => {
    others = Number((await sql<{ n: number }>`select 1 as n`.execute(db)).rows[0]?.n)
  })
  assert.equal(others, 1)
  assert.ok(performance.now() - before < 150, 'a connection was free')
  assert.deepEqual(new Set((await Promise.all(asked)).map((it) => JSON.stringify(it))).size, 1)
  assert.deepEqual(await asked[0], { times: 1, busy: 0 })
})

test('a write makes figures new; who came in, and by which password, does not', async (t) => {
  const { province, as, communeWork } = await workWorld(t)
  const stateNow = () => province.read(findState)
  const { work } = counted()
  const read = async () => province.memory.recall(await stateNow(), 'figures', work)
  assert.equal(await read(), 1)
  const account = { subjectKind: 'account', subjectId: null, fields: {} }
  for (const operation of ['account.signIn', 'account.signInFailed']) {
    await province.write((db) => appendAudit(db, { at: new Date(), actor: visitor, operation, ...account }))
  }
  await as('lead', 'account.updateMe', { locale: 'en' })
  assert.equal(await read(), 1)
  await as('communeOfficer', 'assignment.accept', { assignmentId: communeWork, version: 1 })
  assert.equal(await read(), 2)
  await as('administrator', 'user.create', { name: 'Vi Thị Yến', email: 'yen@namro.test' })
  assert.equal(await read(), 3)
  const { events } = await as('administrator', 'audit.verify')
  assert.equal(events, 5)
})

test('the audit names the right that was used, not all that the person holds', async (t) => {
  const { as, province, people, agencies, communeWork } = await workWorld(t)
  const more = { userId: people.communeOfficer, agencyId: agencies.health, role: 'officer' } as const
  await as('administrator', 'grant.give', more)
  await as('communeOfficer', 'assignment.accept', { assignmentId: communeWork, version: 1 })
  const { events } = await as('administrator', 'audit.list', {})
  const name = 'Ủy ban nhân dân xã An Bình'
  assert.deepEqual(
    events.map(({ operation, actingAs }) => [operation, actingAs]),
    [
      ['assignment.accept', [{ role: 'officer', agency: name }]],
      ['grant.give', [{ role: 'administrator', agency: 'Ủy ban nhân dân tỉnh An Hòa' }]],
    ],
  )
  assert.equal(await province.read(async (db) => (await findState(db)) === events[0]?.hash), true)
})
