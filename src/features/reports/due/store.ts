import { sql } from 'kysely'
import type { DueSource } from '#features/due/schema.ts'

/** Periodic reports of agencies, while their round is open; what is due of the collector itself is among them. */
export const listDueReports: DueSource = async (db, { days, agencyIds, openOnly }) => {
  const { rows } = await sql<Awaited<ReturnType<DueSource>>[number]>`
    select 'report' as kind, t.id, r.last_in_time as due_on, t.agency_id, t.name as agency_name,
      s.agency_id as standing_id, s.agency_id as owner_id, s.title || ', ' || r.name as title, r.name as source,
      t.first_sent_at is not null as done, '/bao-cao/phieu/' || t.id as path
    from report t join report_round r on r.id = t.round_id join report_series s on s.id = r.series_id
    where r.state = 'open' and ${openOnly ? sql`t.first_sent_at is null` : sql`true`}
      and ${'from' in days ? sql`r.last_in_time between ${days.from}::date and ${days.to}::date` : sql`r.last_in_time = any(${[...days]}::date[])`}
      and ${agencyIds === 'all' ? sql`true` : sql`t.agency_id = any(${[...agencyIds]}::uuid[])`}`.execute(db)
  return rows
}
