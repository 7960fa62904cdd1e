import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { pathOf } from './rules.ts'
import { type DueGroup, type DueItem, DueKind, type DueQuery } from './schema.ts'
import { sources } from './sources.ts'

type Sql = RawBuilder<unknown>
const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

function wanted({ days, agencyIds, but = [], states }: DueQuery): Sql {
  const conditions: Sql[] = [
    'from' in days
      ? sql`d.due_on between ${days.from}::date and ${days.to}::date`
      : sql`d.due_on = any(${[...days]}::date[])`,
  ]
  if (agencyIds !== 'all') conditions.push(sql`d.agency_id = any(${ids(agencyIds)})`)
  if (but.length > 0) conditions.push(sql`d.agency_id <> all(${ids(but)})`)
  if (states) conditions.push(sql`d.state = any(${[...states]}::text[])`)
  return sql.join(conditions, sql` and `)
}

/** What is due of one kind, each by itself, in any order. One query. */
export async function listDueItems(db: Db, kind: DueKind, query: DueQuery): Promise<DueItem[]> {
  const { rows } = await sql<Omit<DueItem, 'kind' | 'path'>>`
    select * from (${sources[kind]}) d where ${wanted(query)}`.execute(db)
  return rows.map((row) => ({ ...row, kind, path: pathOf(kind, { ...row, agencies: 1 }) }))
}

/** Everything that is due, by day. */
export async function listDue(
  db: Db,
  query: DueQuery,
  kinds: readonly DueKind[] = DueKind.options,
): Promise<DueItem[]> {
  const all: DueItem[] = []
  for (const kind of kinds) all.push(...(await listDueItems(db, kind, query)))
  return all.sort((a, b) => (a.dueOn === b.dueOn ? compare(a.id, b.id) : compare(a.dueOn, b.dueOn)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** What is due of one kind on the same day, added up over agencies, by day. One query. */
export async function listDueGroups(db: Db, kind: DueKind, query: DueQuery, limit: number): Promise<DueGroup[]> {
  const counted = (state: string) => sql`count(*) filter (where d.state = ${sql.lit(state)})::int`
  // Bytes are compared, not letters: any of the names will do, and all titles are the same.
  const one = (column: string) => sql`min(d.${sql.ref(column)} collate "C")`
  const { rows } = await sql<DueGroup>`
    select d.group_id, d.due_on, d.occurrence, min(d.shown_id::text) as shown_id, min(d.occurrence_id::text) as occurrence_id,
      ${one('title')} as title, ${one('source')} as source, ${one('agency_name')} as agency_name, count(*)::int as agencies,
      ${counted('open')} as open, ${counted('handedIn')} as handed_in, ${counted('done')} as done
    from (${sources[kind]}) d where ${wanted(query)}
    group by d.group_id, d.due_on, d.occurrence order by d.due_on, d.group_id limit ${limit}`.execute(db)
  return rows
}
