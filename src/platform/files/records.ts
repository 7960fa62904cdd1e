import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { StoredFile } from './store.ts'

/** Writes down that the province keeps a stored file; two uploads of the same bytes wait here for each other. */
export async function recordFile(db: Db, file: StoredFile & { createdAt?: Date }): Promise<void> {
  await db
    .insertInto('storedFile')
    .values({ ...file })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet((set) => ({ size: set.ref('excluded.size') })))
    .execute()
}

/**
 * Forgets a file that nothing in the province refers to any more; backups leave it out from then on. The bytes stay in
 * the store, which other provinces share. Answers false when something still needs it.
 */
export async function releaseFile(db: Db, sha256: string): Promise<boolean> {
  await sql`savepoint releasing`.execute(db)
  try {
    await db.deleteFrom('storedFile').where('sha256', '=', sha256).execute()
    return true
  } catch (error) {
    if ((error as { code?: unknown }).code !== inUse) throw error
    await sql`rollback to savepoint releasing`.execute(db)
    return false
  }
}

/** PostgreSQL: a row is referred to by another one. */
const inUse = '23503'

/** Every file that the province keeps: what its backup must hold. */
export const listRecordedFiles = (db: Db): Promise<{ sha256: string; size: number }[]> =>
  db.selectFrom('storedFile').select(['sha256', 'size']).orderBy('sha256').execute()
