import type { Context } from '#features/access/operation.ts'
import { holds } from '#features/access/roles.ts'
import type { Subject } from '#features/access/schema.ts'
import { getPlan, type PlanSubject } from '#features/plans/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { Problem } from '#platform/problem.ts'
import { clockOf, dutyDay } from './clocks/rules.ts'
import { listDutyEntries } from './clocks/store.ts'
import { ruleOf } from './jobs.ts'
import {
  findOwnNumber,
  listAskedTaskIds,
  listDrafts,
  listMatrix,
  listOwnTasks,
  listRequests,
  listUnlinked,
  listUpperTasks,
  listWaivers,
  type OwnRow,
  type RequestRow,
} from './matrix/store.ts'
import { dutyDue, dutyState, dutySubject, lacksTogether, lateBy, progressOf, stateOfCell } from './rules.ts'
import type { AgencyColumn, ColumnRow, CompletionRequest, CoverageMatrix, OwnTask, UpperTask } from './schema.ts'
import { type Duty, findDuty, findDutyForUpdate, listCountedFrom } from './store.ts'

/** A duty with the plan that gives it, as rights are asked about it. */
export type DutySubject = Subject & { duty: Duty; upper: PlanSubject }

const subjectOf = (duty: Duty, upper: PlanSubject): DutySubject => ({
  ...dutySubject(duty.id, upper, [duty.agencyId]),
  duty,
  upper,
})

export async function findDutySubject(
  db: Context['db'],
  planId: string,
  agencyId: string,
): Promise<DutySubject | undefined> {
  const duty = await findDuty(db, planId, agencyId)
  return duty && subjectOf(duty, await getPlan(db, planId))
}

export async function findDutySubjectForUpdate(
  db: Context['db'],
  planId: string,
  agencyId: string,
): Promise<DutySubject | undefined> {
  const duty = await findDutyForUpdate(db, planId, agencyId)
  return duty && subjectOf(duty, await getPlan(db, planId))
}

/** Nothing is asked and nothing answered under a plan that is over. */
export function checkHolds({ upper: { plan } }: { upper: PlanSubject }): void {
  if (plan.status !== 'confirmed') throw new Problem('plan.not_confirmed', { planId: plan.id })
}

/** What all parts of a superior plan have in common, worked out once for each state of the province. */
const headOf = (context: Context, subject: PlanSubject) =>
  context.once(`cascade head ${subject.id}`, async () => ({
    tasks: await listUpperTasks(context.db, subject.id),
    rule: await ruleOf(context, subject),
    countedFrom: (await listCountedFrom(context.db, subject.id))[0] ?? subject.plan.issuedOn,
  }))

/** The whole matrix, worked out once for each state of the province. */
export const wholeMatrix = async (context: Context, subject: PlanSubject) => {
  const { db, once, today } = context
  const head = await headOf(context, subject)
  return { ...head, rows: await once(`cascade rows ${subject.id} ${today}`, () => listMatrix(db, subject.id, today)) }
}

/** The matrix cut to what the person may see. */
export async function matrixFor(context: Context, subject: PlanSubject): Promise<CoverageMatrix> {
  const { can, today } = context
  const { tasks, rows, rule, countedFrom } = await wholeMatrix(context, subject)
  const seen = rows.filter((row) => can(dutySubject(row.dutyId, subject, [row.agencyId])).includes('cascade.read'))
  return {
    rule,
    due: countedFrom ? dutyDue(countedFrom, rule, await calendarOf(context)) : null,
    tasks,
    agencies: seen.map(({ dutyId: _, askedTaskIds: __, ...row }) => ({
      ...row,
      state: dutyState(row, today),
      lateBy: lateBy(row, today),
    })),
    asked: seen.flatMap(({ agencyId, askedTaskIds }) => askedTaskIds.map((taskId) => ({ agencyId, taskId }))),
    canAsk: subject.plan.status === 'confirmed' && can(dutySubject(subject.id, subject, [])).includes('cascade.ask'),
    canSet: subject.plan.status === 'confirmed' && can(subject).includes('plan.edit'),
  }
}

export const ownTask = (row: OwnRow): OwnTask => ({
  ...{ id: row.id, planId: row.planId, path: row.path, text: row.text, product: row.product, lead: row.lead },
  ...{ deadline: row.deadline, dueOn: row.dueOn, lacks: row.lacks, confirmed: row.confirmed, likeness: row.likeness },
  progress: progressOf({
    ...{ parts: row.parts, started: row.started, completed: row.completed, overdue: row.overdue },
    ...{ percent: row.percent, reportedAt: row.reportedAt },
  }),
})

export const requestOf = ({ dutyId: _, taskText: __, ...row }: RequestRow): CompletionRequest => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
})

/** The same after something was written. */
export async function reloadColumn(context: Context & { subject: DutySubject }): Promise<AgencyColumn> {
  const { planId, agencyId } = context.subject.duty
  const duty = await findDuty(context.db, planId, agencyId)
  if (!duty) throw new Problem('access.not_found')
  return columnOf(context, { ...context.subject, duty })
}

/** All of one agency’s side: a fixed number of queries, whatever the number of tasks. */
export async function columnOf(context: Context, { duty, upper, ...subject }: DutySubject): Promise<AgencyColumn> {
  const { db, can, today } = context
  const { tasks, rule } = await headOf(context, upper)
  const history = await listDutyEntries(db, { dutyId: duty.id })
  const clock = clockOf(duty.countedFrom, rule, history)
  const rows = await rowsOf(context, duty, tasks)
  const requests = await listRequests(db, [duty.id])
  const ofTask = Map.groupBy(requests, ({ taskId }) => taskId)
  const asked = await listAskedTaskIds(db, upper.id, duty.agencyId)
  const unlinked = await listUnlinked(db, duty, today)
  const canDraft = mayDraftFor(context, duty.agencyId)
  const [draft] = (await listDrafts(db, [duty.agencyId])).filter(({ planId }) => planId === upper.id)
  return {
    ...{ planId: upper.id, planNumber: upper.plan.number, planTitle: upper.plan.title, agencyId: duty.agencyId },
    agencyName: duty.agencyName,
    ...{ dueOn: duty.dueOn, pausedOn: duty.pausedOn, askedTo: duty.askedTo, version: duty.version },
    history: history.map(({ dutyId: _, ...entry }) => entry),
    derivation: dutyDay(clock, await calendarOf(context)).derivation,
    ...{ state: dutyState(duty, today), lateBy: lateBy(duty, today), issuedOn: duty.issuedOn },
    ...{ ownPlanId: duty.ownPlanId, ownNumber: await findOwnNumber(db, duty.ownPlanId) },
    draftPlanId: canDraft ? (draft?.draftPlanId ?? null) : null,
    rows: rows
      .filter(({ task, own }) => asked.has(task.id) || own.length > 0)
      .map((row) => ({ ...row, requests: (ofTask.get(row.task.id) ?? []).map(requestOf) })),
    requests: (ofTask.get(null) ?? []).map(requestOf),
    unlinked: unlinked.map(ownTask),
    can: can(subject),
    canDraft,
  }
}

async function rowsOf(
  { db, today }: Context,
  duty: Duty,
  tasks: readonly UpperTask[],
): Promise<Omit<ColumnRow, 'requests'>[]> {
  const own = Map.groupBy(await listOwnTasks(db, { dutyId: duty.id }, today), ({ taskId }) => taskId)
  const waivers = new Map((await listWaivers(db, { dutyId: duty.id })).map((waiver) => [waiver.taskId, waiver]))
  const state = dutyState(duty, today)
  return tasks.map((task) => {
    const linked = (own.get(task.id) ?? []).map(ownTask)
    const waiver = waivers.get(task.id)
    return {
      task,
      state: stateOfCell(linked, waiver !== undefined, state),
      lacks: lacksTogether(linked.filter(({ confirmed }) => confirmed)),
      own: linked,
      waiver: waiver ? { ...waiver, givenAt: waiver.givenAt.toISOString() } : null,
    }
  })
}

/** Whether the person may load or draw up plans of an agency. */
export function mayDraftFor({ reach }: Pick<Context, 'reach'>, agencyId: string): boolean {
  const edit = reach('plan.edit')
  return edit === 'all' || edit.has(agencyId)
}

/** The agencies for which the person answers: those in which a grant lies, not all below them. */
export const answering = ({ actor }: Pick<Context, 'actor'>): string[] => [
  ...new Set(actor.grants.filter(({ role }) => holds(role, 'cascade.answer')).map(({ agencyId }) => agencyId)),
]
