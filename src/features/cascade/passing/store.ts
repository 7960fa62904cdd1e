import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** Duties of an agency that its successor has not got go to the successor, with all that hangs on them. */
export async function passDutiesOn(db: Db, agencyId: string, heirId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update cascade_duty d set agency_id = ${heirId}::uuid where d.agency_id = ${agencyId}::uuid
      and not exists (
        select 1 from cascade_duty o where o.plan_id = d.plan_id and o.agency_id = ${heirId}::uuid)
    returning d.id`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Where the successor has a duty of its own it owes one plan, not two: what was asked and excused goes there, and the
 * duty that was never fulfilled ends. One that was fulfilled stays as it is: that plan was issued.
 */
export async function mergeOpenDuties(db: Db, agencyId: string, heirId: string): Promise<void> {
  const pairs = sql`
    (select d.id as old_id, o.id as new_id from cascade_duty d
      join cascade_duty o on o.plan_id = d.plan_id and o.agency_id = ${heirId}::uuid
      where d.agency_id = ${agencyId}::uuid and d.own_plan_id is null) as n`
  await sql`update cascade_request r set duty_id = n.new_id from ${pairs} where r.duty_id = n.old_id`.execute(db)
  await sql`
    update cascade_waiver w set duty_id = n.new_id from ${pairs}
    where w.duty_id = n.old_id and not exists (
      select 1 from cascade_waiver o where o.duty_id = n.new_id and o.task_id = w.task_id)`.execute(db)
  await sql`delete from cascade_duty d using ${pairs} where d.id = n.old_id`.execute(db)
}
