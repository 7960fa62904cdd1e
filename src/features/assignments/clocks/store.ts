import { sql } from 'kysely'
import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Author } from '../store.ts'
import type { ClockEntry } from './rules.ts'

export type ClockRule = { deadline: Deadline | null; issuedOn: string; byHand: boolean }

/** The rule that a task's words gave, and the day from which it counts. */
export async function findClockRule(db: Db, taskId: string): Promise<ClockRule | undefined> {
  const { rows } = await sql<ClockRule>`
    select t.deadline, t.due_by_hand as by_hand, coalesce(p.issued_on, p.created_at::date) as issued_on
    from task t join plan p on p.id = t.plan_id where t.id = ${taskId}::uuid`.execute(db)
  return rows[0]
}

const clockActions = sql`('paused', 'resumed', 'extensionGranted', 'reassigned')`

type EntryOf = { assignmentId: string; occurrenceId: string | null; entry: ClockEntry }

/** What of the histories moved clocks, in the order of time; of one time of recurring work, where it is named. */
export async function listClockEntries(
  db: Db,
  assignmentIds: readonly string[],
  occurrenceId: string | null = null,
): Promise<EntryOf[]> {
  type Row = ClockEntry & { assignmentId: string; occurrenceId: string | null }
  const { rows } = await sql<Row>`
    select assignment_id, occurrence_id, action, at::date as on, due_to, sentence from assignment_entry
    where assignment_id = any(${[...assignmentIds]}::uuid[]) and action in ${clockActions}
      and (${occurrenceId}::uuid is null or occurrence_id is null or occurrence_id = ${occurrenceId}::uuid)
    order by at, id`.execute(db)
  return rows.map(({ assignmentId, occurrenceId: of, ...entry }) => ({ assignmentId, occurrenceId: of, entry }))
}

/** A clock of an assignment, or of one of its times, that a calendar may move. */
export type RunningRow = {
  assignmentId: string
  occurrenceId: string | null
  planId: string
  agencyId: string
  words: string
  deadline: Deadline
  issuedOn: string
  asOf: string
  dueOn: string
  paused: boolean
}

/**
 * Open work whose days are counted from another day: only there can a day off lie between. Its clocks are kept from others
 * until the end of the transaction.
 */
export async function listRunning(db: Db): Promise<RunningRow[]> {
  await sql`select a.id from assignment a join task t on t.id = a.task_id join plan p on p.id = a.plan_id
    where p.status = 'confirmed' and a.state not in ('completed', 'cancelled')
      and t.deadline->>'kind' in ('relative', 'compound') order by a.id for update of a`.execute(db)
  const { rows } = await sql<RunningRow>`
    select a.id as assignment_id, o.id as occurrence_id, a.plan_id, a.agency_id, t.text || coalesce(' – ' || o.name, '') as words,
      t.deadline, p.issued_on,
      coalesce((select max(b.on_day) + 1 from assignment_occurrence b where b.assignment_id = a.id and b.on_day < o.on_day),
        p.issued_on) as as_of,
      case when o.id is null then coalesce(a.due_on, a.paused_due_on) else coalesce(o.due_on, o.paused_due_on) end as due_on,
      coalesce(o.paused_on, case when o.id is null then a.paused_on end) is not null as paused
    from assignment a join task t on t.id = a.task_id join plan p on p.id = a.plan_id
      left join assignment_occurrence o on o.assignment_id = a.id
    where p.status = 'confirmed' and a.state not in ('completed', 'cancelled') and not t.due_by_hand
      and t.deadline->>'kind' in ('relative', 'compound') and coalesce(o.state, a.state) not in ('completed', 'cancelled')
      and coalesce(o.due_on, o.paused_due_on, a.due_on, a.paused_due_on) is not null
    order by a.id, o.on_day`.execute(db)
  return rows
}

export type DayMove = Pick<RunningRow, 'assignmentId' | 'occurrenceId'> & { from: string | null; to: string }

/** Moves days, each with a line in the history. A clock that stands still keeps the new day for when it goes on. */
export async function saveDayMoves(
  db: Db,
  moves: readonly (DayMove & { entryId: string })[],
  sentence: string,
  { userId, name, now }: Author,
): Promise<void> {
  if (moves.length === 0) return
  const list = JSON.stringify(
    moves.map(({ assignmentId, occurrenceId, from, to, entryId }) => ({
      ...{ id: assignmentId, occurrence_id: occurrenceId, due_from: from, due_to: to, entry_id: entryId },
    })),
  )
  const m = sql`jsonb_to_recordset(${list}::jsonb)
    as m (id uuid, occurrence_id uuid, due_from date, due_to date, entry_id uuid)`
  const moved = sql`due_on = case when x.paused_on is null then m.due_to end,
    paused_due_on = case when x.paused_on is not null then m.due_to end`
  await sql`update assignment_occurrence x set ${moved} from ${m} where x.id = m.occurrence_id`.execute(db)
  await sql`update assignment x set ${moved}, version = x.version + 1 from ${m}
    where x.id = m.id and m.occurrence_id is null`.execute(db)
  await sql`insert into assignment_entry (id, assignment_id, occurrence_id, action, sentence, due_from, due_to, author_id,
      author_name, at)
    select m.entry_id, m.id, m.occurrence_id, 'dueMoved', ${sentence}, m.due_from, m.due_to, ${userId}, ${name}, ${now}
    from ${m}`.execute(db)
}

/** Open work of a task with its days, kept from others until the end of the transaction. */
export async function listOfTask(db: Db, taskId: string): Promise<{ id: string; dueOn: string | null }[]> {
  const { rows } = await sql<{ id: string; dueOn: string | null }>`
    select id, coalesce(due_on, paused_due_on) as due_on from assignment
    where task_id = ${taskId}::uuid and state not in ('completed', 'cancelled') order by id for update`.execute(db)
  return rows
}
