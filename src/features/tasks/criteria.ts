import { type Context, operation } from '#features/access/operation.ts'
import { nameableFor } from '#features/criterion-names/jobs.ts'
import { matchTask } from '#features/criterion-names/rules.ts'
import type { CriterionTie } from '#features/criterion-names/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import { Problem } from '#platform/problem.ts'
import { checkCurrent, one, reload } from './draft.ts'
import { ChooseCriterion, Task, TieCriterion } from './schema.ts'
import { findTaskForUpdate, insertTies, listTasks, saveCriteria, type TaskSubject } from './store.ts'

/** To which criteria of which indices a task belongs. */

const keyOf = (tie: Pick<CriterionTie, 'indexName' | 'criterionCode'>): string =>
  `${tie.indexName} ${tie.criterionCode}`

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
    const known = new Map(subject.task.criteria.map((tie) => [keyOf(tie), tie]))
    const distinct = new Map(criteria.map((each) => [keyOf(each), each]))
    const ties = [...distinct].map(([key, { words = null, ...tie }]): CriterionTie => {
      return known.get(key) ?? { ...tie, words, certainty: 'chosen', edition: null, learnedId: null }
    })
    await saveCriteria(db, taskId, ties, now)
    return reload(context, taskId)
  },
  audit: ({ criteria }) => ({
    criteria: criteria.map(({ indexName, criterionCode }) => `${indexName} ${criterionCode}`),
  }),
})

export const chooseCriterion = operation({
  name: 'task.chooseCriterion',
  method: 'POST',
  path: '/tasks/:taskId/criteria',
  summary: 'Cho biết một tên trong văn bản là tiêu chí nào; có thể ghi nhớ cho cả kế hoạch và các lần sau.',
  input: ChooseCriterion,
  output: Task,
  allow: 'task.edit',
  subject: (db, { taskId }) => findTaskForUpdate(db, taskId),
  run: async (context, { taskId, version, indexName, words, criterionCode, remember }) => {
    await checkCurrent(context, version)
    const { db, subject, now, userId } = context
    const editions = await nameableFor(context, subject.plan.plan)
    const edition = editions.find((each) => each.indexName === indexName)
    const criterion = edition?.criteria.find(({ code }) => code === criterionCode)
    if (!edition || !criterion) throw new Problem('access.not_found')
    const { code, name } = criterion
    const tie = { indexName, criterionCode: code, criterionName: name, words, edition: edition.edition }
    // What was said of the same words before does not hold any more.
    const others = subject.task.criteria.filter((each) => {
      return keyOf(each) !== keyOf(tie) && !(each.indexName === indexName && fold(each.words ?? '') === fold(words))
    })
    await saveCriteria(db, taskId, [...others, { ...tie, certainty: 'chosen', learnedId: null }], now)
    if (remember) {
      await context.emit('criterion.named', { indexName, words, code, name, ...(userId ? { userId } : {}) })
      await settleElsewhere(context, words)
    }
    return reload(context, taskId)
  },
  audit: ({ indexName, words, criterionCode, remember }) => ({ indexName, words, criterionCode, remember }),
})

/** The same name in other tasks of the draft, where nobody has said yet what it means, is the same criterion. */
async function settleElsewhere(context: Context & { subject: TaskSubject }, words: string): Promise<void> {
  const { db, subject } = context
  const editions = await nameableFor(context, subject.plan.plan)
  const meant = fold(words)
  const tasks = await listTasks(db, subject.task.planId)
  const fresh = tasks.flatMap((task) => {
    const known = new Set(task.criteria.map(keyOf))
    const ties = matchTask(task, editions).ties.filter((tie) => fold(tie.words ?? '') === meant)
    return task.id === subject.id
      ? []
      : ties.filter((tie) => !known.has(keyOf(tie))).map((tie) => ({ taskId: task.id, ...tie }))
  })
  await insertTies(db, fresh)
}
