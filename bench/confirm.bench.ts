import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { invoke } from '#features/access/operation.ts'
import type { Actor } from '#features/access/schema.ts'
import { countQueries, type Db } from '#platform/db/connection.ts'
import type { Province } from '#platform/db/province.ts'
import type { Services } from '#platform/services.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince } from '../test/database.ts'
import type { Line } from './measure.ts'
import { seedProvince } from './seed.ts'

const tasks = 60
const members = 49
const rounds = 5

/** A draft of 60 tasks; each names one lead and a group of 49 agencies: 3 000 assignments. */
async function seedDraft(db: Db, agencies: readonly string[], groupId: string, number: string): Promise<string> {
  const planId = uuid()
  const header = { number, issuedOn: '2026-05-01', title: 'Kế hoạch nâng cao Chỉ số PAPI' }
  await db
    .insertInto('plan')
    .values({ id: planId, agencyId: agencies[0]!, standingAgencyId: agencies[1]!, ...header })
    .execute()
  const ids = Array.from({ length: tasks }, () => uuid())
  await sql`
    insert into task (id, plan_id, position, kind, path, text, due_on, review)
    select id, ${planId}::uuid, n, 'annexRow', 'PL1.' || n, 'Niêm yết công khai', '2026-09-30', 'accepted'
    from unnest(${ids}::uuid[]) with ordinality as t (id, n)`.execute(db)
  for (const [role, agencyId, group] of [
    ['lead', agencies[5]!, null],
    ['coordinating', null, groupId],
  ] as const) {
    await sql`
      insert into task_party (id, task_id, position, role, name_raw, agency_id, group_id, certainty)
      select gen_random_uuid(), id, 1, ${role}, 'như văn bản', ${agencyId}::uuid, ${group}::uuid, 'certain'
      from unnest(${ids}::uuid[]) as t (id)`.execute(db)
  }
  return planId
}

async function seedGroup(db: Db, agencies: readonly string[]): Promise<string> {
  const id = uuid()
  await db.insertInto('agencyGroup').values({ id, code: 'bench', name: 'Các xã được chọn', rule: null }).execute()
  await sql`insert into agency_group_member (id, group_id, agency_id)
    select gen_random_uuid(), ${id}::uuid, a from unnest(${agencies.slice(30, 30 + members)}::uuid[]) as a`.execute(db)
  return id
}

/** The least that writing the same rows costs: one statement that copies them from another plan, without a history. */
async function copyRows(province: Province, from: string, to: string): Promise<number> {
  const start = performance.now()
  await province.write((db) =>
    sql`insert into assignment (id, task_id, plan_id, agency_id, role, due_on)
      select gen_random_uuid(), t.id, ${to}::uuid, a.agency_id, a.role, a.due_on
      from assignment a join task f on f.id = a.task_id join task t on t.position = f.position and t.plan_id = ${to}::uuid
      where a.plan_id = ${from}::uuid`.execute(db),
  )
  return performance.now() - start
}

const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!

/** Confirming a plan beside 200 000 assignments that are there already: median of five, through the door. */
export async function benchConfirm(): Promise<Line[]> {
  const { province, close } = await cloneProvince()
  try {
    const { agencies } = await seedProvince(province)
    const groupId = await province.write((db) => seedGroup(db, agencies))
    const grant = { id: uuid(), role: 'standingOfficer', agencyId: agencies[1]!, agencyName: 'Sở Nội vụ' } as const
    const userId = uuid()
    await province.write((db) =>
      db.insertInto('authUser').values({ id: userId, name: 'Cán bộ', email: 'bench@namro.test' }).execute(),
    )
    const reach = new Set([agencies[1]!])
    const actsFor = new Set([agencies[0]!])
    const actor: Actor = {
      kind: 'user',
      id: userId,
      name: 'Cán bộ',
      sessionId: null,
      grants: [{ ...grant, reach, actsFor }],
    }
    const times: number[] = []
    const references: number[] = []
    let queries = 0
    for (let i = 0; i < rounds; i++) {
      const draft = (n: string) => province.write((db) => seedDraft(db, agencies, groupId, `${n}${i}/KH-UBND`))
      const [planId, copyId] = [await draft('9'), await draft('8')]
      const request = { province, actor, services: {} as Services, input: { planId, version: 1 }, events }
      const start = performance.now()
      const counted = await countQueries(() => invoke(operationNamed('plan.confirm'), request))
      times.push(performance.now() - start)
      queries = counted.queries
      references.push(await copyRows(province, planId, copyId))
    }
    const [figure, least] = [median(times), median(references)]
    const name = `confirm ${tasks} tasks → ${tasks * (members + 1)} assignments, ${queries} queries`
    return [
      {
        name,
        figure,
        unit: 'ms',
        reference: 'one insert … select of the rows',
        ratio: figure / least,
        bar: '≤ 1 500 ms',
      },
    ]
  } finally {
    await close()
  }
}

if (import.meta.main) {
  for (const { name, figure, unit, reference, ratio, bar } of await benchConfirm()) {
    console.log(`${name}  ${figure.toFixed(0)} ${unit}  ${ratio.toFixed(1)} × ${reference}  ${bar}`)
  }
}
