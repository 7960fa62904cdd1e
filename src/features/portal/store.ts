import { type RawBuilder, sql } from 'kysely'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import type { AxisPromises, FindTasks, PublicAgency, PublicPart, PublicPlan, PublicTie } from './schema.ts'

/** The one place that says what the public may read: issued plans that were marked public, and their tasks. */
const shown = sql`p.is_public and p.status in ('confirmed', 'finished')`
/** A plan that was replaced keeps its page, which says by which; its work is told with that of the other. */
const kept = sql`p.is_public and p.status in ('confirmed', 'finished', 'replaced')`

/** How one agency's part is called in public; what is said between offices (returned, objected) stays inside. */
const partState = (today: string) => sql`case
    when a.state = 'cancelled' then 'stopped'
    when a.state = 'completed' then 'done'
    when a.state = 'submitted' then 'reported'
    when is_overdue(a.state, a.due_on, ${today}::date) then 'late'
    when a.state in ('inProgress', 'returned') or a.percent > 0 then 'going'
    else 'notStarted' end`

/** `plans`: condition, order and end of the list of plans p that are looked at. */
type Choice = {
  planId?: string | undefined
  readable?: RawBuilder<unknown>
  plans?: RawBuilder<unknown>
  where?: RawBuilder<unknown>
  cut?: RawBuilder<unknown>
}

/**
 * One row a public task with its state: that of its lead agencies, or of all where nobody leads. A group by role comes
 * first, then the row of the leads is taken when there is one. Tasks are chosen before their assignments are counted.
 */
const promises = (
  today: string,
  { planId, readable = shown, plans = sql``, where = sql`true`, cut = sql`` }: Choice,
) => sql`
  shown_plan as (select p.* from plan p where ${readable} ${planId ? sql`and p.id = ${planId}` : sql``} ${plans}),
  chosen as (
    select s.* from task s join shown_plan p on p.id = s.plan_id
    where p.status <> 'replaced' and s.assigned and s.review <> 'dropped' and ${where} ${cut}),
  part as (
    select distinct on (task_id) * from (
      select a.task_id, a.role, count(*) filter (where a.state <> 'cancelled') as parts,
        count(*) filter (where a.state = 'completed') as done,
        count(*) filter (where ${partState(today)} = 'late') as late,
        min(a.due_on) filter (where ${partState(today)} = 'late') as late_since,
        count(*) filter (where a.state = 'submitted') as reported,
        count(*) filter (where a.state in ('inProgress', 'returned') or a.percent > 0) as going,
        coalesce(min(a.due_on) filter (where a.state not in ('completed', 'cancelled')), max(a.due_on)) as due_on
      from assignment a where a.task_id = any (array(select id from chosen)) group by a.task_id, a.role) by_role
    order by task_id, parts = 0, role desc),
  promise as (
    select s.*, coalesce(part.due_on, s.due_on) as open_due, coalesce(part.parts, 0) as parts, coalesce(part.done, 0) as done,
      case when part.parts is not null then part.late_since when s.due_on < ${today}::date then s.due_on end as late_since,
      case when part.parts = 0 then 'stopped'
        when part.done = part.parts then 'done'
        when part.late > 0 or (part.parts is null and s.due_on < ${today}::date) then 'late'
        when part.done + part.reported = part.parts then 'reported'
        when part.done + part.reported + part.going > 0 then 'going'
        else 'notStarted' end as state
    from chosen s left join part on part.task_id = s.id)`

const counts = (today: string) => sql`
  count(*) filter (where s.state <> 'stopped') as total,
  count(*) filter (where s.state <> 'stopped' and s.open_due <= ${today}::date) as due,
  count(*) filter (where s.state = 'done' and s.open_due <= ${today}::date) as due_done,
  count(*) filter (where s.state = 'done') as done, count(*) filter (where s.state = 'late') as late,
  count(*) filter (where s.state = 'reported') as reported, count(*) filter (where s.state = 'going') as going,
  count(*) filter (where s.state = 'notStarted') as not_started`

/** What the public would see of a plan that is not shown yet. */
export async function listAxesBefore(db: Db, today: string, planId: string): Promise<AxisPromises[]> {
  return listAxes(db, today, planId, sql`p.status in ('confirmed', 'finished')`)
}

export async function countPublicPlans(db: Db): Promise<number> {
  const { rows } = await sql<{ plans: number }>`select count(*) as plans from plan p where ${shown}`.execute(db)
  return rows[0]?.plans ?? 0
}

/** Every subject with its counts; all tasks together are their sum. */
export async function listAxes(
  db: Db,
  today: string,
  planId?: string,
  readable: RawBuilder<unknown> = shown,
): Promise<AxisPromises[]> {
  const { rows } = await sql<AxisPromises>`with ${promises(today, { planId, readable })}
    select s.index_name, s.axis, ${counts(today)} from promise s
    group by s.index_name, s.axis having count(*) filter (where s.state <> 'stopped') > 0
    order by s.index_name nulls last, total desc, s.axis`.execute(db)
  return rows
}

type PlanFilter = { planId?: string | undefined; after?: string | undefined; limit: number; replacedToo?: boolean }

/** The latest issued first. */
export async function listPublicPlans(db: Db, today: string, filter: PlanFilter): Promise<PublicPlan[]> {
  const behind = filter.after
    ? sql`and (p.issued_on, p.id) < (select issued_on, id from plan where id = ${filter.after})`
    : sql``
  const plans = sql`${behind} order by p.issued_on desc, p.id desc limit ${sql.lit(filter.limit)}`
  const readable = filter.replacedToo ? kept : shown
  const { rows } = await sql<PublicPlan>`with ${promises(today, { planId: filter.planId, plans, readable })},
    counted as (select s.plan_id, ${counts(today)} from promise s group by s.plan_id)
    select p.id, p.number, left(p.title, 1000) as title, issuing.name as agency_name, standing.name as standing_agency_name,
      p.issued_on, p.period_from, p.period_to, p.indices, p.status = 'finished' as finished, p.status = 'replaced' as replaced,
      coalesce(c.total, 0) as total, coalesce(c.due, 0) as due, coalesce(c.due_done, 0) as due_done,
      coalesce(c.done, 0) as done, coalesce(c.late, 0) as late, coalesce(c.reported, 0) as reported,
      coalesce(c.going, 0) as going, coalesce(c.not_started, 0) as not_started
    from shown_plan p join agency issuing on issuing.id = p.agency_id join agency standing on standing.id = p.standing_agency_id
    left join counted c on c.plan_id = p.id order by p.issued_on desc, p.id desc`.execute(db)
  return rows
}

export const findPublicPlan = async (db: Db, today: string, planId: string): Promise<PublicPlan | undefined> =>
  (await listPublicPlans(db, today, { planId, limit: 1 }))[0]

/** Also one that was replaced. */
export const findKeptPlan = async (db: Db, today: string, planId: string): Promise<PublicPlan | undefined> =>
  (await listPublicPlans(db, today, { planId, limit: 1, replacedToo: true }))[0]

/** The public plans that one carries out or replaces, and those that carry it out or replace it. */
export async function listTies(db: Db, planId: string): Promise<PublicTie[]> {
  const { rows } = await sql<PublicTie>`
    select tie.relation, p.id, p.number, left(p.title, 300) as title, p.issued_on
    from plan me join plan p on p.id <> me.id cross join lateral (values
      (1, 'carriesOut', p.id = me.parent_plan_id), (2, 'replaces', p.id = me.replaces_plan_id),
      (3, 'replacedBy', p.replaces_plan_id = me.id and p.status <> 'replaced'),
      (4, 'carriedOutBy', p.parent_plan_id = me.id and p.status <> 'replaced')) tie (place, relation, holds)
    where me.id = ${planId} and tie.holds and ${kept}
    order by tie.place, p.issued_on desc nulls last, p.id limit 12`.execute(db)
  return rows
}

export async function listObjectives(db: Db, planId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('planTarget')
    .select('text')
    .where('planId', '=', planId)
    .where('level', '=', 'objective')
    .orderBy('position')
    .limit(12)
    .execute()
  return rows.map(({ text }) => text)
}

type AgencyFilter = { planId: string; from: number; limit: number }

/** Those who lead most come first; by position, since a plan has some hundred agencies at most. */
export async function listPlanAgencies(db: Db, today: string, filter: AgencyFilter): Promise<PublicAgency[]> {
  const state = partState(today)
  const { rows } = await sql<PublicAgency>`select agency.id, agency.name,
      count(*) filter (where a.role = 'lead') as lead,
      count(*) filter (where a.role = 'lead' and ${state} = 'done') as lead_done,
      count(*) filter (where a.role = 'lead' and ${state} = 'late') as lead_late,
      count(*) filter (where a.role = 'coordinating') as coordinating
    from assignment a join plan p on p.id = a.plan_id join task t on t.id = a.task_id join agency on agency.id = a.agency_id
    where ${shown} and p.id = ${filter.planId} and a.state <> 'cancelled' and t.assigned and t.review <> 'dropped'
    group by agency.id, agency.name order by lead desc, coordinating desc, agency.name, agency.id
    offset ${filter.from} limit ${filter.limit}`.execute(db)
  return rows
}

export async function countPlanAgencies(db: Db, planId: string): Promise<number> {
  const { rows } = await sql<{ agencies: number }>`select count(distinct a.agency_id) as agencies
    from assignment a join plan p on p.id = a.plan_id join task t on t.id = a.task_id
    where ${shown} and p.id = ${planId} and a.state <> 'cancelled' and t.assigned and t.review <> 'dropped'`.execute(db)
  return rows[0]?.agencies ?? 0
}

export async function findAgencyName(db: Db, agencyId: string): Promise<string | undefined> {
  return (await db.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirst())?.name
}

export type TaskRow = {
  id: string
  planId: string
  planNumber: string | null
  indexName: string | null
  axis: string | null
  text: string
  deadlineRaw: string | null
  dueOn: string | null
  state: string
  lateSince: string | null
  lateDays: number | null
  position: string
  leads: string[]
  leadCount: number
  leadDone: number
  criterionText: string | null
  product: string | null
}

/** The words that a search looks for: folded, so that nothing in them means anything to LIKE. */
export const searchWords = (search: string): string[] =>
  [...new Set(fold(search).split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '').slice(0, 12)

function matching(filter: FindTasks): RawBuilder<unknown> {
  const words = filter.search === undefined ? [] : searchWords(filter.search)
  const conditions = [
    filter.index === undefined ? undefined : sql`coalesce(s.index_name, '') = ${filter.index}`,
    filter.axis === undefined ? undefined : sql`coalesce(s.axis, '') = ${filter.axis}`,
    filter.agencyId === undefined
      ? undefined
      : sql`exists (select from assignment a
          where a.task_id = s.id and a.agency_id = ${filter.agencyId} and a.role = 'lead' and a.state <> 'cancelled')`,
    ...words.map((word) => sql`s.search_text like ${`% ${word}%`}`),
    filter.search && words.length === 0 ? sql`false` : undefined,
  ].filter((each) => each !== undefined)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Who leads: up to three agencies by name, or else the groups and agencies that the plan names. */
const leadNames = sql`case when s.parts <= 3
    then array(select agency.name from assignment a join agency on agency.id = a.agency_id
      where a.task_id = s.id and a.role = 'lead' and a.state <> 'cancelled' order by agency.name limit 3)
    else array(select coalesce(g.name, agency.name) from task_party tp
      left join agency on agency.id = tp.agency_id left join agency_group g on g.id = tp.group_id
      where tp.task_id = s.id and tp.role = 'lead' and coalesce(g.name, agency.name) is not null
      order by tp.position limit 3) end`

const leads = sql`(select count(*) from assignment a where a.task_id = s.id and a.role = 'lead' and a.state <> 'cancelled')`

const taskColumns = (
  today: string,
) => sql`s.id, s.plan_id, p.number as plan_number, s.index_name, s.axis, s.text, s.deadline_raw,
  s.open_due as due_on, s.state, s.late_since, ${today}::date - s.late_since as late_days, s.position, s.criterion_text, s.product, ${leadNames} as leads, ${leads} as lead_count,
  (select count(*) from assignment a where a.task_id = s.id and a.role = 'lead' and a.state = 'completed') as lead_done`

const inState = ({ state }: FindTasks) => (state === undefined ? sql`true` : sql`s.state = ${state}`)

function onwards({ after }: FindTasks): RawBuilder<unknown> {
  const [planId, position, id] = after?.split('_') ?? []
  if (!planId) return sql`true`
  return sql`(s.plan_id < ${planId} or (s.plan_id = ${planId} and (s.position, s.id) > (${position}::numeric, ${id}::uuid)))`
}

/** As `onwards`, in the list of late tasks. */
function onwardsByDay(filter: FindTasks): RawBuilder<unknown> {
  const day = filter.after?.split('_')[3]
  if (day === undefined) return sql`true`
  return sql`(s.late_since > ${day}::date or (s.late_since = ${day}::date and ${onwards(filter)}))`
}

/** Newest plan first, then the order of the document; late tasks by how late they are. Without a wished state only the rows of the page are worked out. */
export async function listPublicTasks(db: Db, today: string, filter: FindTasks): Promise<TaskRow[]> {
  const byDay = filter.state === 'late'
  const order = sql`order by ${byDay ? sql`s.late_since,` : sql``} s.plan_id desc, s.position, s.id`
  const where = sql`${matching(filter)} and ${byDay ? sql`true` : onwards(filter)}`
  const behind = byDay ? onwardsByDay(filter) : sql`true`
  const cut = filter.state === undefined ? sql`${order} limit ${filter.limit}` : sql``
  const { rows } = await sql<TaskRow>`with ${promises(today, { planId: filter.planId, where, cut })}, page as (
      select s.* from promise s where ${inState(filter)} and ${behind} ${order} limit ${filter.limit})
    select ${taskColumns(today)} from page s join plan p on p.id = s.plan_id ${order}`.execute(db)
  return rows
}

export async function countPublicTasks(db: Db, today: string, filter: FindTasks): Promise<number> {
  const from = filter.state === undefined ? sql`chosen` : sql`promise`
  const { rows } = await sql<{
    tasks: number
  }>`with ${promises(today, { planId: filter.planId, where: matching(filter) })}
    select count(*) as tasks from ${from} s where ${inState(filter)}`.execute(db)
  return rows[0]?.tasks ?? 0
}

export async function findPublicTask(db: Db, today: string, planId: string, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`with ${promises(today, { planId, where: sql`s.id = ${id}` })}
    select ${taskColumns(today)} from promise s join plan p on p.id = s.plan_id`.execute(db)
  return rows[0]
}

type Part = PublicPart & { role: 'lead' | 'coordinating' }

/** All agencies of one public task, those who are late first. */
export async function listTaskParts(db: Db, today: string, taskId: string): Promise<Part[]> {
  const { rows } = await sql<Part>`select a.agency_id, agency.name, a.role, a.due_on, ${partState(today)} as state
    from assignment a join agency on agency.id = a.agency_id
    where a.task_id = ${taskId} and a.state <> 'cancelled'
    order by ${partState(today)} = 'done', ${partState(today)} <> 'late',
      case when ${partState(today)} = 'late' then a.due_on end, agency.name, agency.id`.execute(db)
  return rows
}
