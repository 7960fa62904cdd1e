import type { Db } from '#platform/db/connection.ts'
import type { Counter } from '../schema.ts'

/** The newest first. */
export async function listCounters(db: Db, surveyId: string): Promise<Counter[]> {
  const found = await db
    .selectFrom('surveyCounter')
    .select(['id', 'name', 'createdAt', 'endedAt'])
    .where('surveyId', '=', surveyId)
    .orderBy('id', 'desc')
    .execute()
  return found.map(({ createdAt, endedAt, ...row }) => ({
    ...row,
    ...{ createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
  }))
}

/** The survey whose answers a tablet takes; a tablet that was ended takes none. */
export const findCounter = (db: Db, keyDigest: string) =>
  db
    .selectFrom('surveyCounter as c')
    .innerJoin('survey as s', 's.id', 'c.surveyId')
    .select(['c.id', 'c.name', 's.slug'])
    .where('c.keyDigest', '=', keyDigest)
    .where('c.endedAt', 'is', null)
    .executeTakeFirst()

type NewCounter = { id: string; surveyId: string; name: string; keyDigest: string; createdAt: Date }

export async function insertCounter(db: Db, row: NewCounter): Promise<void> {
  await db.insertInto('surveyCounter').values(row).execute()
}

/** False when the survey has no such tablet at work. */
export async function endCounter(db: Db, surveyId: string, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('surveyCounter')
    .set({ endedAt: now })
    .where('id', '=', id)
    .where('surveyId', '=', surveyId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
