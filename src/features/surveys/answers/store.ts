import { sql } from 'kysely'
import type { Answers } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Channel } from '../schema.ts'
import type { NewAnswer } from '../store.ts'

type Listed = {
  id: string
  channel: Channel
  receivedOn: string
  questionnaireVersion: number
  corrects: string | null
  correctedBy: string | null
  late: boolean
}

type Paging = { after: { on: string; id: string } | undefined; limit: number }

/** The newest day first; within a day in no order that says anything. */
export async function listAnswers(db: Db, surveyId: string, { after, limit }: Paging): Promise<Listed[]> {
  const { rows } = await sql<Listed>`
    select a.id, a.channel, a.received_on as "receivedOn", a.questionnaire_version as "questionnaireVersion",
      a.corrects, c.id as "correctedBy", a.late
    from survey_answer a left join survey_answer c on c.corrects = a.id
    where a.survey_id = ${surveyId}
      and (${after?.on ?? null}::date is null or (a.received_on, a.id) < (${after?.on ?? null}::date, ${after?.id ?? null}::uuid))
    order by a.received_on desc, a.id desc limit ${limit}`.execute(db)
  return rows
}

export type WholeAnswer = NewAnswer & { reason: string | null; correctedByName: string | null; nextId: string | null }

/** One answer with what came of it; the rows before it are found by `corrects`. */
export async function findWhole(db: Db, surveyId: string, id: string): Promise<WholeAnswer | undefined> {
  return (await db
    .selectFrom('surveyAnswer as a')
    .leftJoin('surveyAnswer as c', 'c.corrects', 'a.id')
    .selectAll('a')
    .select('c.id as nextId')
    .where('a.id', '=', id)
    .where('a.surveyId', '=', surveyId)
    .executeTakeFirst()) as unknown as WholeAnswer | undefined
}

/** Holds an answer, so that of two who correct it at once one comes first. */
export async function holdAnswer(db: Db, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db)
}

export type { Answers }
