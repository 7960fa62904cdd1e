import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** Notes which pictures an answer of the survey names. False when one of them has not arrived or is none. */
export async function keepPhotos(db: Db, surveyId: string, digests: readonly string[]): Promise<boolean> {
  if (digests.length === 0) return true
  const wanted = [...new Set(digests)].sort()
  const found = await db
    .selectFrom('storedFile')
    .select('sha256')
    .where('sha256', '=', sql<string>`any(${wanted})`)
    .where('mediaType', 'like', 'image/%')
    .forShare()
    .execute()
  if (found.length < wanted.length) return false
  await db
    .insertInto('surveyPhoto')
    .values(wanted.map((sha256) => ({ surveyId, sha256 })))
    .onConflict((on) => on.doNothing())
    .execute()
  return true
}

/** A picture of an answer of the survey. */
export const findPhoto = (db: Db, surveyId: string, sha256: string) =>
  db
    .selectFrom('surveyPhoto as p')
    .innerJoin('storedFile as f', 'f.sha256', 'p.sha256')
    .select(['f.sha256', 'f.mediaType'])
    .where('p.surveyId', '=', surveyId)
    .where('p.sha256', '=', sha256)
    .executeTakeFirst()
