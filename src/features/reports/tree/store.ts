import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { provincePlace, type TreeAgency } from './rules.ts'

/** All agencies as they stood on a day; those that had ended with the superior of their last day and who took over. */
export async function listTree(db: Db, day: string): Promise<TreeAgency[]> {
  const { rows } = await sql<TreeAgency>`
    select a.id, a.name, a.valid_to, p.parent_id, coalesce(l.successor_ids, '{}') as successor_ids
    from agency a
      left join agency_parent p on p.agency_id = a.id and p.valid @> least(${day}::date, coalesce(a.valid_to, ${day}::date))
      left join (select from_agency_id, array_agg(to_agency_id::text order by to_agency_id) as successor_ids
        from agency_lineage where happened_on <= ${day}::date + 1 group by 1) l on l.from_agency_id = a.id
    order by a.id`.execute(db)
  return rows
}

/** The agencies above one on a day, and those that have taken over from it by today. */
export async function listAround(
  db: Db,
  agencyId: string,
  { day, today }: { day: string; today: string },
): Promise<{ above: string[]; heirs: string[] }> {
  const { rows } = await sql<{ id: string; above: boolean }>`
    with recursive heir (id) as (
      select ${agencyId}::uuid
      union select l.to_agency_id from heir join agency a on a.id = heir.id and a.valid_to < ${today}::date
        join agency_lineage l on l.from_agency_id = heir.id
    ), above (id) as (
      select id from heir
      union select p.parent_id from above join agency a on a.id = above.id join agency_parent p on p.agency_id = above.id
        and p.valid @> least(${day}::date, coalesce(a.valid_to, ${day}::date))
    )
    select id, true as above from above where id not in (select id from heir)
    union all select id, false from heir where id <> ${agencyId}::uuid`.execute(db)
  return {
    above: rows.filter(({ above }) => above).map(({ id }) => id),
    heirs: rows.filter(({ above }) => !above).map(({ id }) => id),
  }
}

/** What stands at the head of an agency's letters: its superior on a day, and where it, or its committee, sits. */
export async function findLetterhead(
  db: Db,
  agencyId: string,
  day: string,
): Promise<{ place: string | null; superiorId: string | null; superiorName: string | null }> {
  const { rows } = await sql<{
    place: string | null
    superiorId: string | null
    superiorName: string | null
    name: string
  }>`
    select a.name, coalesce(a.place, case when a.kind <> 'committee' then s.place end) as place, s.id as superior_id, s.name as superior_name from agency a
      left join agency_parent p on p.agency_id = a.id and p.valid @> least(${day}::date, coalesce(a.valid_to, ${day}::date))
      left join agency s on s.id = p.parent_id
    where a.id = ${agencyId}::uuid`.execute(db)
  const found = rows[0] ?? { place: null, superiorId: null, superiorName: null, name: '' }
  const { name, ...head } = found
  return { ...head, place: head.place ?? provincePlace([name, head.superiorName ?? '']) }
}
