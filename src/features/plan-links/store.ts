import { sql } from 'kysely'
import type { Subject } from '#features/access/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Open, Ties } from './rules.ts'
import type { LinkedPlan } from './schema.ts'

/** Another plan, as rights are asked about it, with what ties the two. */
export type Relative = { subject: Subject; plan: Omit<LinkedPlan, 'relation'>; ties: Ties; open: Open }

type Row = Omit<LinkedPlan, 'relation'> &
  Ties & {
    agencyId: string
    standingAgencyId: string
    loadedBy: string | null
    parentOpen: boolean
    replacesOpen: boolean
  }

/** All plans tied to one, and those whose number its legal bases name: one query, the newest first. */
export async function listRelatives(db: Db, planId: string): Promise<Relative[]> {
  const { rows } = await sql<Row>`
    with me as (select id, parent_plan_id, replaces_plan_id, status, amends from plan where id = ${planId}::uuid),
    named as (select distinct upper(replace(number, ' ', '')) as number from plan_basis where plan_id = ${planId}::uuid),
    tied as (
      select p.*, me.parent_plan_id is null as parent_open,
        me.replaces_plan_id is null and me.status = 'draft' and p.status = 'confirmed' as replaces_open, d.agency_id as loaded_by,
        coalesce(p.id = me.parent_plan_id, false) as parent, coalesce(p.parent_plan_id = me.id, false) as child,
        coalesce(p.id = me.replaces_plan_id, false) as replaces,
        coalesce(p.replaces_plan_id = me.id, false) as replaced_by,
        upper(replace(p.number, ' ', '')) in (select number from named) is true as named,
        upper(replace(p.number, ' ', '')) in (select upper(replace(a, ' ', '')) from unnest(me.amends) a) is true as amended
      from plan p cross join me left join document d on d.id = p.document_id where p.id <> me.id
    )
    select t.id, t.number, t.issued_on, t.title, t.status, a.name as agency_name, t.agency_id, t.standing_agency_id,
      t.loaded_by, t.parent_open, t.replaces_open, t.parent, t.child, t.replaces, t.replaced_by, t.named, t.amended
    from tied t join agency a on a.id = t.agency_id
    where t.parent or t.child or t.replaces or t.replaced_by or t.named or (t.amended and t.replaces_open)
    order by t.issued_on desc nulls first, t.id desc`.execute(db)
  return rows.map(relativeOf)
}

function relativeOf({ agencyId, standingAgencyId, loadedBy, parentOpen, replacesOpen, ...row }: Row): Relative {
  const { parent, child, replaces, replacedBy, named, amended, ...plan } = row
  const draft = plan.status === 'draft'
  const standing = draft && loadedBy ? [standingAgencyId, loadedBy] : [standingAgencyId]
  const subject: Subject = { kind: 'plan', id: plan.id, parts: { owner: [agencyId], standing }, open: !draft }
  return {
    subject,
    plan,
    ties: { parent, child, replaces, replacedBy, named, amended },
    open: { parent: parentOpen, replaces: replacesOpen },
  }
}
