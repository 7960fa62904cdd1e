import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { ExportedTask, IssuingAgency } from './rules.ts'

/** The tasks of a plan in the order of the document, with the agencies that each names: one query. */
export async function listExportedTasks(db: Db, planId: string): Promise<ExportedTask[]> {
  const { rows } = await sql<ExportedTask>`
    select t.id, t.path, t.index_name, t.axis, t.text, t.product, t.deadline_raw, t.due_on,
      coalesce(array_agg(n.name order by n.position) filter (where n.role = 'lead'), '{}') as leads,
      coalesce(array_agg(n.name order by n.position) filter (where n.role = 'coordinating'), '{}') as coordinating
    from task t
    left join (
      select p.task_id, p.role, p.position, coalesce(g.name, c.name, p.name_raw) as name
      from task_party p left join agency g on g.id = p.agency_id left join agency_group c on c.id = p.group_id
    ) n on n.task_id = t.id
    where t.plan_id = ${planId}::uuid and t.assigned and t.review <> 'dropped'
    group by t.id order by t.position, t.id`.execute(db)
  return rows
}

/** The agency that issued a plan, and the one above it on that day. */
export async function findIssuingAgency(db: Db, agencyId: string, on: string): Promise<IssuingAgency | undefined> {
  const { rows } = await sql<IssuingAgency>`
    select coalesce(n.name, a.name) as name, a.kind, above.name as parent_name
    from agency a
    left join agency_name n on n.agency_id = a.id and n.valid @> ${on}::date
    left join agency_parent p on p.agency_id = a.id and p.valid @> ${on}::date
    left join agency above on above.id = p.parent_id
    where a.id = ${agencyId}::uuid`.execute(db)
  return rows[0]
}

/** How the document of a plan names who issued it; null where it names nobody, or the plan was written by hand. */
export async function findNamedIssuer(db: Db, planId: string): Promise<string | null> {
  const { rows } = await sql<{ named: string | null }>`
    select d.reading -> 'header' ->> 'agency' as named
    from plan p join document d on d.id = p.document_id where p.id = ${planId}::uuid`.execute(db)
  return rows[0]?.named ?? null
}
