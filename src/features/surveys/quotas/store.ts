import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Quota } from '../schema.ts'

export const listQuotas = (db: Db, surveyId: string): Promise<Quota[]> =>
  db
    .selectFrom('surveyQuota')
    .select(['id', 'title', 'rule', 'most', 'taken'])
    .where('surveyId', '=', surveyId)
    .orderBy('position')
    .execute()

/** Takes the place of all quotas of a survey that nobody has answered yet. */
export async function replaceQuotas(db: Db, surveyId: string, quotas: readonly Omit<Quota, 'taken'>[]): Promise<void> {
  await db.deleteFrom('surveyQuota').where('surveyId', '=', surveyId).execute()
  if (quotas.length > 0)
    await insertMany(
      db,
      'surveyQuota',
      quotas.map((quota, i) => ({ ...quota, surveyId, position: i + 1 })),
    )
}

export async function saveQuotaSizes(db: Db, quotas: readonly Pick<Quota, 'id' | 'title' | 'most'>[]): Promise<void> {
  for (const { id, title, most } of quotas)
    await db.updateTable('surveyQuota').set({ title, most }).where('id', '=', id).execute()
}

/** The quotas, held until the end of the transaction: always in one order, so that nobody waits for one who waits for him. */
export const holdQuotas = (db: Db, ids: readonly string[]): Promise<Quota[]> =>
  db
    .selectFrom('surveyQuota')
    .select(['id', 'title', 'rule', 'most', 'taken'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()

/** One answer more, or one less, counts for each of them. */
export async function countTowards(db: Db, ids: readonly string[], by: 1 | -1): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('surveyQuota')
    .set({ taken: sql`taken + ${by}` })
    .where('id', 'in', [...ids])
    .execute()
}
