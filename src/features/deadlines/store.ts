import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { Found } from './rules.ts'

/** Agencies of which the deadlines are asked; `but` leaves out those in whose own list they stand. */
export type Asked = {
  agencies: 'all' | readonly string[]
  but: readonly string[]
  from: string
  to: string
  today: string
  limit: number
}

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

/** Whether a column names an agency that is asked for. */
function among(column: RawBuilder<unknown>, { agencies, but }: Asked): RawBuilder<unknown> {
  const wanted = agencies === 'all' ? sql`true` : sql`${column} = any(${ids(agencies)})`
  return but.length === 0 ? wanted : sql`${wanted} and ${column} <> all(${ids(but)})`
}

const inSpan = (column: RawBuilder<unknown>, { from, to }: Asked) =>
  sql`${column} between ${from}::date and ${to}::date`

/** Work that falls due once, and each time of what recurs, by task and day. */
export async function listDueWork(db: Db, asked: Asked): Promise<Found[]> {
  const { rows } = await sql<Found>`
    with due as (
      select a.id, a.task_id, a.agency_id, a.state, a.due_on, null as name, null::uuid as occurrence_id
      from assignment a where a.occurrence_name is null and ${inSpan(sql`a.due_on`, asked)}
        and ${among(sql`a.agency_id`, asked)}
      union all
      select a.id, a.task_id, a.agency_id, o.state, o.due_on, o.name, o.id
      from assignment_occurrence o join assignment a on a.id = o.assignment_id
      where ${inSpan(sql`o.due_on`, asked)} and ${among(sql`a.agency_id`, asked)}
    ), grouped as (
      select d.task_id, d.due_on, d.name, min(d.id::text) as id, min(d.occurrence_id::text) as occurrence_id,
        min(d.agency_id::text) as agency_id, count(*)::int as agencies,
        count(*) filter (where d.state = 'completed')::int as done,
        count(*) filter (where d.state = 'submitted')::int as waiting,
        count(*) filter (where is_overdue(d.state, d.due_on, ${asked.today}::date))::int as overdue
      from due d join task t on t.id = d.task_id join plan p on p.id = t.plan_id
      where d.state <> 'cancelled' and p.status = 'confirmed'
      group by d.task_id, d.due_on, d.name order by d.due_on, d.task_id limit ${asked.limit}
    )
    select g.id, g.task_id as group_id, g.occurrence_id, g.due_on, g.name as occurrence, t.text as title,
      coalesce(p.number, p.title) as detail, b.name as agency_name, g.agencies, g.done, g.waiting, g.overdue
    from grouped g join task t on t.id = g.task_id join plan p on p.id = t.plan_id join agency b on b.id = g.agency_id::uuid
    order by g.due_on`.execute(db)
  return rows
}

/** Agencies that must issue a plan of their own, by superior plan and day. */
export async function listDueDuties(db: Db, asked: Asked): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select min(d.agency_id::text) as id, d.plan_id as group_id, d.due_on, null as occurrence,
      'Ban hành kế hoạch của đơn vị theo Kế hoạch ' || coalesce(p.number, p.title) as title, p.number as detail,
      min(g.name) as agency_name, count(*)::int as agencies, count(d.own_plan_id)::int as done, 0 as waiting,
      count(*) filter (where d.own_plan_id is null and d.due_on < ${asked.today}::date)::int as overdue
    from cascade_duty d join plan p on p.id = d.plan_id and p.status = 'confirmed' join agency g on g.id = d.agency_id
    where ${inSpan(sql`d.due_on`, asked)} and ${among(sql`d.agency_id`, asked)}
    group by d.plan_id, d.due_on, p.number, p.title order by d.due_on, d.plan_id limit ${asked.limit}`.execute(db)
  return rows
}

/** Plans whose period ends: whoever follows them up closes them. */
export async function listEndingPlans(db: Db, asked: Asked): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select p.id, p.id as group_id, p.period_to as due_on, null as occurrence,
      'Kết thúc thời gian thực hiện ' || p.title as title, p.number as detail, g.name as agency_name, 1 as agencies,
      0 as done, 0 as waiting, (p.period_to < ${asked.today}::date)::int as overdue
    from plan p join agency g on g.id = p.standing_agency_id
    where p.status = 'confirmed' and ${inSpan(sql`p.period_to`, asked)} and ${among(sql`p.standing_agency_id`, asked)}
    order by p.period_to, p.id limit ${asked.limit}`.execute(db)
  return rows
}

/** Sheets on which agencies score themselves, by round. */
export async function listDueSheets(db: Db, asked: Asked): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select min(s.id::text) as id, r.id as group_id, r.self_until as due_on, null as occurrence,
      'Tự chấm điểm: ' || r.name as title, null as detail, min(s.name) as agency_name, count(*)::int as agencies,
      count(s.submitted_at)::int as done, 0 as waiting,
      count(*) filter (where s.submitted_at is null and r.self_until < ${asked.today}::date)::int as overdue
    from round_sheet s join assessment_round r on r.id = s.round_id
    where ${inSpan(sql`r.self_until`, asked)} and r.stage <> 'published' and ${among(sql`s.agency_id`, asked)}
    group by r.id order by r.self_until, r.id limit ${asked.limit}`.execute(db)
  return rows
}

/** Periodic reports, by round. */
export async function listDueReports(db: Db, asked: Asked): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select min(t.id::text) as id, r.id as group_id, r.last_in_time as due_on, null as occurrence, s.title, r.name as detail,
      min(t.name) as agency_name, count(*)::int as agencies, count(t.first_sent_at)::int as done, 0 as waiting,
      count(*) filter (where t.first_sent_at is null and r.last_in_time < ${asked.today}::date)::int as overdue
    from report t join report_round r on r.id = t.round_id join report_series s on s.id = r.series_id
    where ${inSpan(sql`r.last_in_time`, asked)} and ${among(sql`t.agency_id`, asked)}
    group by r.id, s.title order by r.last_in_time, r.id limit ${asked.limit}`.execute(db)
  return rows
}
