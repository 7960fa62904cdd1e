import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { invoke, type Operation, operation } from '#features/access/operation.ts'
import { type Actor, system } from '#features/access/schema.ts'
import { listMatrix } from '#features/cascade/matrix/store.ts'
import { countQueries, type Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Province } from '#platform/db/province.ts'
import type { Services } from '#platform/services.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince } from '../test/database.ts'
import { type Line, quantile, timesInTurn, timesOf } from './measure.ts'

const communes = 150
const tasksAbove = 60
/** Of the communes, those that have issued a plan; each answers nine of ten tasks, one in five ties waits to be confirmed. */
const issued = 110
const today = '2026-06-10'

type Seeded = { planId: string; taskId: string; committee: string; agencies: string[] }

/** The coverage matrix of a province, by twenty readers: as it is read all day, and just after somebody has written. */
export async function benchCascade(): Promise<Line[]> {
  const { province, close } = await cloneProvince()
  try {
    const seeded = await province.write(seed)
    for (const table of ['plan', 'task', 'assignment', 'cascade_duty', 'cascade_link'])
      await sql`vacuum analyze ${sql.table(`${province.schema}.${table}`)}`.execute(province.kysely)
    return await measure(province, seeded)
  } finally {
    await close()
  }
}

const change = operation({
  name: 'bench.change',
  method: 'POST',
  path: '/bench.change',
  summary: 'bench.change',
  input: z.object({}),
  output: z.object({}),
  allow: 'anyone',
  run: async () => ({}),
}) as unknown as Operation

async function measure(province: Province, { planId, taskId, committee, agencies }: Seeded): Promise<Line[]> {
  const calendar = { addWorkingDays: (date: string) => ({ date, derivation: [] }) }
  const services = { calendar } as unknown as Services
  const now = new Date(`${today}T03:00:00Z`)
  const keeper = actorOf('standingOfficer', committee)
  const call = (op: Operation, actor: Actor, input: object) =>
    invoke(op, { province, actor, services, input, events, now })
  const commune = (i: number) => agencies[i % issued] ?? ''
  const cases = [
    {
      name: 'matrix 150 × 60',
      run: () => call(operationNamed('cascade.matrix'), keeper, { planId }),
      bar: 'p95 ≤ 80 ms',
    },
    {
      name: 'matrix 150 × 60, just after a write',
      run: () => call(operationNamed('cascade.matrix'), keeper, { planId }),
      bar: 'p95 ≤ 80 ms',
      cold: true,
    },
    {
      name: 'one agency’s column',
      run: (i: number) => call(operationNamed('cascade.agency'), keeper, { planId, agencyId: commune(i) }),
      bar: '',
    },
    {
      name: 'a task’s agencies',
      run: () => call(operationNamed('cascade.task'), keeper, { taskId }),
      bar: 'p95 ≤ 80 ms',
    },
  ]
  // The lower bound without the door and without memory: the one statement that makes the whole matrix.
  const statement = () => province.read((db) => listMatrix(db, planId, today))
  const lines: Line[] = []
  for (const { name, run, bar, cold } of cases) {
    await timesOf(40, run)
    const before = cold ? { before: () => call(change, system, {}) } : {}
    const { times, least } = await timesInTurn({ run, calls: 240, ...before }, statement, cold ? 12 : 4)
    const { queries } = await countQueries(() => run(1))
    for (const share of [0.5, 0.95]) {
      const [figure, beside] = [quantile(times, share), quantile(least, share)]
      lines.push({
        name: `cascade: ${name}, p${share * 100}, ${queries} ${queries === 1 ? 'query' : 'queries'}`,
        ...{ figure, unit: 'ms', ratio: figure / beside, bar: share === 0.95 ? bar : '' },
        reference: `the statement of the matrix: ${beside.toFixed(1)} ms`,
      })
    }
  }
  return lines
}

function actorOf(role: 'standingOfficer', agencyId: string): Actor {
  const names = { agencyName: 'Đơn vị', reach: new Set([agencyId]), actsFor: new Set<string>() }
  return {
    kind: 'user',
    id: uuid(),
    name: 'Người dùng',
    sessionId: null,
    grants: [{ id: uuid(), role, agencyId, ...names }],
  }
}

async function seed(db: Db): Promise<Seeded> {
  const agencies = Array.from({ length: communes }, () => uuid())
  const committee = uuid()
  const rest = { validFrom: '2025-07-01', kind: 'committee' }
  await insertMany(db, 'agency', [
    { id: committee, code: 'tinh', name: 'Ủy ban nhân dân tỉnh', level: 'province', ...rest },
    ...agencies.map((id, i) => ({
      id,
      code: `xa-${i}`,
      name: `Ủy ban nhân dân xã số ${i}`,
      level: 'commune',
      ...rest,
    })),
  ])
  const planId = uuid()
  const own = agencies.slice(0, issued).map((agencyId) => ({ id: uuid(), agencyId }))
  const header = { title: 'Nâng cao Chỉ số PAPI', status: 'confirmed', confirmedAt: new Date(`${today}T00:00:00Z`) }
  const issue = (id: string, agencyId: string, i: number) => ({
    ...{ id, agencyId, standingAgencyId: agencyId, number: `${i}/KH-UBND`, issuedOn: '2026-02-02', ...header },
  })
  await insertMany(db, 'plan', [
    issue(planId, committee, 0),
    ...own.map(({ id, agencyId }, i) => ({ ...issue(id, agencyId, i + 1), parentPlanId: planId })),
  ])
  const text =
    'Niêm yết công khai danh sách hộ nghèo, quy hoạch sử dụng đất và thu chi ngân sách tại trụ sở và nhà văn hóa'
  const tasksOf = (id: string) =>
    Array.from({ length: tasksAbove }, (_, i) => ({
      ...{ id: uuid(), planId: id, position: String(i), kind: 'annexRow', path: `PL1.${i}`, text, review: 'accepted' },
    }))
  const upper = tasksOf(planId)
  const below = own.map(({ id }) => tasksOf(id))
  await insertMany(db, 'task', [...upper, ...below.flat()])
  const given = (task: { id: string; planId: string }, agencyId: string) => ({
    ...{
      id: uuid(),
      taskId: task.id,
      planId: task.planId,
      agencyId,
      role: 'lead',
      state: 'inProgress',
      dueOn: '2026-12-31',
    },
  })
  const parts = [
    ...upper.flatMap((task) => agencies.map((agencyId) => given(task, agencyId))),
    ...below.flatMap((list, i) => list.map((task) => given(task, agencies[i] ?? ''))),
  ]
  for (let from = 0; from < parts.length; from += 2000)
    await insertMany(db, 'assignment', parts.slice(from, from + 2000))
  const duties = agencies.map((agencyId, i) => ({
    ...{ id: uuid(), planId, agencyId, countedFrom: '2026-02-02', dueOn: '2026-03-02' },
    ...{ ownPlanId: own[i]?.id ?? null, issuedOn: own[i] ? '2026-02-20' : null, createdAt: header.confirmedAt },
  }))
  await insertMany(db, 'cascadeDuty', duties)
  const links = below.flatMap((list, i) =>
    list.flatMap((task, at) => {
      if ((i + at) % 10 === 0) return []
      const confirmedAt = (i + at) % 5 === 1 ? null : header.confirmedAt
      const lacks = at % 7 === 0 ? ['product'] : []
      return [{ ownTaskId: task.id, taskId: upper[at]?.id ?? '', dutyId: duties[i]?.id ?? '', lacks, confirmedAt }]
    }),
  )
  for (let from = 0; from < links.length; from += 2000)
    await insertMany(db, 'cascadeLink', links.slice(from, from + 2000))
  return { planId, taskId: upper[0]?.id ?? '', committee, agencies }
}
