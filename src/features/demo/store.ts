import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { DemoState } from './schema.ts'

const key = 'demo'

export async function findDemo(db: Db): Promise<DemoState | undefined> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row && DemoState.parse(row.value)
}

export async function saveDemo(db: Db, demo: DemoState): Promise<void> {
  const value = JSON.stringify(demo)
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((set) => ({ value, version: set('setting.version', '+', 1), updatedAt: sql<Date>`now()` })),
    )
    .execute()
}

/** Whether somebody has begun to set up this province. */
export async function hasAgencies(db: Db): Promise<boolean> {
  const row = await db.selectFrom('agency').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}
