import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** One part of a lead agency whose day came in a time, as it stood on the last day of it. */
export type DueRow = {
  taskId: string
  agencyId: string
  agencyName: string
  axis: string
  dueOn: string
  completedOn: string | null
  state: string
  begun: boolean
  /** The day of its last word. */
  saidOn: string
}

type Span = { agencyId: string; from: string; to: string }

/** Work under the plans that an agency issued or keeps, due between two days. */
export async function listDueWork(db: Db, { agencyId, from, to }: Span): Promise<DueRow[]> {
  const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`
  const { rows } = await sql<DueRow>`
    select a.task_id, a.agency_id, g.name as agency_name, coalesce(t.axis, t.index_name, '') as axis, a.due_on,
      case when ${day('a.completed_at')} <= ${to}::date then ${day('a.completed_at')} end as completed_on, a.state,
      a.percent > 0 or a.last_report_at is not null as begun,
      coalesce(${day('a.last_report_at')}, ${day('a.created_at')}) as said_on
    from assignment a join plan p on p.id = a.plan_id join task t on t.id = a.task_id join agency g on g.id = a.agency_id
    where (p.agency_id = ${agencyId}::uuid or p.standing_agency_id = ${agencyId}::uuid)
      and p.status in ('confirmed', 'finished') and a.role = 'lead' and a.state <> 'cancelled'
      and a.due_on between ${from}::date and ${to}::date
    order by axis, g.name, a.id`.execute(db)
  return rows
}

/** How agencies reported to a collector in the rounds whose last day in time lies between two days. */
export type ReportDiscipline = {
  agencyId: string
  name: string
  expected: number
  inTime: number
  late: number
  missing: number
  returned: number
}

export async function listDiscipline(db: Db, { agencyId, from, to }: Span, today: string): Promise<ReportDiscipline[]> {
  const { rows } = await sql<ReportDiscipline>`
    with owed as (
      select p.id, p.agency_id, g.name, r.last_in_time,
        (p.first_sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on
      from report p join report_round r on r.id = p.round_id join report_series s on s.id = r.series_id
        join agency g on g.id = p.agency_id
      where s.agency_id = ${agencyId}::uuid and p.kind = 'own' and r.last_in_time between ${from}::date and ${to}::date
        and not (p.first_sent_at is null
          and coalesce(g.valid_to < coalesce(r.data_to, r.last_in_time, ${today}::date), false))
        and (p.first_sent_at is not null or r.last_in_time < ${today}::date)
    )
    select agency_id, name, count(*)::int as expected, count(*) filter (where sent_on <= last_in_time)::int as in_time,
      count(*) filter (where sent_on > last_in_time)::int as late, count(*) filter (where sent_on is null)::int as missing,
      coalesce(sum((select count(*) from report_entry e where e.report_id = owed.id and e.action = 'returned')), 0)::int
        as returned
    from owed group by 1, 2 order by 2, 1`.execute(db)
  return rows
}
