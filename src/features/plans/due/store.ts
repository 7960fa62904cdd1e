import { sql } from 'kysely'

/** Plans whose period ends: whoever follows them up sums them up and closes them. A source of features/due. */
export const duePlans = sql`
  select p.id, p.id as shown_id, p.id as group_id, null::uuid as occurrence_id, null::text as occurrence,
    p.period_to as due_on, p.standing_agency_id as agency_id, g.name as agency_name, p.standing_agency_id as standing_id,
    p.agency_id as owner_id, 'Kết thúc thời gian thực hiện ' || p.title as title, coalesce(p.number, p.title) as source,
    'open' as state
  from plan p left join agency g on g.id = p.standing_agency_id where p.status = 'confirmed' and p.period_to is not null`
