import { type RawBuilder, sql } from 'kysely'
import type { Level } from '#features/directory/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Lack, UpperTask } from '../schema.ts'

/** The tasks of a superior plan that are asked of somebody who must issue a plan, in the order of the document. */
const askedTasks = (planId: string) => sql`
  select t.id, t.path, t.axis, t.text, t.product, t.due_on, row_number() over (order by t.position, t.id) as n
  from task t where t.plan_id = ${planId}::uuid and t.assigned and t.review = 'accepted' and exists (
    select 1 from assignment a join cascade_duty d on d.plan_id = a.plan_id and d.agency_id = a.agency_id
    where a.task_id = t.id and a.state <> 'cancelled')`

export async function listUpperTasks(db: Db, planId: string): Promise<UpperTask[]> {
  const { rows } = await sql<UpperTask>`
    select id, path, axis, text, product, due_on from (${askedTasks(planId)}) t order by n`.execute(db)
  return rows
}

/** The part of an agency: the tasks above that are asked of it. */
export async function listAskedTaskIds(db: Db, planId: string, agencyId: string): Promise<Set<string>> {
  const { rows } = await sql<{ taskId: string }>`
    select distinct a.task_id from assignment a join task t on t.id = a.task_id and t.assigned and t.review = 'accepted'
    where a.plan_id = ${planId}::uuid and a.agency_id = ${agencyId}::uuid and a.state <> 'cancelled'`.execute(db)
  return new Set(rows.map(({ taskId }) => taskId))
}

const lacks = (lack: Lack) => sql`bool_and(${lack} = any(l.lacks)) filter (where l.confirmed_at is not null)`

export type MatrixRow = {
  dutyId: string
  agencyId: string
  name: string
  level: Level
  dueOn: string | null
  pausedOn: string | null
  askedTo: string | null
  issuedOn: string | null
  ownPlanId: string | null
  ownNumber: string | null
  cells: string
  asked: number
  answered: number
  askedTaskIds: string[]
}

/**
 * The whole matrix, one row for each agency with a letter for each task: `cellLetters` and the precedence of
 * `stateOfCell` in rules.ts. A tie counts while the own plan holds.
 */
export async function listMatrix(db: Db, planId: string, today: string): Promise<MatrixRow[]> {
  const { rows } = await sql<MatrixRow>`
    with upper as materialized (${askedTasks(planId)}),
    duty as materialized (select * from cascade_duty where plan_id = ${planId}::uuid),
    part as materialized (
      select distinct task_id, agency_id from assignment where plan_id = ${planId}::uuid and state <> 'cancelled'
    ),
    tied as materialized (
      select l.duty_id, l.task_id, bool_or(l.confirmed_at is not null) as sure,
        ${lacks('product')} or ${lacks('owner')} or ${lacks('day')} as lacking
      from cascade_link l join duty d on d.id = l.duty_id
        join task o on o.id = l.own_task_id and o.assigned and o.review = 'accepted' join plan p on p.id = o.plan_id and p.status in ('confirmed', 'finished')
      group by 1, 2
    ),
    cell as (
      select d.id as duty_id, string_agg(case
          when part.task_id is null then '-'
          when tied.duty_id is not null then case when not tied.sure then 'p' when tied.lacking then 'l' else 'c' end
          when w.duty_id is not null then 'n'
          when d.own_plan_id is not null then 'm'
          when d.due_on < ${today}::date then 'o' else 'w' end, '' order by upper.n) as cells
      from duty d cross join upper
        left join part on part.task_id = upper.id and part.agency_id = d.agency_id
        left join tied on tied.task_id = upper.id and tied.duty_id = d.id
        left join cascade_waiver w on w.task_id = upper.id and w.duty_id = d.id
      group by d.id
    ),
    request as (
      select r.duty_id, count(*) filter (where r.answer is null and r.task_id is null)::int as asked,
        count(r.answer)::int as answered,
        coalesce(array_agg(r.task_id::text) filter (where r.answer is null and r.task_id is not null), '{}') as asked_task_ids
      from cascade_request r join duty d on d.id = r.duty_id where r.closed_at is null group by 1
    )
    select d.id as duty_id, d.agency_id, g.name, g.level, d.due_on, d.paused_on, d.asked_to, d.issued_on, d.own_plan_id, own.number as own_number,
      coalesce(cell.cells, '') as cells, coalesce(request.asked, 0) as asked, coalesce(request.answered, 0) as answered,
      coalesce(request.asked_task_ids, '{}') as asked_task_ids
    from duty d join agency g on g.id = d.agency_id left join plan own on own.id = d.own_plan_id
      left join cell on cell.duty_id = d.id left join request on request.duty_id = d.id
    order by array_position(array['central', 'province', 'district', 'commune'], g.level), g.name, g.id`.execute(db)
  return rows
}

export type OwnRow = {
  dutyId: string
  agencyId: string
  taskId: string | null
  id: string
  planId: string
  path: string
  text: string
  product: string | null
  lead: string[]
  deadline: string | null
  dueOn: string | null
  lacks: Lack[]
  confirmed: boolean
  likeness: number | null
  parts: number
  started: number
  completed: number
  overdue: number
  percent: number
  reportedAt: Date | null
}

const ownColumns = (today: string) => sql`
  o.id, o.plan_id, o.path, o.text, o.product, o.deadline_raw as deadline, o.due_on,
  array(select p.name_raw from task_party p where p.task_id = o.id and p.role = 'lead' order by p.position) as lead,
  w.parts, w.started, w.completed, w.overdue, w.percent, w.reported_at
  from task o cross join lateral (
    select count(*)::int as parts, count(a.last_report_at)::int as started,
      count(*) filter (where a.state = 'completed')::int as completed,
      count(*) filter (where is_overdue(a.state, a.due_on, ${today}::date))::int as overdue,
      coalesce(avg(a.percent), 0)::float8 as percent, max(a.last_report_at) as reported_at
    from assignment a where a.task_id = o.id and a.state <> 'cancelled'
  ) w`

const tied = (today: string, wanted: RawBuilder<unknown>) => sql<OwnRow>`
  select l.duty_id, d.agency_id, l.task_id, l.lacks, l.confirmed_at is not null as confirmed, l.likeness::float8 as likeness,
    ${ownColumns(today)} join plan p on p.id = o.plan_id and p.status in ('confirmed', 'finished')
    join cascade_link l on l.own_task_id = o.id join cascade_duty d on d.id = l.duty_id
  where ${wanted} and o.assigned and o.review = 'accepted' order by o.position, o.id`

/** The own tasks that answer tasks above, with how far they have got. */
export async function listOwnTasks(
  db: Db,
  of: { dutyId: string } | { taskId: string },
  today: string,
): Promise<OwnRow[]> {
  const wanted = 'dutyId' in of ? sql`l.duty_id = ${of.dutyId}::uuid` : sql`l.task_id = ${of.taskId}::uuid`
  return (await tied(today, wanted).execute(db)).rows
}

/** Issued own tasks of a plan under a duty that answer nothing above. */
export async function listUnlinked(
  db: Db,
  duty: { id: string; ownPlanId: string | null },
  today: string,
): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    select ${duty.id} as duty_id, '' as agency_id, null as task_id, '{}'::text[] as lacks, false as confirmed,
      null as likeness, ${ownColumns(today)}
    where o.plan_id = ${duty.ownPlanId}::uuid and o.assigned and o.review = 'accepted'
      and not exists (select 1 from cascade_link l where l.own_task_id = o.id and l.duty_id = ${duty.id}::uuid)
    order by o.position, o.id`.execute(db)
  return rows
}

export type WaiverRow = { dutyId: string; taskId: string; reason: string; givenByName: string; givenAt: Date }

export async function listWaivers(db: Db, of: { dutyId: string } | { taskId: string }): Promise<WaiverRow[]> {
  const chosen = db.selectFrom('cascadeWaiver').select(['dutyId', 'taskId', 'reason', 'givenByName', 'givenAt'])
  return 'dutyId' in of
    ? chosen.where('dutyId', '=', of.dutyId).execute()
    : chosen.where('taskId', '=', of.taskId).execute()
}

export type RequestRow = {
  id: string
  dutyId: string
  taskId: string | null
  taskText: string | null
  reason: string
  askedByName: string
  askedAt: Date
  answer: string | null
  answeredByName: string | null
  answeredAt: Date | null
}

/** What was asked and is not settled, the oldest first. */
export async function listRequests(db: Db, dutyIds: readonly string[]): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select r.id, r.duty_id, r.task_id, t.text as task_text, r.reason, r.asked_by_name, r.asked_at, r.answer,
      r.answered_by_name, r.answered_at
    from cascade_request r left join task t on t.id = r.task_id
    where r.duty_id = any(${[...dutyIds]}::uuid[]) and r.closed_at is null order by r.asked_at, r.id`.execute(db)
  return rows
}

export type OwedRow = {
  dutyId: string
  planId: string
  planNumber: string | null
  planTitle: string
  agencyId: string
  agencyName: string
  dueOn: string | null
  pausedOn: string | null
  issuedOn: string | null
}

/** What these agencies owe to plans that hold, the most urgent first. */
export async function listOwed(db: Db, agencyIds: readonly string[]): Promise<OwedRow[]> {
  const { rows } = await sql<OwedRow>`
    select d.id as duty_id, d.plan_id, p.number as plan_number, p.title as plan_title, d.agency_id, g.name as agency_name,
      d.due_on, d.paused_on, d.issued_on
    from cascade_duty d join plan p on p.id = d.plan_id and p.status = 'confirmed' join agency g on g.id = d.agency_id
    where d.agency_id = any(${[...agencyIds]}::uuid[])
    order by d.issued_on is not null, d.due_on, d.id`.execute(db)
  return rows
}

export type DraftRow = { planId: string; agencyId: string; draftPlanId: string }

/** Drafts of these agencies that name a plan above. */
export async function listDrafts(db: Db, agencyIds: readonly string[]): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select distinct on (p.agency_id, p.parent_plan_id) p.parent_plan_id as plan_id, p.agency_id, p.id as draft_plan_id
    from plan p where p.status = 'draft' and p.parent_plan_id is not null and p.agency_id = any(${[...agencyIds]}::uuid[])
    order by p.agency_id, p.parent_plan_id, p.id desc`.execute(db)
  return rows
}

/** Names and days of the plan that fulfils a duty. */
export async function findOwnNumber(db: Db, ownPlanId: string | null): Promise<string | null> {
  if (ownPlanId === null) return null
  const row = await db.selectFrom('plan').select('number').where('id', '=', ownPlanId).executeTakeFirst()
  return row?.number ?? null
}

export type Counted = { agencies: number; issued: number; late: number; agencyIds: string[] }

export async function countDuties(db: Db, planId: string, today: string): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select count(*)::int as agencies, count(own_plan_id)::int as issued,
      count(*) filter (where own_plan_id is null and due_on < ${today}::date)::int as late,
      coalesce(array_agg(agency_id::text), '{}') as agency_ids
    from cascade_duty where plan_id = ${planId}::uuid`.execute(db)
  return rows[0] ?? { agencies: 0, issued: 0, late: 0, agencyIds: [] }
}
