import type { Db } from '#platform/db/connection.ts'
import type { StoredFile } from './store.ts'

/** Writes down that the province keeps a stored file; two uploads of the same bytes wait here for each other. */
export async function recordFile(db: Db, file: StoredFile): Promise<void> {
  await db
    .insertInto('storedFile')
    .values({ ...file })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet((set) => ({ size: set.ref('excluded.size') })))
    .execute()
}

/** Every file that the province keeps: what its backup must hold. */
export const listRecordedFiles = (db: Db): Promise<{ sha256: string; size: number }[]> =>
  db.selectFrom('storedFile').select(['sha256', 'size']).orderBy('sha256').execute()
