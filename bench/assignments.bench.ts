import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { invoke, type Operation, operation } from '#features/access/operation.ts'
import type { Role } from '#features/access/roles.ts'
import type { Actor } from '#features/access/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { clientOf, countQueries, type Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import type { Services } from '#platform/services.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince } from '../test/database.ts'

/** One line of the table: `ratio` is the figure over the same figure of the reference, measured in the same run. */
export type Line = { name: string; figure: number; unit: string; reference: string; ratio: number; bar: string }

const departments = 30
const communes = 126
const plans = 66
const tasksOfPlan = 60
/** Each task: one department leads, fifty communes work with it: 66 × 60 × 51 ≈ 202 000. */
const communesOfTask = 50
const today = '2026-06-10'

type Seeded = { province: Province; agencies: string[]; planIds: string[]; assignmentIds: string[] }

const line = (values: readonly (string | number | null)[]) => `${values.map((each) => each ?? '\\N').join('\t')}\n`

async function copy(db: Db, into: string, lines: Iterable<string>): Promise<void> {
  await pipeline(chunked(lines), clientOf(db).query(copyFrom(`copy ${into} from stdin`)))
}

function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const each of lines) {
    chunk += each
    if (chunk.length < 65_536) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

/** A province after some years: 156 agencies, 66 plans, 3 960 tasks and 201 960 assignments. */
export async function seedProvince(province: Province): Promise<Seeded> {
  const agencies = Array.from({ length: departments + communes }, () => uuid())
  const planIds = Array.from({ length: plans }, () => uuid())
  const tasks = planIds.flatMap((planId) => Array.from({ length: tasksOfPlan }, () => ({ id: uuid(), planId })))
  const assignments = [...givenWork(tasks, agencies)]
  await province.write(async (db) => {
    await copy(db, 'agency (id, code, name, level, kind, valid_from)', agencies.map(agencyLine))
    await copy(
      db,
      'plan (id, agency_id, standing_agency_id, number, issued_on, title, status, confirmed_at)',
      planIds.map((id, i) => {
        const head = [id, agencies[0]!, agencies[1 + (i % 3)]!, `${i + 1}/KH-UBND`, addDays(today, -i * 20)]
        return line([...head, 'Kế hoạch nâng cao Chỉ số PAPI', 'confirmed', `${today}T00:00:00Z`])
      }),
    )
    const words =
      'Niêm yết công khai danh sách hộ nghèo, quy hoạch sử dụng đất và thu chi ngân sách tại trụ sở và nhà văn hóa'
    await copy(
      db,
      'task (id, plan_id, position, kind, path, axis, text, folded, product, due_on, review)',
      tasks.map(({ id, planId }, i) => {
        const place = [id, planId, i, 'annexRow', `PL1.${i % tasksOfPlan}`, `Trục nội dung ${i % 8}`]
        return line([...place, words, 'niem yet cong khai danh sach', 'Báo cáo', dueOf(i), 'accepted'])
      }),
    )
    await copy(
      db,
      'assignment (id, task_id, plan_id, agency_id, role, state, due_on, percent, last_report_at, completed_at, created_at)',
      assignments.map((each) => line(Object.values(each))),
    )
  })
  // As autovacuum leaves it: statistics, and pages known to be visible to all.
  for (const table of ['agency', 'plan', 'task', 'assignment']) {
    await sql`vacuum analyze ${sql.table(`${province.schema}.${table}`)}`.execute(province.kysely)
  }
  return { province, agencies, planIds, assignmentIds: assignments.map(({ id }) => id) }
}

const agencyLine = (id: string, i: number) => {
  const kind = i < departments ? ['Sở số', 'province', 'department'] : ['UBND xã số', 'commune', 'committee']
  return line([id, `a-${i}`, `${kind[0]} ${i}`, kind[1]!, kind[2]!, '2020-01-01'])
}

const dueOf = (i: number): string | null => (i % 9 === 0 ? null : addDays(today, ((i * 37) % 900) - 700))

function* givenWork(tasks: readonly { id: string; planId: string }[], agencies: readonly string[]) {
  for (const [i, task] of tasks.entries()) {
    const lead = agencies[i % departments]!
    yield givenPart(task, lead, 'lead', i, 0)
    for (let n = 0; n < communesOfTask; n++) {
      const commune = agencies[departments + ((i * 7 + n * 5) % communes)]!
      yield givenPart(task, commune, 'coordinating', i, n + 1)
    }
  }
}

function givenPart(task: { id: string; planId: string }, agencyId: string, role: string, i: number, n: number) {
  const dueOn = dueOf(i)
  const old = dueOn !== null && dueOn < addDays(today, -120)
  const states = ['assigned', 'accepted', 'inProgress', 'inProgress', 'submitted', 'returned', 'completed', 'completed']
  const state = old && n % 50 !== 0 ? 'completed' : states[(i + n * 3) % states.length]!
  const reported = state === 'assigned' || state === 'accepted' ? null : `${dueOn ?? today}T03:00:00Z`
  const done = state === 'completed' ? reported : null
  const percent = state === 'completed' ? 100 : (n * 7) % 90
  const createdAt = `${addDays(today, -400)}T00:00:00Z`
  return {
    id: uuid(),
    taskId: task.id,
    planId: task.planId,
    agencyId,
    role,
    state,
    dueOn,
    percent,
    reported,
    done,
    createdAt,
  }
}

const actorOf = (role: Role, agencyId: string, reach: readonly string[] = [agencyId]): Actor => {
  const grant = { id: uuid(), role, agencyId, agencyName: 'Đơn vị', reach: new Set(reach), actsFor: new Set<string>() }
  return { kind: 'user', id: uuid(), name: 'Người dùng', sessionId: null, grants: [grant] }
}

/** The least that any use case costs: the door, a transaction, one statement. */
const throughTheDoor = (name: string, statement: (db: Db) => Promise<unknown>): Operation =>
  operation({
    name,
    method: 'GET',
    path: `/${name}`,
    summary: name,
    input: z.object({}),
    output: z.object({}),
    allow: 'signedIn',
    run: async ({ db }) => {
      await statement(db)
      return {}
    },
  }) as unknown as Operation

const readers = 20

/** Milliseconds of each call, by twenty readers who ask again as soon as they are answered. */
async function timesOf(calls: number, call: (i: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let next = 0
  const read = async () => {
    for (let i = next++; i < calls; i = next++) {
      const start = performance.now()
      await call(i)
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  return times.sort((a, b) => a - b)
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!

/** The lines of the table for the lists and pages of work, over 200 000 assignments. */
export async function benchWork(): Promise<Line[]> {
  const { province, close } = await cloneProvince()
  try {
    const seeded = await seedProvince(province)
    return await measure(seeded)
  } finally {
    await close()
  }
}

async function measure({ province, agencies, planIds, assignmentIds }: Seeded): Promise<Line[]> {
  const now = new Date(`${today}T03:00:00Z`)
  const call = (op: Operation, actor: Actor, input: object) =>
    invoke(op, { province, actor, services: {} as Services, input, events, now })
  const officers = agencies.slice(departments).map((id) => actorOf('officer', id))
  const keeper = actorOf('standingOfficer', agencies[1]!)
  const leader = actorOf('leader', agencies[0]!)
  const officer = (i: number) => officers[i % officers.length]!
  const one = throughTheDoor('select1', (db) => sql`select 1`.execute(db))
  const row = throughTheDoor('row', (db) =>
    db.selectFrom('assignment').selectAll().where('id', '=', assignmentIds[0]!).execute(),
  )
  const named = operationNamed
  const cases: [string, string, (i: number) => Promise<unknown>][] = [
    ['Việc của tôi', 'read by key', (i) => call(named('assignment.mine'), officer(i), {})],
    ['Việc của tôi: to decide', 'read by key', () => call(named('assignment.mine'), keeper, { filter: 'toDecide' })],
    [
      'a plan’s progress',
      'read by key',
      (i) => call(named('assignment.planProgress'), officer(i), { planId: planIds[i % plans] }),
    ],
    [
      'a plan’s assignments',
      'read by key',
      (i) => call(named('assignment.list'), keeper, { planId: planIds[i % plans] }),
    ],
    [
      'an assignment’s page',
      'read by key',
      (i) => call(named('assignment.get'), leader, { assignmentId: assignmentIds[i * 97] }),
    ],
    ['overview', 'read by key', () => call(named('overview.get'), leader, {})],
  ]
  await timesOf(200, () => call(row, leader, {}))
  const door = quantile(await timesOf(1000, () => call(one, leader, {})), 0.95)
  const key = quantile(await timesOf(1000, () => call(row, leader, {})), 0.95)
  const lines: Line[] = [
    {
      name: 'door: read by key, p95',
      figure: key,
      unit: 'ms',
      reference: 'door: select 1',
      ratio: key / door,
      bar: '',
    },
  ]
  for (const [name, reference, run] of cases) {
    const calls = name === 'overview' ? 60 : 600
    await timesOf(40, run)
    const times = await timesOf(calls, run)
    const { queries } = await countQueries(() => run(1))
    const bar = name === 'overview' ? '' : 'p95 ≤ 50 ms'
    for (const [label, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      const figure = quantile(times, share)
      lines.push({
        name: `${name}, ${label}, ${queries} queries`,
        figure,
        unit: 'ms',
        reference,
        ratio: figure / key,
        bar,
      })
    }
  }
  return lines
}

if (import.meta.main) {
  for (const { name, figure, unit, reference, ratio, bar } of await benchWork()) {
    console.log(
      `${name.padEnd(48)} ${figure.toFixed(1).padStart(8)} ${unit}  ${ratio.toFixed(1).padStart(6)} × ${reference}  ${bar}`,
    )
  }
}
