import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Passage } from '../schema.ts'

type Settling = { planId: string; passages: readonly z.infer<typeof Passage>[]; userId: string | null; now: Date }

/** Keeps that passages of the document are no task; one that is said twice is kept once. */
export async function insertPassages(db: Db, { planId, passages, userId, now }: Settling): Promise<void> {
  const rows = new Map(passages.map((passage) => [passage.lineFrom, passage]))
  await deletePassages(db, planId, [...rows.keys()])
  await insertMany(
    db,
    'planPassage',
    [...rows.values()].map((passage) => ({ planId, ...passage, settledBy: userId, settledAt: now })),
  )
}

export async function deletePassages(db: Db, planId: string, froms: readonly number[]): Promise<void> {
  const these = sql<boolean>`line_from = any(${[...froms]}::int[])`
  await db.deleteFrom('planPassage').where('planId', '=', planId).where(these).execute()
}
