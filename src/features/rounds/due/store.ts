import { sql } from 'kysely'
import type { DueSource } from '#features/due/schema.ts'

/** Sheets on which agencies score themselves, until the round goes on to appraisal. */
export const listDueSheets: DueSource = async (db, { days, agencyIds, openOnly }) => {
  const { rows } = await sql<Awaited<ReturnType<DueSource>>[number]>`
    select 'sheet' as kind, s.id, r.self_until as due_on, s.agency_id, s.name as agency_name,
      r.agency_id as standing_id, r.agency_id as owner_id, r.name as title, r.name as source,
      s.submitted_at is not null as done, '/chi-so/ky-danh-gia/' || r.id || '/phieu/' || s.id as path
    from round_sheet s join assessment_round r on r.id = s.round_id
    where r.stage = 'selfScoring' and ${openOnly ? sql`s.submitted_at is null` : sql`true`}
      and ${'from' in days ? sql`r.self_until between ${days.from}::date and ${days.to}::date` : sql`r.self_until = any(${[...days]}::date[])`}
      and ${agencyIds === 'all' ? sql`true` : sql`s.agency_id = any(${[...agencyIds]}::uuid[])`}`.execute(db)
  return rows
}
