import { type RawBuilder, sql } from 'kysely'
import type { MyWork, MyWorkList } from '#features/assignments/schema.ts'
import { describedColumns, describedJoins, type StoredAssignment, storedFrom } from '#features/assignments/store.ts'
import { counted } from '#features/overview/store.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Desk, DueCursor, ListFilter, WorkCursor } from './rules.ts'

type Filter = MyWork['filter']
type Sql = RawBuilder<unknown>
type StoredRow = Parameters<typeof storedFrom>[0]

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
/** One agency is compared by itself: how few rows follow is then known before the value is, so a plan can be kept. */
const isOneOf = (column: Sql, list: readonly string[]): Sql =>
  list.length === 1 ? sql`${column} = ${list[0]}::uuid` : sql`${column} = any(${ids(list)})`
const noLeads = sql`'{}'::text[]`

const searched = (search: string | undefined) =>
  search ? sql`and a.task_id in (select s.id from task s where strpos(s.folded, ${fold(search)}) > 0)` : sql``

const isOverdue = (today: string) => sql`is_overdue(a.state, a.due_on, ${today}::date)`
// Named one by one, so that an index on the state passes over what is done.
const isOpen = sql`a.state in ('assigned', 'objected', 'accepted', 'inProgress', 'submitted', 'returned')`
const soonDays = 14
const isSoon = (today: string) => sql`a.due_on between ${today}::date and ${addDays(today, soonDays)}::date`

/** Of a plan that was finished or replaced nothing is asked of anybody any more. */
const isAsked = sql`a.plan_id <> all(array(select id from plan where status <> 'confirmed'))`

/** The one meaning of each filter, for the page and for the counts. */
function conditions(today: string): Record<Exclude<Filter, 'toDecide'>, Sql> {
  return {
    open: sql`${isOpen} and ${isAsked}`,
    overdue: sql`${isOverdue(today)} and ${isAsked}`,
    soon: sql`${isSoon(today)} and ${isOpen} and a.state <> 'submitted' and ${isAsked}`,
    returned: sql`a.state = 'returned' and ${isAsked}`,
    submitted: sql`a.state = 'submitted' and ${isAsked}`,
    completed: sql`a.state = 'completed'`,
  }
}

/** Whose work it is: a condition on `a`. */
function isMine({ own, agencyId }: Desk, search: string | undefined): Sql {
  const agencies = agencyId === undefined ? own : [agencyId].filter((id) => own.includes(id))
  return sql`${isOneOf(sql`a.agency_id`, agencies)} ${searched(search)}`
}

type Waiting = { plans: Sql; submitted: Sql; others: Sql; asking: Sql }

/** What waits for this desk: submitted or objected to, or asking for more time, in plans that are followed up from it. */
function waiting({ desk, agencyId }: Desk, search: string | undefined): Waiting {
  const kept = desk === 'all' ? sql`true` : desk.length === 0 ? sql`false` : isKept(desk)
  const agency = agencyId === undefined ? sql`true` : sql`a.agency_id = ${agencyId}::uuid`
  const chosen = sql`${agency} ${searched(search)}`
  const plans = sql`select id from plan where status = 'confirmed' and ${kept}`
  return {
    plans,
    submitted: sql`a.state in ('submitted', 'objected') and ${chosen}`,
    // Of recurring work another time than the one that it shows may wait.
    others: sql`assignment a where a.occurrences_waiting > 0 and a.state not in ('submitted', 'objected')
      and a.plan_id = any(array(${plans})) and ${chosen}`,
    asking: sql`assignment_extension x join assignment a on a.id = x.assignment_id where x.state = 'asked'
      and a.state not in ('submitted', 'objected') and a.occurrences_waiting = 0
      and a.plan_id = any(array(${plans})) and ${chosen}`,
  }
}

/** As owner of the plan or as the agency that stands for it. */
const isKept = (agencies: readonly string[]): Sql =>
  sql`(${isOneOf(sql`agency_id`, agencies)} or ${isOneOf(sql`standing_agency_id`, agencies)})`

type Counts = MyWorkList['counts']

export type WorkRow = { assignment: StoredAssignment; cursor: WorkCursor }
export type WorkPage = {
  filter: Filter
  today: string
  search?: string | undefined
  after: WorkCursor | null
  limit: number
}
type Place = { urgency: number; nearness: number }

/** A page of work, the most urgent first; what is done, the latest first. One query. */
export async function listWork(db: Db, desk: Desk, page: WorkPage): Promise<WorkRow[]> {
  const { rows } = await sql<StoredRow & Place>`
    with picked as materialized (${picked(desk, page)})
    select picked.urgency, picked.nearness, ${describedColumns(noLeads)} from ${describedPage}
    order by picked.urgency, picked.nearness, picked.id`.execute(db)
  return rows.map(workRow)
}

/** The same page, and how much lies under each filter. One query. */
export async function listWorkWithCounts(
  db: Db,
  desk: Desk,
  page: WorkPage,
): Promise<{ counts: Counts; rows: WorkRow[] }> {
  const { rows } = await sql<StoredRow & Place & Counts>`
    with picked as materialized (${picked(desk, page)}), counts as (${counts(desk, page)})
    select counts.*, picked.urgency, picked.nearness, ${describedColumns(noLeads)}
    from counts left join (${describedPage}) on true
    order by picked.urgency, picked.nearness, picked.id`.execute(db)
  const { open, overdue, soon, returned, submitted, completed, toDecide } = rows[0] as Counts
  return {
    counts: { open, overdue, soon, returned, submitted, completed, toDecide },
    rows: rows.filter(({ id }) => id !== null).map(workRow),
  }
}

const describedPage = sql`picked join assignment a using (id) ${describedJoins}`

const workRow = (row: StoredRow & Place): WorkRow => ({
  assignment: storedFrom(row),
  cursor: { urgency: row.urgency, nearness: row.nearness, id: row.id },
})

function picked(desk: Desk, page: WorkPage): Sql {
  const { filter, today, after, limit, search } = page
  const { urgency, nearness } = order(filter, today)
  const behind = after
    ? sql`(${urgency}, ${nearness}, a.id) > (${after.urgency}, ${after.nearness}, ${after.id}::uuid)`
    : sql`true`
  const source =
    filter === 'toDecide'
      ? sql`(${firstWaiting(desk, page, behind)}) a where true`
      : sql`assignment a where ${isMine(desk, search)} and ${conditions(today)[filter]}`
  return sql`select a.id, ${urgency} as urgency, ${nearness} as nearness from ${source} and ${behind}
    order by urgency, nearness, a.id limit ${sql.lit(limit)}`
}

/** The first of each plan, which an index has in this order: thousands that wait are not sorted for one page. */
function firstWaiting(desk: Desk, { search, limit }: WorkPage, behind: Sql): Sql {
  const { plans, submitted, others, asking } = waiting(desk, search)
  return sql`
    select w.id, w.due_on from (${plans}) p cross join lateral (
      select a.id, a.due_on from assignment a where a.plan_id = p.id and ${submitted} and ${behind}
      order by a.due_on, a.id limit ${sql.lit(limit)}) w
    union all select a.id, a.due_on from ${others} union all select a.id, a.due_on from ${asking}`
}

/**
 * How much lies under each filter. Each state is added up first, with what of it has its day behind or soon before it,
 * and what is done, which is the most, is only counted: what a state means is then asked once, not for each row.
 */
function counts(desk: Desk, { today, search }: WorkPage): Sql {
  const { plans, submitted, others, asking } = waiting(desk, search)
  const late = sql`is_overdue(a.state, ${addDays(today, -1)}::date, ${today}::date)`
  const sum = (column: Sql, where = sql`true`) => sql`coalesce(sum(${column}) filter (where ${where}), 0)::bigint`
  return sql`
    select ${sum(sql`n`)} as open, ${sum(sql`past`, late)} as overdue,
      ${sum(sql`soon`, sql`a.state <> 'submitted'`)} as soon, ${sum(sql`n`, sql`a.state = 'returned'`)} as returned,
      ${sum(sql`n`, sql`a.state = 'submitted'`)} as submitted,
      (select count(*) from assignment a where ${isMine(desk, search)} and a.state = 'completed') as completed,
      (select count(*) from assignment a where a.plan_id = any(array(${plans})) and ${submitted})
        + (select count(*) from ${others}) + (select count(*) from ${asking}) as to_decide
    from (
      select a.state, count(*) as n, count(*) filter (where a.due_on < ${today}::date) as past,
        count(*) filter (where ${isSoon(today)}) as soon
      from assignment a where ${isMine(desk, search)} and ${isOpen} and ${isAsked} group by a.state) a`
}

/** Late or returned work, then what is due soon, later, at no fixed day, and last what waits for others. */
function order(filter: Filter, today: string): Record<'urgency' | 'nearness', Sql> {
  if (filter === 'completed') return { urgency: sql`0`, nearness: sql`-extract(epoch from a.completed_at)::bigint` }
  const nearness = sql`coalesce(a.due_on - date '2000-01-01', 1000000)::bigint`
  if (filter === 'toDecide') return { urgency: sql`0`, nearness }
  const urgency = sql`case when a.state = 'submitted' then 4 when a.state = 'returned' or a.due_on < ${today}::date then 0
    when a.due_on <= ${addDays(today, soonDays)}::date then 1 when a.due_on is not null then 2 else 3 end`
  return { urgency, nearness }
}

/** Assignments that the person may read, by day and id; one query. */
export async function listAssignments(
  db: Db,
  filter: ListFilter,
  page: { after: DueCursor | null; limit: number },
): Promise<StoredAssignment[]> {
  const { reach } = filter
  const leads =
    reach === 'all'
      ? noLeads
      : sql`array(select o.agency_id::text from assignment o
          where o.task_id = a.task_id and o.role = 'lead' and ${isOneOf(sql`o.agency_id`, reach)})`
  const { rows } = await sql<StoredRow>`
    with picked as materialized (
      select a.id, a.due_on from assignment a where ${matching(filter)} and ${behind(page.after)}
      order by a.due_on, a.id limit ${sql.lit(page.limit)}
    )
    select ${describedColumns(leads)} from picked join assignment a using (id) ${describedJoins}
    order by picked.due_on, picked.id`.execute(db)
  return rows.map(storedFrom)
}

const mostCounted = 10_000

/** How many match, counted no further than 10 000. */
export async function countAssignments(db: Db, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (select 1 from assignment a where ${matching(filter)} limit ${sql.lit(mostCounted)}) m`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

// Without a day comes last, as PostgreSQL sorts it.
function behind(after: DueCursor | null): Sql {
  if (!after) return sql`true`
  if (after.dueOn === null) return sql`(a.due_on is null and a.id > ${after.id}::uuid)`
  return sql`((a.due_on, a.id) > (${after.dueOn}::date, ${after.id}::uuid) or a.due_on is null)`
}

const isWaiting = sql`(a.state in ('submitted', 'objected') or a.occurrences_waiting > 0
  or exists (select from assignment_extension x where x.assignment_id = a.id and x.state = 'asked'))`

function matching(filter: ListFilter): Sql {
  const { today, planId, taskId, agencyId, role, state, open, overdue, waiting, followed } = filter
  const { dueFrom, dueTo, axes, search } = filter
  const conditions = [
    readable(filter),
    planId && sql`a.plan_id = ${planId}::uuid`,
    taskId && sql`a.task_id = ${taskId}::uuid`,
    agencyId && sql`a.agency_id = ${agencyId}::uuid`,
    role && sql`a.role = ${role}`,
    state && sql`a.state = ${state}`,
    open !== undefined && (open ? isOpen : sql`not (${isOpen})`),
    overdue !== undefined && (overdue ? isOverdue(today) : sql`${isOverdue(today)} is not true`),
    waiting !== undefined && (waiting ? isWaiting : sql`not (${isWaiting})`),
    followed && counted(followed),
    dueFrom && sql`a.due_on >= ${dueFrom}::date`,
    dueTo && sql`a.due_on <= ${dueTo}::date`,
    axes && sql`a.task_id in (select s.id from task s where s.axis = any(${[...axes]}))`,
  ]
  return sql`${sql.join(
    conditions.filter((each) => typeof each === 'object'),
    sql` and `,
  )} ${searched(search)}`
}

/** Part in it as the agency itself, as keeper of the plan, or as a leader of the same task. */
function readable({ reach, planId }: ListFilter): Sql {
  if (reach === 'all') return sql`true`
  // Of one plan it is asked once, not for each row.
  const keeps = sql`exists (select from plan where id = ${planId}::uuid and ${isKept(reach)})`
  return sql`(${planId ? keeps : sql`a.plan_id in (select id from plan where ${isKept(reach)})`}
    or ${isOneOf(sql`a.agency_id`, reach)}
    or a.task_id in (select task_id from assignment where role = 'lead' and ${isOneOf(sql`agency_id`, reach)}))`
}
