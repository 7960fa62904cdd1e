import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { nameableFor } from '#features/criterion-names/jobs.ts'
import { rematched } from '#features/criterion-names/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findPlan, findPlanForShare, type PlanSubject } from '#features/plans/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { checkCurrent, checkDraft, one, reload, viewOf } from './draft.ts'
import { dayOf, directoryDayOf, resolverOf } from './jobs.ts'
import { changeTask, isDoubtful, isResolved, keptBy, type StoredParty, viewTask } from './rules.ts'
import { AcceptCertain, ChooseParty, ListTasks, Task, TaskList, Unaccept, UpdateTask } from './schema.ts'
import {
  findTask,
  findTaskForUpdate,
  listTasks,
  saveCriteria,
  saveTask,
  settleParties,
  type TaskSubject,
  turnReviews,
} from './store.ts'
import { summaryOf } from './summary.ts'

export const listPlanTasks = operation({
  name: 'task.list',
  method: 'GET',
  path: '/plans/:planId/tasks',
  summary: 'Nhiệm vụ của một kế hoạch, với kiểm tra Năm Rõ và tóm tắt việc rà soát.',
  input: ListTasks,
  output: TaskList,
  allow: 'task.read',
  subject: async (db, { planId }) => findPlan(db, planId),
  run: async (context, input) => {
    const { subject, today, once } = context
    const { tasks, summary } = await once(`tasks ${today} ${subject.id}`, () => viewTasks(context))
    const can = context.can({ ...subject, kind: 'task' })
    return { tasks: keptBy(tasks, input).map((task) => ({ ...task, can })), summary }
  },
})

/** As everybody sees them; what the one who asks may do comes afterwards. */
async function viewTasks(context: Context & { subject: PlanSubject }): Promise<z.infer<typeof TaskList>> {
  const view = { ...(await viewOf(context, context.subject)), can: [] }
  const stored = await listTasks(context.db, context.subject.id)
  const tasks = stored.map((task) => viewTask(task, view))
  return { tasks, summary: summaryOf(stored, tasks, view) }
}

export const showTask = operation({
  name: 'task.get',
  method: 'GET',
  path: '/tasks/:taskId',
  summary: 'Một nhiệm vụ với các đơn vị, thời hạn và cách tính, chỗ trong văn bản gốc.',
  input: z.object({ taskId: Id }),
  output: Task,
  allow: 'task.read',
  subject: (db, { taskId }) => findTask(db, taskId),
  run: (context) => one(context, context.subject),
})

export const updateTask = operation({
  name: 'task.update',
  method: 'PATCH',
  path: '/tasks/:taskId',
  summary: 'Sửa, chấp nhận, bỏ hoặc lấy lại một nhiệm vụ của dự thảo; chữ ghi thời hạn và tên đơn vị được đọc lại.',
  input: UpdateTask,
  output: Task,
  allow: 'task.edit',
  subject: (db, { taskId }) => findTaskForUpdate(db, taskId),
  run: async (context, { taskId, version, ...change }) => {
    await checkCurrent(context, version)
    const { db, subject, now, userId } = context
    const resolve = await resolverOf(context, subject.plan)
    const fresh = (nameRaw: string) => ({ id: uuid(), nameRaw, ...resolve(nameRaw) })
    const dating = { issuedOn: dayOf(subject.plan, context), calendar: await calendarOf(context) }
    const changed = changeTask(subject.task, change, { fresh, dating, by: userId ?? 'system' })
    await saveTask(db, changed, now)
    if (changed.axis !== subject.task.axis || changed.criterionText !== subject.task.criterionText) {
      const editions = await nameableFor(context, subject.plan.plan)
      await saveCriteria(db, taskId, rematched(changed, editions), now)
    }
    return reload(context, taskId)
  },
  audit: ({ taskId: _, text: __, ...change }) => change,
})

export const chooseParty = operation({
  name: 'task.chooseParty',
  method: 'POST',
  path: '/tasks/:taskId/parties/:partyId',
  summary: 'Cho biết một tên trong văn bản là đơn vị hoặc nhóm nào; có thể ghi nhớ cho cả kế hoạch và các lần sau.',
  input: ChooseParty,
  output: Task,
  allow: 'task.edit',
  subject: (db, { taskId }) => findTaskForUpdate(db, taskId),
  run: async (context, { taskId, version, partyId, agencyId, groupId, remember }) => {
    await checkCurrent(context, version)
    const { db, subject, now, userId } = context
    const party = subject.task.parties.find(({ id }) => id === partyId)
    if (!party) throw new Problem('access.not_found')
    await checkTarget(context, { agencyId, groupId })
    const chosen = { agencyId, groupId, certainty: isResolved({ agencyId, groupId }) ? 'chosen' : 'unknown' } as const
    const parties = subject.task.parties.map((each) => (each.id === partyId ? { ...each, ...chosen } : each))
    await saveTask(db, { ...subject.task, parties }, now)
    if (remember && chosen.certainty === 'chosen') {
      await settleElsewhere(context, party, chosen)
      const target: Record<string, string> = agencyId ? { agencyId } : { groupId: groupId ?? '' }
      await context.emit('agency.nameResolved', { name: party.nameRaw, ...target, ...(userId ? { userId } : {}) })
    }
    return reload(context, taskId)
  },
  audit: ({ partyId, agencyId, groupId, remember }) => ({ partyId, agencyId, groupId, remember }),
})

async function checkTarget(
  context: Context & { subject: TaskSubject },
  { agencyId, groupId }: Pick<StoredParty, 'agencyId' | 'groupId'>,
): Promise<void> {
  if (agencyId && groupId) throw new Problem('input.invalid', { fields: [{ field: 'groupId', code: 'custom' }] })
  const { agencies, groups } = await loadDirectory(context.db, directoryDayOf(context.subject.plan, context))
  if ((agencyId && !agencies.has(agencyId)) || (groupId && !groups.has(groupId))) throw new Problem('access.not_found')
}

/** The same written name in other tasks of the draft, where nobody knows it yet, is the same agency. */
async function settleElsewhere(
  { db, subject }: Context & { subject: TaskSubject },
  { nameRaw }: StoredParty,
  chosen: Pick<StoredParty, 'agencyId' | 'groupId' | 'certainty'>,
): Promise<void> {
  const written = fold(nameRaw)
  const parties = (await listTasks(db, subject.task.planId)).flatMap((task) => task.parties)
  const same = parties.filter((party) => !isResolved(party) && fold(party.nameRaw) === written).map(({ id }) => id)
  await settleParties(db, same, chosen)
}

export const acceptCertainTasks = operation({
  name: 'task.acceptCertain',
  method: 'POST',
  path: '/plans/:planId/accept-certain',
  summary: 'Chấp nhận một lần mọi nhiệm vụ không có điểm nghi ngờ.',
  input: AcceptCertain,
  output: z.object({ accepted: z.number().int(), taskIds: z.array(Id).describe('What `task.unaccept` takes back') }),
  allow: 'task.edit',
  subject: (db, { planId }) => findPlanForShare(db, planId),
  run: async ({ db, subject, now }) => {
    checkDraft(subject)
    const tasks = await listTasks(db, subject.id)
    const certain = tasks.filter((task) => task.review === 'open' && !isDoubtful(task)).map(({ id }) => id)
    await turnReviews(db, certain, { planId: subject.id, from: 'open', to: 'accepted', now })
    return { accepted: certain.length, taskIds: certain }
  },
  audit: (_, { accepted }) => ({ accepted }),
})

export const unacceptTasks = operation({
  name: 'task.unaccept',
  method: 'POST',
  path: '/plans/:planId/unaccept',
  summary: 'Đưa những nhiệm vụ vừa được chấp nhận một lần trở lại chưa rà soát.',
  input: Unaccept,
  output: z.object({ reopened: z.number().int() }),
  allow: 'task.edit',
  subject: (db, { planId }) => findPlanForShare(db, planId),
  run: async ({ db, subject, now }, { taskIds }) => {
    checkDraft(subject)
    return { reopened: await turnReviews(db, taskIds, { planId: subject.id, from: 'accepted', to: 'open', now }) }
  },
  audit: (_, { reopened }) => ({ reopened }),
})
