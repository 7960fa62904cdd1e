import { sql } from 'kysely'

/** Sheets on which agencies score themselves, until the round goes on to appraisal: a source of features/due. */
export const dueSheets = sql`
  select s.id, s.id as shown_id, r.id as group_id, null::uuid as occurrence_id, null::text as occurrence,
    r.self_until as due_on, s.agency_id, s.name as agency_name, r.agency_id as standing_id, r.agency_id as owner_id,
    'Tự chấm điểm: ' || r.name as title, r.name as source,
    case when s.submitted_at is not null then 'done' when r.stage = 'selfScoring' then 'open' else 'over' end as state
  from round_sheet s join assessment_round r on r.id = s.round_id where r.stage <> 'published'`
