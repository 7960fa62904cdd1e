import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { insertAssignments } from '#features/assignments/store.ts'
import { listKeptMails } from '#platform/mail/outbox.ts'
import { cloneProvince, type TestDatabase } from '../../../test/database.ts'
import { worldOfNight } from '../../../test/reminder-night.ts'
import { seedAgencies, seedPeople, seedPlan, seedTask } from '../../../test/work.ts'
import { events } from '../../events.ts'
import { wakeReminders } from './jobs.ts'
import { usualPreference } from './schema.ts'

const program = join(import.meta.dirname, '../../../test/reminder-night.ts')
/** Three working days before work is due: whoever has it is told. */
const morning = '2026-06-25T09:00:00+07:00'

/** A gateway that keeps the ids it was sent, and can be told to say nothing at the n-th. */
async function gateway(t: TestContext) {
  const ids: string[] = []
  let silentAt = 0
  let reached: () => void = () => undefined
  const server = createServer((request, reply) => {
    ids.push(String(request.headers['idempotency-key']))
    if (ids.length === silentAt) reached()
    else reply.writeHead(204).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const silence = (n: number) =>
    new Promise<void>((done) => {
      silentAt = n
      reached = done
    })
  return { ids, silence, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

function startNight({ connection }: TestDatabase, webhookUrl: string): ChildProcess {
  const order = JSON.stringify({ connection, now: morning, webhookUrl })
  return spawn(process.execPath, [program], { env: { ...process.env, NIGHT_ORDER: order }, stdio: 'inherit' })
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

async function seeded(t: TestContext): Promise<TestDatabase> {
  const database = await cloneProvince()
  t.after(() => database.close())
  await database.province.write(async (db) => {
    const agencies = await seedAgencies(db)
    const people = await seedPeople(db, agencies)
    const planId = await seedPlan(db, { agencyId: agencies.committee, standingAgencyId: agencies.home })
    const taskId = await seedTask(db, planId, { text: 'Công khai', dueOn: '2026-06-30', axis: 'Công khai' })
    const given = (['home', 'finance', 'health', 'communeA', 'communeB'] as const).map((agency) => ({
      ...{ taskId, agencyId: agencies[agency], role: 'lead' as const, dueOn: '2026-06-30' },
    }))
    const by = { userId: people.keeper, name: 'keeper', now: new Date('2026-06-20T02:00:00Z') }
    await insertAssignments(db, planId, given, by)
    const value = JSON.stringify({ ...usualPreference, webhook: true, phone: '0912345678' })
    for (const userId of Object.values(people))
      await db.insertInto('reminderPreference').values({ userId, value }).execute()
  })
  return database
}

const told = 5

test('a process killed while it writes, and one killed while it sends: nobody gets two, nobody gets none', async (t) => {
  const database = await seeded(t)
  const { province } = database
  const { ids, silence, url } = await gateway(t)
  const count = (table: 'reminderDigest' | 'reminderDelivery') =>
    province.read(async (db) => (await db.selectFrom(table).select('id').execute()).length)

  // Another holds the deliveries, so that the first is in the middle of its transaction when it is killed.
  let first: ChildProcess | undefined
  await province.write(async (db) => {
    await sql`lock table reminder_delivery in exclusive mode`.execute(db)
    first = startNight(database, url)
    const waits = sql<{ n: number }>`select count(*) as n from pg_locks where not granted`
    while ((await waits.execute(db)).rows[0]?.n === 0) await pause(20)
    await kill(first)
  })
  assert.deepEqual([await count('reminderDigest'), ids.length], [0, 0], 'nothing of it was kept')

  const reached = silence(2)
  const second = startNight(database, url)
  await reached
  await kill(second)
  assert.equal(await count('reminderDigest'), told)

  const services = await worldOfNight(url)
  const later = (minutes: number) => new Date(Date.parse(morning) + minutes * 60_000)
  for (const minutes of [1, 5, 10, 20]) await wakeReminders({ services, province, events }, () => later(minutes))
  assert.equal(await count('reminderDigest'), told, 'one digest a person')
  const kept = await province.read((db) => db.selectFrom('reminderDigest').select('id').execute())
  assert.deepEqual([...new Set(ids)].sort(), kept.map(({ id }) => id).sort(), 'the gateway knows each, and no other')
  assert.ok(ids.length > told, 'what it did not answer came again, under the same id')
  const mails = await province.read((db) => listKeptMails(db))
  assert.equal(mails.length, told)
  assert.equal(new Set(mails.map(({ to }) => to.join())).size, told)
  const states = await province.read((db) => db.selectFrom('reminderDelivery').select('state').execute())
  assert.deepEqual(new Set(states.map(({ state }) => state)), new Set(['sent']))
  assert.equal(states.length, 2 * told)
})

test('a gateway that is away is tried again, then given up, with the reason; an administrator sends again', async (t) => {
  const { province } = await seeded(t)
  const gone = await worldOfNight('http://127.0.0.1:1/')
  const listed = () =>
    province.read((db) =>
      db
        .selectFrom('reminderDelivery')
        .select(['state', 'attempts', 'reason'])
        .where('channel', '=', 'webhook')
        .execute(),
    )
  const wake = (services: typeof gone, at: string) => wakeReminders({ services, province, events }, () => new Date(at))
  await wake(gone, morning)
  assert.ok((await listed()).every(({ state, attempts }) => state === 'queued' && attempts === 1))
  assert.match((await listed())[0]?.reason ?? '', /^webhook\.unreachable: /)
  for (const time of ['09:01', '09:06', '09:36', '11:36']) await wake(gone, `2026-06-25T${time}:30+07:00`)
  // The last wait ends after the working hours: it goes on the next working day.
  await wake(gone, '2026-06-25T18:00:00+07:00')
  assert.ok((await listed()).every(({ state, attempts }) => state === 'queued' && attempts === 5))
  await wake(gone, '2026-06-26T08:00:00+07:00')
  assert.ok((await listed()).every(({ state, attempts }) => state === 'failed' && attempts === 6))
})
