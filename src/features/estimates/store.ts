import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { SampleFacts } from './design-rules.ts'
import type { AnswerRow } from './rules.ts'
import { Result } from './schema.ts'

/** Answers that count: each in its newest correction, in an order that tells nothing of when they came. */
export async function listAnswers(db: Db, surveyId: string, resultId?: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select a.id, a.channel, a.cluster_id as "clusterId", a.interviewer_id as "interviewerId",
      a.received_on as "receivedOn", a.received_at as "receivedAt", a.seconds, a.language,
      a.questionnaire_version as "questionnaireVersion", a.answers
    from survey_answer a where a.survey_id = ${surveyId} and ${
      resultId
        ? sql`exists (select 1 from survey_result_answer r where r.result_id = ${resultId} and r.answer_id = a.id)`
        : sql`not exists (select 1 from survey_answer later where later.corrects = a.id)`
    } order by a.id`.execute(db)
  return rows
}

export async function countAnswersNow(db: Db, surveyId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from survey_answer a
    where survey_id = ${surveyId} and not exists (select 1 from survey_answer later where later.corrects = a.id)`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

export type ResultRow = {
  id: string
  surveyId: string
  number: number
  content: Result
  facts: SampleFacts | null
  answers: number
  madeAt: Date
  madeByName: string
  publishedAt: Date | null
}

export type ResultSummary = Omit<ResultRow, 'content' | 'facts'>
const columns = ['id', 'surveyId', 'number', 'answers', 'madeAt', 'madeByName', 'publishedAt'] as const

/** Versions of the results of a survey, the newest first, without what they say. */
export async function listResults(db: Db, surveyId: string): Promise<ResultSummary[]> {
  return db
    .selectFrom('surveyResult')
    .select(columns)
    .where('surveyId', '=', surveyId)
    .orderBy('number', 'desc')
    .execute()
}

type Kept = ResultSummary & { content: unknown; facts: unknown }

/** Versions that were made before a part was added read as without it. */
const asKept = (found: Kept | undefined): ResultRow | undefined =>
  found && { ...found, content: Result.parse(found.content), facts: found.facts as SampleFacts | null }

/** One version, or the newest. */
export async function findResult(db: Db, surveyId: string, number?: number): Promise<ResultRow | undefined> {
  const found = await db
    .selectFrom('surveyResult')
    .select([...columns, 'content', 'facts'])
    .where('surveyId', '=', surveyId)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return asKept(found)
}

/** The newest version that was published. */
export async function findPublished(db: Db, surveyId: string): Promise<ResultRow | undefined> {
  const found = await db
    .selectFrom('surveyResult')
    .select([...columns, 'content', 'facts'])
    .where('surveyId', '=', surveyId)
    .where('publishedAt', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return asKept(found)
}

/** The newest survey by a questionnaire whose results were published by a day, in its newest version of then. */
export async function findPublishedOf(db: Db, questionnaireId: string, by: string) {
  const found = await db
    .selectFrom('surveyResult as r')
    .innerJoin('survey as s', 's.id', 'r.surveyId')
    .select(['r.number', 'r.content'])
    .select(sql<string>`(r.published_at at time zone 'Asia/Ho_Chi_Minh')::date`.as('publishedOn'))
    .where('s.questionnaireId', '=', questionnaireId)
    .where(sql<boolean>`(r.published_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${by}::date`)
    .orderBy('s.closesOn', 'desc')
    .orderBy('s.id', 'desc')
    .orderBy('r.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found && { ...found, content: Result.parse(found.content) }
}

export async function listPublished(db: Db) {
  const { rows } = await sql<{ slug: string; title: string; agencyName: string; closesOn: string }>`
    select s.slug, s.title, a.name as "agencyName", s.closes_on as "closesOn"
    from survey s join agency a on a.id = s.agency_id
    where exists (select 1 from survey_result r where r.survey_id = s.id and r.published_at is not null)
    order by s.closes_on desc, s.id limit 100`.execute(db)
  return rows
}

/** Other surveys that have results of a sample, to compare with. */
export async function listComparable(db: Db, surveyId: string): Promise<{ surveyId: string; title: string }[]> {
  const { rows } = await sql<{ surveyId: string; title: string }>`
    select s.id as "surveyId", s.title from survey s
    where s.id <> ${surveyId} and exists (select 1 from survey_result r where r.survey_id = s.id)
    order by s.opens_on desc, s.id limit 100`.execute(db)
  return rows
}

type NewResult = Pick<ResultRow, 'id' | 'surveyId' | 'content' | 'facts' | 'answers' | 'madeAt' | 'madeByName'>

/** Keeps a version with the answers that it counted; numbers run on under the survey that is held. */
export async function insertResult(db: Db, result: NewResult, answerIds: readonly string[]): Promise<number> {
  const { content, facts, ...row } = result
  const { number } = await db
    .insertInto('surveyResult')
    .values({
      ...row,
      content: JSON.stringify(content),
      facts: facts && JSON.stringify(facts),
      number: sql<number>`1 + coalesce((select max(number) from survey_result where survey_id = ${row.surveyId}), 0)`,
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  await sql`insert into survey_result_answer (result_id, answer_id)
    select ${row.id}, unnest(${[...answerIds]}::uuid[])`.execute(db)
  return number
}

export async function savePublished(db: Db, id: string, at: Date, byName: string): Promise<void> {
  await db.updateTable('surveyResult').set({ publishedAt: at, publishedByName: byName }).where('id', '=', id).execute()
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
  it: { answerId: string; surveyId: string; question: string; themeIds: readonly string[] },
): Promise<void> {
  const ofQuestion = db
    .selectFrom('surveyTheme')
    .select('id')
    .where('surveyId', '=', it.surveyId)
    .where('question', '=', it.question)
  await db
    .deleteFrom('surveyAnswerTheme')
    .where('answerId', '=', it.answerId)
    .where('themeId', 'in', ofQuestion)
    .execute()
  await insertMany(
    db,
    'surveyAnswerTheme',
    it.themeIds.map((themeId) => ({ answerId: it.answerId, themeId })),
  )
}
