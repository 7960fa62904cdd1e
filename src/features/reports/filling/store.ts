import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Figure } from '#lib/reporting/figure.ts'
import type { Db } from '#platform/db/connection.ts'
import { storableJson } from '#platform/db/json.ts'
import { countAnew } from '../rounds/store.ts'
import type { CellValues } from './rules.ts'
import type { ReportEntry, Returned } from './schema.ts'

type By = { name: string; now: Date }

export type CellRow = CellValues & {
  returned: Returned | null
  answer: string | null
  updatedAt: Date
  updatedByName: string
}

export async function listCells(db: Db, reportId: string): Promise<Map<string, CellRow>> {
  const found = await db.selectFrom('reportCell').selectAll().where('reportId', '=', reportId).execute()
  return new Map(found.map((row) => [row.field, row as unknown as CellRow]))
}

/** Writes cells against the versions that they name, each by itself. Answers which were written. */
export async function saveCells(
  db: Db,
  reportId: string,
  cells: readonly CellValues[],
  by: By,
): Promise<ReadonlySet<string>> {
  if (cells.length === 0) return new Set()
  const json = storableJson(
    cells.map(({ boundReason, ownShare, ...cell }) => ({ ...cell, bound_reason: boundReason, own_share: ownShare })),
  )
  const written = sql`jsonb_to_recordset(${json}::jsonb) as w (field text, value text, source text, note text, reason text,
    bound_reason text, own_share text, version int)`
  const { rows: added } = await sql<{ field: string }>`
    insert into report_cell (report_id, field, value, source, note, reason, bound_reason, own_share, updated_at,
      updated_by_name)
    select ${reportId}::uuid, w.field, w.value, w.source, w.note, w.reason, w.bound_reason, w.own_share, ${by.now}, ${by.name}
    from ${written} where w.version = 0
    on conflict (report_id, field) do nothing returning field`.execute(db)
  const { rows: changed } = await sql<{ field: string }>`
    update report_cell c set value = w.value, source = w.source, note = w.note, reason = w.reason,
      bound_reason = w.bound_reason, own_share = w.own_share, updated_at = ${by.now}, updated_by_name = ${by.name}, version = c.version + 1
    from ${written} where c.report_id = ${reportId}::uuid and c.field = w.field and c.version = w.version and w.version > 0
    returning c.field`.execute(db)
  await countAnew(db, reportId)
  return new Set([...added, ...changed].map(({ field }) => field))
}

/** The part of an agency itself in the figures that it put together, by field. */
export async function listOwnShares(db: Db, reportId: string): Promise<Map<string, Figure>> {
  const found = db.selectFrom('reportCell').select(['field', 'ownShare']).where('reportId', '=', reportId)
  const rows = await found.where('ownShare', 'is not', null).execute()
  return new Map(rows.map(({ field, ownShare }) => [field, ownShare ?? '']))
}

export type SectionRow = {
  code: string
  text: string
  drafted: boolean
  returned: Returned | null
  answer: string | null
  version: number
  updatedAt: Date
  updatedByName: string
}

export async function listSections(db: Db, reportId: string): Promise<Map<string, SectionRow>> {
  const found = await db.selectFrom('reportSection').selectAll().where('reportId', '=', reportId).execute()
  return new Map(found.map((row) => [row.code, row as unknown as SectionRow]))
}

/** Writes a section against the version that the person saw; false when somebody else was there first. */
export async function saveSection(
  db: Db,
  reportId: string,
  section: Pick<SectionRow, 'code' | 'text' | 'drafted' | 'version'>,
  by: By,
): Promise<boolean> {
  const written = await writeSection(db, reportId, section, by)
  if (written) await countAnew(db, reportId)
  return written
}

async function writeSection(
  db: Db,
  reportId: string,
  { code, text, drafted, version }: Pick<SectionRow, 'code' | 'text' | 'drafted' | 'version'>,
  by: By,
): Promise<boolean> {
  const values = { text, drafted, updatedAt: by.now, updatedByName: by.name }
  if (version === 0) {
    const made = await db
      .insertInto('reportSection')
      .values({ reportId, code, ...values })
      .onConflict((on) => on.columns(['reportId', 'code']).doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('reportSection')
    .set((set) => ({ ...values, version: set('version', '+', 1) }))
    .where('reportId', '=', reportId)
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type ItemChange = { returned: Returned | null; answer: string | null }

/** A figure or section that comes back, or is answered; its row is made when nothing had been written. */
export async function saveItem(
  db: Db,
  reportId: string,
  item: { field?: string | undefined; section?: string | undefined },
  { returned, answer }: ItemChange,
  by: By,
): Promise<void> {
  const said = returned && JSON.stringify(returned)
  const values = { reportId, returned: said, answer, updatedAt: by.now, updatedByName: by.name }
  if (item.field !== undefined)
    await db
      .insertInto('reportCell')
      .values({ field: item.field, ...values })
      .onConflict((on) =>
        on
          .columns(['reportId', 'field'])
          .doUpdateSet((set) => ({ returned: said, answer, version: set('reportCell.version', '+', 1) })),
      )
      .execute()
  else
    await db
      .insertInto('reportSection')
      .values({ code: item.section ?? '', ...values })
      .onConflict((on) =>
        on
          .columns(['reportId', 'code'])
          .doUpdateSet((set) => ({ returned: said, answer, version: set('reportSection.version', '+', 1) })),
      )
      .execute()
  await countAnew(db, reportId)
}

export type FileRow = {
  id: string
  item: string
  sha256: string
  filename: string
  size: number
  mediaType: string
  uploadedByName: string
  uploadedAt: Date
}

const files = sql`select e.id, e.item, e.sha256, e.filename, f.size, f.media_type, e.uploaded_by_name, e.uploaded_at
  from report_file e join stored_file f on f.sha256 = e.sha256`

export async function listFiles(db: Db, reportId: string): Promise<FileRow[]> {
  const { rows } =
    await sql<FileRow>`${files} where e.report_id = ${reportId}::uuid order by e.uploaded_at, e.id`.execute(db)
  return rows
}

/** How many files prove one item, by report. */
export async function countFiles(db: Db, reportIds: readonly string[], item: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ reportId: string; files: number }>`
    select report_id, count(*)::int as files from report_file
    where report_id = any(${[...reportIds]}::uuid[]) and item = ${item} group by 1`.execute(db)
  return new Map(rows.map(({ reportId, files }) => [reportId, files]))
}

export async function findFile(db: Db, reportId: string, fileId: string): Promise<FileRow | undefined> {
  const { rows } =
    await sql<FileRow>`${files} where e.report_id = ${reportId}::uuid and e.id = ${fileId}::uuid`.execute(db)
  return rows[0]
}

/** Adds a file; the same bytes for the same item again are the same file. */
export async function insertFile(
  db: Db,
  it: { reportId: string; item: string; sha256: string; filename: string },
  by: By,
): Promise<string> {
  const made = await db
    .insertInto('reportFile')
    .values({ id: uuid(), ...it, uploadedByName: by.name, uploadedAt: by.now })
    .onConflict((on) => on.columns(['reportId', 'item', 'sha256']).doUpdateSet({ filename: it.filename }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

export async function deleteFile(db: Db, id: string): Promise<void> {
  await db.deleteFrom('reportFile').where('id', '=', id).execute()
}

/** What happened to one item, or to the report as a whole; newest last. */
export async function listEntries(db: Db, reportId: string, item: string | null): Promise<ReportEntry[]> {
  const { rows } = await sql<Omit<ReportEntry, 'at'> & { at: Date }>`
    select id, item, action, said, author_name, at from report_entry
    where report_id = ${reportId}::uuid and item is not distinct from ${item}
    order by at desc, id desc limit 200`.execute(db)
  return rows.reverse().map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** A report that is sent anew begins without the answers of the one before. */
export async function clearAnswers(db: Db, reportId: string): Promise<void> {
  await db.updateTable('reportCell').set({ answer: null }).where('reportId', '=', reportId).execute()
  await db.updateTable('reportSection').set({ answer: null }).where('reportId', '=', reportId).execute()
  await countAnew(db, reportId)
}
