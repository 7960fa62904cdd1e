import { sql } from 'kysely'

/** Work that falls due once, and each time of what recurs, of plans that still ask for it: a source of features/due. */
export const dueAssignments = sql`
  select x.id, x.shown_id, x.group_id, x.occurrence_id, x.occurrence, x.due_on, x.agency_id, g.name as agency_name,
    p.standing_agency_id as standing_id, p.agency_id as owner_id, t.text as title, coalesce(p.number, p.title) as source,
    case x.state when 'completed' then 'done' when 'submitted' then 'handedIn' else 'open' end as state
  from (
    select a.id, a.id as shown_id, a.task_id as group_id, null::uuid as occurrence_id, null::text as occurrence, a.due_on,
      a.agency_id, a.plan_id, a.state
    from assignment a where a.occurrence_name is null
    union all
    select o.id, a.id, a.task_id, o.id, o.name, o.due_on, a.agency_id, a.plan_id, o.state
    from assignment_occurrence o join assignment a on a.id = o.assignment_id
  ) x join plan p on p.id = x.plan_id join task t on t.id = x.group_id join agency g on g.id = x.agency_id
  where p.status = 'confirmed' and x.state <> 'cancelled'`
