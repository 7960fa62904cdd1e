import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { SnapshotContent } from '../snapshots/schema.ts'
import type { PublicReportHead } from './schema.ts'

const day = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`

/** Public is the version that was the last one when it was published: a later one waits to be published itself. */
const published = sql`from report p join report_round r on r.id = p.round_id join report_series s on s.id = r.series_id
  cross join lateral (select max(at) as at from report_entry where report_id = p.id and action = 'published') e
  join lateral (select * from report_snapshot where report_id = p.id and at <= e.at order by number desc limit 1) f on true`

/** Newest first; `after` is the id of the last one of the page before. */
export async function listPublished(
  db: Db,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<PublicReportHead[]> {
  const { rows } = await sql<PublicReportHead>`
    select p.id, s.title, r.name as period, p.name as agency_name, ${day('f.at')} as sent_on, ${day('e.at')} as published_on,
      s.illustrative ${published}
    where p.is_public and (${after ?? null}::uuid is null or (e.at, p.id) < (
      select max(at), report_id from report_entry where report_id = ${after ?? null}::uuid and action = 'published' group by 2))
    order by e.at desc, p.id desc limit ${limit}`.execute(db)
  return rows
}

/** The number of the version that the portal shows; null when it shows none. */
export async function findPublicVersion(db: Db, reportId: string): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select f.number ${published} where p.is_public and p.id = ${reportId}::uuid`.execute(db)
  return rows[0]?.number ?? null
}

export type Published = { publishedOn: string; sentOn: string; content: SnapshotContent }

export async function findPublished(db: Db, reportId: string): Promise<Published | undefined> {
  const { rows } = await sql<{ publishedOn: string; sentOn: string; content: string }>`
    select ${day('e.at')} as published_on, ${day('f.at')} as sent_on, f.content ${published}
    where p.is_public and p.id = ${reportId}::uuid`.execute(db)
  const [row] = rows
  return row && { ...row, content: SnapshotContent.parse(JSON.parse(row.content)) }
}
