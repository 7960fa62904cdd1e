import { sql } from 'kysely'
import type { DueSource } from '#features/due/schema.ts'

/** Plans that agencies must issue of their own; the title is the superior plan's. */
export const listDueDuties: DueSource = async (db, { days, agencyIds, openOnly }) => {
  const { rows } = await sql<Awaited<ReturnType<DueSource>>[number]>`
    select 'duty' as kind, d.id, d.due_on, d.agency_id, g.name as agency_name, p.standing_agency_id as standing_id,
      p.agency_id as owner_id, p.title, coalesce(p.number, p.title) as source, d.issued_on is not null as done,
      '/ke-hoach/' || p.id || '?phan=trien-khai' as path
    from cascade_duty d join plan p on p.id = d.plan_id join agency g on g.id = d.agency_id
    where p.status = 'confirmed' and ${openOnly ? sql`d.issued_on is null` : sql`true`}
      and ${'from' in days ? sql`d.due_on between ${days.from}::date and ${days.to}::date` : sql`d.due_on = any(${[...days]}::date[])`}
      and ${agencyIds === 'all' ? sql`true` : sql`d.agency_id = any(${[...agencyIds]}::uuid[])`}`.execute(db)
  return rows
}
