import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { AskedUnit } from './rules.ts'

/** Surveys in which people were given to an interviewer. */
export async function listGivenSurveys(db: Db, userId: string): Promise<Set<string>> {
  const { rows } = await sql<{ surveyId: string }>`
    select distinct s.survey_id as "surveyId" from sample_unit u
      join sample_cluster c on c.id = u.cluster_id join sample s on s.id = c.sample_id
    where u.interviewer_id = ${userId} or ${userId} = any(u.earlier)`.execute(db)
  return new Set(rows.map(({ surveyId }) => surveyId))
}

/** Whether a place belongs to the sample of the survey. */
export async function isClusterOf(db: Db, surveyId: string, clusterId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sample_cluster c join sample s on s.id = c.sample_id
    where c.id = ${clusterId} and s.survey_id = ${surveyId}`.execute(db)
  return rows.length > 0
}

/** Somebody of the survey's sample; the people of his place are held, so that of two interviews with him one is the first. */
export async function holdUnit(db: Db, surveyId: string, unitId: string): Promise<AskedUnit | undefined> {
  await sql`select 1 from sample_cluster c where c.id = (select cluster_id from sample_unit where id = ${unitId})
    for update`.execute(db)
  const { rows } = await sql<AskedUnit>`
    select u.id, u.outcome, u.asked_by as "askedBy", a.name as "askedByName", u.interviewer_id as "interviewerId",
      i.name as "interviewerName", u.earlier
    from sample_unit u join sample_cluster c on c.id = u.cluster_id join sample s on s.id = c.sample_id
      left join auth_user a on a.id = u.asked_by left join auth_user i on i.id = u.interviewer_id
    where u.id = ${unitId} and s.survey_id = ${surveyId}`.execute(db)
  return rows[0]
}
