import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { factsFrom, type SampleFacts } from './design-rules.ts'
import { asTold, Withheld } from './publishing/told-rules.ts'
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
  /** Told to everybody; what was told can be withdrawn, and stays withdrawn. */
  publishedAt: Date | null
  withdrawnAt: Date | null
  withdrawnReason: string | null
  /** What it does not tell since it was published: `content` is without it. */
  withheld: Withheld | null
}

export type ResultSummary = Omit<ResultRow, 'content' | 'facts' | 'withheld'>
const made = ['id', 'surveyId', 'number', 'answers', 'madeAt', 'madeByName'] as const
const columns = [...made, 'publishedAt', 'withdrawnAt', 'withdrawnReason'] as const

export const isPublic = ({ publishedAt, withdrawnAt }: Pick<ResultRow, 'publishedAt' | 'withdrawnAt'>): boolean =>
  publishedAt !== null && withdrawnAt === null

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

type Kept = ResultSummary & { content: unknown; facts: unknown; withheld: unknown }

/** Versions that were made before a part was added read as without it; what was published, as it was told. */
function asKept(found: Kept | undefined): ResultRow | undefined {
  if (!found) return undefined
  const withheld = found.withheld === null ? null : Withheld.parse(found.withheld)
  return {
    ...found,
    ...{ withheld, content: asTold(Result.parse(found.content), withheld), facts: factsFrom(found.facts) },
  }
}

/** One version, or the newest. */
export async function findResult(db: Db, surveyId: string, number?: number): Promise<ResultRow | undefined> {
  const found = await db
    .selectFrom('surveyResult')
    .select([...columns, 'content', 'facts', 'withheld'])
    .where('surveyId', '=', surveyId)
    .where('content', 'is not', null)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return asKept(found)
}

/** Every version that was ever told, the newest first. */
export async function listTold(db: Db, surveyId: string): Promise<ResultRow[]> {
  const found = await db
    .selectFrom('surveyResult')
    .select([...columns, 'content', 'facts', 'withheld'])
    .where('surveyId', '=', surveyId)
    .where('publishedAt', 'is not', null)
    .orderBy('number', 'desc')
    .execute()
  return found.flatMap((row) => asKept(row) ?? [])
}

/** The newest version that is published. */
export async function findPublished(db: Db, surveyId: string): Promise<ResultRow | undefined> {
  const found = await db
    .selectFrom('surveyResult')
    .select([...columns, 'content', 'facts', 'withheld'])
    .where('surveyId', '=', surveyId)
    .where('publishedAt', 'is not', null)
    .where('withdrawnAt', 'is', null)
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
    .select(['r.number', 'r.content', 'r.withheld'])
    .select(sql<string>`(r.published_at at time zone 'Asia/Ho_Chi_Minh')::date`.as('publishedOn'))
    .where('s.questionnaireId', '=', questionnaireId)
    .where('r.withdrawnAt', 'is', null)
    .where(sql<boolean>`(r.published_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${by}::date`)
    .orderBy('s.closesOn', 'desc')
    .orderBy('s.id', 'desc')
    .orderBy('r.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const withheld = found.withheld === null ? null : Withheld.parse(found.withheld)
  return { ...found, content: asTold(Result.parse(found.content), withheld) }
}

export async function listPublished(db: Db) {
  type Row = {
    slug: string
    title: string
    agencyName: string
    closesOn: string
    countedTo: string | null
    withdrawn: boolean
  }
  const { rows } = await sql<Row>`
    select s.slug, s.title, a.name as "agencyName", s.closes_on as "closesOn", r.withdrawn,
      (select content->>'countedTo' from survey_result where survey_id = s.id and published_at is not null
        and withdrawn_at is null order by number desc limit 1) as "countedTo"
    from survey s join agency a on a.id = s.agency_id
      cross join lateral (select bool_and(withdrawn_at is not null) as withdrawn from survey_result
        where survey_id = s.id and published_at is not null) r
    where r.withdrawn is not null
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
