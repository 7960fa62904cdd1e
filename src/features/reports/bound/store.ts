import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { WorkRow } from './rules.ts'

export type WorkScope = {
  /** Whose part counts; or, of a summary, whose plans. */
  agencyIds: readonly string[]
  kind: 'own' | 'summary'
  from: string
  to: string
}

/**
 * Who leads which task of the plans that held between two days, as it stood at the end of the last of them: what an agency
 * leads, or everything in the plans that the collector issued or watches over.
 */
export async function listWork(db: Db, { agencyIds, kind, from, to }: WorkScope): Promise<WorkRow[]> {
  const ids = [...agencyIds]
  const whose =
    kind === 'own'
      ? sql`a.agency_id = any(${ids}::uuid[])`
      : sql`(p.agency_id = any(${ids}::uuid[]) or p.standing_agency_id = any(${ids}::uuid[]))`
  const { rows } = await sql<WorkRow>`
    with part as (
      select a.id, a.task_id, a.plan_id, a.agency_id, a.state, a.due_on, a.percent, a.last_report_at, p.number,
        case when (a.completed_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${to}::date
          then (a.completed_at at time zone 'Asia/Ho_Chi_Minh')::date end as completed_on
      from assignment a join plan p on p.id = a.plan_id
      where ${whose} and a.role = 'lead' and a.state <> 'cancelled' and p.status in ('confirmed', 'finished')
        and coalesce(p.period_from, p.issued_on) <= ${to}::date
        and coalesce(p.period_to, make_date(extract(year from p.issued_on)::int, 12, 31)) >= ${from}::date)
    select part.id as assignment_id, part.task_id, part.plan_id, part.number as plan_number, left(t.text, 400) as text,
      part.agency_id, g.name as agency_name, t.index_name as index, t.axis, coalesce(c.criteria, '{}') as criteria,
      part.state, part.percent > 0 or part.last_report_at is not null as begun, part.due_on, part.completed_on,
      coalesce(e.files, 0) as files
    from part join task t on t.id = part.task_id join agency g on g.id = part.agency_id
      left join (select task_id, array_agg(index_name || ' ' || criterion_code) as criteria from task_criterion
        where task_id in (select task_id from part) group by 1) c on c.task_id = part.task_id
      left join (select assignment_id, count(*)::int as files from assignment_evidence
        where assignment_id in (select id from part)
          and (uploaded_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${to}::date group by 1) e on e.assignment_id = part.id
    order by part.due_on, t.position, part.id`.execute(db)
  return rows
}

/** Files behind some parts, by the part. */
export async function listWorkFiles(
  db: Db,
  assignmentIds: readonly string[],
): Promise<{ assignmentId: string; id: string; filename: string }[]> {
  const { rows } = await sql<{ assignmentId: string; id: string; filename: string }>`
    select assignment_id, id, filename from assignment_evidence where assignment_id = any(${[...assignmentIds]}::uuid[])
    order by uploaded_at, id`.execute(db)
  return rows
}

/** The last published score of an agency in an index, in 10^-12 of a point: of an import, or of a round of scoring. */
export async function findScore(
  db: Db,
  it: { agencyId: string; framework: string; criterion: string | null; to: string },
): Promise<{ points: number; year: number } | undefined> {
  const { agencyId, framework, criterion, to } = it
  const code = criterion ?? 'total'
  const { rows } = await sql<{ points: number; year: number }>`
    select points::float8 as points, year from (
      select (s.figures->>${code})::numeric as points, s.year, i.id
      from result_sheet s join result_import i on i.id = s.import_id
      where i.framework = ${framework} and i.kind = 'scores' and i.withdrawn_at is null and s.unit = ${`agency:${agencyId}`}
        and coalesce(i.published_on, (i.imported_at at time zone 'Asia/Ho_Chi_Minh')::date) <= ${to}::date
      union all
      select case when ${criterion}::text is null then s.points else l.points end, r.year, r.id
      from round_sheet s join assessment_round r on r.id = s.round_id join round_edition e on e.digest = r.digest
        left join round_line l on l.sheet_id = s.id and l.code = ${criterion}
      where e.framework = ${framework} and r.stage = 'published' and s.agency_id = ${agencyId}::uuid
        and (r.published_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${to}::date) as known
    where points is not null order by year desc, id desc limit 1`.execute(db)
  return rows[0]
}
