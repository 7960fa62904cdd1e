import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Subject } from '#features/access/schema.ts'
import type { Regime } from '#lib/reporting/regime.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { Reporters } from './schema.ts'

export type SeriesRow = {
  id: string
  title: string
  regime: Regime
  formCode: string
  formVersion: string
  agencyId: string
  agencyName: string
  reporters: Reporters
  opensByItself: boolean
  openDaysBefore: number
  validFrom: string
  validTo: string | null
  illustrative: boolean
  version: number
}

const rows = (db: Db) =>
  db
    .selectFrom('reportSeries as s')
    .innerJoin('agency as a', 'a.id', 's.agencyId')
    .select(['s.id', 's.title', 's.regime', 's.formCode', 's.formVersion', 's.agencyId', 'a.name as agencyName'])
    .select(['s.reporters', 's.opensByItself', 's.openDaysBefore', 's.validFrom', 's.validTo', 's.illustrative'])
    .select('s.version')

/** `seen` are the agencies as which the person has part: collects, or owes a report of it; 'all' without bound. */
export async function listSeries(db: Db, seen: 'all' | readonly string[]): Promise<SeriesRow[]> {
  const ids = seen === 'all' ? [] : [...seen]
  const part = sql<boolean>`${seen === 'all'} or s.agency_id = any(${ids}::uuid[]) or exists (select 1 from report p
    join report_round r on r.id = p.round_id where r.series_id = s.id and p.agency_id = any(${ids}::uuid[]))`
  return (await rows(db).where(part).orderBy('s.title').orderBy('s.id').execute()) as never
}

/** Series that hold on a day, or held a month ago, and open their rounds themselves. */
export async function listSeriesThatOpen(db: Db, today: string): Promise<SeriesRow[]> {
  const holds = sql<boolean>`s.opens_by_itself and (s.valid_to is null or s.valid_to >= ${today}::date - 400)`
  return (await rows(db).where(holds).orderBy('s.id').execute()) as never
}

export type SeriesSubject = Subject & { series: SeriesRow }

/** A series with the part that agencies have in it: who collects, and who has owed a report of it. */
export async function getSeries(
  db: Db,
  id: string,
  hold: 'read' | 'change' = 'read',
): Promise<SeriesSubject | undefined> {
  const found = rows(db).where('s.id', '=', id)
  const series = (await (hold === 'change' ? found.forUpdate('s') : found).executeTakeFirst()) as SeriesRow | undefined
  if (!series) return undefined
  const { rows: lead } = await sql<{ agencyId: string }>`select distinct p.agency_id from report p
    join report_round r on r.id = p.round_id where r.series_id = ${id}::uuid`.execute(db)
  const parts = { owner: [series.agencyId], lead: lead.map(({ agencyId }) => agencyId) }
  return { kind: 'report', id, parts, series }
}

export type SeriesValues = Omit<SeriesRow, 'id' | 'agencyName' | 'version' | 'agencyId' | 'illustrative'>

const stored = ({ regime, reporters, ...rest }: SeriesValues) => ({
  ...rest,
  regime: JSON.stringify(regime),
  reporters: JSON.stringify(reporters),
})

export async function insertSeries(
  db: Db,
  { agencyId, illustrative, ...values }: SeriesValues & { agencyId: string; illustrative: boolean },
  now: Date,
): Promise<string> {
  const id = uuid()
  await db
    .insertInto('reportSeries')
    .values({ id, agencyId, illustrative, ...stored(values), updatedAt: now })
    .execute()
  return id
}

/** Changes a series against the version that the person saw; rounds that are open stay as they are. */
export async function saveSeries(
  db: Db,
  series: SeriesRow,
  version: number,
  values: SeriesValues,
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('reportSeries')
    .set((set) => ({ ...stored(values), updatedAt: now, version: set('version', '+', 1) }))
    .where('id', '=', series.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: series.version })
}

/** How many rounds each series has had, and which periods. */
export async function listRoundKeys(
  db: Db,
  seriesIds: readonly string[],
): Promise<{ seriesId: string; key: string; id: string }[]> {
  return db
    .selectFrom('reportRound')
    .select(['seriesId', 'key', 'id'])
    .where('seriesId', 'in', [...seriesIds, '00000000-0000-0000-0000-000000000000'])
    .execute()
}

export async function listAgencyNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const { rows: found } = await sql<{ id: string; name: string }>`
    select id, name from agency where id = any(${[...ids]}::uuid[]) order by name, id`.execute(db)
  return found
}
