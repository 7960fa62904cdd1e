import { z } from 'zod'
import { operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { findPlan } from '#features/plans/store.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { sumPromises } from './rules.ts'
import {
  FindTasks,
  OneTask,
  PlanAgencies,
  PromiseCounts,
  PublicAgencyList,
  PublicHome,
  PublicPlanDetail,
  PublicPlanList,
  PublicPlanPage,
  PublicState,
  PublicTaskDetail,
  PublicTaskList,
} from './schema.ts'
import {
  countPlanAgencies,
  countPublicPlans,
  countPublicTasks,
  findAgencyName,
  findKeptPlan,
  findPublicPlan,
  findPublicTask,
  listAxes,
  listAxesBefore,
  listObjectives,
  listPlanAgencies,
  listPublicPlans,
  listPublicTasks,
  listTaskParts,
  listTies,
  type TaskRow,
} from './store.ts'

const mostAxes = 60

export const home = operation({
  name: 'portal.home',
  method: 'GET',
  path: '/public/home',
  summary: 'Trang chủ cổng công khai: bao nhiêu việc đã hứa, đến hạn, đã xong, chậm.',
  input: z.object({}),
  output: PublicHome,
  allow: 'anyone',
  run: ({ db, once, today }) => once(`portal.home ${today}`, () => homeOf(db, today)),
})

async function homeOf(db: Db, today: string): Promise<PublicHome> {
  const axes = await listAxes(db, today)
  return {
    asOf: today,
    counts: { ...sumPromises(axes), plans: await countPublicPlans(db) },
    axes: axes.slice(0, mostAxes),
    plans: await listPublicPlans(db, today, { limit: 5 }),
  }
}

export const previewPlan = operation({
  name: 'portal.preview',
  method: 'GET',
  path: '/plans/:planId/public-counts',
  summary: 'Người dân sẽ thấy bao nhiêu nhiệm vụ của một kế hoạch, bao nhiêu chậm, nếu nó được công khai hôm nay.',
  input: z.object({ planId: Id }),
  output: PromiseCounts,
  allow: 'plan.publish',
  subject: (db, { planId }) => findPlan(db, planId),
  run: async ({ db, today }, { planId }) => sumPromises(await listAxesBefore(db, today, planId)),
})

export const listPlans = operation({
  name: 'portal.plans',
  method: 'GET',
  path: '/public/plans',
  summary: 'Các kế hoạch đã ban hành và công khai, mới nhất trước.',
  input: PublicPlanPage,
  output: PublicPlanList,
  allow: 'anyone',
  run: async ({ db, today }, { after, limit }) => {
    const rows = await listPublicPlans(db, today, { after: afterId(after), limit: limit + 1 })
    const plans = rows.slice(0, limit)
    return { asOf: today, plans, next: rows.length > limit ? (plans.at(-1)?.id ?? null) : null }
  },
})

export const getPlan = operation({
  name: 'portal.plan',
  method: 'GET',
  path: '/public/plans/:planId',
  summary: 'Một kế hoạch công khai: mục tiêu, tiến độ theo lĩnh vực và theo cơ quan.',
  input: z.object({ planId: PlanAgencies.shape.planId }),
  output: PublicPlanDetail,
  allow: 'anyone',
  run: ({ db, once, today }, { planId }) => once(`portal.plan ${today} ${planId}`, () => planOf(db, today, planId)),
})

const planOf = async (db: Db, today: string, planId: string): Promise<PublicPlanDetail> => ({
  asOf: today,
  plan: found(await findKeptPlan(db, today, planId)),
  ties: await listTies(db, planId),
  targets: await listObjectives(db, planId),
  axes: (await listAxes(db, today, planId)).slice(0, mostAxes),
  agencies: await listPlanAgencies(db, today, { planId, from: 0, limit: 8 }),
  agencyCount: await countPlanAgencies(db, planId),
})

export const listAgencies = operation({
  name: 'portal.agencies',
  method: 'GET',
  path: '/public/plans/:planId/agencies',
  summary: 'Các cơ quan có việc trong một kế hoạch công khai, cơ quan chủ trì nhiều việc trước.',
  input: PlanAgencies,
  output: PublicAgencyList,
  allow: 'anyone',
  run: async ({ db, today }, { planId, after, limit }) => {
    const plan = found(await findPublicPlan(db, today, planId))
    const from = after && /^\d{1,6}$/.test(after) ? Number(after) : 0
    const agencies = await listPlanAgencies(db, today, { planId, from, limit: limit + 1 })
    return { plan, agencies: agencies.slice(0, limit), next: agencies.length > limit ? String(from + limit) : null }
  },
})

export const listTasks = operation({
  name: 'portal.tasks',
  method: 'GET',
  path: '/public/tasks',
  summary: 'Tìm việc trong các kế hoạch công khai, có dấu hay không dấu, theo kế hoạch, lĩnh vực, cơ quan, tình trạng.',
  input: FindTasks,
  output: PublicTaskList,
  allow: 'anyone',
  run: async ({ db, today }, filter) => {
    const rows = await listPublicTasks(db, today, { ...filter, limit: filter.limit + 1 })
    const page = rows.slice(0, filter.limit)
    const last = page.at(-1)
    const next = rows.length > page.length && last ? cursorOf(last, filter.state) : null
    const total = await countPublicTasks(db, today, filter)
    const agencyName = filter.agencyId && total > 0 ? await findAgencyName(db, filter.agencyId) : null
    return { asOf: today, tasks: page.map(rowOf), next, total, agencyName: agencyName ?? null }
  },
})

export const getTask = operation({
  name: 'portal.task',
  method: 'GET',
  path: '/public/plans/:planId/tasks/:taskId',
  summary: 'Một việc của kế hoạch công khai: nội dung, thời hạn, cơ quan nào làm đến đâu.',
  input: OneTask,
  output: PublicTaskDetail,
  allow: 'anyone',
  run: async ({ db, today }, { planId, taskId }) => {
    const plan = found(await findPublicPlan(db, today, planId))
    const task = await findPublicTask(db, today, planId, taskId)
    if (!task) throw new Problem('access.not_found')
    const parts = await listTaskParts(db, today, taskId)
    const leads = parts.filter(({ role }) => role === 'lead')
    const coordinating = parts.filter(({ role }) => role === 'coordinating')
    return {
      asOf: today,
      plan,
      task: { ...rowOf(task), criterionText: task.criterionText, product: task.product },
      leads,
      coordinating: coordinating.slice(0, 60).map(({ name }) => name),
      coordinatingCount: coordinating.length,
      byState: countStates(leads.map(({ state }) => state)),
    }
  },
})

function found<T>(it: T | undefined): T {
  if (it === undefined) throw new Problem('access.not_found')
  return it
}

function afterId(after: string | undefined): string | undefined {
  if (after === undefined || z.uuid().safeParse(after).success) return after
  throw new Problem('input.invalid', { fields: [{ field: 'after' }] })
}

const rowOf = ({ lateSince: _, ...row }: TaskRow) => ({ ...row, state: PublicState.parse(row.state) })

/** The list of late tasks is ordered by how late they are, so its pages go on from a day too. */
const cursorOf = ({ planId, position, id, lateSince }: TaskRow, state: PublicState | undefined): string =>
  [planId, position, id, ...(state === 'late' && lateSince ? [lateSince] : [])].join('_')

function countStates(states: readonly PublicState[]): Record<PublicState, number> {
  const counts = { done: 0, late: 0, reported: 0, going: 0, notStarted: 0, stopped: 0 }
  for (const state of states) counts[state] += 1
  return counts
}
