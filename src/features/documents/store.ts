import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Subject } from '#features/access/schema.ts'
import type { LinePlace, SourceKind, SourceNote } from '#lib/reader/blocks.ts'
import { splitLines } from '#lib/reader/lines.ts'
import type { DocumentReading } from '#lib/reader/reading.ts'
import { noLayout, type ShownLayout } from '#lib/reader/shown-layout.ts'
import type { Db } from '#platform/db/connection.ts'
import { storableJson, storableText } from '#platform/db/json.ts'
import type { Outcome } from './rules.ts'
import type { Document, DocumentReport, DocumentSource } from './schema.ts'

/** A document as rights are asked about it: the agency that loaded it, and those of the plan that was made from it. */
export type DocumentSubject = Subject & { document: Omit<Document, 'can'> }

const rows = (db: Db) =>
  db
    .selectFrom('document')
    .innerJoin('storedFile', 'storedFile.sha256', 'document.sha256')
    .leftJoin('authUser', 'authUser.id', 'document.uploadedBy')
    .leftJoin('plan', 'plan.documentId', 'document.id')
    .select(['document.id', 'document.agencyId', 'document.filename', 'document.sha256', 'storedFile.size'])
    .select(['storedFile.mediaType', 'document.state', 'document.progress', 'document.kind', 'document.kindEvidence'])
    .select(['document.problemCode', 'document.problemMessage', 'document.taskCount', 'document.uploadedAt'])
    .select(['document.pagesDone', 'document.pagesTotal'])
    .select(['document.version', 'authUser.name as uploadedByName', 'plan.id as planId'])
    .select(['plan.agencyId as planAgencyId', 'plan.standingAgencyId', 'plan.status as planStatus'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

function fromRow(row: Row): DocumentSubject {
  const { problemCode, problemMessage, taskCount, uploadedAt, pagesDone, pagesTotal, ...others } = row
  const { planAgencyId, standingAgencyId, planStatus, ...rest } = others
  const document = {
    ...rest,
    state: row.state as Document['state'],
    kind: row.kind as Document['kind'],
    problem: problemCode === null ? null : { code: problemCode, message: problemMessage ?? '' },
    tasks: taskCount,
    pages: pagesTotal === null ? null : { done: pagesDone, total: pagesTotal },
    uploadedAt: uploadedAt.toISOString(),
  }
  const standing = [planAgencyId, standingAgencyId].filter((id) => id !== null)
  // What a plan was read from may be read by all who may read the plan, once it is issued.
  const open = planStatus !== null && planStatus !== 'draft'
  return { kind: 'document', id: row.id, parts: { owner: [row.agencyId], standing }, open, document }
}

export async function findDocument(db: Db, id: string): Promise<DocumentSubject | undefined> {
  const row = await rows(db).where('document.id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function findDocumentForUpdate(db: Db, id: string): Promise<DocumentSubject | undefined> {
  await db.selectFrom('document').select('id').where('id', '=', id).forUpdate().execute()
  return findDocument(db, id)
}

export type DocumentFilter = {
  reach: 'all' | ReadonlySet<string>
  state?: Document['state'] | undefined
  after?: string | undefined
  limit: number
}

/** Newest first: ids are made in the order of time. */
export async function listDocuments(db: Db, filter: DocumentFilter): Promise<DocumentSubject[]> {
  let query = rows(db).orderBy('document.id', 'desc').limit(filter.limit)
  const { reach, state, after } = filter
  if (reach !== 'all') {
    const agencies = [...reach]
    query = query.where((where) =>
      where.or([
        where('document.agencyId', 'in', agencies),
        where('plan.agencyId', 'in', agencies),
        where('plan.standingAgencyId', 'in', agencies),
      ]),
    )
  }
  if (state) query = query.where('document.state', '=', state)
  if (after) query = query.where('document.id', '<', after)
  return (await query.execute()).map(fromRow)
}

/** The same bytes of the same agency that are being read, or that became a plan. */
export async function findSameDocument(db: Db, agencyId: string, sha256: string): Promise<DocumentSubject | undefined> {
  const row = await rows(db)
    .where('document.agencyId', '=', agencyId)
    .where('document.sha256', '=', sha256)
    .where((where) => where.or([where('plan.id', 'is not', null), where('document.state', 'in', unread)]))
    .orderBy('plan.id')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}

const unread: Document['state'][] = ['waiting', 'reading']

type NewDocument = { agencyId: string; sha256: string; filename: string; uploadedBy: string | null; uploadedAt: Date }

export async function insertDocument(db: Db, document: NewDocument): Promise<string> {
  const id = uuid()
  await db
    .insertInto('document')
    .values({ id, ...document })
    .execute()
  return id
}

type Pages = { done: number; total: number }

/** Shows how far the reading is; answers what to read, or undefined when it is read already or was stopped. */
export async function saveProgress(db: Db, id: string, progress: number, pages?: Pages) {
  return db
    .updateTable('document')
    .set((set) => ({ state: 'reading', progress, attempts: set('attempts', '+', progress === 0 ? 1 : 0) }))
    .set({ pagesDone: pages?.done ?? 0, pagesTotal: pages?.total ?? null })
    .where('id', '=', id)
    .where('state', 'in', unread)
    .returning(['sha256', 'filename'])
    .executeTakeFirst()
}

/** Keeps what was found, all at once; answers false when another reading was faster. */
export async function saveOutcome(db: Db, id: string, outcome: Outcome, now: Date): Promise<boolean> {
  const found = outcome.state === 'read' ? foundColumns(outcome) : nothingFound
  const problem =
    outcome.state === 'read'
      ? { problemCode: null, problemMessage: null }
      : { problemCode: outcome.code, problemMessage: outcome.message }
  const { numUpdatedRows } = await db
    .updateTable('document')
    .set((set) => ({ state: outcome.state, progress: 100, readAt: now, version: set('version', '+', 1) }))
    .set({ ...found, ...problem })
    .where('id', '=', id)
    .where('state', 'in', unread)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const nothingFound = {
  reading: null,
  sourceText: null,
  sourceKind: null,
  linePlaces: null,
  sourceNotes: storableJson([]),
  sourceLayout: storableJson(noLayout),
  kind: null,
  kindEvidence: [],
  taskCount: 0,
}

const foundColumns = ({ reading, source }: Extract<Outcome, { state: 'read' }>) => ({
  reading: storableJson(reading),
  sourceText: storableText(source.lines.join('\n')),
  sourceKind: source.kind,
  linePlaces: source.places.length > 0 ? storableJson(source.places) : null,
  sourceNotes: storableJson(source.notes),
  sourceLayout: storableJson(source.layout),
  kind: reading.kind,
  kindEvidence: reading.kindEvidence,
  taskCount: reading.tasks.length,
})

/** Removes a document that no plan was made from. */
export async function deleteDocument(db: Db, id: string): Promise<void> {
  await db.deleteFrom('document').where('id', '=', id).execute()
}

/** Puts a document back into the queue of those to be read. */
export async function saveWaiting(db: Db, id: string): Promise<void> {
  await db
    .updateTable('document')
    .set((set) => ({ state: 'waiting', progress: 0, version: set('version', '+', 1) }))
    .set({ problemCode: null, problemMessage: null, pagesDone: 0, pagesTotal: null })
    .where('id', '=', id)
    .execute()
}

export async function listUnreadDocuments(db: Db): Promise<string[]> {
  const found = await db.selectFrom('document').select('id').where('state', 'in', unread).orderBy('id').execute()
  return found.map(({ id }) => id)
}

/** What the reader found; undefined while the document is not read. */
export async function findReading(db: Db, id: string): Promise<DocumentReading | undefined> {
  const row = await db.selectFrom('document').select('reading').where('id', '=', id).executeTakeFirst()
  return (row?.reading as DocumentReading | null | undefined) ?? undefined
}

type MutableLayout = Pick<z.infer<typeof DocumentSource>, keyof ShownLayout>
type Report = Omit<z.infer<typeof DocumentReport>, 'id'>

/** What the reader made of a document, without the tasks; undefined while it is not read. */
export async function findReport(db: Db, id: string): Promise<Report | undefined> {
  const found = await db
    .selectFrom('document')
    .select([sql<Report['source']>`coalesce(source_kind, 'text')`.as('source'), 'kindEvidence'])
    .select([sql<Report['kind']>`kind`.as('kind'), sql<Report['notes']>`source_notes`.as('notes')])
    .select(sql<Report['quality']>`reading -> 'quality'`.as('quality'))
    .select(sql<Report['coverage']>`reading -> 'coverage'`.as('coverage'))
    .select(sql<Report['carriesOut'] | null>`reading -> 'implementsPlan'`.as('carriesOut'))
    .where('id', '=', id)
    .where('reading', 'is not', null)
    .executeTakeFirst()
  if (!found) return undefined
  const { carriesOut } = found
  return { ...found, carriesOut: carriesOut && { ...carriesOut, date: carriesOut.date ?? null } }
}

/** Ends a reading that somebody does not want any more; answers false when it has ended already. */
export async function saveStopped(db: Db, id: string, { code, message }: { code: string; message: string }) {
  const { numUpdatedRows } = await db
    .updateTable('document')
    .set((set) => ({ state: 'refused', progress: 100, version: set('version', '+', 1) }))
    .set({ problemCode: code, problemMessage: message, pagesDone: 0, pagesTotal: null })
    .where('id', '=', id)
    .where('state', 'in', unread)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The shown text of a document that was read. Texts from before the shown lines were kept end their lines in their own ways. */
export async function findSource(db: Db, id: string): Promise<Omit<z.infer<typeof DocumentSource>, 'id'> | undefined> {
  const row = await db
    .selectFrom('document')
    .select(['sourceText', 'sourceKind', 'linePlaces', 'sourceNotes', 'sourceLayout'])
    .select(sql<[number, number][] | null>`reading -> 'coverage' -> 'unread'`.as('unread'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.sourceText == null) return undefined
  return {
    kind: (row.sourceKind ?? 'text') as SourceKind,
    lines: splitLines(row.sourceText),
    places: (row.linePlaces as LinePlace[] | null) ?? [],
    notes: row.sourceNotes as SourceNote[],
    ...(row.sourceLayout as unknown as MutableLayout),
    unread: row.unread ?? [],
  }
}
