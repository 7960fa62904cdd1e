import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/connection.ts'
import { KeptPart, type KeptResult } from './schema.ts'

/** The newest version of each survey (or the newest that was published), the earliest survey first. */
export async function listSeries(db: Db, surveyIds: readonly string[], published: boolean): Promise<KeptResult[]> {
  const { rows } = await sql<KeptResult & { parts: unknown }>`
    select s.id as "surveyId", s.slug, s.title, s.opens_on as "opensOn", s.closes_on as "closesOn",
      r.number, r.published_at as "publishedAt", (r.content->>'questionnaireVersion')::int as "questionnaireVersion",
      r.content->'method'->>'rule' as rule,
      (select jsonb_agg((part - 'places' - 'groups' - 'questions' - 'response') || jsonb_build_object(
          'scores', coalesce((select jsonb_agg(score - 'places' - 'groups' order by at)
            from jsonb_array_elements(part->'scores') with ordinality as x (score, at)), '[]'),
          'total', case when jsonb_typeof(part->'total') = 'object' then (part->'total') - 'places' - 'groups' end)
          order by nr)
        from jsonb_array_elements(r.content->'parts') with ordinality as y (part, nr)) as parts
    from survey s cross join lateral (
      select number, published_at, content from survey_result
      where survey_id = s.id ${published ? sql`and published_at is not null` : sql``}
      order by number desc limit 1) r
    where s.id = any(${[...surveyIds]}::uuid[])
    order by s.closes_on, s.opens_on, s.id`.execute(db)
  return rows.map((row) => ({ ...row, parts: z.array(KeptPart).parse(row.parts ?? []) }))
}
