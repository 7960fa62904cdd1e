import { sql } from 'kysely'
import type { Subject } from '#features/access/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import type { TargetKind } from './promise-schema.ts'

/** An index as tasks and plans write its name: "PAR INDEX" is par-index. */
const isIndex = (column: string, framework: string) =>
  sql`lower(regexp_replace(trim(${sql.ref(column)}), '[^A-Za-z0-9]+', '-', 'g')) = ${framework}`

export type Tie = { code: string; edition: string | null }

export type TaskWork = {
  taskId: string
  planId: string
  text: string
  axis: string | null
  criterionText: string | null
  dueOn: string | null
  planNumber: string | null
  planTitle: string
  planStatus: string
  planAgencyId: string
  standingAgencyId: string
  /** Criteria that it is tied to, each by the code of its own edition; null where nobody said which. */
  ties: Tie[]
  /** Codes of the edition that is looked at to which it is tied, there or in an edition before. */
  codes: string[]
  /** Codes to which a tie may have passed on: its line was split or merged since. */
  offers: string[]
  parts: number
  completed: number
  overdue: number
  evidence: number
  agencyIds: string[]
  leads: string[]
}

/**
 * Tasks of issued plans about an index: those tied to one of its lines, and those whose document names the index. With the
 * work in them; three statements, whatever the number.
 */
export async function listWork(
  db: Db,
  framework: string,
  today: string,
): Promise<Omit<TaskWork, 'codes' | 'offers'>[]> {
  const { rows } = await sql<Omit<TaskWork, 'codes' | 'offers'>>`
    with tied as (
      select task_id, jsonb_agg(jsonb_build_object('code', criterion_code, 'edition', edition)
        order by criterion_code) as ties
      from task_criterion where ${isIndex('indexName', framework)} group by task_id
    ), about as (
      select t.id from task t where ${isIndex('t.indexName', framework)}
      union select task_id from tied
    ), work as (
      select a.task_id, count(*) as parts, count(*) filter (where a.state = 'completed') as completed,
        count(*) filter (where is_overdue(a.state, a.due_on, ${today}::date)) as overdue,
        array_agg(distinct a.agency_id) as agency_ids,
        array_agg(distinct g.name) filter (where a.role = 'lead') as leads,
        sum((select count(*) from assignment_evidence e where e.assignment_id = a.id))::int as evidence
      from assignment a join agency g on g.id = a.agency_id
      where a.task_id in (select id from about) and a.state <> 'cancelled'
      group by a.task_id
    )
    select t.id as task_id, t.plan_id, t.text, t.axis, t.criterion_text, t.due_on, p.number as plan_number,
      p.title as plan_title, p.status as plan_status, p.agency_id as plan_agency_id, p.standing_agency_id,
      coalesce(tied.ties, '[]'::jsonb) as ties, coalesce(w.parts, 0)::int as parts, coalesce(w.completed, 0)::int as completed,
      coalesce(w.overdue, 0)::int as overdue, coalesce(w.evidence, 0)::int as evidence,
      coalesce(w.agency_ids, '{}') as agency_ids, coalesce(w.leads, '{}') as leads
    from about join task t on t.id = about.id join plan p on p.id = t.plan_id
    left join tied on tied.task_id = t.id left join work w on w.task_id = t.id
    where p.status <> 'draft' and t.review <> 'dropped' and t.assigned
    order by p.issued_on desc nulls last, t.plan_id, t.position`.execute(db)
  return rows
}

/** Rights on a task of an issued plan: those who keep the plan keep its tasks, and every agency may read it. */
export const subjectOf = (task: Pick<TaskWork, 'taskId' | 'planAgencyId' | 'standingAgencyId'>): Subject => ({
  kind: 'task',
  id: task.taskId,
  parts: { owner: [task.planAgencyId], standing: [task.standingAgencyId] },
  open: true,
})

export type EvidenceRow = { id: string; assignmentId: string; filename: string; agencyName: string; uploadedAt: Date }

/** Evidence handed in for these tasks, newest first. */
export async function listEvidenceOf(db: Db, taskIds: readonly string[], limit: number): Promise<EvidenceRow[]> {
  if (taskIds.length === 0) return []
  const { rows } = await sql<EvidenceRow>`
    select e.id, e.assignment_id, e.filename, g.name as agency_name, e.uploaded_at
    from assignment_evidence e join assignment a on a.id = e.assignment_id join agency g on g.id = a.agency_id
    where a.task_id = any(${[...taskIds]}::uuid[]) and a.state <> 'cancelled'
    order by e.uploaded_at desc, e.id limit ${limit}`.execute(db)
  return rows
}

export type TargetRow = {
  id: string
  planId: string
  planNumber: string | null
  planTitle: string
  issuedOn: string | null
  periodTo: string | null
  indexName: string
  axis: string | null
  text: string
  year: number | null
  standingAgencyId: string
  planAgencyId: string
  confirmed: Confirmed | null
}

/** What a person said that a promise means. */
export type Confirmed = {
  framework: string
  typed: TargetKind | null
  year: number | null
  code: string | null
  byName: string
  at: string
}

/** What issued plans promise about indices, newest plan first. */
export async function listPromises(db: Db): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select g.id, g.plan_id, p.number as plan_number, p.title as plan_title, p.issued_on, p.period_to, g.index_name,
      g.axis, g.text, g.year, p.agency_id as plan_agency_id, p.standing_agency_id,
      case when c.target_id is not null then jsonb_build_object('framework', c.framework, 'typed', c.typed, 'year', c.year,
        'code', c.code, 'byName', c.confirmed_by_name, 'at', c.confirmed_at) end as confirmed
    from plan_target g join plan p on p.id = g.plan_id left join confirmed_target c on c.target_id = g.id
    where p.status in ('confirmed', 'finished') and g.index_name is not null and g.level = 'objective'
    order by p.issued_on desc, g.plan_id, g.position limit 500`.execute(db)
  return rows
}

export type NamedParty = { taskId: string; role: 'lead' | 'coordinating'; nameRaw: string }

/** Agencies and groups as the documents name them for these tasks, in their order. */
export async function listParties(db: Db, taskIds: readonly string[]): Promise<NamedParty[]> {
  if (taskIds.length === 0) return []
  const { rows } = await sql<NamedParty>`select task_id, role, name_raw from task_party
    where task_id = any(${[...taskIds]}::uuid[]) order by task_id, position`.execute(db)
  return rows
}

/** The plan in which a target stands. */
export async function findTargetPlan(db: Db, targetId: string): Promise<string | undefined> {
  const row = await db.selectFrom('planTarget').select('planId').where('id', '=', targetId).executeTakeFirst()
  return row?.planId
}

type Confirming = Omit<Confirmed, 'byName' | 'at'> & { targetId: string }

/** Keeps what a person said that a promise means; without it, what the program reads holds again. */
export async function saveConfirmed(
  db: Db,
  { targetId, ...said }: { targetId: string } & ({ forget: true } | Omit<Confirming, 'targetId'>),
  by: { userId: string | null; name: string; now: Date },
): Promise<void> {
  if ('forget' in said) return void (await db.deleteFrom('confirmedTarget').where('targetId', '=', targetId).execute())
  const row = {
    ...said,
    typed: said.typed && JSON.stringify(said.typed),
    ...{ confirmedBy: by.userId, confirmedByName: by.name, confirmedAt: by.now },
  }
  await db
    .insertInto('confirmedTarget')
    .values({ targetId, ...row })
    .onConflict((conflict) => conflict.column('targetId').doUpdateSet(row))
    .execute()
}
