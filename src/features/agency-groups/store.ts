import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { GroupRule } from '#features/directory/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { AgencyGroup, GroupAlias } from './schema.ts'

type StoredGroup = Omit<AgencyGroup, 'members'>

/** All groups with their aliases, by name: one query. */
export async function listGroups(db: Db): Promise<StoredGroup[]> {
  const { rows } = await sql<Omit<StoredGroup, 'aliases'> & { aliases: z.infer<typeof GroupAlias>[] }>`
    select g.id, g.code, g.name, g.rule, g.version,
      coalesce(json_agg(json_build_object('id', l.id, 'alias', l.alias, 'source', l.source) order by l.alias)
        filter (where l.id is not null), '[]') as aliases
    from agency_group g left join agency_alias l on l.group_id = g.id
    group by g.id order by g.name, g.id`.execute(db)
  return rows
}

export type NewGroup = { code: string; name: string; rule: GroupRule | null }

/** Adds groups; those whose code is taken stay as they are. Answers the ids of the new ones by their code. */
export async function insertGroups(db: Db, groups: readonly NewGroup[]): Promise<Map<string, string>> {
  if (groups.length === 0) return new Map()
  const rows = groups.map(({ code, name, rule }) => ({ id: uuid(), code, name, rule: rule && JSON.stringify(rule) }))
  const inserted = await db
    .insertInto('agencyGroup')
    .values(rows)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning(['id', 'code'])
    .execute()
  return new Map(inserted.map(({ id, code }) => [code, id]))
}

export async function saveGroup(
  db: Db,
  id: string,
  { name, rule }: { name: string; rule: GroupRule | null },
  version: number,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('agencyGroup')
    .set((set) => ({
      name,
      rule: rule && JSON.stringify(rule),
      version: set('version', '+', 1),
      updatedAt: sql<Date>`now()`,
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) return
  const now = await db.selectFrom('agencyGroup').select(['name', 'version']).where('id', '=', id).executeTakeFirst()
  if (!now) throw new Problem('access.not_found')
  throw new Problem('write.conflict', { version: now.version, name: now.name })
}

export type NamedMembers = {
  groupId: string
  /** Undefined leaves the named members, or the exceptions, as they are. */
  include: readonly string[] | undefined
  exclude: readonly string[] | undefined
  /** First day; null for a new group: since ever. */
  from: string | null
}

/**
 * The agencies named for a group, and the exceptions, from a day on. What was named before stays for the days before,
 * so that a plan of last year still means whom it meant.
 */
export async function saveNamedMembers(db: Db, { groupId, include, exclude, from }: NamedMembers): Promise<void> {
  const kinds = [...(include ? [true] : []), ...(exclude ? [false] : [])]
  const wanted = [
    ...(include ?? []).map((id) => ({ id, included: true })),
    ...(exclude ?? []).map((id) => ({ id, included: false })),
  ]
  const ids = wanted.map(({ id }) => id)
  const list = sql`unnest(${ids.map(() => uuid())}::uuid[], ${ids}::uuid[],
    ${wanted.map(({ included }) => included)}::boolean[]) as w (id, agency_id, included)`
  const gone = sql`m.group_id = ${groupId} and (m.included = any(${kinds}::boolean[]) or m.agency_id = any(${ids}::uuid[]))
    and not exists (select 1 from ${list} where w.agency_id = m.agency_id and w.included = m.included)`
  await sql`delete from agency_group_member m where ${gone} and lower(m.valid) >= ${from}::date`.execute(db)
  await sql`update agency_group_member m set valid = daterange(lower(m.valid), ${from}::date)
    where ${gone} and m.valid @> ${from}::date`.execute(db)
  await sql`insert into agency_group_member (id, group_id, agency_id, included, valid)
    select w.id, ${groupId}, w.agency_id, w.included, daterange(${from}::date, null) from ${list}
    where not exists (select 1 from agency_group_member m where m.group_id = ${groupId} and m.agency_id = w.agency_id
      and m.valid && daterange(${from}::date, null))`.execute(db)
}
