import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

export type Became = { oldTaskId: string; newTaskId: string }

const renamed = (pairs: readonly Became[]) => sql`
  unnest(${pairs.map(({ oldTaskId }) => oldTaskId)}::uuid[], ${pairs.map(({ newTaskId }) => newTaskId)}::uuid[])
    as n (old_id, new_id)`

/** The superior plan was issued anew: duties, ties, waivers and what was asked go on under the new issue. */
export async function moveDuties(db: Db, planId: string, byPlanId: string, pairs: readonly Became[]): Promise<void> {
  const ofDuties = sql`(select id from cascade_duty where plan_id = ${planId}::uuid)`
  for (const table of ['cascade_link', 'cascade_waiver', 'cascade_request']) {
    await sql`update ${sql.table(table)} x set task_id = n.new_id from ${renamed(pairs)}
      where x.task_id = n.old_id and x.duty_id in ${ofDuties}`.execute(db)
  }
  await sql`update cascade_duty set plan_id = ${byPlanId}::uuid where plan_id = ${planId}::uuid`.execute(db)
  await sql`
    insert into cascade_rule (plan_id, working_days, localities, departments, left_out, added)
    select ${byPlanId}::uuid, working_days, localities, departments, left_out, added from cascade_rule
    where plan_id = ${planId}::uuid on conflict do nothing`.execute(db)
}

/** What was asked about tasks that the new issue no longer has is settled. */
export async function closeGoneRequests(db: Db, byPlanId: string, now: Date): Promise<void> {
  await sql`
    update cascade_request r set closed_at = ${now} from cascade_duty d, task t
    where d.id = r.duty_id and d.plan_id = ${byPlanId}::uuid and t.id = r.task_id and t.plan_id <> d.plan_id
      and r.closed_at is null`.execute(db)
}

/** An own plan was issued anew: it answers what the one before answered, on the day on which that was issued. */
export async function moveOwnPlan(db: Db, planId: string, byPlanId: string, pairs: readonly Became[]): Promise<void> {
  await sql`
    update cascade_link l set own_task_id = n.new_id from ${renamed(pairs)}
    where l.own_task_id = n.old_id and not exists (
      select 1 from cascade_link o where o.own_task_id = n.new_id and o.task_id = l.task_id)`.execute(db)
  await sql`update cascade_duty set own_plan_id = ${byPlanId}::uuid where own_plan_id = ${planId}::uuid`.execute(db)
}
