import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { fold } from '#lib/vietnamese/fold.ts'
import { clean } from '#lib/vietnamese/normalize.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { ImportPlan, Known } from './import-rules.ts'
import type { Alias, CreateAgency, EndAgency, Holdings as HoldingsSchema, Lineage } from './schema.ts'

export type AliasSource = z.infer<typeof Alias>['source']

/** Takes the agency for this transaction, so that two changes of its history do not cross. */
export async function lockAgency(db: Db, id: string): Promise<void> {
  await sql`select 1 from agency where id = ${id} for update`.execute(db)
}

export async function insertAgency(db: Db, it: z.output<typeof CreateAgency>): Promise<string> {
  const id = uuid()
  const { parentId, ...row } = it
  const inserted = await db
    .insertInto('agency')
    .values({ id, ...row, name: clean(row.name) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) throw new Problem('agency.code_taken', { code: it.code })
  if (parentId) await insertParent(db, { agencyId: id, parentId, from: it.validFrom, lastDay: null })
  return id
}

type AgencyChange = {
  name?: string | undefined
  shortName?: string | null | undefined
  place?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  kind?: string | undefined
  validTo?: string | null | undefined
}

/** Changes the agency's own record; an old version is refused with the present one. */
export async function saveAgency(db: Db, id: string, change: AgencyChange, version: number): Promise<void> {
  const name = change.name === undefined ? {} : { name: clean(change.name) }
  const { numUpdatedRows } = await db
    .updateTable('agency')
    .set((set) => ({ ...change, ...name, version: set('version', '+', 1), updatedAt: sql<Date>`now()` }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return
  const now = await db.selectFrom('agency').selectAll().where('id', '=', id).executeTakeFirst()
  throw new Problem('write.conflict', now ? { version: now.version, name: now.name, shortName: now.shortName } : {})
}

/** Keeps a name that is given up, for the days on which it was used. */
export async function insertFormerName(
  db: Db,
  it: { agencyId: string; name: string; shortName: string | null; from: string; until: string },
): Promise<void> {
  await sql`insert into agency_name (id, agency_id, name, short_name, valid)
    values (${uuid()}, ${it.agencyId}, ${it.name}, ${it.shortName}, daterange(${it.from}::date, ${it.until}::date))`.execute(
    db,
  )
}

async function insertParent(
  db: Db,
  it: { agencyId: string; parentId: string; from: string; lastDay: string | null },
): Promise<void> {
  await sql`insert into agency_parent (id, agency_id, parent_id, valid)
    values (${uuid()}, ${it.agencyId}, ${it.parentId}, daterange(${it.from}::date, ${it.lastDay}::date, '[]'))`.execute(
    db,
  )
}

/** From a day on the agency lies below another one; what was planned for later is replaced. */
export async function saveParent(
  db: Db,
  it: { agencyId: string; parentId: string; from: string; lastDay: string | null },
): Promise<void> {
  await closeParents(db, [it.agencyId], it.from)
  await insertParent(db, it)
}

async function closeParents(db: Db, agencyIds: readonly string[], from: string): Promise<void> {
  await sql`delete from agency_parent
    where agency_id = any(${agencyIds}::uuid[]) and lower(valid) >= ${from}::date`.execute(db)
  await sql`update agency_parent set valid = daterange(lower(valid), ${from}::date)
    where agency_id = any(${agencyIds}::uuid[]) and valid @> ${from}::date`.execute(db)
}

/** Those below an agency that ends pass to another one on the day after, or stand alone; its own place ends too. */
export async function moveChildren(
  db: Db,
  it: { agencyId: string; childIds: readonly string[]; toId: string | null; from: string },
): Promise<void> {
  await closeParents(db, [it.agencyId, ...it.childIds], it.from)
  if (it.toId === null || it.childIds.length === 0) return
  await sql`insert into agency_parent (id, agency_id, parent_id, valid)
    select m.id, m.child, ${it.toId}, daterange(${it.from}::date, a.valid_to, '[]')
    from unnest(${it.childIds.map(() => uuid())}::uuid[], ${it.childIds}::uuid[]) as m (id, child)
      join agency a on a.id = m.child where a.valid_to is null or a.valid_to >= ${it.from}::date`.execute(db)
}

export async function insertLineage(
  db: Db,
  it: {
    fromId: string
    toIds: readonly string[]
    kind: z.infer<typeof EndAgency>['kind']
    day: string
    document: string
  },
): Promise<void> {
  if (it.toIds.length === 0) return
  await sql`insert into agency_lineage (id, from_agency_id, to_agency_id, kind, happened_on, document)
    select m.id, ${it.fromId}, m.successor, ${it.kind}, ${it.day}::date, ${it.document}
    from unnest(${it.toIds.map(() => uuid())}::uuid[], ${it.toIds}::uuid[]) as m (id, successor)`.execute(db)
}

export async function listLineage(db: Db, agencyId: string): Promise<z.infer<typeof Lineage>[]> {
  const { rows } = await sql<z.infer<typeof Lineage>>`
    select a.id as agency_id, a.name as agency_name, l.kind, l.happened_on, l.document,
      case when l.from_agency_id = ${agencyId} then 'to' else 'from' end as direction
    from agency_lineage l
      join agency a on a.id = case when l.from_agency_id = ${agencyId} then l.to_agency_id else l.from_agency_id end
    where l.from_agency_id = ${agencyId} or l.to_agency_id = ${agencyId}
    order by l.happened_on, a.name`.execute(db)
  return rows
}

/** What hangs on an agency that ends: its open work, and rights of people that would outlast it. */
type Holdings = z.infer<typeof HoldingsSchema>

export async function countHoldings(db: Db, agencyId: string, lastDay: string): Promise<Holdings> {
  const { rows } = await sql<Holdings>`select w.open_work, w.submitted,
    (select count(*) from plan where standing_agency_id = ${agencyId} and status in ('draft', 'confirmed')) as plans_kept,
    (select count(*) from access_grant where agency_id = ${agencyId}
      and (valid_to is null or valid_to > ${lastDay}::date)) as grants
    from (select count(*) as open_work, count(*) filter (where state = 'submitted') as submitted from assignment
      where agency_id = ${agencyId} and state not in ('completed', 'cancelled')) w`.execute(db)
  return rows[0] ?? { openWork: 0, submitted: 0, plansKept: 0, grants: 0 }
}

export type StoredAlias = z.infer<typeof Alias>

export async function listAliases(db: Db, agencyId: string): Promise<StoredAlias[]> {
  const rows = await db
    .selectFrom('agencyAlias')
    .select(['id', 'alias', 'source'])
    .where('agencyId', '=', agencyId)
    .orderBy('alias')
    .execute()
  return rows.map((row) => ({ ...row, source: row.source as AliasSource }))
}

type NewAliases = {
  agencyId: string | null
  groupId: string | null
  names: readonly string[]
  source: AliasSource
  createdBy: string | null
}

/** Keeps other names of one agency or group; those that it has already stay as they are. Answers the ids of new ones. */
export async function insertAliases(db: Db, it: NewAliases): Promise<string[]> {
  const names = it.names.map(clean).filter((name) => fold(name) !== '')
  if (names.length === 0) return []
  const { agencyId, groupId, source, createdBy } = it
  const rows = names.map((alias) => ({ id: uuid(), alias, folded: fold(alias), agencyId, groupId, source, createdBy }))
  const inserted = await db
    .insertInto('agencyAlias')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return inserted.map(({ id }) => id)
}

/** Whether there was such an alias. */
export async function deleteAlias(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('agencyAlias').where('id', '=', id).executeTakeFirst()
  return numDeletedRows === 1n
}

const aliasColumns = sql.raw('id, agency_id, group_id, alias, folded, source, created_by, created_at')

/** Puts a name that a person taught out of use, so that it can be restored. Whether there was one. */
export async function revokeAlias(db: Db, id: string, by: { userId: string | null; now: Date }): Promise<boolean> {
  const { rows } = await sql`
    with gone as (delete from agency_alias where id = ${id}::uuid and source = 'review' returning *)
    insert into agency_alias_revoked (${aliasColumns}, revoked_by, revoked_at)
    select ${aliasColumns}, ${by.userId}::uuid, ${by.now} from gone returning id`.execute(db)
  return rows.length === 1
}

/** Puts a name back into use as it was; not when the same was taught again meanwhile. */
export async function restoreAlias(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    with back as (delete from agency_alias_revoked where id = ${id}::uuid returning *)
    insert into agency_alias (${aliasColumns}) select ${aliasColumns} from back on conflict do nothing returning id`.execute(
    db,
  )
  return rows.length === 1
}

/** Whether there is an agency or a group with this id. */
export async function existsTarget(db: Db, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from agency where id = ${id} union all select 1 from agency_group where id = ${id}`.execute(db)
  return rows.length > 0
}

/** Writes a checked import: four statements, whatever the number of rows. */
export async function saveImport(db: Db, { added, changed, parents, aliases }: ImportPlan, by: string | null) {
  const column = <T extends Record<string, unknown>>(rows: readonly T[], key: keyof T) =>
    rows.map((row) => row[key] ?? null)
  await sql`insert into agency (id, code, name, short_name, level, kind, valid_from, valid_to)
    select * from unnest(${column(added, 'id')}::uuid[], ${column(added, 'code')}::text[], ${column(added, 'name')}::text[],
      ${column(added, 'shortName')}::text[], ${column(added, 'level')}::text[], ${column(added, 'kind')}::text[],
      ${column(added, 'validFrom')}::date[], ${column(added, 'validTo')}::date[])`.execute(db)
  await sql`update agency a set name = c.name, short_name = c.short_name, level = c.level, kind = c.kind,
      version = a.version + 1, updated_at = now()
    from unnest(${column(changed, 'id')}::uuid[], ${column(changed, 'name')}::text[], ${column(changed, 'shortName')}::text[],
      ${column(changed, 'level')}::text[], ${column(changed, 'kind')}::text[]) as c (id, name, short_name, level, kind)
    where a.id = c.id`.execute(db)
  await sql`insert into agency_parent (id, agency_id, parent_id, valid)
    select p.id, p.agency_id, p.parent_id, daterange(p.first, p.last, '[]')
    from unnest(${parents.map(() => uuid())}::uuid[], ${column(parents, 'agencyId')}::uuid[], ${column(parents, 'parentId')}::uuid[],
      ${column(parents, 'from')}::date[], ${column(parents, 'to')}::date[]) as p (id, agency_id, parent_id, first, last)`.execute(
    db,
  )
  await sql`insert into agency_alias (id, agency_id, alias, folded, source, created_by)
    select n.id, n.agency_id, n.alias, n.folded, 'import', ${by}
    from unnest(${aliases.map(() => uuid())}::uuid[], ${column(aliases, 'agencyId')}::uuid[], ${column(aliases, 'alias')}::text[],
      ${aliases.map(({ alias }) => fold(alias))}::text[]) as n (id, agency_id, alias, folded)
    on conflict do nothing`.execute(db)
}

/** Every agency with its present parent's code and its aliases: what an export writes and an import compares with. */
export async function listForTable(db: Db, asOf: string): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select a.id, a.code, a.name, a.short_name, a.level, a.kind, a.valid_from, a.valid_to, above.code as parent_code,
      coalesce((select array_agg(l.alias order by l.alias) from agency_alias l where l.agency_id = a.id), '{}') as aliases
    from agency a
      left join lateral (select p.parent_id from agency_parent p where p.agency_id = a.id
        order by p.valid @> ${asOf}::date desc, p.valid desc limit 1) last on true
      left join agency above on above.id = last.parent_id
    order by a.level = 'commune', a.level = 'district', a.valid_to is not null, a.code`.execute(db)
  return rows
}
