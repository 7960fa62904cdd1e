import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Settling } from './rules.ts'
import type { PairDecision, WorkSoFar } from './schema.ts'

type Pair = z.infer<typeof PairDecision>

/** What people decided about the pairs of a draft. */
export async function listDecisions(db: Db, planId: string): Promise<Pair[]> {
  return db
    .selectFrom('taskPair')
    .select(['oldTaskId', 'newTaskId'])
    .where('planId', '=', planId)
    .where('kind', 'is', null)
    .orderBy('id')
    .execute()
}

/** Takes back what was decided about these tasks; answers it. */
export async function deleteDecisions(db: Db, planId: string, taskIds: readonly string[]): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    delete from task_pair where plan_id = ${planId}::uuid and kind is null
      and (old_task_id = any(${[...taskIds]}::uuid[]) or new_task_id = any(${[...taskIds]}::uuid[]))
    returning old_task_id, new_task_id`.execute(db)
  return rows
}

type By = { userId: string | null; now: Date }

export async function insertDecisions(db: Db, planId: string, pairs: readonly Pair[], { userId, now }: By) {
  const rows = pairs.map((pair) => ({ id: uuid(), planId, ...pair, decidedBy: userId, decidedAt: now }))
  await insertMany(db, 'taskPair', rows)
}

/** In the place of decisions stand all pairs, for good. */
export async function settlePairs(db: Db, planId: string, pairs: readonly Settling[], { userId, now }: By) {
  await db.deleteFrom('taskPair').where('planId', '=', planId).execute()
  const rows = pairs.map((pair) => ({ id: uuid(), planId, ...pair, decidedBy: userId, decidedAt: now }))
  await insertMany(db, 'taskPair', rows)
}

export type StoredPair = Settling & { kind: 'same' | 'changed' }

/** The pairs of a confirmed plan with the one that it replaced. */
export async function listSettled(db: Db, planId: string): Promise<StoredPair[]> {
  const rows = await db
    .selectFrom('taskPair')
    .select(['oldTaskId', 'newTaskId', 'kind', 'changed', 'byHand'])
    .where('planId', '=', planId)
    .where('kind', 'is not', null)
    .execute()
  return rows as StoredPair[]
}

type Work = z.infer<typeof WorkSoFar>

/** What has been done of each task of a plan, by task: one query. */
export async function sumWork(db: Db, planId: string): Promise<Map<string, Work>> {
  const { rows } = await sql<Work & { taskId: string }>`
    select a.task_id, count(*)::int as assignments, count(a.last_report_at)::int as started,
      count(*) filter (where a.state = 'completed')::int as completed, coalesce(sum(e.files), 0)::int as evidence
    from assignment a left join lateral (
      select count(*) as files from assignment_evidence e where e.assignment_id = a.id
    ) e on true
    where a.plan_id = ${planId}::uuid and a.state <> 'cancelled' group by a.task_id`.execute(db)
  return new Map(rows.map(({ taskId, ...work }) => [taskId, work]))
}
