import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { StoredTask } from '../rules.ts'
import { insertTasks } from '../store.ts'

type Kept = { from: string; task: StoredTask }

/** Adds copies of tasks of the issue before; those that are kept already stay as they are. Answers how many are new. */
export async function insertKept(db: Db, planId: string, list: readonly Kept[], now: Date): Promise<number> {
  const known = await db.selectFrom('task').select('keptFromId').where('planId', '=', planId).execute()
  const there = new Set(known.map(({ keptFromId }) => keptFromId))
  const fresh = list.filter(({ from }) => !there.has(from))
  await insertTasks(
    db,
    fresh.map(({ task }) => task),
  )
  await sql`update task set kept_from_id = k.old_id, updated_at = ${now}
    from unnest(${fresh.map(({ task }) => task.id)}::uuid[], ${fresh.map(({ from }) => from)}::uuid[]) as k (id, old_id)
    where task.id = k.id`.execute(db)
  return fresh.length
}

export async function deleteKept(db: Db, planId: string, oldIds: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('task')
    .where('planId', '=', planId)
    .where(sql<boolean>`kept_from_id = any(${[...oldIds]}::uuid[])`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
