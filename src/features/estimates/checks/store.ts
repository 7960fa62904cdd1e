import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { Course, Looked } from './rules.ts'

/** How many answers came in this way, corrected ones once; rows are only ever added, so that it also tells one state of them from another. */
export async function countAnswers(
  db: Db,
  surveyId: string,
  channel: string,
): Promise<{ all: number; looked: number }> {
  const { rows } = await sql<{ all: number; looked: number }>`
    select count(*)::int as all, (count(*) - count(corrects))::int as looked
    from survey_answer where survey_id = ${surveyId} and channel = ${channel}`.execute(db)
  return rows[0] ?? { all: 0, looked: 0 }
}

/** Seconds of an interview in the middle, and how many say how long they took. */
export async function findCourse(db: Db, surveyId: string, channel: string): Promise<Course> {
  const { rows } = await sql<Course>`
    select count(seconds)::int as times, percentile_cont(0.5) within group (order by seconds) as median
    from survey_answer a where a.survey_id = ${surveyId} and a.channel = ${channel}
      and not exists (select 1 from survey_answer later where later.corrects = a.id)`.execute(db)
  return rows[0] ?? { times: 0, median: null }
}

type Asked = { surveyId: string; channel: string; fasterThan: number | null; night: [number, number]; grids: string[] }

/**
 * Answers that may be odd, each in its newest correction, in an order that tells nothing of when they came: too fast, by
 * night, to the last word like another of the same interviewer, or with one answer throughout each table. The rules decide.
 */
export async function listMaybeOdd(db: Db, { surveyId, channel, fasterThan, night, grids }: Asked): Promise<Looked[]> {
  const { rows } = await sql<Looked>`
    with own as materialized (
      select a.id, a.cluster_id, a.interviewer_id, a.received_at, a.seconds, a.answers <> '{}' as said,
        md5(a.answers::text) as words, ${grids.length > 0} and not exists (
          select 1 from unnest(${grids}::text[]) grid
          where jsonb_path_exists(a.answers -> grid, '$.* ? (@ != $first)',
            jsonb_build_object('first', jsonb_path_query_first(a.answers -> grid, '$.*')))) as throughout
      from survey_answer a where a.survey_id = ${surveyId} and a.channel = ${channel}
        and not exists (select 1 from survey_answer later where later.corrects = a.id)),
    alike as (
      select interviewer_id, words, count(*)::int as answers from own
      where interviewer_id is not null and said group by 1, 2 having count(*) > 1),
    asked as (
      select own.*, coalesce(alike.answers, 1) as answers_alike,
        extract(hour from received_at at time zone 'Asia/Ho_Chi_Minh') as hour
      from own left join alike on alike.interviewer_id = own.interviewer_id and alike.words = own.words and own.said)
    select asked.id, cluster_id as "clusterId", interviewer_id as "interviewerId", received_at as "receivedAt", seconds,
      answers_alike as alike, case when throughout then (select answers from survey_answer a where a.id = asked.id) else '{}' end as answers
    from asked where seconds < ${fasterThan}::float8 or throughout or answers_alike > 1
      or hour >= ${night[0]} or hour < ${night[1]}
    order by asked.id`.execute(db)
  return rows
}
