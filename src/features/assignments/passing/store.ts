import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import type { Author } from '../store.ts'
import type { Held, Move } from './rules.ts'

/** The tasks in which an agency still has work. */
export async function listOpenTaskIds(db: Db, agencyId: string): Promise<string[]> {
  const { rows } = await sql<{ taskId: string }>`
    select task_id from assignment where agency_id = ${agencyId} and state not in ('completed', 'cancelled')`.execute(
    db,
  )
  return rows.map(({ taskId }) => taskId)
}

/** The parts of these agencies in these tasks, kept from others. */
export async function listHeld(db: Db, agencyIds: readonly string[], taskIds: readonly string[]): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select a.id, a.task_id, a.agency_id, a.role, a.state, (select e.sentence from assignment_entry e
      where e.assignment_id = a.id order by e.at desc, e.id desc limit 1) as last_sentence
    from assignment a
    where a.agency_id = any(${[...agencyIds]}::uuid[]) and a.task_id = any(${[...taskIds]}::uuid[])
    order by a.id for update`.execute(db)
  return rows
}

/** Writes what becomes of many pieces of work, each with its line in the history; requests of what is cancelled fall away. */
export async function saveMoves(db: Db, moves: readonly Move[], { userId, name, now }: Author): Promise<void> {
  if (moves.length === 0) return
  const column = <K extends keyof Move>(key: K) => moves.map((move) => move[key])
  await sql`
    with m as (
      select * from unnest(${moves.map(() => uuid())}::uuid[], ${column('id')}::uuid[], ${column('agencyId')}::uuid[],
        ${column('role')}::text[], ${column('state')}::text[], ${column('action')}::text[], ${column('sentence')}::text[],
        ${moves.map(({ dueOn = null }) => dueOn)}::date[])
        as m (entry_id, id, agency_id, role, state, action, sentence, due_on)
    ), before as (select a.id, a.state, a.due_on from assignment a join m using (id)),
    changed as (
      update assignment a set agency_id = m.agency_id, role = m.role, state = m.state, version = a.version + 1,
        due_on = coalesce(m.due_on, a.due_on), completed_at = null, updated_at = ${now} from m where a.id = m.id
    )
    insert into assignment_entry (id, assignment_id, action, from_state, to_state, sentence, due_from, due_to,
      author_id, author_name, at)
    select m.entry_id, m.id, m.action, before.state, m.state, m.sentence, case when m.due_on is null then null
      else before.due_on end, m.due_on, ${userId}, ${name}, ${now}
    from m join before using (id)`.execute(db)
  const gone = moves.filter(({ state }) => state === 'cancelled').map(({ id }) => id)
  await sql`update assignment_extension set state = 'withdrawn', decided_by = ${userId}, decided_at = ${now}
    where state = 'asked' and assignment_id = any(${gone}::uuid[])`.execute(db)
}
