import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Subject } from '#features/access/schema.ts'
import type { CriterionTie } from '#features/criterion-names/schema.ts'
import { findPlanForShare, findPlanForUpdate, getPlan, type PlanSubject } from '#features/plans/store.ts'
import type { Deadline } from '#lib/calendar/deadline.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import { storableJson } from '#platform/db/json.ts'
import type { StoredParty, StoredTask } from './rules.ts'
import type { Task } from './schema.ts'

/** A task as rights are asked about it: those who keep the plan keep its tasks. */
export type TaskSubject = Subject & { task: StoredTask; plan: PlanSubject }

export const subjectOf = (task: StoredTask, plan: PlanSubject): TaskSubject => ({
  kind: 'task',
  id: task.id,
  parts: plan.parts,
  open: plan.open === true,
  task,
  plan,
})

const rows = (db: Db) =>
  db
    .selectFrom('task')
    .select(['id', 'planId', sql<number>`position::float8`.as('position'), 'kind', 'path', 'indexName', 'axis'])
    .select(['criterionText', 'text', 'product', 'funding', 'deadline', 'deadlineRaw', 'dueOn', 'dueByHand'])
    .select(['leadRaw', 'coordinatingRaw', 'roleExplicit', 'lineFrom', 'lineTo', 'fields', 'flags', 'alternatives'])
    .select(['review', 'assigned', 'version'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

/** Tasks in the order of the document with their parties and criteria: three queries, whatever the number. */
export async function listTasks(db: Db, planId: string): Promise<StoredTask[]> {
  return withParts(db, await rows(db).where('planId', '=', planId).orderBy('position').orderBy('id').execute())
}

async function withParts(db: Db, found: Row[]): Promise<StoredTask[]> {
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  const ofTasks = sql<boolean>`task_id = any(${ids}::uuid[])`
  const parties = await db
    .selectFrom('taskParty')
    .select(['id', 'taskId', 'role', 'nameRaw', 'agencyId', 'groupId', 'certainty', 'candidates'])
    .where(ofTasks)
    .orderBy('position')
    .execute()
  const criteria = await db
    .selectFrom('taskCriterion')
    .select(['taskId', 'indexName', 'criterionCode', 'criterionName', 'certainty', 'words', 'edition', 'learnedId'])
    .where(ofTasks)
    .orderBy('indexName')
    .orderBy('criterionCode')
    .execute()
  const partiesOf = Map.groupBy(parties, ({ taskId }) => taskId)
  const criteriaOf = Map.groupBy(criteria, ({ taskId }) => taskId)
  return found.map((row) => ({
    ...(row as Omit<StoredTask, 'parties' | 'criteria'>),
    parties: (partiesOf.get(row.id) ?? []).map(({ taskId: _, ...party }) => party as StoredParty),
    criteria: (criteriaOf.get(row.id) ?? []).map(({ taskId: _, ...criterion }) => criterion as CriterionTie),
  }))
}

export async function findTask(db: Db, id: string): Promise<TaskSubject | undefined> {
  const [task] = await withParts(db, await rows(db).where('id', '=', id).execute())
  return task && subjectOf(task, await getPlan(db, task.planId))
}

/**
 * The plan is locked before the task, as confirmation does: 'share' while one task changes, 'update' while the order of
 * tasks changes.
 */
export async function findTaskForUpdate(
  db: Db,
  id: string,
  lock: 'share' | 'update' = 'share',
): Promise<TaskSubject | undefined> {
  const where = await db.selectFrom('task').select('planId').where('id', '=', id).executeTakeFirst()
  const plan = where && (await (lock === 'share' ? findPlanForShare : findPlanForUpdate)(db, where.planId))
  if (!plan) return undefined
  await db.selectFrom('task').select('id').where('id', '=', id).forUpdate().execute()
  const [task] = await withParts(db, await rows(db).where('id', '=', id).execute())
  return task && subjectOf(task, plan)
}

const columnsOf = (task: StoredTask) => {
  const { parties: _, criteria: __, ...columns } = task
  return { ...columns, folded: foldedOf(task) }
}

const foldedOf = ({ path, text, product, axis }: Pick<StoredTask, 'path' | 'text' | 'product' | 'axis'>): string =>
  fold(`${path} ${text} ${product ?? ''} ${axis ?? ''}`)

const partyRows = (task: StoredTask) =>
  task.parties.map((party, position) => ({ ...party, taskId: task.id, position: position + 1 }))

/** Adds any number of tasks with their parties and criteria in three statements. */
export async function insertTasks(db: Db, tasks: readonly StoredTask[]): Promise<void> {
  await insertMany(db, 'task', tasks.map(columnsOf))
  await insertMany(db, 'taskParty', tasks.flatMap(partyRows))
  await insertTies(
    db,
    tasks.flatMap(({ id, criteria }) => criteria.map((tie) => ({ taskId: id, ...tie }))),
  )
}

/** Ties tasks to criteria to which they are not tied yet. Steps of drafts from before know three columns of a tie. */
export async function insertTies(db: Db, ties: readonly (CriterionTie & { taskId: string })[]): Promise<void> {
  const whole = { certainty: 'chosen', words: null, edition: null, learnedId: null }
  await insertMany(
    db,
    'taskCriterion',
    ties.map((tie) => ({ ...whole, ...tie })),
  )
}

/** Writes a task that `findTaskForUpdate` has locked, with its parties. */
export async function saveTask(db: Db, task: StoredTask, now: Date): Promise<void> {
  const { id, version: _, deadline, fields, flags, alternatives, ...columns } = columnsOf(task)
  const json = {
    deadline: deadline && storableJson(deadline),
    fields: storableJson(fields),
    flags: storableJson(flags),
    alternatives: storableJson(alternatives),
  }
  await db
    .updateTable('task')
    .set((set) => ({ ...columns, version: set('version', '+', 1), updatedAt: now }))
    .set(json)
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('taskParty').where('taskId', '=', id).execute()
  await insertMany(db, 'taskParty', partyRows(task))
}

export async function deleteTask(db: Db, id: string): Promise<void> {
  await db.deleteFrom('task').where('id', '=', id).execute()
}

export type Step = {
  taskId: string
  planId: string
  /** The tasks as they were, the one that stands there after the step among them. */
  before: StoredTask[]
  madeId: string | null
}

/** Keeps what a cut or a merge replaces, so that it can be taken back whole. */
export async function insertStep(db: Db, { before, ...step }: Step): Promise<void> {
  await db
    .insertInto('taskStep')
    .values({ id: uuid(), ...step, before: storableJson(before) })
    .execute()
}

export async function findLastStep(db: Db, taskId: string): Promise<(Step & { id: string }) | undefined> {
  const row = await db
    .selectFrom('taskStep')
    .select(['id', 'taskId', 'planId', 'before', 'madeId'])
    .where('taskId', '=', taskId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, before: row.before as StoredTask[] }
}

export async function deleteStep(db: Db, id: string): Promise<void> {
  await db.deleteFrom('taskStep').where('id', '=', id).execute()
}

/** A confirmed plan is not cut or merged any more. */
export async function deleteSteps(db: Db, planId: string): Promise<void> {
  await db.deleteFrom('taskStep').where('planId', '=', planId).execute()
}

export async function saveCriteria(db: Db, id: string, criteria: Task['criteria'], now: Date): Promise<void> {
  await db.deleteFrom('taskCriterion').where('taskId', '=', id).execute()
  await insertTies(
    db,
    criteria.map((criterion) => ({ taskId: id, ...criterion })),
  )
  await db
    .updateTable('task')
    .set((set) => ({ version: set('version', '+', 1), updatedAt: now }))
    .where('id', '=', id)
    .execute()
}

/** Tasks that are to be changed together, their plans locked before them; those that do not exist are left out. */
export async function listTasksForUpdate(db: Db, ids: readonly string[]): Promise<TaskSubject[]> {
  const ofIds = sql<boolean>`id = any(${[...ids]}::uuid[])`
  const where = await db.selectFrom('task').select('planId').distinct().where(ofIds).orderBy('planId').execute()
  const plans = new Map<string, PlanSubject>()
  for (const { planId } of where) {
    const plan = await findPlanForShare(db, planId)
    if (plan) plans.set(planId, plan)
  }
  await db.selectFrom('task').select('id').where(ofIds).orderBy('id').forUpdate().execute()
  const found = await withParts(db, await rows(db).where(ofIds).execute())
  return found.flatMap((task) => {
    const plan = plans.get(task.planId)
    return plan ? [subjectOf(task, plan)] : []
  })
}

type Ties = {
  ids: readonly string[]
  criterion: Pick<CriterionTie, 'indexName' | 'criterionCode' | 'criterionName' | 'edition'>
  tied: boolean
  now: Date
}

/** Ties tasks to one line of an index, or takes the ties away; answers how many tasks it changed. */
export async function saveTies(db: Db, { ids, criterion, tied, now }: Ties): Promise<number> {
  const { indexName, criterionCode, criterionName, edition } = criterion
  const nameKey = (name: unknown) => sql`lower(regexp_replace(trim(${name}::text), '[^A-Za-z0-9]+', '-', 'g'))`
  const there = sql`task_id = any(${[...ids]}::uuid[]) and criterion_code = ${criterionCode}
    and ${nameKey(sql.ref('indexName'))} = ${nameKey(indexName)}
    and (edition is null or ${edition}::text is null or edition = ${edition}::text)`
  const { rows: changed } = tied
    ? await sql<{ taskId: string }>`
        insert into task_criterion (task_id, index_name, criterion_code, criterion_name, edition)
        select id, ${indexName}, ${criterionCode}, ${criterionName}, ${edition} from unnest(${[...ids]}::uuid[]) as t (id)
        where id not in (select task_id from task_criterion where ${there}) returning task_id`.execute(db)
    : await sql<{ taskId: string }>`delete from task_criterion where ${there} returning task_id`.execute(db)
  await db
    .updateTable('task')
    .set((set) => ({ version: set('version', '+', 1), updatedAt: now }))
    .where(sql<boolean>`id = any(${changed.map(({ taskId }) => taskId)}::uuid[])`)
    .execute()
  return changed.length
}

type Turn = { planId: string; from: Task['review']; to: Task['review']; now: Date }

/** Marks tasks of a draft as looked at, or as not looked at again, in one statement; answers how many it were. */
export async function turnReviews(db: Db, ids: readonly string[], { planId, from, to, now }: Turn): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('task')
    .set((set) => ({ review: to, version: set('version', '+', 1), updatedAt: now }))
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('planId', '=', planId)
    .where('review', '=', from)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

type Settled = Pick<StoredParty, 'agencyId' | 'groupId' | 'certainty'>

/** Says of many parties at once which agency or group they are; the texts and versions of their tasks stay. */
export async function settleParties(db: Db, partyIds: readonly string[], settled: Settled): Promise<void> {
  await db
    .updateTable('taskParty')
    .set(settled)
    .where(sql<boolean>`id = any(${[...partyIds]}::uuid[])`)
    .execute()
}

type Dated = { id: string; deadline: Deadline | null; dueOn: string | null }

/** New due days and new resolutions of a whole draft, in two statements. */
export async function saveRedated(
  db: Db,
  tasks: readonly Dated[],
  parties: readonly Omit<StoredParty, 'role' | 'nameRaw'>[],
): Promise<void> {
  const dated = tasks.map(({ id, deadline, dueOn }) => ({ id, deadline, due_on: dueOn }))
  await sql`update task set deadline = r.deadline, due_on = r.due_on, version = task.version + 1
    from jsonb_to_recordset(${storableJson(dated)}::jsonb) as r (id uuid, deadline jsonb, due_on date)
    where task.id = r.id`.execute(db)
  const resolved = parties.map(({ id, agencyId, groupId, certainty, candidates }) => {
    return { id, agency_id: agencyId, group_id: groupId, certainty, candidates }
  })
  await sql`update task_party set agency_id = r.agency_id, group_id = r.group_id, certainty = r.certainty, candidates = r.candidates
    from jsonb_to_recordset(${storableJson(resolved)}::jsonb)
      as r (id uuid, agency_id uuid, group_id uuid, certainty text, candidates jsonb)
    where task_party.id = r.id`.execute(db)
}

export type AssignableTask = {
  taskId: string
  dueOn: string | null
  parties: { role: 'lead' | 'coordinating'; agencyId: string | null; groupId: string | null }[]
}

/** The tasks of a plan that become assignments, in order, with whom they name: one query. */
export async function listAssignableTasks(db: Db, planId: string): Promise<AssignableTask[]> {
  const { rows: found } = await sql<AssignableTask>`
    select task.id as task_id, task.due_on,
      coalesce(jsonb_agg(jsonb_build_object('role', p.role, 'agencyId', p.agency_id, 'groupId', p.group_id)
        order by p.position) filter (where p.agency_id is not null or p.group_id is not null), '[]') as parties
    from task left join task_party p on p.task_id = task.id
    where task.plan_id = ${planId} and task.assigned and task.review = 'accepted'
    group by task.id order by task.position`.execute(db)
  return found
}
