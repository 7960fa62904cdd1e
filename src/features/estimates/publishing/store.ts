import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { inPieces, literal, type Piece } from '#platform/db/in-pieces.ts'
import type { Withheld } from './told-rules.ts'

/** Answers that one of two versions counts and the other does not, so many of each at most. */
export function streamApart(db: Db, one: string, other: string, most: number): AsyncGenerator<Piece> {
  const only = (mine: string, theirs: string) => sql`(select r.answer_id from survey_result_answer r
    where r.result_id = ${literal(mine)} and not exists (select from survey_result_answer b
      where b.result_id = ${literal(theirs)} and b.answer_id = r.answer_id) limit ${sql.lit(most)})`
  return inPieces(
    db,
    sql`select a.channel, a.cluster_id::text, a.answers::text from survey_answer a
      where a.id in (${only(one, other)} union all ${only(other, one)})`,
  )
}

export async function savePublished(
  db: Db,
  id: string,
  { at, byName, withheld }: { at: Date; byName: string; withheld: Withheld | null },
): Promise<void> {
  await db
    .updateTable('surveyResult')
    .set({ publishedAt: at, publishedByName: byName, withheld: withheld && JSON.stringify(withheld) })
    .where('id', '=', id)
    .execute()
}

/** Takes a version back, and those before it that were told: an older one never comes back in its place. */
export async function saveWithdrawn(
  db: Db,
  { surveyId, number }: { surveyId: string; number: number },
  { at, byName, reason }: { at: Date; byName: string; reason: string },
): Promise<void> {
  await db
    .updateTable('surveyResult')
    .set({ withdrawnAt: at, withdrawnByName: byName, withdrawnReason: reason })
    .where('surveyId', '=', surveyId)
    .where('number', '<=', number)
    .where('publishedAt', 'is not', null)
    .where('withdrawnAt', 'is', null)
    .execute()
}

export type Correction = { number: number; publishedAt: Date; withdrawnAt: Date; reason: string }

/** What was published and withdrawn, the newest first. */
export async function listCorrections(db: Db, surveyId: string): Promise<Correction[]> {
  const { rows } = await sql<Correction>`select number, published_at as "publishedAt", withdrawn_at as "withdrawnAt",
      withdrawn_reason as reason
    from survey_result where survey_id = ${surveyId}::uuid and withdrawn_at is not null order by number desc`.execute(
    db,
  )
  return rows
}
