import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** The newest published version of each of these surveys that has one. */
export async function newestVersions(
  db: Db,
  surveyIds: readonly string[],
): Promise<Map<string, { number: number; publishedOn: string }>> {
  if (surveyIds.length === 0) return new Map()
  const { rows } = await sql<{ surveyId: string; number: number; publishedOn: string }>`
    select distinct on (r.survey_id) r.survey_id, r.number,
      to_char(r.published_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as published_on
    from survey_result r where r.survey_id = any(${[...new Set(surveyIds)]}::uuid[]) and r.published_at is not null and r.withdrawn_at is null
    order by r.survey_id, r.number desc`.execute(db)
  return new Map(rows.map(({ surveyId, ...it }) => [surveyId, it]))
}
