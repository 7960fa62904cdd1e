import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { invoke, type Operation } from '#features/access/operation.ts'
import type { Role } from '#features/access/roles.ts'
import { system } from '#features/access/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Services } from '#platform/services.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { testCalendar } from '../test/calendar.ts'
import { cloneProvince } from '../test/database.ts'
import { actorOf } from './assignments.bench.ts'
import { type Line, quantile, timesOf } from './measure.ts'
import { type Seeded, seedProvince, today } from './seed.ts'

/** The nightly run over 200 000 open pieces of work: reading, composing and writing the digests of a day. */
export async function benchReminders(): Promise<Line[]> {
  const { province, close } = await cloneProvince()
  try {
    const seeded = await seedProvince(province)
    await province.write((db) => openAll(db, seeded))
    await sql`vacuum analyze ${sql.table(`${province.schema}.assignment`)}`.execute(province.kysely)
    const services = { calendar: await testCalendar() } as Services
    const night: Operation = operationNamed('reminder.night')
    const request = { province, services, events, actor: system, input: {}, now: new Date(`${today}T04:00:00+07:00`) }
    // The lower bound: every open piece of work is looked at once.
    const least = await secondsOf(() =>
      province.read((db) => sql`select count(*), max(due_on) from assignment where state <> 'completed'`.execute(db)),
    )
    let digests = 0
    const figure = await secondsOf(async () => {
      digests = ((await invoke(night, request)) as { digests: number }).digests
    })
    const reference = `one look at all of it: ${least.toFixed(2)} s`
    const name = `reminders: a night over ${seeded.assignmentIds.length} open assignments, ${digests} digests`
    return [
      { name, figure, unit: 's', reference, ratio: figure / least, bar: '≤ 20 s' },
      ...(await benchDueLists(seeded, services)),
    ]
  } finally {
    await close()
  }
}

/** A month of the calendar by twenty readers: of one agency that works, and of a leader who sees all. */
async function benchDueLists({ province, agencies }: Seeded, services: Services): Promise<Line[]> {
  const list: Operation = operationNamed('deadline.list')
  const now = new Date(`${today}T03:00:00Z`)
  const month = { from: `${today.slice(0, 7)}-01`, to: `${today.slice(0, 7)}-28` }
  const cases = [
    { name: 'mine', actor: actorOf('officer', agencies[20]!), input: { ...month, whose: 'mine' } },
    {
      name: 'one agency',
      actor: actorOf('leader', agencies[0]!),
      input: { ...month, whose: 'agency', agencyId: agencies[20] },
    },
    { name: 'all below', actor: actorOf('leader', agencies[0]!), input: { ...month, whose: 'below' } },
  ]
  const lines: Line[] = []
  for (const { name, actor, input } of cases) {
    const run = () => invoke(list, { province, services, events, actor, input, now })
    await timesOf(20, run)
    const figure = quantile(await timesOf(200, run), 0.95)
    lines.push({ name: `calendar, a month: ${name}`, figure, unit: 'ms', reference: '', ratio: 1, bar: '' })
  }
  return lines
}

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

async function openAll(db: Db, { agencies }: Seeded): Promise<void> {
  await sql`update assignment set state = 'inProgress', completed_at = null`.execute(db)
  const people: { id: string; agencyId: string; role: Role }[] = agencies.flatMap((agencyId, i) => {
    const roles: Role[] = i === 0 ? ['leader', 'officer'] : i < 4 ? ['standingOfficer', 'head'] : ['officer', 'head']
    return roles.map((role) => ({ id: uuid(), agencyId, role }))
  })
  const at = `${today}T00:00:00Z`
  const account = {
    emailVerified: true,
    twoFactorEnabled: false,
    locale: 'vi',
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
  await insertMany(
    db,
    'authUser',
    people.map(({ id }, i) => ({ id, name: `Người ${i}`, email: `n${i}@namro.test`, ...account })),
  )
  await insertMany(
    db,
    'accessGrant',
    people.map(({ id: userId, ...it }) => ({ id: uuid(), userId, ...it, validFrom: '2020-01-01', createdAt: at })),
  )
}
