import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import type { Subject } from '#features/access/schema.ts'
import type { Kind, Level } from '#features/directory/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import { Problem } from '#platform/problem.ts'
import type { Returned } from '../filling/schema.ts'
import { listAround } from '../tree/store.ts'
import type { Round, StoredState } from './schema.ts'

export type RoundRow = Omit<z.output<typeof Round>, 'openedAt' | 'closedAt' | 'summaryState'> & {
  digest: string
  openedAt: Date
  closedAt: Date | null
}

export type ReportHead = {
  id: string
  roundId: string
  agencyId: string
  kind: 'own' | 'summary'
  name: string
  level: Level
  agencyKind: Kind
  state: StoredState
  includes: string[]
  firstSentAt: Date | null
  firstSentOn: string | null
  submittedAt: Date | null
  correcting: Returned | null
  isPublic: boolean
  filled: number
  written: number
  returned: number
  answered: number
  begun: boolean
  version: number
}

export type Author = { userId: string | null; name: string; now: Date }
export const authorOf = ({ userId, actor, now }: Context): Author => ({ userId, name: actor.name, now })

const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`

/** An agency that ended before the day of the figures and had sent nothing owes nothing: its successor does. */
const roundsOn = (today: string) => sql`select r.id, r.series_id, s.title, r.key, r.name, r.kind, s.agency_id,
  a.name as agency_name, f.content->>'code' as form_code, f.content->>'version' as form_version, r.data_from, r.data_to,
  r.last_in_time, array(select jsonb_array_elements_text(r.derivation)) as derivation, r.state, r.opened_at, r.closed_at,
  s.illustrative, r.version, r.digest, c.expected, c.sent, c.approved, c.locked, c.late, c.returned,
  (select p.id from report p where p.round_id = r.id and p.kind = 'summary') as summary_id
  from report_round r join report_series s on s.id = r.series_id join agency a on a.id = s.agency_id
  join report_round_form f on f.digest = r.digest
  cross join lateral (select count(*)::int as expected,
      count(p.first_sent_at)::int as sent,
      count(*) filter (where p.state in ('approved', 'locked'))::int as approved,
      count(*) filter (where p.state = 'locked')::int as locked,
      count(*) filter (where coalesce(${dayOf('p.first_sent_at')}, ${today}::date) > r.last_in_time)::int as late,
      count(*) filter (where p.returned > 0)::int as returned
    from report p join agency g on g.id = p.agency_id
    where p.round_id = r.id and p.kind = 'own'
      and not (p.first_sent_at is null and coalesce(g.valid_to < coalesce(r.data_to, r.last_in_time, ${today}::date), false))) c`

export type Hold = 'read' | 'share' | 'change'

export async function findRound(db: Db, id: string, today: string, hold: Hold = 'read'): Promise<RoundRow | undefined> {
  if (hold === 'share') await sql`select 1 from report_round where id = ${id}::uuid for share`.execute(db)
  if (hold === 'change') await sql`select 1 from report_round where id = ${id}::uuid for update`.execute(db)
  const { rows } = await sql<RoundRow>`${roundsOn(today)} where r.id = ${id}::uuid`.execute(db)
  return rows[0]
}

type Asked = {
  seen: 'all' | readonly string[]
  today: string
  state?: string | undefined
  seriesId?: string | undefined
}

/** Newest first; `seen` are the agencies as which the person has part, 'all' without bound. */
export async function listRounds(db: Db, { seen, today, state, seriesId }: Asked): Promise<RoundRow[]> {
  const ids = seen === 'all' ? [] : [...seen]
  const { rows } = await sql<RoundRow>`${roundsOn(today)}
    where (${seen === 'all'} or s.agency_id = any(${ids}::uuid[])
      or exists (select 1 from report p where p.round_id = r.id and p.agency_id = any(${ids}::uuid[])))
      and (${state ?? null}::text is null or r.state = ${state ?? null})
      and (${seriesId ?? null}::uuid is null or r.series_id = ${seriesId ?? null}::uuid)
    order by r.opened_at desc, r.id desc limit 200`.execute(db)
  return rows
}

const heads = sql`select p.id, p.round_id, p.agency_id, p.kind, p.name, p.level, p.agency_kind, p.state,
  p.includes::text[] as includes, p.first_sent_at, ${dayOf('p.first_sent_at')} as first_sent_on, p.submitted_at, p.correcting, p.is_public, p.version,
  p.filled, p.written, p.begun, p.returned, p.answered
  from report p`

/** The reports of some rounds by name, the summary last. */
export async function listHeads(db: Db, roundIds: readonly string[]): Promise<ReportHead[]> {
  const { rows } = await sql<ReportHead>`${heads} where p.round_id = any(${[...roundIds]}::uuid[])
    order by p.kind, p.name, p.id`.execute(db)
  return rows
}

export async function listHeadsById(db: Db, ids: readonly string[]): Promise<ReportHead[]> {
  const { rows } = await sql<ReportHead>`${heads} where p.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** What some agencies owe in open rounds. */
export async function listOwed(db: Db, agencyIds: 'all' | readonly string[]): Promise<ReportHead[]> {
  if (agencyIds === 'all') return []
  const { rows } = await sql<ReportHead>`${heads} join report_round r on r.id = p.round_id and r.state = 'open'
    where p.agency_id = any(${[...agencyIds]}::uuid[]) order by r.last_in_time, p.id limit 200`.execute(db)
  return rows
}

export type RoundSubject = Subject & { round: RoundRow; reports: ReportHead[] }

/** A round with the part that agencies have in it. */
export async function getRound(
  db: Db,
  id: string,
  today: string,
  hold: Hold = 'read',
): Promise<RoundSubject | undefined> {
  const round = await findRound(db, id, today, hold)
  if (!round) return undefined
  const reports = await listHeads(db, [id])
  const parts = { owner: [round.agencyId], lead: reports.map(({ agencyId }) => agencyId) }
  return { kind: 'report', id, parts, round, reports }
}

export type ReportSubject = Subject & { round: RoundRow; report: ReportHead }

/** The day whose figures and tree count: of the cut-off, else of the last day in time, else today. */
export const asOf = ({ dataTo, lastInTime }: Pick<RoundRow, 'dataTo' | 'lastInTime'>, today: string): string =>
  dataTo ?? lastInTime ?? today

/** One report: its agency fills it in, those above and the collector look at it (never their own: rules.ts). */
export async function getReport(
  db: Db,
  id: string,
  today: string,
  hold: Hold = 'read',
): Promise<ReportSubject | undefined> {
  const lock = hold === 'read' ? sql`` : sql`for update`
  const { rows } = await sql<{ roundId: string }>`select round_id from report where id = ${id}::uuid ${lock}`.execute(
    db,
  )
  const round = rows[0] && (await findRound(db, rows[0].roundId, today, hold === 'read' ? 'read' : 'share'))
  if (!round) return undefined
  const found = await sql<ReportHead>`${heads} where p.id = ${id}::uuid`.execute(db)
  const report = found.rows[0]
  if (!report) return undefined
  const { above, heirs } = await listAround(db, report.agencyId, { day: asOf(round, today), today })
  const parts = { owner: [round.agencyId], lead: [report.agencyId, ...heirs], superior: above }
  return { kind: 'report', id, parts, open: report.isPublic, round, report }
}

export type NewRound = Pick<RoundRow, 'seriesId' | 'key' | 'name' | 'kind' | 'dataFrom' | 'dataTo' | 'lastInTime'> & {
  derivation: string[]
  digest: string
}

/** Opens a round; undefined when the series has one for this period already. */
export async function insertRound(db: Db, row: NewRound, by: Author): Promise<string | undefined> {
  const values = { id: uuid(), ...row, derivation: JSON.stringify(row.derivation), openedAt: by.now }
  const made = await db
    .insertInto('reportRound')
    .values({ ...values, openedByName: by.name })
    .onConflict((on) => on.columns(['seriesId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** Adds a report for each agency, named as it is now; what is there stays. */
export async function insertReports(
  db: Db,
  roundId: string,
  agencyIds: readonly string[],
  kind: 'own' | 'summary',
): Promise<void> {
  await sql`insert into report (id, round_id, agency_id, kind, name, level, agency_kind)
    select n.id, ${roundId}::uuid, g.id, ${kind}, g.name, g.level, g.kind
    from unnest(${agencyIds.map(() => uuid())}::uuid[], ${[...agencyIds]}::uuid[]) as n (id, agency_id)
      join agency g on g.id = n.agency_id
    on conflict (round_id, agency_id, kind) do nothing`.execute(db)
}

export async function saveRoundState(db: Db, round: RoundRow, version: number, closedAt: Date | null): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('reportRound')
    .set((set) => ({ state: closedAt ? 'closed' : 'open', closedAt, version: set('version', '+', 1) }))
    .where('id', '=', round.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: round.version, state: round.state })
}

export type ReportChange = {
  state?: StoredState
  firstSentAt?: Date
  submittedAt?: Date
  correcting?: Returned | null
  includes?: readonly string[]
  isPublic?: boolean
}

/** Changes a report; with a version, against the one that the person saw. */
export async function saveReport(
  db: Db,
  report: ReportHead,
  change: ReportChange,
  version: number = report.version,
): Promise<void> {
  const { correcting, includes, ...rest } = change
  const { numUpdatedRows } = await db
    .updateTable('report')
    .set((set) => ({
      ...rest,
      ...(correcting === undefined ? {} : { correcting: correcting && JSON.stringify(correcting) }),
      ...(includes === undefined ? {} : { includes: sql<string[]>`${[...includes]}::uuid[]` }),
      version: set('version', '+', 1),
    }))
    .where('id', '=', report.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: report.version, state: report.state })
}

export type NewEntry = { reportId: string; item?: string | null; action: string; said?: object }

/** What happened, in one statement, whatever the number. */
export async function insertEntries(db: Db, entries: readonly NewEntry[], by: Author): Promise<void> {
  const author = { authorId: by.userId, authorName: by.name, at: by.now.toISOString() }
  const rows = entries.map(({ item = null, said = {}, ...entry }) => ({ id: uuid(), item, said, ...entry, ...author }))
  await insertMany(db, 'reportEntry', rows)
}

/** Counts anew how far a report is, after anything was written in it. */
export async function countAnew(db: Db, reportId: string): Promise<void> {
  await sql`update report p set filled = c.filled, written = t.written, begun = c.rows + t.rows > 0,
      returned = c.returned + t.returned, answered = c.answered + t.answered
    from (select count(*)::int as rows, count(value)::int as filled, count(returned)::int as returned,
        count(answer)::int as answered from report_cell where report_id = ${reportId}::uuid) c,
      (select count(*)::int as rows, count(nullif(text, ''))::int as written, count(returned)::int as returned,
        count(answer)::int as answered from report_section where report_id = ${reportId}::uuid) t
    where p.id = ${reportId}::uuid`.execute(db)
}
