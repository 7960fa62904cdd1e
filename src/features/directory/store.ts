import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type {
  Directory,
  DirectoryAgency,
  DirectoryAlias,
  DirectoryGroup,
  DirectoryLineage,
  GroupRule,
  Kind,
  Level,
} from './schema.ts'
import { searchAgencies } from './search.ts'

/** Agencies with their names, parents on the day, groups, aliases and lineage: five queries, whatever the number. */
export async function loadDirectory(db: Db, asOf: string): Promise<Directory> {
  const agencies = await listDirectoryAgencies(db, asOf)
  const groups = await listDirectoryGroups(db, asOf)
  const aliases: DirectoryAlias[] = await db
    .selectFrom('agencyAlias')
    .select(['alias', 'agencyId', 'groupId'])
    .orderBy('id')
    .execute()
  const lineage = await db
    .selectFrom('agencyLineage')
    .select(['fromAgencyId as fromId', 'toAgencyId as toId', 'kind', 'happenedOn', 'document'])
    .orderBy('happenedOn')
    .orderBy('id')
    .execute()
  return {
    asOf,
    agencies: new Map(agencies.map((agency) => [agency.id, agency])),
    groups: new Map(groups.map((group) => [group.id, group])),
    aliases,
    lineage: lineage as DirectoryLineage[],
  }
}

async function listDirectoryAgencies(db: Db, asOf: string): Promise<DirectoryAgency[]> {
  const { rows } = await sql<Omit<DirectoryAgency, 'formerNames'>>`
    select a.id, a.code, a.name, a.short_name, a.level, a.kind, a.valid_from, a.valid_to, p.parent_id
    from agency a left join agency_parent p on p.agency_id = a.id and p.valid @> ${asOf}::date
    order by a.name, a.id`.execute(db)
  const former = await sql<{
    agencyId: string
    name: string
    shortName: string | null
    from: string | null
    to: string | null
  }>`
    select agency_id, name, short_name, lower(valid) as "from", upper(valid) - 1 as "to"
    from agency_name order by agency_id, valid`.execute(db)
  const names = Map.groupBy(former.rows, ({ agencyId }) => agencyId)
  return rows.map((row) => ({
    ...row,
    formerNames: (names.get(row.id) ?? []).map(({ agencyId: _, ...name }) => name),
  }))
}

async function listDirectoryGroups(db: Db, asOf: string): Promise<DirectoryGroup[]> {
  const { rows } = await sql<DirectoryGroup & { rule: GroupRule | null }>`
    select g.id, g.code, g.name, g.rule,
      coalesce(array_agg(m.agency_id::text) filter (where m.included), '{}') as included,
      coalesce(array_agg(m.agency_id::text) filter (where not m.included), '{}') as excluded
    from agency_group g left join agency_group_member m on m.group_id = g.id and m.valid @> ${asOf}::date
    group by g.id order by g.name, g.id`.execute(db)
  return rows
}

export type AgencyRow = Omit<DirectoryAgency, 'formerNames'> & {
  place: string | null
  email: string | null
  phone: string | null
  parentName: string | null
  /** An office within its parent, no agency of its own beside it. */
  withinParent: boolean
  version: number
}

export type AgencyFilter = {
  after?: string | undefined
  limit: number
  search?: string | undefined
  /** Of what a search finds equally well, agencies of the level and kind of this one come first. */
  like?: string | undefined
  level?: Level | undefined
  kind?: Kind | undefined
  parentId?: string | undefined
  asOf: string
  /** Also those that do not exist on the day. */
  ended?: boolean | undefined
}

const agencyRows = (asOf: string) => sql`
  select a.id, a.code, a.name, a.short_name, a.level, a.kind, a.place, a.email, a.phone, a.valid_from, a.valid_to,
    a.version, p.parent_id, above.name as parent_name,
    coalesce(above.level = a.level and above.kind not in ('committee', 'council', 'party'), false) as within_parent
  from agency a
    left join agency_parent p on p.agency_id = a.id and p.valid @> ${asOf}::date
    left join agency above on above.id = p.parent_id`

/**
 * Agencies by name; a search is by beginnings of words with or without marks, in names, short names, aliases and codes,
 * what fits best first.
 */
export async function listAgencies(db: Db, filter: AgencyFilter): Promise<AgencyRow[]> {
  const { after = null, level = null, kind = null, parentId = null, asOf, ended = false, limit } = filter
  const search = filter.search?.trim() ?? ''
  const { rows } = await sql<AgencyRow & { aliases: string }>`
    select rows.*, coalesce((select string_agg(l.alias, ' | ') from agency_alias l where l.agency_id = rows.id), '') as aliases
    from (${agencyRows(asOf)}) rows
    where (${ended} or (valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)))
      and (${level}::text is null or level = ${level}) and (${kind}::text is null or kind = ${kind})
      and (${parentId}::uuid is null or parent_id = ${parentId}::uuid)
      and (${after}::uuid is null or ${search !== ''} or (name, id) > (select b.name, b.id from agency b where b.id = ${after}::uuid))
    order by name, id
    limit ${search ? null : limit}`.execute(db)
  const like = search && filter.like ? await findAgency(db, filter.like, asOf) : undefined
  const found = search ? searchAgencies(rows, search, like) : rows
  const start = search && after ? found.findIndex(({ id }) => id === after) + 1 : 0
  return found.slice(start, start + limit).map(({ aliases: _, ...row }) => row)
}

export async function findAgency(db: Db, id: string, asOf: string): Promise<AgencyRow | undefined> {
  const { rows } = await sql<AgencyRow>`${agencyRows(asOf)} where a.id = ${id}`.execute(db)
  return rows[0]
}

export type TreeRow = Pick<DirectoryAgency, 'id' | 'parentId' | 'name' | 'level' | 'kind'>

/** All agencies of a day, at most `limit`, by name. */
export async function listTree(db: Db, asOf: string, limit: number): Promise<TreeRow[]> {
  const { rows } = await sql<TreeRow>`
    select a.id, p.parent_id, a.name, a.level, a.kind
    from agency a left join agency_parent p on p.agency_id = a.id and p.valid @> ${asOf}::date
    where a.valid_from <= ${asOf}::date and (a.valid_to is null or a.valid_to >= ${asOf}::date)
    order by a.name, a.id limit ${limit}`.execute(db)
  return rows
}
