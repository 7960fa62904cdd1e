import type { Context } from '#features/access/operation.ts'
import { listSettled } from '#features/plan-comparison/store.ts'
import { findPlan, getPlan, type PlanSubject } from '#features/plans/store.ts'
import type { StoredTask } from '#features/tasks/rules.ts'
import { listTasks } from '#features/tasks/store.ts'
import { calendarOf, calendarsOfChange } from '#features/working-days/store.ts'
import { movedBy } from '#lib/calendar/clock.ts'
import { closeGoneRequests, moveDuties, moveOwnPlan } from './carrying/store.ts'
import { clockOf, dutyDay, untilPause } from './clocks/rules.ts'
import { insertDutyLines, listDutyEntries, listOpenDuties, saveDutyDays } from './clocks/store.ts'
import { listAskedTaskIds } from './matrix/store.ts'
import { defaultRule, dutyDue, lacksOf, proposeLinks, whoMustIssue } from './rules.ts'
import type { CascadeRule } from './schema.ts'
import {
  type Duty,
  deleteDutiesBeside,
  deleteLinksOfPlan,
  findDutyOfDocument,
  findDutyUnder,
  findRule,
  getIssuer,
  insertDuties,
  listDuties,
  listFulfilled,
  listLinkedIds,
  listWorkers,
  saveLacks,
  saveLinks,
  saveOwnPlan,
} from './store.ts'

type Payload = Record<string, string>

/**
 * After 'plan.confirmed', when its work has been given out: who must issue a plan of its own, and until when. Work from
 * above outside a plan, and conclusions of a meeting, are carried out; nobody issues a plan under them.
 */
export async function giveDuties(context: Context, { planId = '' }: Payload): Promise<void> {
  const subject = await getPlan(context.db, planId)
  if (subject.plan.kind === 'plan') await settleDuties(context, subject)
}

/** The rule that holds for a plan; version 0 while nothing has been set. */
export async function ruleOf(
  { db }: Pick<Context, 'db'>,
  { id, plan }: PlanSubject,
): Promise<CascadeRule & { version: number }> {
  return (await findRule(db, id)) ?? { ...defaultRule(await getIssuer(db, plan.agencyId)), version: 0 }
}

/** Gives out and takes back duties, and counts their days, as the rule says. Answers how many agencies it names. */
export async function settleDuties(context: Context, subject: PlanSubject): Promise<number> {
  const { db, now, today } = context
  const { id, plan } = subject
  const rule = await ruleOf(context, subject)
  const wanted = whoMustIssue(rule, await getIssuer(db, plan.agencyId), await listWorkers(db, id))
  const countedFrom = plan.issuedOn ?? today
  const calendar = await calendarOf(context)
  const dueOn = dutyDue(countedFrom, rule, calendar).day
  await deleteDutiesBeside(db, id, wanted)
  await insertDuties(
    db,
    id,
    wanted.map((agencyId) => ({ agencyId, countedFrom, dueOn })),
    now,
  )
  const histories = Map.groupBy(await listDutyEntries(db, { planId: id }), ({ dutyId }) => dutyId)
  const days = (await listDuties(db, id)).map((duty) => {
    const clock = clockOf(duty.countedFrom, rule, histories.get(duty.id) ?? [])
    const { dueOn: day, pausedDueOn } = dutyDay(clock, calendar)
    return { id: duty.id, dueOn: day, pausedDueOn }
  })
  await saveDutyDays(db, days)
  return wanted.length
}

/** After 'plan.confirmed': the plan of an agency that names a plan above is what that one asked of it. */
export async function fulfilDuty(context: Context, { planId = '' }: Payload): Promise<void> {
  const { db, today } = context
  const { plan } = await getPlan(db, planId)
  if (!plan.parentPlanId) return
  const duty = await findDutyUnder(db, plan.parentPlanId, plan.agencyId)
  if (!duty) return
  if (duty.ownPlanId === null) await saveOwnPlan(db, duty.id, { ownPlanId: planId, issuedOn: plan.issuedOn ?? today })
  await proposeFor(context, duty, planId)
}

/** Ties of an issued own plan: what people said in the draft stays, the rest is proposed. */
async function proposeFor({ db }: Context, duty: Duty, ownPlanId: string): Promise<void> {
  const own = issuedTasks(await listTasks(db, ownPlanId))
  const asked = await listAskedTaskIds(db, duty.planId, duty.agencyId)
  const upper = (await listTasks(db, duty.planId)).filter(({ id }) => asked.has(id))
  const known = await listLinkedIds(db, duty.id)
  const lacks = new Map(own.map((task) => [task.id, lacksOf(task)]))
  await saveLacks(db, lacks)
  const proposals = proposeLinks(
    upper,
    own.filter(({ id }) => !known.has(id)),
  )
  const links = proposals.map((link) => ({ ...link, lacks: lacks.get(link.ownTaskId) ?? [] }))
  await saveLinks(db, duty.id, links, null)
}

export const issuedTasks = (tasks: readonly StoredTask[]): StoredTask[] =>
  tasks.filter(({ assigned, review }) => assigned && review === 'accepted')

/** After 'plan.retied': an issued plan names another superior plan, or none. */
export async function retieOwnPlan(context: Context, { planId = '' }: Payload): Promise<void> {
  const { db } = context
  for (const duty of await listFulfilled(db, planId)) {
    await deleteLinksOfPlan(db, duty.id, planId)
    await saveOwnPlan(db, duty.id, { ownPlanId: null, issuedOn: null })
  }
  await fulfilDuty(context, { planId })
}

/** After 'plan.replaced' and the pairs are settled: on both sides the new issue stands where the old one stood. */
export async function carryCascadeOver({ db, now }: Context, { planId = '', byPlanId = '' }: Payload): Promise<void> {
  const pairs = await listSettled(db, byPlanId)
  await moveDuties(db, planId, byPlanId, pairs)
  await closeGoneRequests(db, byPlanId, now)
  await moveOwnPlan(db, planId, byPlanId, pairs)
}

/** After 'plan.drafted': the file was loaded from a duty, so that its draft carries out the plan above. */
export async function tieStarted(context: Context, { planId = '' }: Payload): Promise<void> {
  const found = await findPlan(context.db, planId)
  if (!found?.plan.documentId || found.plan.parentPlanId) return
  const duty = await findDutyOfDocument(context.db, found.plan.documentId)
  if (duty) await context.emit('cascade.started', { planId, parentPlanId: duty.planId, agencyId: duty.agencyId })
}

/** After 'calendar.changed': open duties that are counted over the changed day are due on another. */
export async function moveDutyDays(context: Context, { changeId = '' }: Payload): Promise<void> {
  const { db, today, now, userId, actor } = context
  const { before, after } = await calendarsOfChange(context, changeId)
  const open = await listOpenDuties(db)
  const histories = Map.groupBy(await listDutyEntries(db, 'open'), ({ dutyId }) => dutyId)
  const moved = open.flatMap(({ workingDays, dueDay, dueOn, pausedDueOn, ...duty }) => {
    const clock = clockOf(duty.countedFrom, { workingDays, dueDay }, histories.get(duty.id) ?? [])
    // While it stands still, the day is kept that stood when it was stopped.
    const told = dueOn === null ? untilPause(clock) : clock
    const move = movedBy({ ...told, dueOn: dueOn ?? pausedDueOn }, before, after)
    return move ? [{ ...duty, paused: dueOn === null, dueOn: move.from, dueTo: move.to }] : []
  })
  await saveDutyDays(
    db,
    moved.map(({ id, paused, dueTo }) =>
      paused ? { id, dueOn: null, pausedDueOn: dueTo } : { id, dueOn: dueTo, pausedDueOn: null },
    ),
  )
  const lines = moved.map(({ id, dueOn, dueTo }) => ({ dutyId: id, onDay: today, dueFrom: dueOn, dueTo }))
  const words = { action: 'dueMoved', reason: 'Lịch làm việc của tỉnh thay đổi; ngày đến hạn được tính lại.' } as const
  await insertDutyLines(db, lines, words, { userId, name: actor.name, now })
  const moves = moved.map(({ id, planId, agencyId, dueOn, dueTo, planNumber }) => {
    const words = `Ban hành kế hoạch của đơn vị theo Kế hoạch ${planNumber ?? ''}`.trim()
    return { kind: 'duty', subjectId: id, planId, agencyId, words, dueFrom: dueOn, dueTo }
  })
  await context.emit('clock.moved', { changeId, moves: JSON.stringify(moves) })
}
