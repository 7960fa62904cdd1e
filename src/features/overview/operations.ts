import { z } from 'zod'
import { type Context, operation, todayInVietnam } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { PlanProgress } from '#features/assignments/schema.ts'
import { axisNames } from '#features/criterion-names/jobs.ts'
import { findPlan } from '#features/plans/store.ts'
import { getSettings } from '#features/province-settings/store.ts'
import { addDays, daysBetween } from '#lib/calendar/plain-date.ts'
import type { Db } from '#platform/db/connection.ts'
import {
  type AgencyWork,
  add,
  agencyLists,
  byAxisName,
  firstAgencies,
  planProgress,
  progressOf,
  type Told,
} from './rules.ts'
import { Overview } from './schema.ts'
import { type Cut, countWaiting, listNextDeadlines, listPlanHeads, listTold, sumPlan, sumWork } from './store.ts'

const deadlinesShown = 8

export const getOverview = operation({
  name: 'overview.get',
  method: 'GET',
  path: '/overview',
  summary:
    'Tổng quan: tiến độ các kế hoạch, đơn vị trễ hạn, đơn vị im lặng, thời hạn sắp tới; trong phạm vi của người xem.',
  input: z.object({}),
  output: Overview,
  allow: 'overview.read',
  run: async (context) => ({ asOf: context.now.toISOString(), ...firstAgencies(await wholeOverview(context)) }),
})

export const listOverviewAgencies = operation({
  name: 'overview.agencies',
  method: 'GET',
  path: '/overview/agencies',
  summary: 'Mọi đơn vị có việc quá hạn và mọi đơn vị im lặng trong phạm vi của người xem, xếp như trên tổng quan.',
  input: z.object({}),
  output: Overview.pick({ asOf: true, lateAgencies: true, silentAgencies: true }),
  allow: 'overview.read',
  run: async (context) => {
    const { lateAgencies, silentAgencies } = await wholeOverview(context)
    return { asOf: context.now.toISOString(), lateAgencies, silentAgencies }
  },
})

function wholeOverview(context: Context): Promise<Omit<Overview, 'asOf'>> {
  const { once, reach, today } = context
  const reading = reach('overview.read')
  const cut = reading === 'all' ? 'all' : [...reading].sort()
  return once(`overview ${today} ${cut}`, () => overviewOf(context, cut))
}

/** Every look at all work; the heaviest reading there is, and the same for all who may see as much. */
async function overviewOf(context: Context, cut: Cut): Promise<Omit<Overview, 'asOf'>> {
  const { db, today } = context
  const { silentAfterDays } = await getSettings(db)
  const work = await sumWork(db, cut, today)
  const heads = await listPlanHeads(
    db,
    work.plans.map(({ planId }) => planId),
  )
  const counts = new Map(work.plans.map((plan) => [plan.planId, progressOf(plan)]))
  const agencies = work.agencies.map((agency) => ({
    ...agency,
    lastWordOn: agency.lastWordAt && todayInVietnam(agency.lastWordAt),
  }))
  return {
    total: progressOf(add(work.plans)),
    plans: heads.map((head) => ({ ...head, ...(counts.get(head.planId) ?? progressOf(add([]))) })),
    ...agencyLists(agencies, { today, silentAfterDays, told: await toldSince(db, agencies, today) }),
    silentAfterDays,
    axes: byAxisName(work.axes, await axisNames(context, work.axes)),
    nextDeadlines: await listNextDeadlines(db, cut, { today, limit: deadlinesShown }),
    waiting: await countWaiting(db, cut),
  }
}

/** Reminders of the silences that there are now; none is followed for more than a year. */
async function toldSince(db: Db, agencies: readonly AgencyWork[], today: string): Promise<Told[]> {
  const words = agencies.flatMap(({ open, lastWordOn }) => (open > 0 && lastWordOn ? [lastWordOn] : []))
  const oldest = words.sort()[0]
  const since = addDays(today, -366)
  return oldest ? listTold(db, { from: daysBetween(since, oldest) < 0 ? since : oldest, today }) : []
}

export const getPlanProgress = operation({
  name: 'assignment.planProgress',
  method: 'GET',
  path: '/plans/:planId/progress',
  summary: 'Tiến độ của một kế hoạch: theo trục, theo đơn vị, theo tháng đến hạn.',
  input: z.object({ planId: Id }),
  output: PlanProgress,
  allow: 'plan.read',
  subject: (db, { planId }) => findPlan(db, planId),
  run: ({ db, once, today }, { planId }) =>
    once(`progress ${today} ${planId}`, async () => {
      const { byTask, byAgency } = await sumPlan(db, planId, today)
      return planProgress(byTask, byAgency)
    }),
})
