import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Context, operation } from '#features/access/operation.ts'
import { Id } from '#features/access/schema.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { findPlan, findPlanForShare, findPlanForUpdate, type PlanSubject } from '#features/plans/store.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { dayOf, resolverOf } from './jobs.ts'
import {
  changeTask,
  isDoubtful,
  isResolved,
  keptBy,
  mergeTasks,
  type StoredParty,
  type StoredTask,
  splitText,
  summaryOf,
  type View,
  viewTask,
} from './rules.ts'
import {
  AcceptCertain,
  AddTask,
  ChooseParty,
  ListTasks,
  SplitReply,
  SplitTask,
  Task,
  TaskList,
  TaskVersion,
  TieCriterion,
  UpdateTask,
} from './schema.ts'
import {
  acceptTasks,
  deleteTask,
  findTask,
  findTaskForUpdate,
  insertTasks,
  listTasks,
  saveCriteria,
  saveTask,
  settleParties,
  subjectOf,
  type TaskSubject,
} from './store.ts'

async function viewOf(context: Context, plan: PlanSubject): Promise<View> {
  const issuedOn = dayOf(plan, context)
  const directory = await loadDirectory(context.db, issuedOn)
  const can = context.can({ ...plan, kind: 'task' })
  return { directory, issuerId: plan.plan.agencyId, dating: { issuedOn, calendar: context.services.calendar }, can }
}

const one = async (context: Context, { task, plan }: TaskSubject) => viewTask(task, await viewOf(context, plan))

async function reload(context: Context, id: string): Promise<Task> {
  const found = await findTask(context.db, id)
  if (!found) throw new Problem('access.not_found')
  return one(context, found)
}

/** Someone else changed the task since it was shown, or the plan was confirmed meanwhile. */
async function checkCurrent(context: Context & { subject: TaskSubject }, version: number): Promise<void> {
  const { subject } = context
  if (subject.task.version !== version) throw new Problem('write.conflict', { current: await one(context, subject) })
  checkDraft(subject.plan)
}

function checkDraft({ plan }: PlanSubject): void {
  if (plan.status !== 'draft') throw new Problem('task.plan_confirmed', { status: plan.status })
}

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
    const view = await viewOf(context, context.subject)
    const stored = await listTasks(context.db, context.subject.id)
    const tasks = stored.map((task) => viewTask(task, view))
    return { tasks: keptBy(tasks, input), summary: summaryOf(stored, tasks, view) }
  },
})

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
    const { db, subject, now, services, userId } = context
    const resolve = await resolverOf(context, subject.plan)
    const fresh = (nameRaw: string) => ({ id: uuid(), nameRaw, ...resolve(nameRaw) })
    const dating = { issuedOn: dayOf(subject.plan, context), calendar: services.calendar }
    await saveTask(db, changeTask(subject.task, change, { fresh, dating, by: userId ?? 'system' }), now)
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
  const { agencies, groups } = await loadDirectory(context.db, dayOf(context.subject.plan, context))
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
  output: z.object({ accepted: z.number().int() }),
  allow: 'task.edit',
  subject: (db, { planId }) => findPlanForShare(db, planId),
  run: async ({ db, subject, now }) => {
    checkDraft(subject)
    const tasks = await listTasks(db, subject.id)
    const certain = tasks.filter((task) => task.review === 'open' && !isDoubtful(task)).map(({ id }) => id)
    await acceptTasks(db, certain, now)
    return { accepted: certain.length }
  },
  audit: (_, { accepted }) => ({ accepted }),
})

export const splitTask = operation({
  name: 'task.split',
  method: 'POST',
  path: '/tasks/:taskId/split',
  summary: 'Tách một nhiệm vụ thành hai; đơn vị và thời hạn có ở cả hai.',
  input: SplitTask,
  output: SplitReply,
  allow: 'task.edit',
  subject: (db, { taskId }) => findTaskForUpdate(db, taskId, 'update'),
  run: async (context, { taskId, version, at }) => {
    await checkCurrent(context, version)
    const { db, subject, now } = context
    const [first, text] = splitText(subject.task.text, at)
    const second: StoredTask = {
      ...subject.task,
      ...{ id: uuid(), text, review: 'open', version: 1, criteria: [] },
      position: await positionAfter(context, subject.task),
      parties: subject.task.parties.map((party) => ({ ...party, id: uuid() })),
    }
    await saveTask(db, { ...subject.task, text: first, review: 'open' }, now)
    await insertTasks(db, [second])
    return { first: await reload(context, taskId), second: await reload(context, second.id) }
  },
  audit: ({ at }, { second }) => ({ at, second: second.id }),
})

/** A place between a task and the one below it. */
async function positionAfter({ db }: Context, { planId, position }: Pick<StoredTask, 'planId' | 'position'>) {
  const next = (await listTasks(db, planId)).find((task) => task.position > position)
  return next ? (position + next.position) / 2 : position + 1
}

export const mergeTask = operation({
  name: 'task.merge',
  method: 'POST',
  path: '/tasks/:taskId/merge',
  summary: 'Gộp một nhiệm vụ vào nhiệm vụ ngay phía trên; trả về nhiệm vụ đã gộp.',
  input: TaskVersion,
  output: Task,
  allow: 'task.edit',
  subject: (db, { taskId }) => findTaskForUpdate(db, taskId, 'update'),
  run: async (context, { taskId, version }) => {
    await checkCurrent(context, version)
    const { db, subject, now } = context
    const all = await listTasks(db, subject.task.planId)
    const at = all.findIndex(({ id }) => id === taskId)
    const upper = all.slice(0, at).findLast(({ review }) => review !== 'dropped')
    if (!upper) throw new Problem('task.cannot_merge')
    await deleteTask(db, taskId)
    await saveTask(db, mergeTasks(upper, subject.task), now)
    return reload(context, upper.id)
  },
  audit: (_, { id }) => ({ into: id }),
})

export const addTask = operation({
  name: 'task.add',
  method: 'POST',
  path: '/plans/:planId/tasks',
  summary: 'Thêm một nhiệm vụ mà máy đọc bỏ sót, hoặc của kế hoạch lập bằng tay.',
  input: AddTask,
  output: Task,
  allow: 'task.edit',
  subject: (db, { planId }) => findPlanForUpdate(db, planId),
  run: async (context, { planId, text, axis, afterTaskId }) => {
    const { db, subject } = context
    checkDraft(subject)
    const all = await listTasks(db, planId)
    const above = afterTaskId ? all.find(({ id }) => id === afterTaskId) : all.at(-1)
    if (afterTaskId && !above) throw new Problem('access.not_found')
    const position = above ? await positionAfter(context, above) : 1
    const path = `+${all.filter(({ kind }) => kind === 'added').length + 1}`
    const task = { ...blank, id: uuid(), planId, position, path, axis, text, indexName: above?.indexName ?? null }
    await insertTasks(db, [task])
    return one(context, subjectOf(task, subject))
  },
})

const blank: Omit<StoredTask, 'id' | 'planId' | 'position' | 'path' | 'axis' | 'text' | 'indexName'> = {
  ...{ kind: 'added', review: 'open', assigned: true, version: 1, dueByHand: false, roleExplicit: true },
  ...{ criterionText: null, product: null, funding: null, deadline: null, deadlineRaw: null, dueOn: null },
  ...{ leadRaw: null, coordinatingRaw: null, lineFrom: null, lineTo: null },
  ...{ fields: {}, flags: [], alternatives: [], parties: [], criteria: [] },
}

export const tieCriteria = operation({
  name: 'task.tieCriteria',
  method: 'PUT',
  path: '/tasks/:taskId/criteria',
  summary: 'Gắn nhiệm vụ với các tiêu chí của các bộ chỉ số; cả khi kế hoạch đã xác nhận.',
  input: TieCriterion,
  output: Task,
  allow: 'task.edit',
  subject: (db, { taskId }) => findTaskForUpdate(db, taskId),
  run: async (context, { taskId, version, criteria }) => {
    const { db, subject, now } = context
    if (subject.task.version !== version) throw new Problem('write.conflict', { current: await one(context, subject) })
    const distinct = new Map(criteria.map((each) => [`${each.indexName} ${each.criterionCode}`, each]))
    await saveCriteria(db, taskId, [...distinct.values()], now)
    return reload(context, taskId)
  },
  audit: ({ criteria }) => ({
    criteria: criteria.map(({ indexName, criterionCode }) => `${indexName} ${criterionCode}`),
  }),
})
