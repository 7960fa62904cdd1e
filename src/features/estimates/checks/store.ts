import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { Looked } from './rules.ts'

/** Answers by one way of coming in: each in its newest correction, in an order that tells nothing of when they came. */
export async function listAnswers(db: Db, surveyId: string, channel: string): Promise<Looked[]> {
  const { rows } = await sql<Looked>`
    select a.id, a.channel, a.cluster_id as "clusterId", a.interviewer_id as "interviewerId",
      a.received_at as "receivedAt", a.seconds, a.answers
    from survey_answer a where a.survey_id = ${surveyId} and a.channel = ${channel}
      and not exists (select 1 from survey_answer later where later.corrects = a.id) order by a.id`.execute(db)
  return rows
}
