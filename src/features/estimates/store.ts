import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { factsFrom, type SampleFacts } from './design-rules.ts'
import { Result } from './schema.ts'

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
    .where('content', 'is not', null)
    .orderBy('number', 'desc')
    .execute()
}

type Kept = ResultSummary & { content: unknown; facts: unknown }

/** Versions that were made before a part was added read as without it. */
const asKept = (found: Kept | undefined): ResultRow | undefined =>
  found && { ...found, content: Result.parse(found.content), facts: factsFrom(found.facts) }

/** One version, or the newest. */
export async function findResult(db: Db, surveyId: string, number?: number): Promise<ResultRow | undefined> {
  const found = await db
    .selectFrom('surveyResult')
    .select([...columns, 'content', 'facts'])
    .where('surveyId', '=', surveyId)
    .where('content', 'is not', null)
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
    where s.id <> ${surveyId} and exists (select 1 from survey_result r where r.survey_id = s.id and r.content is not null)
    order by s.opens_on desc, s.id limit 100`.execute(db)
  return rows
}

export async function savePublished(db: Db, id: string, at: Date, byName: string): Promise<void> {
  await db.updateTable('surveyResult').set({ publishedAt: at, publishedByName: byName }).where('id', '=', id).execute()
}
