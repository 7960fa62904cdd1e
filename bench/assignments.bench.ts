import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { invoke, type Operation, operation } from '#features/access/operation.ts'
import type { Role } from '#features/access/roles.ts'
import { type Actor, system, visitor } from '#features/access/schema.ts'
import { parseCalendarYear } from '#lib/calendar/calendar-year.ts'
import { makeWorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { countQueries, type Db } from '#platform/db/connection.ts'
import type { Services } from '#platform/services.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince } from '../test/database.ts'
import { type Line, quantile, timesInTurn, timesOf } from './measure.ts'
import { departments, plans, type Seeded, seedProvince, today } from './seed.ts'

export const actorOf = (role: Role, agencyId: string): Actor => {
  const grant = {
    id: uuid(),
    role,
    agencyId,
    agencyName: 'Đơn vị',
    reach: new Set([agencyId]),
    actsFor: new Set<string>(),
  }
  return { kind: 'user', id: uuid(), name: 'Người dùng', sessionId: null, grants: [grant] }
}

/** The least that any use case costs: the door, a transaction, one statement. */
const throughTheDoor = (name: string, method: 'GET' | 'POST', statement: (db: Db) => Promise<unknown>): Operation =>
  operation({
    name,
    method,
    path: `/${name}`,
    summary: name,
    input: z.object({}),
    output: z.object({}),
    allow: 'anyone',
    run: async ({ db }) => {
      await statement(db)
      return {}
    },
  }) as unknown as Operation

async function worldOfDays(): Promise<Services> {
  const folder = join(import.meta.dirname, '../content/calendars')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return { calendar: makeWorkingCalendar(texts.map((text) => parseCalendarYear(JSON.parse(text)))) } as Services
}

/** The lines of the table for the lists and pages of work, over 200 000 assignments. */
export async function benchWork(): Promise<Line[]> {
  const { province, close } = await cloneProvince()
  try {
    return await measure(await seedProvince(province))
  } finally {
    await close()
  }
}

type Call = (i: number) => Promise<unknown>
/** `cold`: each slice begins with a write, so that nothing is remembered when twenty readers come. */
type Case = { name: string; run: Call; bar: string; cold?: true }

async function measure(seeded: Seeded): Promise<Line[]> {
  const { province, assignmentIds } = seeded
  const services = await worldOfDays()
  const now = new Date(`${today}T03:00:00Z`)
  const call = (op: Operation, actor: Actor, input: object) =>
    invoke(op, { province, actor, services, input, events, now })
  const one = throughTheDoor('bench.select', 'GET', (db) => sql`select 1`.execute(db))
  const row = throughTheDoor('bench.row', 'GET', (db) =>
    db.selectFrom('assignment').selectAll().where('id', '=', assignmentIds[0]!).execute(),
  )
  const change = throughTheDoor('bench.change', 'POST', (db) => sql`select 1`.execute(db))
  const byKey = () => call(row, visitor, {})
  await timesOf(400, byKey)
  const door = await timesInTurn({ run: byKey, calls: 1200 }, () => call(one, visitor, {}))
  const lines = linesOf({ name: 'read by key', ...door, queries: 1, reference: 'select 1', bar: '' })
  for (const { name, run, bar, cold } of casesOf(seeded, (named, ...rest) => call(operationNamed(named), ...rest))) {
    await timesOf(60, run)
    const write = () => call(change, system, {})
    const measured = cold ? { run, calls: 200, before: write } : { run, calls: 600 }
    const times = await timesInTurn(measured, byKey, cold ? 10 : 6)
    if (cold) await write()
    const { queries } = await countQueries(() => run(1))
    lines.push(...linesOf({ name, ...times, queries, reference: 'read by key', bar }))
  }
  return lines
}

const quick = 'p95 ≤ 50 ms'

function casesOf(
  { agencies, planIds, assignmentIds }: Seeded,
  call: (named: Parameters<typeof operationNamed>[0], actor: Actor, input: object) => Promise<unknown>,
): Case[] {
  const officers = agencies.slice(departments).map((id) => actorOf('officer', id))
  const keeper = actorOf('standingOfficer', agencies[1]!)
  const leader = actorOf('leader', agencies[0]!)
  const officer = (i: number) => officers[i % officers.length]!
  const ofPlan = (i: number) => ({ planId: planIds[i % plans] })
  const progress: Call = (i) => call('assignment.planProgress', officer(i), ofPlan(i))
  const overview: Call = () => call('overview.get', leader, {})
  const home: Call = () => call('portal.home', visitor, {})
  return [
    { name: 'my work', run: (i) => call('assignment.mine', officer(i), {}), bar: quick },
    { name: 'my work: to decide', run: () => call('assignment.mine', keeper, { filter: 'toDecide' }), bar: quick },
    { name: 'list of plans', run: () => call('plan.list', keeper, {}), bar: quick },
    { name: 'a plan', run: (i) => call('plan.get', keeper, ofPlan(i)), bar: quick },
    { name: 'a plan’s tasks', run: (i) => call('task.list', keeper, ofPlan(i)), bar: quick },
    { name: 'a plan’s progress', run: progress, bar: quick },
    { name: 'a plan’s progress, just after a write', run: progress, bar: '', cold: true },
    { name: 'a plan’s assignments', run: (i) => call('assignment.list', keeper, ofPlan(i)), bar: quick },
    {
      name: 'an assignment',
      run: (i) => call('assignment.get', leader, { assignmentId: assignmentIds[i * 97] }),
      bar: quick,
    },
    { name: 'overview', run: overview, bar: 'p95 ≤ 100 ms' },
    { name: 'overview, just after a write', run: overview, bar: '', cold: true },
    { name: 'public home', run: home, bar: 'p95 ≤ 100 ms' },
    { name: 'public home, just after a write', run: home, bar: '', cold: true },
  ]
}

type Times = { name: string; times: number[]; least: number[]; queries: number; reference: string; bar: string }

/** The reference of each quantile is the same quantile of the reference, and stands beside it in milliseconds. */
function linesOf({ name, times, least, queries, reference, bar }: Times): Line[] {
  return ([0.5, 0.95] as const).map((share) => {
    const [figure, beside] = [quantile(times, share), quantile(least, share)]
    return {
      name: `${name}, p${share * 100}, ${queries} ${queries === 1 ? 'query' : 'queries'}`,
      figure,
      unit: 'ms',
      reference: `${reference}: ${beside.toFixed(1)} ms`,
      ratio: figure / beside,
      bar: share === 0.95 ? bar : '',
    }
  })
}
