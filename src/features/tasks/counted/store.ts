import { sql } from 'kysely'
import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Db } from '#platform/db/connection.ts'
import { storableJson, storableText } from '#platform/db/json.ts'

type Counted = { id: string; deadline: Deadline; issuedOn: string | null; dueOn: string | null }

/** Tasks of drafts and of plans that hold whose day is counted from another day, and that no person has dated. */
export async function listCounted(db: Db): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select t.id, t.deadline, p.issued_on, t.due_on from task t join plan p on p.id = t.plan_id
    where p.status in ('draft', 'confirmed') and t.deadline->>'kind' in ('relative', 'compound') and not t.due_by_hand
    order by t.id for update of t`.execute(db)
  return rows
}

type Moved = { id: string; deadline: Deadline; dueOn: string; said: string }

/** A day that whoever gave the task has set anew: the words keep what was written first, and say what says otherwise. */
export async function saveMoved(db: Db, { id, deadline, dueOn, said }: Moved): Promise<void> {
  await sql`update task set deadline = ${storableJson(deadline)}::jsonb, due_on = ${dueOn}::date, due_by_hand = false,
      deadline_raw = concat_ws('; ', deadline_raw, ${storableText(said)}::text), version = version + 1
    where id = ${id}::uuid`.execute(db)
}
