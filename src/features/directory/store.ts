import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type {
  Directory,
  DirectoryAgency,
  DirectoryAlias,
  DirectoryGroup,
  DirectoryLineage,
  GroupRule,
} from './schema.ts'

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
