import { v7 as uuid } from 'uuid'
import { invoke } from '#features/access/operation.ts'
import { type Actor, visitor } from '#features/access/schema.ts'
import { countQueries, type Db } from '#platform/db/connection.ts'
import type { Services } from '#platform/services.ts'
import { events } from '../src/events.ts'
import { operationNamed } from '../src/operations.ts'
import { cloneProvince } from '../test/database.ts'
import { insertAgencies, insertPlan } from '../test/public-plans.ts'
import type { Line } from './measure.ts'

const sizes = { few: 5, many: 100 }
const names = Array.from({ length: 10 }, (_, i) => `Sở số ${i + 1}`)
// Of the world these operations touch the province's name only.
const services = { provinceName: async () => 'Tỉnh thử nghiệm' } as unknown as Services

/** How many statements the main pages send: the same over five tasks of one plan and over a hundred of each of ten. */
export async function benchQueries(): Promise<Line[]> {
  const [few, many] = [await countAll(1, sizes.few), await countAll(10, sizes.many)]
  return [...many].map(([name, figure]) => {
    const ratio = figure / (few.get(name) ?? Number.NaN)
    return { name: `queries: ${name}`, figure, unit: 'queries', reference: '1/200 of the rows', ratio, bar: '1 ×' }
  })
}

async function countAll(plans: number, tasks: number): Promise<Map<string, number>> {
  const { province, close } = await cloneProvince()
  try {
    const { planId, taskId, agencyId, assignmentId } = await province.write((db) => seed(db, plans, tasks))
    const grant = {
      id: uuid(),
      role: 'administrator',
      agencyId,
      agencyName: names[0]!,
      reach: new Set([agencyId]),
      actsFor: new Set<string>(),
    } as const
    const roles = ['administrator', 'standingOfficer', 'leader'] as const
    const grants = roles.map((role) => ({ ...grant, role }))
    const staff: Actor = { kind: 'user', id: uuid(), name: 'Người dùng', sessionId: null, grants }
    const cases: [string, Actor, object][] = [
      ['plan.list', staff, {}],
      ['plan.get', staff, { planId }],
      ['task.list', staff, { planId }],
      ['task.get', staff, { taskId }],
      ['assignment.list', staff, { planId }],
      ['assignment.mine', staff, {}],
      ['assignment.get', staff, { assignmentId }],
      ['assignment.planProgress', staff, { planId }],
      ['overview.get', staff, {}],
      ['agency.list', staff, {}],
      ['document.list', staff, {}],
      ['audit.list', staff, {}],
      ['portal.home', visitor, {}],
      ['portal.plans', visitor, {}],
      ['portal.plan', visitor, { planId }],
      ['portal.tasks', visitor, { planId }],
      ['portal.task', visitor, { planId, taskId }],
    ]
    const counted = new Map<string, number>()
    for (const [name, actor, input] of cases) {
      const request = { province, actor, services, input, events }
      counted.set(name, (await countQueries(() => invoke(operationNamed(name), request))).queries)
    }
    return counted
  } finally {
    await close()
  }
}

async function seed(db: Db, plans: number, tasks: number) {
  const agencies = await insertAgencies(db, names)
  const parts = names.map((agency, i) => ({
    agency,
    role: i === 0 ? ('lead' as const) : ('coordinating' as const),
  }))
  const sketch = {
    tasks: Array.from({ length: tasks }, (_, i) => ({ text: `Công khai ${i}`, axis: 'Công khai', parts })),
  }
  const made = []
  for (let i = 0; i < plans; i++) made.push(await insertPlan(db, agencies, sketch))
  const { id } = await db.selectFrom('assignment').select('id').limit(1).executeTakeFirstOrThrow()
  const agencyId = agencies[names[0]!]!
  return { planId: made[0]!.planId, taskId: made[0]!.taskIds[0]!, agencyId, assignmentId: id }
}
