import { sql } from 'kysely'
import type { Figure } from '#lib/reporting/figure.ts'
import type { Db } from '#platform/db/connection.ts'

export type SnapshotRow = {
  number: number
  sha256: string
  content: string
  reason: string | null
  byName: string
  at: Date
}

export async function listSnapshots(db: Db, reportId: string): Promise<SnapshotRow[]> {
  return db
    .selectFrom('reportSnapshot')
    .select(['number', 'sha256', 'content', 'reason', 'byName', 'at'])
    .where('reportId', '=', reportId)
    .orderBy('number')
    .execute()
}

export async function countSnapshots(db: Db, reportId: string): Promise<number> {
  const found = db.selectFrom('reportSnapshot').select((of) => of.fn.max('number').as('last'))
  return (await found.where('reportId', '=', reportId).executeTakeFirst())?.last ?? 0
}

export type NewSnapshot = Omit<SnapshotRow, 'byName' | 'at'> & {
  reportId: string
  figures: Readonly<Record<string, Figure>>
  includes: readonly string[]
  /** In the order of the form, parted by tabs. */
  rowValues: string
}

export async function insertSnapshot(db: Db, it: NewSnapshot, by: { name: string; now: Date }): Promise<void> {
  const { figures, includes, ...rest } = it
  await db
    .insertInto('reportSnapshot')
    .values({
      ...rest,
      figures: JSON.stringify(figures),
      includes: sql<string[]>`${[...includes]}::uuid[]`,
      byName: by.name,
      at: by.now,
    })
    .execute()
}

/** What each report of a round said when it was last sent. */
export type SentReport = {
  reportId: string
  agencyId: string
  kind: 'own' | 'summary'
  name: string
  number: number
  sha256: string
  at: Date
  includes: string[]
  /** In the order of the form; '' where nothing was said. */
  values: Figure[]
}

export async function listSent(db: Db, roundId: string): Promise<SentReport[]> {
  const { rows } = await sql<Omit<SentReport, 'values'> & { rowValues: string }>`
    select p.id as report_id, p.agency_id, p.kind, p.name, s.number, s.sha256, s.at, s.includes::text[] as includes, s.row_values
    from report p join lateral (select * from report_snapshot where report_id = p.id order by number desc limit 1) s on true
    where p.round_id = ${roundId}::uuid and p.kind = 'own' order by p.agency_id`.execute(db)
  return rows.map(({ rowValues, ...row }) => ({ ...row, values: rowValues.split('\t') }))
}

/** What was noted beside one figure when it was last sent, by report. */
export async function listSentNotes(
  db: Db,
  reportIds: readonly string[],
  field: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ reportId: string; note: string }>`
    select s.report_id, s.content::jsonb->'notes'->${field}->>'note' as note from report_snapshot s
    where s.report_id = any(${[...reportIds]}::uuid[])
      and s.number = (select max(number) from report_snapshot o where o.report_id = s.report_id)
      and s.content::jsonb->'notes'->${field}->>'note' is not null`.execute(db)
  return new Map(rows.map(({ reportId, note }) => [reportId, note]))
}

/** Words of what was sent, by report: only sections that say something. */
export async function listSentSections(
  db: Db,
  reportIds: readonly string[],
): Promise<{ reportId: string; code: string; text: string }[]> {
  const { rows } = await sql<{ reportId: string; code: string; text: string }>`
    select s.report_id, t->>'code' as code, t->>'text' as text
    from report_snapshot s cross join lateral jsonb_array_elements(s.content::jsonb->'sections') t
    where s.report_id = any(${[...reportIds]}::uuid[]) and t->>'text' <> ''
      and s.number = (select max(number) from report_snapshot o where o.report_id = s.report_id)`.execute(db)
  return rows
}

/** How many agencies of its kind a figure is compared with at most: more does not move the middle. */
const mostPeers = 200

/** What other agencies of the same level and kind have sent in the round. */
export async function listPeers(
  db: Db,
  it: { roundId: string; agencyId: string; level: string; agencyKind: string },
): Promise<Record<string, Figure>[]> {
  const { rows } = await sql<{ figures: Record<string, Figure> }>`
    select s.figures from report p
      join lateral (select figures from report_snapshot where report_id = p.id order by number desc limit 1) s on true
    where p.round_id = ${it.roundId}::uuid and p.kind = 'own' and p.agency_id <> ${it.agencyId}::uuid
      and p.level = ${it.level} and p.agency_kind = ${it.agencyKind} order by p.id limit ${mostPeers}`.execute(db)
  return rows.map(({ figures }) => figures)
}

export type EarlierReport = { name: string; kind: string; lastDay: string; figures: Record<string, Figure> }

/** What the same agency sent in the rounds of the series whose figures end before a day, the latest first. */
export async function listEarlier(
  db: Db,
  { id, seriesId, lastDay }: { id: string; seriesId: string; lastDay: string },
  { agencyId, kind }: { agencyId: string; kind: string },
): Promise<EarlierReport[]> {
  const { rows } = await sql<EarlierReport>`
    select r.name, r.kind, coalesce(r.data_to, r.last_in_time) as last_day, s.figures
    from report_round r join report p on p.round_id = r.id and p.agency_id = ${agencyId}::uuid and p.kind = ${kind}
      join lateral (select figures from report_snapshot where report_id = p.id order by number desc limit 1) s on true
    where r.series_id = ${seriesId}::uuid and r.id <> ${id}::uuid
      and coalesce(r.data_to, r.last_in_time) < ${lastDay}::date
    order by last_day desc, r.opened_at desc limit 20`.execute(db)
  return rows
}

export type SnapshotFigures = {
  reportId: string
  agencyId: string
  agencyName: string
  kind: 'own' | 'summary'
  number: number
  reason: string | null
  at: Date
  figures: Record<string, Figure>
}

/** Figures of all snapshots of the reports of a round, by report, oldest first. */
export async function listRoundSnapshots(db: Db, roundId: string): Promise<SnapshotFigures[]> {
  const { rows } = await sql<SnapshotFigures>`
    select s.report_id, p.agency_id, p.name as agency_name, p.kind, s.number, s.reason, s.at, s.figures
    from report p join report_snapshot s on s.report_id = p.id
    where p.round_id = ${roundId}::uuid order by s.report_id, s.number`.execute(db)
  return rows
}
