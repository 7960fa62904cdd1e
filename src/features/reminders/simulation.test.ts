import assert from 'node:assert/strict'
import { before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { invoke, type Operation } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Services } from '#platform/services.ts'
import { testCalendar } from '../../../test/calendar.ts'
import { cloneProvince } from '../../../test/database.ts'
import { statement, toldOn } from '../../../test/reminder-statement.ts'
import {
  createdOn,
  isOpen,
  policyOn,
  type SimulatedYear,
  silencesOn,
  simulateYear,
  wordsOf,
} from '../../../test/reminder-world.ts'
import { events } from '../../events.ts'
import { composeDigests } from './compose-rules.ts'
import { writeDigests } from './operations.ts'
import { daysFor, isQuiet } from './rules.ts'
import { type Line, usualReminders } from './schema.ts'

/** A year of 200 agencies with 12 000 pieces of work: who got what on which day, beside a statement of its own. */
suite('a year of a province', { timeout: 290_000 }, () => {
  let year: SimulatedYear
  let calendar: WorkingCalendar

  before(async () => {
    year = simulateYear()
    calendar = await testCalendar()
  })

  test('everybody is told on each day exactly what the rules say', () => {
    const said = statement(year, calendar)
    const composed = new Set<string>()
    const quiet = new Map(year.people.map(({ userId }) => [userId, new Set<string>()]))
    const tally = { digests: 0, lines: 0, quiet: 0, long: 0 }
    for (let day = year.first; day <= year.last; day = addDays(day, 1)) {
      if (!calendar.isWorkingDay(day) || year.missed.has(day)) continue
      const readers = new Map<
        string,
        { told: string[]; muted: SimulatedYear['people'][number]['preference']['muted'] }
      >()
      for (const { userId, preference } of year.people) {
        const before = quiet.get(userId) ?? new Set()
        if (isQuiet(day, preference, usualReminders.mostQuietDays, calendar)) before.add(day)
        else {
          const told = daysFor(day, { first: year.first, composed, quiet: before }, calendar)
          readers.set(userId, { told, muted: preference.muted })
        }
      }
      const digests = composeDigests({
        ...{ day, calendar, readers, posts: year.posts, silences: silencesOn(year, day) },
        items: year.pieces.filter((piece) => isOpen(piece, day)),
        policyOf: (standingId) => policyOn(year, standingId),
      })
      composed.add(day)
      const expected = toldOn(year, day, said)
      // Of a digest that is too long for a mail the first lines are kept, and how many more there are.
      for (const it of digests.filter(({ more }) => more > 0)) {
        const lines = expected.get(it.userId)?.split('\n') ?? []
        const found = wordsOf(it).split('\n')
        assert.ok(found[0] === lines[0] && found.every((line) => lines.includes(line)), `${it.userId} on ${day}`)
        assert.equal(it.lines.length + it.more, lines.length - 1)
        expected.set(it.userId, wordsOf(it))
        tally.long += 1
      }
      assertSame(new Map(digests.map((it) => [it.userId, wordsOf(it)])), expected, day)
      tally.digests += digests.length
      tally.lines += digests.reduce((sum, { lines }) => sum + lines.length, 0)
      tally.quiet += year.people.length - readers.size
    }
    assert.ok(tally.digests > 10_000 && tally.lines > 30_000 && tally.quiet > 1000, JSON.stringify(tally))
  })

  test('so does the store, over five weeks with two days on which the server was off', async (t) => {
    const { province, close } = await cloneProvince()
    t.after(close)
    await province.write((db) => seed(db, year))
    const services = { calendar } as Services
    const weeks = { ...year, first: '2026-02-23' }
    const said = statement(weeks, calendar)
    let digests = 0
    for (let day = weeks.first; day <= '2026-03-27'; day = addDays(day, 1)) {
      await province.write((db) => finish(db, addDays(day, -1), day === weeks.first))
      if (year.missed.has(day)) continue
      const now = new Date(`${day}T05:00:00+07:00`)
      const request = { province, services, events, actor: system, input: {}, now }
      await invoke(writeDigests as unknown as Operation, request)
      const kept = await province.read((db) => listKept(db, day))
      assertSame(kept, toldOn(weeks, day, said), day)
      digests += kept.size
    }
    assert.ok(digests > 2000, String(digests))
  })
})

function assertSame(found: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>, day: string): void {
  for (const userId of new Set([...found.keys(), ...expected.keys()]))
    assert.equal(found.get(userId), expected.get(userId), `${userId} on ${day}`)
}

async function listKept(db: Db, day: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('reminderDigest').selectAll().where('day', '=', day).execute()
  return new Map(rows.map((row) => [row.userId, wordsOf({ ...row, lines: row.lines as unknown as Line[] })]))
}

/** What was done on a day, or up to it. */
async function finish(db: Db, day: string, before: boolean): Promise<void> {
  const on = before ? sql`<=` : sql`=`
  await sql`update assignment a set state = 'completed', percent = 100, completed_at = d.done_on + time '10:00',
      last_report_at = d.done_on + time '10:00'
    from done d where d.id = a.id and d.done_on ${on} ${day}::date`.execute(db)
  await sql`update cascade_duty c set own_plan_id = c.plan_id, issued_on = d.done_on
    from done d where d.id = c.id and d.done_on ${on} ${day}::date`.execute(db)
}

async function seed(db: Db, { agencies, people, posts, pieces, policies }: SimulatedYear): Promise<void> {
  const made = `${createdOn}T09:00:00+07:00`
  const since = '2025-01-01'
  await insertMany(
    db,
    'agency',
    agencies.map(({ id, name }, i) => ({
      id,
      name,
      code: `a${i}`,
      level: 'province',
      kind: 'department',
      validFrom: since,
    })),
  )
  const accounts = people.map(({ userId: id }, i) => ({ id, name: `Người ${i}`, email: `n${i}@namro.test` }))
  const rest = {
    emailVerified: true,
    twoFactorEnabled: false,
    locale: 'vi',
    version: 1,
    createdAt: made,
    updatedAt: made,
  }
  await insertMany(
    db,
    'authUser',
    accounts.map((it) => ({ ...it, ...rest })),
  )
  await insertMany(
    db,
    'accessGrant',
    posts.map((post, i) => ({ id: pieces[i]?.id, ...post, validFrom: since, createdAt: made })),
  )
  const kept = people.map(({ userId, preference: value }) => ({ userId, value, version: 1, updatedAt: made }))
  await insertMany(db, 'reminderPreference', kept)
  await insertMany(
    db,
    'reminderRule',
    [...policies].map(([agencyId, value]) => ({ agencyId, value, version: 1, updatedAt: made })),
  )
  await seedWork(db, pieces, made)
}

/** One plan for each standing agency; one task for each piece, since an agency has one part in a task. */
async function seedWork(db: Db, pieces: SimulatedYear['pieces'], made: string): Promise<void> {
  const plans = new Map(pieces.map(({ standingId, ownerId, source }) => [standingId, { ownerId, number: source }]))
  const planOf = (standingId: string) => standingId.replace('00000001', '00000005')
  for (const [standingAgencyId, { ownerId: agencyId, number }] of plans)
    await sql`insert into plan (id, agency_id, standing_agency_id, number, issued_on, title, status, confirmed_at)
      values (${planOf(standingAgencyId)}, ${agencyId}, ${standingAgencyId}, ${number}, ${createdOn}, 'Kế hoạch', 'confirmed',
        ${made})`.execute(db)
  const rows = JSON.stringify(pieces.map((it) => ({ ...it, planId: planOf(it.standingId) })))
  await sql`create table done as select * from jsonb_to_recordset(${rows}::jsonb)
    as it (id uuid, kind text, "planId" uuid, "agencyId" uuid, "dueOn" date, "doneOn" date, title text)`.execute(db)
  await sql`alter table done rename column "doneOn" to done_on`.execute(db)
  await sql`insert into task (id, plan_id, position, kind, path, text, folded, review)
    select id, "planId", row_number() over (), 'annexRow', 'PL1.' || row_number() over (), title, title, 'accepted'
    from done where kind = 'assignment'`.execute(db)
  await sql`insert into assignment (id, task_id, plan_id, agency_id, role, due_on, created_at, updated_at)
    select id, id, "planId", "agencyId", 'lead', "dueOn", ${made}::timestamptz, ${made}::timestamptz
    from done where kind = 'assignment'`.execute(db)
  await sql`insert into cascade_duty (id, plan_id, agency_id, counted_from, due_on)
    select id, "planId", "agencyId", ${createdOn}::date, "dueOn" from done where kind = 'duty'`.execute(db)
}
