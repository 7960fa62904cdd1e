import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import type { Author } from '../store.ts'
import type { Carried, OldWork } from './rules.ts'

/** All work of a plan, kept from others until the end of the transaction. */
export async function listWorkForUpdate(db: Db, planId: string): Promise<OldWork[]> {
  const { rows } = await sql<OldWork>`
    select id, task_id, agency_id, role, state, due_on from assignment where plan_id = ${planId}::uuid
    order by id for update`.execute(db)
  return rows
}

/**
 * Moves work to the tasks of another plan with all that hangs on it, each piece with its line in the history; requests
 * for more time that the new day already grants fall away. Three statements, whatever the number.
 */
export async function moveWork(db: Db, planId: string, list: readonly Carried[], author: Author): Promise<void> {
  if (list.length === 0) return
  const column = <K extends keyof Carried>(name: K) => list.map((each) => each[name])
  await sql`
    with m as (
      select * from unnest(${list.map(() => uuid())}::uuid[], ${column('id')}::uuid[], ${column('taskId')}::uuid[],
        ${column('role')}::text[], ${column('state')}::text[], ${column('dueOn')}::date[], ${column('sentence')}::text[])
        as m (entry_id, id, task_id, role, state, due_on, sentence)
    ), before as (select a.id, a.state, a.due_on from assignment a join m using (id)),
    moved as (
      update assignment a set task_id = m.task_id, plan_id = ${planId}::uuid, role = m.role, state = m.state,
        due_on = m.due_on, version = a.version + 1, updated_at = ${author.now} from m where a.id = m.id
    )
    insert into assignment_entry (id, assignment_id, action, from_state, to_state, due_from, due_to, sentence, author_id,
      author_name, at)
    select m.entry_id, m.id, 'carriedOver', before.state, m.state,
      case when before.due_on is distinct from m.due_on then before.due_on end,
      case when before.due_on is distinct from m.due_on then m.due_on end,
      m.sentence, ${author.userId}, ${author.name}, ${author.now}
    from m join before using (id)`.execute(db)
  await sql`update assignment_extension x set state = 'withdrawn', decided_by = ${author.userId}, decided_at = ${author.now}
    from assignment a where a.id = x.assignment_id and a.plan_id = ${planId}::uuid and x.state = 'asked'
      and x.due_to <= a.due_on and a.id = any(${column('id')}::uuid[])`.execute(db)
}
