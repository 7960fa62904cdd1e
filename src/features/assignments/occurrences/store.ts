import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Deadline } from '#lib/calendar/deadline.ts'
import type { Db } from '#platform/db/connection.ts'
import type { AssignmentState } from '../schema.ts'
import type { Series, StoredOccurrence } from './rules.ts'

/** All times of one piece of work, the first first; empty where it falls due once. */
export async function listOccurrences(db: Db, assignmentId: string): Promise<StoredOccurrence[]> {
  const { rows } = await sql<StoredOccurrence>`
    select id, on_day, name, due_on, paused_on, paused_due_on, state, percent, last_report_at,
      last_report_at::date as reported_on, completed_at, version
    from assignment_occurrence where assignment_id = ${assignmentId}::uuid order by on_day`.execute(db)
  return rows
}

type Written = Omit<StoredOccurrence, 'onDay' | 'name' | 'reportedOn'>

export async function saveOccurrence(db: Db, { id, ...it }: Written): Promise<void> {
  await db.updateTable('assignmentOccurrence').set(it).where('id', '=', id).execute()
}

/** Recurring work of plans that hold. */
export type SeriesRow = Series & {
  assignmentId: string
  taskId: string
  state: AssignmentState
  held: number
}

/** Work that falls due again and again, or is always to be done, of one plan or of all; what was called off is left out. */
export async function listSeries(db: Db, of: { planId?: string; assignmentId?: string }): Promise<SeriesRow[]> {
  const ofPlan = of.planId === undefined ? sql`` : sql`and p.id = ${of.planId}::uuid`
  const one = of.assignmentId === undefined ? sql`` : sql`and a.id = ${of.assignmentId}::uuid`
  const { rows } = await sql<SeriesRow & { deadline: Deadline }>`
    select a.id as assignment_id, a.task_id, a.state, t.deadline, t.due_on as first_day, p.issued_on, p.period_to as until,
      o.last_day, coalesce(o.held, 0)::int as held, coalesce(o.any_open, a.state <> 'completed') as any_open
    from plan p join task t on t.plan_id = p.id join assignment a on a.task_id = t.id
      left join lateral (
        select max(o.on_day) as last_day, count(*) as held, bool_or(o.state not in ('completed', 'cancelled')) as any_open
        from assignment_occurrence o where o.assignment_id = a.id having count(*) > 0) o on true
    where p.status = 'confirmed' and a.state <> 'cancelled' ${ofPlan} ${one}
      and (t.deadline->>'kind' in ('recurring', 'compound', 'roadmap')
        or (t.deadline->>'kind' = 'range' and t.deadline->>'to' is null))
    order by a.id`.execute(db)
  return rows
}

export type NewOccurrence = {
  assignmentId: string
  onDay: string
  name: string
  state: AssignmentState
  /** Takes over what the assignment was until now: state, day, progress. */
  adopts: boolean
}

/** Opens occurrences; what is there stays. The one that adopts takes over the assignment as it is, with its history. */
export async function insertOccurrences(db: Db, list: readonly NewOccurrence[], now: Date): Promise<void> {
  if (list.length === 0) return
  const column = <K extends keyof NewOccurrence>(name: K) => list.map((each) => each[name])
  await sql`
    with n as (
      select * from unnest(${list.map(() => uuid())}::uuid[], ${column('assignmentId')}::uuid[], ${column('onDay')}::date[],
        ${column('name')}::text[], ${column('state')}::text[], ${column('adopts')}::boolean[])
        as n (id, assignment_id, on_day, name, state, adopts)
    ), made as (
      insert into assignment_occurrence (id, assignment_id, on_day, name, due_on, paused_on, paused_due_on, state, percent,
        last_report_at, completed_at, created_at)
      select n.id, n.assignment_id, n.on_day, n.name,
        case when not n.adopts then n.on_day when a.paused_on is null then coalesce(a.due_on, n.on_day) end,
        case when n.adopts then a.paused_on end, case when n.adopts then a.paused_due_on end,
        case when n.adopts then a.state else n.state end, case when n.adopts then a.percent else 0 end,
        case when n.adopts then a.last_report_at end, case when n.adopts then a.completed_at end, ${now}
      from n join assignment a on a.id = n.assignment_id
      on conflict (assignment_id, on_day) do nothing
      returning id, assignment_id
    ), adopted as (select made.* from made join n using (id) where n.adopts),
    entries as (
      update assignment_entry e set occurrence_id = adopted.id from adopted
      where e.assignment_id = adopted.assignment_id and e.occurrence_id is null and e.action in ('reported', 'submitted',
        'withdrawn', 'returned', 'completed', 'reopened', 'extensionAsked', 'extensionGranted', 'extensionRefused')
    )
    update assignment_extension x set occurrence_id = adopted.id from adopted
    where x.assignment_id = adopted.assignment_id and x.occurrence_id is null`.execute(db)
}

const isToDo = sql`o.state in ('assigned', 'objected', 'accepted', 'inProgress', 'returned')`

/**
 * An assignment shows the occurrence that is due: `shownOf` of rules.ts for many at once, so that lists, counts and
 * everything else that reads assignments need know nothing of occurrences.
 */
export async function mirrorOccurrences(db: Db, assignmentIds: readonly string[]): Promise<void> {
  await sql`
    update assignment a set state = s.state, due_on = s.due_on, percent = s.percent, completed_at = s.completed_at,
      paused_on = s.paused_on, paused_due_on = s.paused_due_on, occurrence_name = s.name,
      last_report_at = case when s.state in ('submitted', 'completed') then s.last_report_at else s.last_word end,
      occurrences_waiting = s.waiting - (s.state = 'submitted')::int
    from (
      select distinct on (o.assignment_id) o.*, max(o.last_report_at) over every as last_word,
        count(*) filter (where o.state = 'submitted') over every as waiting
      from assignment_occurrence o where o.assignment_id = any(${[...assignmentIds]}::uuid[])
      window every as (partition by o.assignment_id)
      order by o.assignment_id, case when ${isToDo} then 0 when o.state = 'submitted' then 1 when o.state = 'cancelled' then 2
        else 3 end, case when ${isToDo} or o.state = 'submitted' then o.due_on end nulls last,
        case when ${isToDo} or o.state = 'submitted' then o.on_day end,
        case when o.state in ('completed', 'cancelled') then o.due_on end desc nulls first, o.on_day desc
    ) s
    where a.id = s.assignment_id`.execute(db)
}

/**
 * After work was passed on, carried over or called off as a whole: what of it is still to be done follows, with the day
 * that was given anew. What is completed stays.
 */
export async function followWhole(db: Db, assignmentIds: readonly string[]): Promise<void> {
  const ids = [...assignmentIds]
  await sql`
    update assignment_occurrence o set version = a.version from assignment a
    where a.id = o.assignment_id and a.id = any(${ids}::uuid[])`.execute(db)
  await sql`
    update assignment_occurrence o set state = a.state from assignment a
    where a.id = o.assignment_id and a.id = any(${ids}::uuid[]) and o.state <> 'completed' and o.state <> a.state
      and (a.state = 'cancelled' or (a.state = 'objected' and o.state <> 'submitted')
        or (a.state = 'assigned' and o.state <> 'submitted'))`.execute(db)
  await sql`
    update assignment_occurrence o set due_on = a.due_on from assignment a
    where a.id = o.assignment_id and a.id = any(${ids}::uuid[]) and o.name = a.occurrence_name
      and o.state not in ('completed', 'cancelled') and a.due_on is not null and o.due_on is distinct from a.due_on
      and o.paused_on is null`.execute(db)
  await mirrorOccurrences(db, ids)
}

/** Occurrences that nobody has touched, of tasks whose words of the deadline changed: they are opened anew. */
export async function deleteUntouched(db: Db, assignmentIds: readonly string[]): Promise<void> {
  await sql`
    delete from assignment_occurrence o where o.assignment_id = any(${[...assignmentIds]}::uuid[])
      and o.state in ('assigned', 'accepted', 'objected') and o.last_report_at is null
      and not exists (select from assignment_entry e where e.occurrence_id = o.id)
      and not exists (select from assignment_extension x where x.occurrence_id = o.id)
      and exists (select from assignment_occurrence other where other.assignment_id = o.assignment_id
        and other.on_day < o.on_day)`.execute(db)
}

/**
 * What was reported before the result that lies there now, 0 to 100: a result that was taken back is no report, one that
 * was returned is.
 */
export async function findPercentBefore(db: Db, assignmentId: string, occurrenceId: string | null): Promise<number> {
  const { rows } = await sql<{ percent: number }>`
    select percent from (
      select action, percent, at, id, lead(action) over (order by at, id) as next from assignment_entry
      where assignment_id = ${assignmentId}::uuid and occurrence_id is not distinct from ${occurrenceId}::uuid
        and action in ('reported', 'submitted', 'withdrawn')
    ) e
    where next is not null and percent is not null and not (action = 'submitted' and next = 'withdrawn')
    order by at desc, id desc limit 1`.execute(db)
  return rows[0]?.percent ?? 0
}
