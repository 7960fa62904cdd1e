import type { Db } from '#platform/db/connection.ts'
import { storableText } from '#platform/db/json.ts'
import type { Answer, NewAnswer } from './schema.ts'

/** The document that answers a piece of work; a later one takes the place of the one before. */
export async function saveAnswer(db: Db, assignmentId: string, answer: NewAnswer): Promise<void> {
  const row = { ...answer, number: storableText(answer.number) }
  await db
    .insertInto('assignmentAnswer')
    .values({ assignmentId, ...row })
    .onConflict((conflict) => conflict.column('assignmentId').doUpdateSet(row))
    .execute()
}

export async function findAnswer(db: Db, assignmentId: string): Promise<Answer | null> {
  const row = await db
    .selectFrom('assignmentAnswer as a')
    .innerJoin('assignmentEvidence as e', 'e.id', 'a.evidenceId')
    .select(['a.number', 'a.issuedOn', 'a.evidenceId', 'e.filename'])
    .where('a.assignmentId', '=', assignmentId)
    .executeTakeFirst()
  return row ?? null
}
