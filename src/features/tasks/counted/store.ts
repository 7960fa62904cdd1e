import { sql } from 'kysely'
import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Db } from '#platform/db/connection.ts'

type Counted = { id: string; deadline: Deadline; issuedOn: string | null; dueOn: string | null }

/** Tasks of drafts and of plans that hold whose day is counted from another day, and that no person has dated. */
export async function listCounted(db: Db): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select t.id, t.deadline, p.issued_on, t.due_on from task t join plan p on p.id = t.plan_id
    where p.status in ('draft', 'confirmed') and t.deadline->>'kind' in ('relative', 'compound') and not t.due_by_hand
    order by t.id for update of t`.execute(db)
  return rows
}
