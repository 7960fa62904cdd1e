import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { pathOf } from './rules.ts'
import { type DueGroup, type DueItem, DueKind, type DueQuery } from './schema.ts'
import { sources } from './sources.ts'

type Sql = RawBuilder<unknown>
const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
/** One agency is compared by itself: how few rows follow is then known before the value is, so a plan can be kept. */
const isOneOf = (list: readonly string[]): Sql =>
  list.length === 1 ? sql`d.agency_id = ${list[0]}::uuid` : sql`d.agency_id = any(${ids(list)})`

function wanted({ days, agencyIds, but = [], states }: DueQuery): Sql {
  const conditions: Sql[] = [
    'from' in days
      ? sql`d.due_on between ${days.from}::date and ${days.to}::date`
      : sql`d.due_on = any(${[...days]}::date[])`,
  ]
  if (agencyIds !== 'all') conditions.push(isOneOf(agencyIds))
  if (but.length > 0) conditions.push(sql`d.agency_id <> all(${ids(but)})`)
  if (states) conditions.push(sql`d.state = any(${[...states]}::text[])`)
  return sql.join(conditions, sql` and `)
}

/** What is due of one kind, each by itself: in any order, or the first of them by day. One query. */
export async function listDueItems(db: Db, kind: DueKind, query: DueQuery, limit?: number): Promise<DueItem[]> {
  const first = limit === undefined ? sql`` : sql`order by d.due_on, d.id limit ${limit}`
  const { rows } = await sql<Omit<DueItem, 'kind' | 'path'>>`
    select * from (${sources[kind]}) d where ${wanted(query)} ${first}`.execute(db)
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

/**
 * What is due of one kind on the same day, added up over agencies, by day. One query: rows are added up by their ids alone, and
 * only then are the words of one of each looked up.
 */
export async function listDueGroups(db: Db, kind: DueKind, query: DueQuery, limit: number): Promise<DueGroup[]> {
  const counted = (state: string) => sql`count(*) filter (where d.state = ${sql.lit(state)})::int`
  const source = sources[kind]
  const { rows } = await sql<DueGroup>`
    with added as materialized (
      select d.group_id, d.due_on, d.occurrence, min(d.id::text collate "C")::uuid as id, count(*)::int as agencies,
        ${counted('open')} as open, ${counted('handedIn')} as handed_in, ${counted('done')} as done
      from (${source}) d where ${wanted(query)}
      group by d.group_id, d.due_on, d.occurrence order by d.due_on, d.group_id limit ${limit}
    )
    select n.group_id, n.due_on, n.occurrence, n.agencies, n.open, n.handed_in, n.done, w.shown_id, w.occurrence_id, w.title,
      w.source, w.agency_name
    from added n cross join lateral (select * from (${source}) d where d.id = n.id limit 1) w
    order by n.due_on, n.group_id`.execute(db)
  return rows
}
