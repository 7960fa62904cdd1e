import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

type OpenDuty = {
  id: string
  planId: string
  planNumber: string | null
  agencyId: string
  countedFrom: string
  dueOn: string
  workingDays: number
}

/** Duties of plans that hold under which nobody has issued yet, kept from others, with the number of days of their rule. */
export async function listOpenDuties(db: Db): Promise<OpenDuty[]> {
  const { rows } = await sql<OpenDuty>`
    select d.id, d.plan_id, p.number as plan_number, d.agency_id, d.counted_from, d.due_on,
      coalesce((select r.working_days from cascade_rule r where r.plan_id = d.plan_id), ${usual}) as working_days
    from cascade_duty d join plan p on p.id = d.plan_id and p.status = 'confirmed'
    where d.own_plan_id is null order by d.id for update of d`.execute(db)
  return rows
}

/** Of plans whose rule nobody has set: `defaultRule` of rules.ts. */
const usual = 15

export async function saveMovedDuties(db: Db, moved: readonly { id: string; dueTo: string }[]): Promise<void> {
  await sql`
    update cascade_duty d set due_on = n.due_on
    from unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ dueTo }) => dueTo)}::date[]) as n (id, due_on)
    where d.id = n.id`.execute(db)
}
