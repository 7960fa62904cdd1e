import { type RawBuilder, sql } from 'kysely'
import type { NamedAxis } from '#features/criterion-names/rules.ts'
import type { Db } from '#platform/db/connection.ts'
import type { ByAgency as AgencySums, Summed as Sums, ByTask as TaskSums, Told } from './rules.ts'
import type { Overview } from './schema.ts'

/** Cancelled work counts nowhere. */
const sums = (today: string) => sql`
  count(*) as assignments, count(*) filter (where a.state = 'completed') as completed,
  count(*) filter (where a.state = 'submitted') as submitted,
  count(*) filter (where a.state in ('inProgress', 'returned')) as in_progress,
  count(*) filter (where a.state in ('assigned', 'objected', 'accepted')) as not_started,
  count(*) filter (where is_overdue(a.state, a.due_on, ${today}::date)) as overdue, sum(a.percent) as percent_sum`

const sumsOfSums = sql`
  sum(c.assignments)::bigint as assignments, sum(c.completed)::bigint as completed,
  sum(c.submitted)::bigint as submitted, sum(c.in_progress)::bigint as in_progress,
  sum(c.not_started)::bigint as not_started, sum(c.overdue)::bigint as overdue, sum(c.percent_sum)::bigint as percent_sum`

/** A plan's work added up by task and day, and by agency: one query, one look at each assignment. */
export async function sumPlan(
  db: Db,
  planId: string,
  today: string,
): Promise<{ byTask: TaskSums[]; byAgency: AgencySums[] }> {
  const { rows } = await sql<Partial<TaskSums & AgencySums> & Sums>`
    select c.*, t.axis, t.index_name, g.name as agency_name from (
      select a.task_id, a.due_on, a.agency_id, ${sums(today)}, max(a.last_report_at) as last_report_at
      from assignment a where a.plan_id = ${planId}::uuid and a.state <> 'cancelled'
      group by grouping sets ((a.task_id, a.due_on), (a.agency_id))
    ) c left join task t on t.id = c.task_id and t.plan_id = ${planId}::uuid left join agency g on g.id = c.agency_id
    order by t.position, g.name`.execute(db)
  return {
    byTask: rows.filter((row): row is TaskSums => row.taskId !== null),
    byAgency: rows.filter((row): row is AgencySums => row.agencyId !== null),
  }
}

/** Whose work the overview counts: all, or that of these agencies and of the plans that they keep. */
export type Cut = 'all' | readonly string[]

/** What the overview counts, as a condition on assignment a. */
export const counted = (cut: Cut): RawBuilder<unknown> => {
  const current = sql`a.state <> 'cancelled' and a.plan_id in (select id from plan where status = 'confirmed')`
  if (cut === 'all') return current
  const mine = sql`${[...cut]}::uuid[]`
  return sql`${current} and (a.agency_id = any(${mine})
    or a.plan_id in (select id from plan where agency_id = any(${mine}) or standing_agency_id = any(${mine})))`
}

export type AgencyState = Sums & {
  agencyId: string
  agencyName: string
  /** What it has still to do, without what waits for others. */
  open: number
  /** Its last report, the last step in work that is still open, or when the oldest of that was given: the latest. */
  lastWordAt: Date | null
}
export type AxisSums = Sums & NamedAxis & { level: Overview['axes'][number]['level'] }
export type CountedWork = { plans: (Sums & { planId: string })[]; agencies: AgencyState[]; axes: AxisSums[] }

/** What an agency has still to do, without what waits for others, among what is counted. */
export const toDo = sql`a.state not in ('completed', 'submitted')`
/** Of the work of one agency: when something was last heard of it. */
export const lastWordAt = sql`
  greatest(max(a.last_report_at), max(a.updated_at) filter (where ${toDo} and a.updated_at > a.created_at),
    min(a.created_at) filter (where ${toDo}))`

/** All work by plan, by agency and by axis and level: one query, one look at each assignment. */
export async function sumWork(db: Db, cut: Cut, today: string): Promise<CountedWork> {
  type Row = Sums & {
    kind: 'plan' | 'agency' | 'axis'
    key: string
    name: string
    indexName: string | null
    open: number
    lastWordAt: Date | null
  }
  const { rows } = await sql<Row>`
    with c as materialized (
      select a.task_id, g.level, a.agency_id, ${sums(today)}, count(*) filter (where ${toDo}) as open,
        ${lastWordAt} as last_word_at
      from assignment a join agency g on g.id = a.agency_id where ${counted(cut)}
      group by grouping sets ((a.task_id, g.level), (a.agency_id))
    )
    select 'plan' as kind, t.plan_id::text as key, '' as name, null as index_name, ${sumsOfSums}, 0::bigint as open, null::timestamptz as last_word_at
      from c join task t on t.id = c.task_id group by t.plan_id
    union all
    select 'axis', t.axis, c.level, t.index_name, ${sumsOfSums}, 0, null
      from c join task t on t.id = c.task_id where t.axis is not null group by t.axis, t.index_name, c.level
    union all
    select 'agency', c.agency_id::text, g.name, null, c.assignments, c.completed, c.submitted, c.in_progress, c.not_started,
      c.overdue, c.percent_sum, c.open, c.last_word_at
      from c join agency g on g.id = c.agency_id
    order by 1, 3, 2, 4`.execute(db)
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  return {
    plans: of('plan').map(({ key, ...row }) => ({ ...row, planId: key })),
    agencies: of('agency').map(({ key, name, ...row }) => ({ ...row, agencyId: key, agencyName: name })),
    axes: of('axis').map(({ key, name, ...row }) => ({ ...row, axis: key, level: name as AxisSums['level'] })),
  }
}

type PlanHead = Pick<
  Overview['plans'][number],
  'planId' | 'number' | 'title' | 'issuedOn' | 'standingAgencyName' | 'indices'
>

/** Heads of plans, the latest first. */
export async function listPlanHeads(db: Db, planIds: readonly string[]): Promise<PlanHead[]> {
  if (planIds.length === 0) return []
  return db
    .selectFrom('plan as p')
    .innerJoin('agency as g', 'g.id', 'p.standingAgencyId')
    .select(['p.id as planId', 'p.number', 'p.title', 'p.issuedOn', 'g.name as standingAgencyName', 'p.indices'])
    .where('p.id', 'in', [...planIds])
    .orderBy('p.issuedOn', (order) => order.desc().nullsLast())
    .orderBy('p.id', 'desc')
    .execute()
}

/** The next days on which work is due that is not done yet: one line a task and day. */
export async function listNextDeadlines(
  db: Db,
  cut: Cut,
  { today, limit }: { today: string; limit: number },
): Promise<Overview['nextDeadlines']> {
  const { rows } = await sql<Overview['nextDeadlines'][number]>`
    with next as materialized (
      select a.due_on, a.task_id, count(*) as assignments, count(*) filter (where a.state = 'completed') as completed
      from assignment a where a.due_on >= ${today}::date and a.due_on is not null and ${counted(cut)}
      group by a.due_on, a.task_id having count(*) filter (where a.state <> 'completed') > 0
      order by a.due_on, a.task_id limit ${limit}
    )
    select next.*, t.text, p.number as plan_number from next
    join task t on t.id = next.task_id join plan p on p.id = t.plan_id
    order by next.due_on, t.position, next.task_id`.execute(db)
  return rows
}

/** What waits for a decision, each piece of work once. */
export async function countWaiting(db: Db, cut: Cut): Promise<Overview['waiting']> {
  const { rows } = await sql<Overview['waiting']>`
    select count(*) filter (where a.state <> 'objected') as submitted,
      count(*) filter (where a.state = 'objected') as objections,
      (select count(*) from assignment_extension x join assignment a on a.id = x.assignment_id
        where x.state = 'asked' and a.state not in ('submitted', 'objected') and a.occurrences_waiting = 0
          and ${counted(cut)}) as extensions
    from assignment a where (a.state in ('submitted', 'objected') or a.occurrences_waiting > 0) and ${counted(cut)}`.execute(
    db,
  )
  return rows[0] as Overview['waiting']
}

/** Whom the digests told of silences, from a day on; what was written while the clock ran ahead told nobody. */
export async function listTold(db: Db, days: { from: string; today: string }): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select (line ->> 'agencyId')::uuid as agency_id, d.day, line ->> 'level' as level, d.read_at is not null as read,
      coalesce((select bool_and(v.state = 'failed') from reminder_delivery v where v.digest_id = d.id), false) as failed
    from reminder_digest d cross join lateral jsonb_array_elements(d.lines) line
    where d.day between ${days.from}::date and ${days.today}::date and d.silent > 0 and not d.voided
      and line ->> 'kind' = 'silent'
    order by d.day, d.id`.execute(db)
  return rows
}
