import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** Periodic reports of agencies, those of the collector among them: a source of features/due. */
export const dueReports = sql`
  select t.id, t.id as shown_id, r.id as group_id, null::uuid as occurrence_id, null::text as occurrence,
    r.last_in_time as due_on, t.agency_id, t.name as agency_name, s.agency_id as standing_id, s.agency_id as owner_id,
    s.title || ', ' || r.name as title, r.name as source,
    case when t.first_sent_at is not null then 'done' when r.state = 'open' then 'open' else 'over' end as state
  from report t join report_round r on r.id = t.round_id join report_series s on s.id = r.series_id`

/** How the last day in time of rounds follows from their regime. */
export async function listRoundDerivations(
  db: Db,
  roundIds: readonly string[],
): Promise<{ id: string; derivation: string[] }[]> {
  const { rows } = await sql<{ id: string; derivation: string[] }>`
    select r.id, array(select jsonb_array_elements_text(r.derivation)) as derivation from report_round r
    where r.id = any(${[...roundIds]}::uuid[])`.execute(db)
  return rows
}
