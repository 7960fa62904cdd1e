import { v7 as uuid } from 'uuid'
import { type Context, operation } from '#features/access/operation.ts'
import { findPlanForUpdate } from '#features/plans/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { Problem } from '#platform/problem.ts'
import { checkCurrent, checkDraft, one, reload } from './draft.ts'
import { dayOf } from './jobs.ts'
import { type Dating, dueOf, mergeCriteria, mergeTasks, type StoredTask, splitText } from './rules.ts'
import { AddTask, SplitReply, SplitTask, Task, TaskVersion } from './schema.ts'
import {
  deleteStep,
  deleteTask,
  findLastStep,
  findTaskForUpdate,
  insertStep,
  insertTasks,
  listTasks,
  saveCriteria,
  saveTask,
  subjectOf,
} from './store.ts'

/** What changes how many tasks a draft has. Cutting and merging can be taken back whole. */

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
      ...{ id: uuid(), text, review: 'open', version: 1 },
      criteria: subject.task.criteria.filter(({ certainty }) => certainty === 'certain'),
      position: await positionAfter(context, subject.task),
      parties: subject.task.parties.map((party) => ({ ...party, id: uuid() })),
    }
    await insertStep(db, { taskId, planId: subject.task.planId, before: [subject.task], madeId: second.id })
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
    await insertStep(db, { taskId: upper.id, planId: upper.planId, before: [upper, subject.task], madeId: null })
    await deleteTask(db, taskId)
    await saveTask(db, mergeTasks(upper, subject.task), now)
    if (subject.task.criteria.length > 0) await saveCriteria(db, upper.id, mergeCriteria(upper, subject.task), now)
    return reload(context, upper.id)
  },
  audit: (_, { id }) => ({ into: id }),
})

export const takeBackStep = operation({
  name: 'task.takeBack',
  method: 'POST',
  path: '/tasks/:taskId/take-back',
  summary: 'Lấy lại như trước lần tách hoặc gộp gần nhất, cả thời hạn, đơn vị và tiêu chí.',
  input: TaskVersion,
  output: Task,
  allow: 'task.edit',
  subject: (db, { taskId }) => findTaskForUpdate(db, taskId, 'update'),
  run: async (context, { taskId, version }) => {
    await checkCurrent(context, version)
    const { db, subject, now } = context
    const step = await findLastStep(db, taskId)
    if (!step) throw new Problem('task.no_step')
    const dating = { issuedOn: dayOf(subject.plan, context), calendar: await calendarOf(context) }
    const before = step.before.map((task) => asItWas(task, dating))
    await deleteStep(db, step.id)
    if (step.madeId) await deleteTask(db, step.madeId)
    for (const task of before.filter(({ id }) => id === taskId)) await saveTask(db, task, now)
    await insertTasks(
      db,
      before.filter(({ id }) => id !== taskId),
    )
    for (const { id, criteria } of before) await saveCriteria(db, id, criteria, now)
    return reload(context, taskId)
  },
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
  run: async (context, { planId, text, axis, afterTaskId, lineFrom, lineTo }) => {
    const { db, subject } = context
    checkDraft(subject)
    const all = await listTasks(db, planId)
    const above = afterTaskId ? all.find(({ id }) => id === afterTaskId) : all.at(-1)
    if (afterTaskId && !above) throw new Problem('access.not_found')
    const position = above ? await positionAfter(context, above) : 1
    const path = `+${all.filter(({ kind }) => kind === 'added').length + 1}`
    const place = { position, path, axis, indexName: above?.indexName ?? null, lineFrom, lineTo }
    const task = { ...blank, id: uuid(), planId, text, ...place }
    await insertTasks(db, [task])
    return one(context, subjectOf(task, subject))
  },
})

type Place = 'position' | 'path' | 'axis' | 'indexName' | 'lineFrom' | 'lineTo'

/** A task as it was kept; its day is counted again, since the plan may have been redated meanwhile. */
const asItWas = (task: StoredTask, dating: Dating): StoredTask => ({
  ...task,
  dueOn: task.dueByHand ? task.dueOn : dueOf(task.deadline, dating).date,
})

const blank: Omit<StoredTask, 'id' | 'planId' | 'text' | Place> = {
  ...{ kind: 'added', review: 'open', assigned: true, version: 1, dueByHand: false, roleExplicit: true },
  ...{ criterionText: null, product: null, funding: null, deadline: null, deadlineRaw: null, dueOn: null },
  ...{ leadRaw: null, coordinatingRaw: null },
  ...{ fields: {}, flags: [], alternatives: [], parties: [], criteria: [] },
}
