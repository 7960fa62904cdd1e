import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { inPieces, literal, literals, textIn } from '#platform/db/in-pieces.ts'
import { insertMany } from '#platform/db/insert-many.ts'

export type WrittenText = { answerId: string; question: string; text: string }

/** What people wrote, in an order that tells nothing of when. */
export async function* streamTexts(
  db: Db,
  surveyId: string,
  questions: readonly string[],
): AsyncGenerator<WrittenText[]> {
  const pieces = inPieces(
    db,
    sql`select a.id::text, q.code, a.answers ->> q.code
      from survey_answer a, unnest(${literals(questions)}) with ordinality q (code, place)
      where a.survey_id = ${literal(surveyId)} and a.answers ->> q.code ~ '\\S' and jsonb_typeof(a.answers -> q.code) = 'string'
        and not exists (select 1 from survey_answer later where later.corrects = a.id) order by a.id, q.place`,
  )
  for await (const piece of pieces)
    yield Array.from({ length: piece.rows }, (_, row) => {
      const [answerId, question, text] = [0, 1, 2].map((column) => textIn(piece, row, column) ?? '') as [
        string,
        string,
        string,
      ]
      return { answerId, question, text }
    })
}

/** What an answer says to a question that is answered in words; undefined where it says nothing. */
export async function findText(
  db: Db,
  surveyId: string,
  answerId: string,
  question: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`select a.answers ->> ${question} as text from survey_answer a
    where a.id = ${answerId} and a.survey_id = ${surveyId}
    and a.answers ->> ${question} ~ '\\S' and jsonb_typeof(a.answers -> ${question}) = 'string'
    and not exists (select 1 from survey_answer later where later.corrects = a.id)`.execute(db)
  return rows[0]?.text
}

export async function listThemes(db: Db, surveyId: string) {
  return db
    .selectFrom('surveyTheme as t')
    .leftJoin('surveyAnswerTheme as a', 'a.themeId', 't.id')
    .select(['t.id', 't.question', 't.name', (count) => count.fn.count<string>('a.answerId').as('n')])
    .where('t.surveyId', '=', surveyId)
    .groupBy(['t.id', 't.question', 't.name'])
    .orderBy('t.name')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, n: Number(row.n) })))
}

export async function insertTheme(db: Db, theme: { id: string; surveyId: string; question: string; name: string }) {
  await db
    .insertInto('surveyTheme')
    .values(theme)
    .onConflict((on) => on.doNothing())
    .execute()
}

/** The themes that clerks gave to answers of a survey. */
export async function listAnswerThemes(db: Db, surveyId: string): Promise<{ answerId: string; themeId: string }[]> {
  return db
    .selectFrom('surveyAnswerTheme as a')
    .innerJoin('surveyTheme as t', 't.id', 'a.themeId')
    .select(['a.answerId', 'a.themeId'])
    .where('t.surveyId', '=', surveyId)
    .execute()
}

export async function saveAnswerThemes(
  db: Db,
  it: { answerIds: readonly string[]; surveyId: string; question: string; themeIds: readonly string[] },
): Promise<void> {
  const ofQuestion = db
    .selectFrom('surveyTheme')
    .select('id')
    .where('surveyId', '=', it.surveyId)
    .where('question', '=', it.question)
  await db
    .deleteFrom('surveyAnswerTheme')
    .where('answerId', '=', sql<string>`any(${it.answerIds}::uuid[])`)
    .where('themeId', 'in', ofQuestion)
    .execute()
  await insertMany(
    db,
    'surveyAnswerTheme',
    it.answerIds.flatMap((answerId) => it.themeIds.map((themeId) => ({ answerId, themeId }))),
  )
}
