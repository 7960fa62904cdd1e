import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** Rows as the database writes them: places of the agency and of those below it, and rights in it. */
export type Around = { parents: unknown[]; grants: unknown[] }

/** What lies around an agency and what an end would change of it. */
export async function findAround(db: Db, agencyId: string): Promise<Around> {
  const { rows } = await sql<Around>`select
    (select coalesce(jsonb_agg(to_jsonb(p) order by p.id), '[]') from agency_parent p where p.agency_id = ${agencyId}::uuid
      or p.agency_id in (select b.agency_id from agency_parent b where b.parent_id = ${agencyId}::uuid)) as parents,
    (select coalesce(jsonb_agg(to_jsonb(g) order by g.id), '[]') from access_grant g
      where g.agency_id = ${agencyId}::uuid) as grants`.execute(db)
  return rows[0] as Around
}

export async function saveUndo(db: Db, agencyId: string, before: Around, after: Around): Promise<void> {
  const values = { agencyId, before: JSON.stringify(before), after: JSON.stringify(after) }
  await db
    .insertInto('agencyUndo')
    .values(values)
    .onConflict((conflict) => conflict.column('agencyId').doUpdateSet(values))
    .execute()
}

/** What was before the end, while all that the end changed is still as it left it; else undefined. */
export async function findUndo(db: Db, agencyId: string): Promise<Around | undefined> {
  const now = JSON.stringify(await findAround(db, agencyId))
  const { rows } = await sql<{ before: Around }>`select before from agency_undo
    where agency_id = ${agencyId}::uuid and after = ${now}::jsonb`.execute(db)
  return rows[0]?.before
}

/** Puts places back, and forgets who was to take over from the day on. */
export async function restorePlaces(db: Db, it: { agencyId: string; from: string; before: Around }): Promise<void> {
  const parents = JSON.stringify(it.before.parents)
  await sql`delete from agency_parent where agency_id = ${it.agencyId}::uuid
    or agency_id in (select agency_id from jsonb_populate_recordset(null::agency_parent, ${parents}::jsonb))`.execute(
    db,
  )
  await sql`insert into agency_parent select * from jsonb_populate_recordset(null::agency_parent, ${parents}::jsonb)`.execute(
    db,
  )
  await sql`delete from agency_lineage
    where from_agency_id = ${it.agencyId}::uuid and happened_on = ${it.from}::date`.execute(db)
  await db.deleteFrom('agencyUndo').where('agencyId', '=', it.agencyId).execute()
}
