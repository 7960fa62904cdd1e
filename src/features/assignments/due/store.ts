import { sql } from 'kysely'
import type { DueSource } from '#features/due/schema.ts'

/** Parts of tasks with a day, of plans that still ask for them. */
export const listDueAssignments: DueSource = async (db, { days, agencyIds, openOnly }) => {
  const { rows } = await sql<Awaited<ReturnType<DueSource>>[number]>`
    select 'assignment' as kind, a.id, a.due_on, a.agency_id, g.name as agency_name, p.standing_agency_id as standing_id,
      p.agency_id as owner_id, t.text as title, coalesce(p.number, p.title) as source,
      a.state in ('submitted', 'completed') as done, '/nhiem-vu/' || a.id as path
    from assignment a join plan p on p.id = a.plan_id join task t on t.id = a.task_id join agency g on g.id = a.agency_id
    where p.status = 'confirmed'
      and ${openOnly ? sql`a.state in ('assigned', 'objected', 'accepted', 'inProgress', 'returned')` : sql`a.state <> 'cancelled'`}
      and ${'from' in days ? sql`a.due_on between ${days.from}::date and ${days.to}::date` : sql`a.due_on = any(${[...days]}::date[])`}
      and ${agencyIds === 'all' ? sql`true` : sql`a.agency_id = any(${[...agencyIds]}::uuid[])`}`.execute(db)
  return rows
}
