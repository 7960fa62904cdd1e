import { sql } from 'kysely'
import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Db } from '#platform/db/connection.ts'

/**
 * Work that falls due once, and each time of what recurs, of plans that still ask for it: a source of features/due. Whoever only
 * counts asks for no words, and what is joined from the left is then not read at all.
 */
export const dueAssignments = sql`
  select x.id, x.shown_id, x.group_id, x.occurrence_id, x.occurrence, x.due_on, x.agency_id, g.name as agency_name,
    p.standing_agency_id as standing_id, p.agency_id as owner_id, t.text as title, coalesce(p.number, p.title) as source,
    case x.state when 'completed' then 'done' when 'submitted' then 'handedIn' else 'open' end as state
  from (
    select a.id, a.id as shown_id, a.task_id as group_id, null::uuid as occurrence_id, null::text as occurrence, a.due_on,
      a.agency_id, a.plan_id, a.state
    from assignment a where a.occurrence_name is null
    union all
    select o.id, a.id, a.task_id, o.id, o.name, o.due_on, a.agency_id, a.plan_id, o.state
    from assignment_occurrence o join assignment a on a.id = o.assignment_id
  ) x join plan p on p.id = x.plan_id left join task t on t.id = x.group_id
    left join agency g on g.id = x.agency_id
  where p.status = 'confirmed' and x.state <> 'cancelled'`

/** What the day of a piece of work, or of one of its times, is reckoned from. */
export type WorkRule = {
  /** Of the work, or of the one time that is meant. */
  id: string
  assignmentId: string
  deadline: Deadline | null
  /** The day that a person set instead of what the words give. */
  setOn: string | null
  issuedOn: string
  /** Of recurring work: the day that the words give for this time. */
  onDay: string | null
}

/** By what `id` and `shownId` of something due name. One query. */
export async function listWorkRules(db: Db, due: readonly { id: string; shownId: string }[]): Promise<WorkRule[]> {
  const { rows } = await sql<WorkRule>`
    select n.id, a.id as assignment_id, t.deadline, case when t.due_by_hand then t.due_on end as set_on,
      coalesce(p.issued_on, p.created_at::date) as issued_on, o.on_day
    from unnest(${due.map(({ id }) => id)}::uuid[], ${due.map(({ shownId }) => shownId)}::uuid[]) as n (id, shown_id)
      join assignment a on a.id = n.shown_id join task t on t.id = a.task_id join plan p on p.id = a.plan_id
      left join assignment_occurrence o on o.id = n.id`.execute(db)
  return rows
}

export type DayMoved = {
  assignmentId: string
  occurrenceId: string | null
  onDay: string
  dueFrom: string | null
  dueTo: string
  reason: string | null
}

/** Where days moved without a step of anybody: with the calendar, or with whoever gave the work. In the order of time. */
export async function listDaysMoved(db: Db, assignmentIds: readonly string[]): Promise<DayMoved[]> {
  const { rows } = await sql<DayMoved>`
    select assignment_id, occurrence_id, at::date as on_day, due_from, due_to, sentence as reason from assignment_entry
    where assignment_id = any(${[...assignmentIds]}::uuid[]) and action = 'dueMoved' and due_to is not null
    order by at, id`.execute(db)
  return rows
}
