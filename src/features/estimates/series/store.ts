import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/connection.ts'
import { outOf, Withheld } from '../publishing/told-rules.ts'
import { KeptPart, type KeptResult } from './schema.ts'

/** The newest version of each survey (or the newest that was published), the earliest survey first. */
export async function listSeries(db: Db, surveyIds: readonly string[], published: boolean): Promise<KeptResult[]> {
  const { rows } = await sql<KeptResult & { parts: unknown; withheld: unknown }>`
    select s.id as "surveyId", s.slug, s.title, s.opens_on as "opensOn", s.closes_on as "closesOn",
      r.number, r.published_at as "publishedAt", (r.content->>'questionnaireVersion')::int as "questionnaireVersion",
      r.content->'method'->>'rule' as rule, r.withheld,
      (select jsonb_agg((part - 'places' - 'groups' - 'questions' - 'response') || jsonb_build_object(
          'scores', coalesce((select jsonb_agg(score - 'places' - 'groups' order by at)
            from jsonb_array_elements(part->'scores') with ordinality as x (score, at)), '[]'),
          'total', case when jsonb_typeof(part->'total') = 'object' then (part->'total') - 'places' - 'groups' end)
          order by nr)
        from jsonb_array_elements(r.content->'parts') with ordinality as y (part, nr)) as parts
    from survey s cross join lateral (
      select number, published_at, content, withheld from survey_result
      where survey_id = s.id ${published ? sql`and published_at is not null and withdrawn_at is null` : sql``}
      order by number desc limit 1) r
    where s.id = any(${[...surveyIds]}::uuid[])
    order by s.closes_on, s.opens_on, s.id`.execute(db)
  return rows.map(({ withheld, ...row }) => {
    const own = withheld === null ? null : Withheld.parse(withheld)
    const parts = z.array(KeptPart).parse(row.parts ?? [])
    return { ...row, parts: parts.map((part) => partTold(part, own)) }
  })
}

function partTold(part: KeptPart, withheld: Withheld | null): KeptPart {
  const isOut = outOf(withheld, part.source)
  return {
    ...part,
    ...(isOut('satisfied') ? { overall: null, factors: [] } : {}),
    ...(isOut('points') ? { scores: [], total: null } : {}),
  }
}
