import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { invoke, type Operation } from '#features/access/operation.ts'
import type { Role } from '#features/access/roles.ts'
import { system } from '#features/access/schema.ts'
import { parseDeadline } from '#lib/calendar/deadline-parse.ts'
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
      ...(await benchOccurrences(seeded, services)),
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

/** The nightly job over recurring work: a night that opens the first times of all of it, and a night with nothing to open. */
async function benchOccurrences({ province }: Seeded, services: Services): Promise<Line[]> {
  await province.write(makeQuarterly)
  const request = { province, services, events, actor: system, input: {}, now: new Date(`${today}T02:00:00+07:00`) }
  const open: Operation = operationNamed('assignment.openOccurrences')
  let opened = 0
  const first = await secondsOf(async () => {
    opened = ((await invoke(open, request)) as { opened: number }).opened
  })
  // The lower bound: the same rows with their indexes, in one statement.
  const least = await secondsOf(() =>
    province.write(async (db) => {
      await sql`create temp table copied (like assignment_occurrence including all) on commit drop`.execute(db)
      await sql`insert into copied select * from assignment_occurrence`.execute(db)
    }),
  )
  const again = await secondsOf(() => invoke(open, request))
  const look = await secondsOf(() => province.read((db) => recurring(db)))
  return [
    {
      ...{ name: `occurrences: a night that opens ${opened}`, figure: first, unit: 's', bar: '' },
      ...{ reference: `the same rows in one insert: ${least.toFixed(2)} s`, ratio: first / least },
    },
    {
      ...{ name: 'occurrences: a night with nothing to open', figure: again, unit: 's', bar: '' },
      ...{ reference: `one look at all of it: ${look.toFixed(2)} s`, ratio: again / look },
    },
  ]
}

/** What had no day is reported each quarter: 440 tasks of 51 agencies. */
async function makeQuarterly(db: Db): Promise<void> {
  const deadline = JSON.stringify(parseDeadline('Hàng quý', { issuedOn: today }))
  const due = `${today.slice(0, 4)}-06-30`
  await sql`update task set deadline = ${deadline}::jsonb, deadline_raw = 'Hàng quý', due_on = ${due}
    where deadline->>'kind' = 'recurring'`.execute(db)
  await sql`update assignment a set due_on = ${due} from task t
    where t.id = a.task_id and t.deadline->>'kind' = 'recurring'`.execute(db)
}

const recurring = (db: Db) =>
  sql`select count(*), max(o.on_day) from assignment a join task t on t.id = a.task_id
    left join assignment_occurrence o on o.assignment_id = a.id where t.deadline->>'kind' = 'recurring'`.execute(db)

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
