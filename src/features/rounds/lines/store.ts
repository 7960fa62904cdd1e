import { type RawBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { LineRow } from '../rules.ts'
import type { Claim, Returned, RoundEvidence, Timetable, Verdict } from '../schema.ts'
import type { RoundRow } from '../store.ts'

const columns = sql`l.sheet_id, l.code, l.claim, l.note, l.excuse, l.verdict1, l.explanation, l.verdict2, l.imported,
  (l.imported_from ->> 'ballots')::int as ballots, l.returned, l.version`

/** All lines of one sheet with the number of their files. */
export async function listLines(db: Db, sheetId: string): Promise<LineRow[]> {
  return linesWhere(db, sql`l.sheet_id = ${sheetId}::uuid`)
}

/** All lines of a round, by sheet. */
export async function listRoundLines(db: Db, roundId: string): Promise<Map<string, LineRow[]>> {
  return Map.groupBy(await linesWhere(db, sql`s.round_id = ${roundId}::uuid`), ({ sheetId }) => sheetId)
}

/** Lines with the number of their files, and whether every dated one is from before the days that are judged. */
async function linesWhere(db: Db, condition: RawBuilder<unknown>): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`select ${columns}, coalesce(e.files, 0) as evidence,
      coalesce(e.newest < r.period_from, false) as old_evidence
    from round_line l join round_sheet s on s.id = l.sheet_id join assessment_round r on r.id = s.round_id
    left join (select sheet_id, code, count(*)::int as files, max(issued_on) as newest from round_evidence
      where sheet_id in (select l.sheet_id from round_line l join round_sheet s on s.id = l.sheet_id where ${condition})
      group by sheet_id, code) e on e.sheet_id = l.sheet_id and e.code = l.code
    where ${condition}`.execute(db)
  return rows
}

export async function findLine(db: Db, sheetId: string, code: string): Promise<LineRow | undefined> {
  return (await linesWhere(db, sql`l.sheet_id = ${sheetId}::uuid and l.code = ${code}`))[0]
}

type OpenSheet = Pick<RoundRow, 'stage' | keyof Timetable> & {
  id: string
  roundId: string
  name: string
  roundName: string
  submittedAt: Date | null
  unclaimed: number
  returned: number
  unexplained: number
}

/** Sheets of these agencies in rounds that run, with what their lines still ask of them. */
export async function listOpenSheets(db: Db, agencyIds: readonly string[]): Promise<OpenSheet[]> {
  const { rows } =
    await sql<OpenSheet>`select s.id, s.round_id, s.name, r.name as round_name, r.stage, s.submitted_at, r.opens_on,
      r.self_until, r.appraise_until, r.explain_until, r.reappraise_until, r.publish_on, r.period_from, r.period_to,
      count(*) filter (where l.claim is null and l.imported is null)::int as unclaimed,
      count(*) filter (where l.returned is not null)::int as returned,
      count(*) filter (where l.explanation is null and not (l.verdict1->>'accepted')::boolean)::int as unexplained
    from round_sheet s join assessment_round r on r.id = s.round_id join round_line l on l.sheet_id = s.id
    where s.agency_id = any(${[...agencyIds]}::uuid[]) and r.stage in ('selfScoring', 'appraisal', 'explanation')
    group by s.id, r.id order by s.name, s.id`.execute(db)
  return rows
}

export type LineChange = {
  claim?: Claim | null
  note?: string | null
  excuse?: string | null
  verdict1?: Verdict | null
  explanation?: string | null
  verdict2?: Verdict | null
  returned?: Returned | null
}

/**
 * Changes a line against the version that the person saw, and says how it stands then; of an older version the present
 * one is told and nothing is lost.
 */
export async function saveLine(
  db: Db,
  line: LineRow,
  version: number,
  change: LineChange,
  now: Date,
): Promise<LineRow> {
  const json = (value: object | null | undefined) => (value ? JSON.stringify(value) : null)
  const { claim, verdict1, verdict2, returned, ...texts } = change
  const { numUpdatedRows } = await db
    .updateTable('roundLine')
    .set((set) => ({
      ...texts,
      ...('claim' in change ? { claim: json(claim) } : {}),
      ...('verdict1' in change ? { verdict1: json(verdict1) } : {}),
      ...('verdict2' in change ? { verdict2: json(verdict2) } : {}),
      ...('returned' in change ? { returned: json(returned) } : {}),
      updatedAt: now,
      version: set('version', '+', 1),
    }))
    .where('sheetId', '=', line.sheetId)
    .where('code', '=', line.code)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { ...line })
  return { ...line, ...change, version: version + 1 }
}

/** Accepts the claims of these lines as they stand. */
export async function acceptLines(db: Db, sheetId: string, codes: readonly string[], verdict: Verdict, now: Date) {
  await sql`update round_line set verdict1 = ${JSON.stringify(verdict)}::jsonb, version = version + 1, updated_at = ${now}
    where sheet_id = ${sheetId}::uuid and code = any(${[...codes]}::text[]) and verdict1 is null and returned is null`.execute(
    db,
  )
}

export type ImportedPoints = { sheetId: string; code: string; points: number }

export async function saveImported(db: Db, values: readonly ImportedPoints[], now: Date): Promise<void> {
  await sql`update round_line l set imported = v.points, imported_from = null, version = l.version + 1, updated_at = ${now}
    from unnest(${values.map((it) => it.sheetId)}::uuid[], ${values.map((it) => it.code)}::text[],
      ${values.map((it) => it.points)}::bigint[]) as v (sheet_id, code, points)
    where l.sheet_id = v.sheet_id and l.code = v.code`.execute(db)
}

/** Keeps the final points of every line when a round is published. */
export async function saveFinalPoints(
  db: Db,
  values: readonly { sheetId: string; code: string; points: number | null }[],
): Promise<void> {
  await sql`update round_line l set points = v.points
    from unnest(${values.map((it) => it.sheetId)}::uuid[], ${values.map((it) => it.code)}::text[],
      ${values.map((it) => it.points)}::bigint[]) as v (sheet_id, code, points)
    where l.sheet_id = v.sheet_id and l.code = v.code`.execute(db)
}

export async function listFinalPoints(db: Db, roundId: string) {
  const { rows } = await sql<{
    sheetId: string
    code: string
    points: number | null
  }>`select l.sheet_id, l.code, l.points
    from round_line l join round_sheet s on s.id = l.sheet_id where s.round_id = ${roundId}::uuid`.execute(db)
  return rows
}

type EvidenceRow = Omit<RoundEvidence, 'uploadedAt' | 'viewable'> & {
  sheetId: string
  code: string
  sha256: string
  mediaType: string
  uploadedBy: string | null
  uploadedAt: Date
}

const evidence = sql`select e.id, e.sheet_id, e.code, e.sha256, e.filename, f.size, f.media_type, e.place, e.explains,
    e.issued_on, coalesce(e.issued_on < r.period_from, false) as older, e.uploaded_by, u.name as uploaded_by_name, e.uploaded_at
  from round_evidence e join stored_file f on f.sha256 = e.sha256 join round_sheet s on s.id = e.sheet_id
  join assessment_round r on r.id = s.round_id left join auth_user u on u.id = e.uploaded_by`

export async function listEvidence(db: Db, sheetId: string): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`${evidence} where e.sheet_id = ${sheetId}::uuid
    order by e.uploaded_at, e.id`.execute(db)
  return rows
}

export async function findEvidence(
  db: Db,
  { sheetId, code, evidenceId }: { sheetId: string; code: string; evidenceId: string },
): Promise<EvidenceRow | undefined> {
  const { rows } = await sql<EvidenceRow>`${evidence} where e.id = ${evidenceId}::uuid
    and e.sheet_id = ${sheetId}::uuid and e.code = ${code}`.execute(db)
  return rows[0]
}

export const evidenceShown = (row: EvidenceRow): RoundEvidence => ({
  id: row.id,
  filename: row.filename,
  size: row.size,
  place: row.place,
  issuedOn: row.issuedOn,
  older: row.older,
  viewable: isViewable(row.mediaType),
  explains: row.explains,
  uploadedByName: row.uploadedByName,
  uploadedAt: row.uploadedAt.toISOString(),
})

const viewed = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain']

/** Kinds of file that a browser shows without running anything of theirs. */
export const isViewable = (mediaType: string): boolean => viewed.some((each) => mediaType.startsWith(each))

export type NewEvidence = {
  sheetId: string
  code: string
  sha256: string
  filename: string
  place: string | null
  issuedOn: string | null
  explains: boolean
  uploadedBy: string | null
  uploadedAt: Date
}

/** Adds a file to a line; the same bytes again are the same piece of evidence, with the page said last. */
export async function insertEvidence(db: Db, it: NewEvidence): Promise<string> {
  const row = await db
    .insertInto('roundEvidence')
    .values({ id: uuid(), ...it })
    .onConflict((conflict) =>
      conflict.columns(['sheetId', 'code', 'sha256']).doUpdateSet({ place: it.place, issuedOn: it.issuedOn }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function deleteEvidence(db: Db, id: string): Promise<void> {
  await db.deleteFrom('roundEvidence').where('id', '=', id).execute()
}

export type LineWrite = { code: string; version: number } & (
  | { claim: Claim | null; note: string | null; excuse: string | null }
  | { verdict1: Verdict }
  | { verdict2: Verdict }
)

/** Changes many lines of a sheet in one statement; one old version, and none is changed. */
export async function saveLines(db: Db, sheetId: string, writes: readonly LineWrite[], now: Date): Promise<void> {
  const said = (name: string) => writes.some((it) => name in it)
  const keep = (name: string) => (said(name) ? sql.ref(`v.${name}`) : sql.ref(`l.${name}`))
  const { numAffectedRows } = await sql`update round_line l set claim = ${keep('claim')}, note = ${keep('note')},
      excuse = ${keep('excuse')}, verdict1 = ${keep('verdict1')}, verdict2 = ${keep('verdict2')},
      returned = ${said('verdict1') ? sql`null` : sql.ref('l.returned')},
      version = l.version + 1, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(writes)}::jsonb) as v (code text, version int, claim jsonb, note text,
      excuse text, verdict1 jsonb, verdict2 jsonb)
    where l.sheet_id = ${sheetId}::uuid and l.code = v.code and l.version = v.version`.execute(db)
  if (numAffectedRows !== BigInt(writes.length)) throw new Problem('write.conflict', { sheetId })
}
