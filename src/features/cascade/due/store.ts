import { sql } from 'kysely'

/** Plans that agencies must issue of their own: a source of features/due. */
export const dueDuties = sql`
  select d.id, d.agency_id as shown_id, d.plan_id as group_id, null::uuid as occurrence_id, null::text as occurrence, d.due_on,
    d.agency_id, g.name as agency_name, p.standing_agency_id as standing_id, p.agency_id as owner_id,
    'Ban hành kế hoạch của đơn vị theo Kế hoạch ' || coalesce(p.number, p.title) as title,
    coalesce(p.number, p.title) as source, case when d.own_plan_id is null then 'open' else 'done' end as state
  from cascade_duty d join plan p on p.id = d.plan_id and p.status = 'confirmed' left join agency g on g.id = d.agency_id`
