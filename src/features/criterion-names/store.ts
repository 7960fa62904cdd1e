import { v7 as uuid } from 'uuid'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Learned, NamedAxis } from './rules.ts'

/** The names that people taught, as far as they hold. */
export async function listLearned(db: Db): Promise<Learned[]> {
  return db
    .selectFrom('criterionAlias')
    .select(['id', 'indexName', 'folded', 'criterionCode', 'criterionName'])
    .where('revokedAt', 'is', null)
    .execute()
}

type Taught = Omit<Learned, 'id' | 'folded'> & { words: string; createdBy: string | null; now: Date }

/** What is taught later holds in the place of what was taught before. */
export async function insertLearned(db: Db, { now, words, ...it }: Taught): Promise<void> {
  const folded = fold(words)
  if (folded === '') return
  await revoke(db, { revokedBy: it.createdBy, revokedAt: now })
    .where('indexName', '=', it.indexName)
    .where('folded', '=', folded)
    .where('revokedAt', 'is', null)
    .execute()
  await db
    .insertInto('criterionAlias')
    .values({ id: uuid(), words, folded, ...it, createdAt: now })
    .execute()
}

const revoke = (db: Db, it: { revokedBy: string | null; revokedAt: Date | null }) =>
  db.updateTable('criterionAlias').set(it)

/** Whether it held until now. */
export async function revokeLearned(db: Db, id: string, by: { userId: string | null; now: Date }): Promise<boolean> {
  const { numUpdatedRows } = await revoke(db, { revokedBy: by.userId, revokedAt: by.now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether it holds again: not when something else was taught about the same words meanwhile. */
export async function restoreLearned(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await revoke(db, { revokedBy: null, revokedAt: null })
    .where('id', '=', id)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('criterionAlias as other')
            .select('other.id')
            .whereRef('other.indexName', '=', 'criterionAlias.indexName')
            .whereRef('other.folded', '=', 'criterionAlias.folded')
            .where('other.revokedAt', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Every axis that tasks name, in the words of their documents. */
export async function listAxes(db: Db): Promise<NamedAxis[]> {
  const rows = await db
    .selectFrom('task')
    .select(['indexName', 'axis'])
    .where('axis', 'is not', null)
    .groupBy(['indexName', 'axis'])
    .orderBy('axis')
    .orderBy('indexName')
    .execute()
  return rows.map(({ indexName, axis }) => ({ indexName, axis: axis ?? '' }))
}
