import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import type { Subject } from '#features/access/schema.ts'
import type { Criterion, Framework } from '#lib/scoring/edition.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { type Engine, engineOf, type FrozenEdition } from './engine.ts'
import type { RoundEntry, Stage, Timetable } from './schema.ts'

export type RoundRow = Timetable & {
  id: string
  digest: string
  name: string
  year: number
  agencyId: string
  agencyName: string
  appraiserIds: string[]
  stage: Stage
  publishedAt: Date | null
  illustrative: boolean
  framework: string
  edition: string
  editionName: string
  sheets: number
  submitted: number
  version: number
}

/** The published result of a sheet, in 10^-12 of a point. */
export type ResultRow = {
  points: number | null
  maximum: number | null
  percent: number | null
  place: number | null
  tiedWith: number | null
  className: string | null
}
export type SheetRow = ResultRow & {
  id: string
  roundId: string
  agencyId: string
  unit: string
  name: string
  submittedAt: Date | null
  version: number
}

export type Author = { userId: string | null; name: string; now: Date }
export const authorOf = ({ userId, actor, now }: Context): Author => ({ userId, name: actor.name, now })

const rounds = sql`select r.id, r.digest, r.name, r.year, r.agency_id, a.name as agency_name, r.appraiser_ids, r.stage,
  r.opens_on, r.period_from, r.period_to, r.self_until, r.appraise_until, r.explain_until, r.reappraise_until, r.publish_on, r.published_at,
  r.illustrative, e.framework, e.edition, r.version,
  (select count(*)::int from round_sheet s where s.round_id = r.id) as sheets,
  (select count(*)::int from round_sheet s where s.round_id = r.id and s.submitted_at is not null) as submitted
  from assessment_round r join round_edition e on e.digest = r.digest join agency a on a.id = r.agency_id`

type Unnamed = Omit<RoundRow, 'editionName'>

/** An edition is a large document: unpacking it for its name alone took longer than the rest of most readings. */
async function named(db: Db, rows: readonly Unnamed[]): Promise<RoundRow[]> {
  const found: RoundRow[] = []
  for (const row of rows) {
    const { framework } = editions.get(row.digest) ?? (await loadEdition(db, row.digest))
    found.push({ ...row, editionName: framework.name.vi })
  }
  return found
}

export type Hold = 'read' | 'share' | 'change'

/** A round; held against being moved on ('share') or against everything ('change') until the end of the transaction. */
export async function findRound(db: Db, id: string, hold: Hold = 'read'): Promise<RoundRow | undefined> {
  if (hold === 'change') await sql`select 1 from assessment_round where id = ${id}::uuid for update`.execute(db)
  const shared = hold === 'share' ? sql`for share of r` : sql``
  const { rows } = await sql<Unnamed>`${rounds} where r.id = ${id}::uuid ${shared}`.execute(db)
  return (await named(db, rows))[0]
}

/** Newest first; `seen` are the agencies as which the person has part, 'all' without bound. */
export async function listRounds(db: Db, seen: 'all' | readonly string[]): Promise<RoundRow[]> {
  const ids = seen === 'all' ? [] : [...seen]
  const { rows } = await sql<Unnamed>`${rounds} where ${seen === 'all'} or r.stage = 'published'
    or r.agency_id = any(${ids}::uuid[]) or r.appraiser_ids && ${ids}::uuid[]
    or exists (select 1 from round_sheet s where s.round_id = r.id and s.agency_id = any(${ids}::uuid[]))
    order by r.year desc, r.id desc limit 200`.execute(db)
  return named(db, rows)
}

export async function listSheets(db: Db, roundId: string): Promise<SheetRow[]> {
  return db.selectFrom('roundSheet').selectAll().where('roundId', '=', roundId).orderBy('name').orderBy('id').execute()
}

export type RoundSubject = Subject & { round: RoundRow; sheets: SheetRow[] }

/** A round with the part that agencies have in it. */
export async function getRound(db: Db, id: string, hold: Hold = 'read'): Promise<RoundSubject | undefined> {
  const round = await findRound(db, id, hold)
  if (!round) return undefined
  const sheets = await listSheets(db, id)
  const lead = sheets.map(({ agencyId }) => agencyId)
  const parts = { owner: [round.agencyId], lead, coordinating: round.appraiserIds }
  return { kind: 'round', id, parts, open: round.stage === 'published', round, sheets }
}

export type SheetSubject = Subject & { round: RoundRow; sheet: SheetRow }

/** One sheet: its agency scores it, the round's appraisers look at it (never their own: rules.ts). */
export async function getSheet(db: Db, id: string, hold: Hold = 'read'): Promise<SheetSubject | undefined> {
  // Always the round before its sheet, so that two who hold both never wait for each other.
  const shared = hold === 'read' ? sql`` : sql`for share of r`
  const whose = sql`r.id = (select s.round_id from round_sheet s where s.id = ${id}::uuid)`
  const [round] = await named(db, (await sql<Unnamed>`${rounds} where ${whose} ${shared}`.execute(db)).rows)
  const lock = hold === 'change' ? sql`for update` : sql``
  const sheet =
    round && (await sql<SheetRow>`select * from round_sheet where id = ${id}::uuid ${lock}`.execute(db)).rows[0]
  if (!round || !sheet) return undefined
  const parts = { owner: [round.agencyId], lead: [sheet.agencyId], coordinating: round.appraiserIds }
  return { kind: 'round', id, parts, round, sheet }
}

/** The engine of a round; its edition is read once, because what a digest names never changes. */
export async function getEngine(db: Db, { digest, year }: { digest: string; year: number }): Promise<Engine> {
  const edition = editions.get(digest) ?? (await loadEdition(db, digest))
  return engineOf(edition, year)
}

const editions = new Map<string, FrozenEdition>()

async function loadEdition(db: Db, digest: string): Promise<FrozenEdition> {
  const row = await db
    .selectFrom('roundEdition')
    .select('content')
    .where('digest', '=', digest)
    .executeTakeFirstOrThrow()
  const edition = { digest, ...(row.content as unknown as { framework: Framework; criteria: Criterion[] }) }
  editions.set(digest, edition)
  return edition
}

/** Keeps an edition as it is now; one that is known already stays. */
export async function keepEdition(db: Db, { digest, framework, criteria }: FrozenEdition): Promise<void> {
  await db
    .insertInto('roundEdition')
    .values({
      digest,
      framework: framework.framework,
      edition: framework.edition,
      content: JSON.stringify({ framework, criteria }),
    })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .execute()
}

export type NewRound = Timetable & {
  digest: string
  name: string
  year: number
  agencyId: string
  appraiserIds: string[]
  illustrative: boolean
}

/** A round, its sheets and their empty lines: three statements, whatever their number. */
export async function insertRound(
  db: Db,
  { appraiserIds, ...row }: NewRound,
  units: readonly { agencyId: string; name: string }[],
  codes: readonly string[],
): Promise<string> {
  const id = uuid()
  await db
    .insertInto('assessmentRound')
    .values({ id, ...row, appraiserIds: sql<string[]>`${appraiserIds}::uuid[]` })
    .execute()
  const sheets = units.map((unit) => ({ id: uuid(), roundId: id, unit: `agency:${unit.agencyId}`, ...unit }))
  await db.insertInto('roundSheet').values(sheets).execute()
  await sql`insert into round_line (sheet_id, code)
    select s.id, c.code from round_sheet s cross join unnest(${[...codes]}::text[]) as c (code)
    where s.round_id = ${id}::uuid`.execute(db)
  return id
}

type RoundChange = Partial<Timetable> & {
  stage?: Stage
  publishedAt?: Date | null
  illustrative?: boolean
  appraiserIds?: readonly string[] | undefined
}

/** Changes a round against the version that the person saw. */
export async function saveRound(db: Db, round: RoundRow, version: number, change: RoundChange): Promise<void> {
  const { appraiserIds, ...rest } = change
  const appraisers = appraiserIds ? { appraiserIds: sql<string[]>`${[...appraiserIds]}::uuid[]` } : {}
  const { numUpdatedRows } = await db
    .updateTable('assessmentRound')
    .set((set) => ({ ...rest, ...appraisers, version: set('version', '+', 1) }))
    .where('id', '=', round.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: round.version, stage: round.stage })
}

export async function saveSubmitted(db: Db, sheet: SheetRow, version: number, by: Author | null): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('roundSheet')
    .set((set) => ({
      submittedAt: by?.now ?? null,
      submittedBy: by?.userId ?? null,
      version: set('version', '+', 1),
    }))
    .where('id', '=', sheet.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: sheet.version })
}

/** Writes the published results of all sheets in one statement. */
export async function saveResults(db: Db, results: readonly (ResultRow & { id: string })[]): Promise<void> {
  await sql`update round_sheet s set points = v.points, maximum = v.maximum, percent = v.percent, place = v.place,
      tied_with = v.tied_with, class_name = v.class_name, version = s.version + 1
    from jsonb_to_recordset(${JSON.stringify(results.map(snake))}::jsonb) as v (id uuid, points bigint, maximum bigint,
      percent bigint, place int, tied_with int, class_name text) where s.id = v.id`.execute(db)
}

const snake = ({ tiedWith, className, ...rest }: ResultRow & { id: string }) => ({
  ...rest,
  tied_with: tiedWith,
  class_name: className,
})

export type NewEntry = { roundId: string; sheetId?: string; code?: string; action: string; said?: object }

export async function insertEntry(db: Db, entry: NewEntry, by: Author): Promise<void> {
  const { said = {}, ...rest } = entry
  const author = { authorId: by.userId, authorName: by.name, at: by.now }
  await db
    .insertInto('roundEntry')
    .values({ id: uuid(), ...rest, said: JSON.stringify(said), ...author })
    .execute()
}

type LineEntry = { code: string; action: string; said: object }

/** What happened to many lines of one sheet, in one statement. */
export async function insertEntries(
  db: Db,
  of: { roundId: string; sheetId: string },
  entries: readonly LineEntry[],
  by: Author,
): Promise<void> {
  const rows = entries.map((entry) => ({ id: uuid(), ...entry }))
  await sql`insert into round_entry (id, round_id, sheet_id, code, action, said, author_id, author_name, at)
    select v.id, ${of.roundId}::uuid, ${of.sheetId}::uuid, v.code, v.action, v.said, ${by.userId}, ${by.name}, ${by.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v (id uuid, code text, action text, said jsonb)`.execute(
    db,
  )
}

type EntryRow = Omit<z.output<typeof RoundEntry>, 'at'> & { at: Date; sheetId: string | null }

const entries = sql`select e.id, e.action, e.said, e.author_name, e.at, e.code, e.sheet_id, s.name as unit
  from round_entry e left join round_sheet s on s.id = e.sheet_id`

/** History of a line; newest last. */
export async function listLineEntries(db: Db, { sheetId, code }: { sheetId: string; code: string }) {
  const { rows } = await sql<EntryRow>`${entries} where e.sheet_id = ${sheetId}::uuid and e.code = ${code}
    order by e.at desc, e.id desc limit 200`.execute(db)
  return rows.reverse().map(entryShown)
}

/** What the round as a whole went through: its own steps, and those of the sheets that the person sees; newest last. */
export async function listRoundEntries(db: Db, roundId: string, sheetIds: readonly string[]) {
  const { rows } = await sql<EntryRow>`${entries} where e.round_id = ${roundId}::uuid
    and (e.sheet_id is null or e.action in ('submitted', 'reopened', 'returned'))
    and (e.sheet_id is null or e.sheet_id = any(${[...sheetIds]}::uuid[]))
    order by e.at desc, e.id desc limit 500`.execute(db)
  return rows.reverse().map(entryShown)
}

const entryShown = ({ sheetId: _, at, ...row }: EntryRow) => ({ ...row, at: at.toISOString() })

export async function listAgencyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('agency')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
