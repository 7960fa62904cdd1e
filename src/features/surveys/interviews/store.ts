import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** Surveys in which people were given to an interviewer. */
export async function listGivenSurveys(db: Db, userId: string): Promise<Set<string>> {
  const { rows } = await sql<{ surveyId: string }>`
    select distinct s.survey_id as "surveyId" from sample_unit u
      join sample_cluster c on c.id = u.cluster_id join sample s on s.id = c.sample_id
    where u.interviewer_id = ${userId}`.execute(db)
  return new Set(rows.map(({ surveyId }) => surveyId))
}

/** Whether a place belongs to the sample of the survey. */
export async function isClusterOf(db: Db, surveyId: string, clusterId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sample_cluster c join sample s on s.id = c.sample_id
    where c.id = ${clusterId} and s.survey_id = ${surveyId}`.execute(db)
  return rows.length > 0
}
