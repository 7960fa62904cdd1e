import type { Subject } from '#features/access/schema.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'

export type VersionRow = {
  questionnaireId: string
  number: number
  content: Questionnaire
  edit: number
  testedEdit: number | null
  publishedAt: Date | null
  publishedByName: string | null
  updatedAt: Date
}

export type QuestionnaireRow = { id: string; title: string; agencyId: string; agencyName: string }
export type QuestionnaireSubject = Subject & { row: QuestionnaireRow }

const rows = (db: Db) =>
  db
    .selectFrom('questionnaire as q')
    .innerJoin('agency as a', 'a.id', 'q.agencyId')
    .select(['q.id', 'q.title', 'q.agencyId', 'a.name as agencyName'])

/** All questionnaires with their versions, the newest first; published ones may be read by every agency. */
export async function listQuestionnaires(db: Db): Promise<(QuestionnaireRow & { versions: VersionRow[] })[]> {
  const found: QuestionnaireRow[] = await rows(db).orderBy('q.createdAt', 'desc').orderBy('q.id', 'desc').execute()
  const versions = (await db
    .selectFrom('questionnaireVersion')
    .selectAll()
    .orderBy('number', 'desc')
    .execute()) as unknown as VersionRow[]
  const by = Map.groupBy(versions, ({ questionnaireId }) => questionnaireId)
  return found.map((row) => ({ ...row, versions: by.get(row.id) ?? [] }))
}

export async function findQuestionnaire(
  db: Db,
  id: string,
  hold: 'read' | 'change' = 'read',
): Promise<QuestionnaireSubject | undefined> {
  const found = rows(db).where('q.id', '=', id)
  const row: QuestionnaireRow | undefined = await (hold === 'change' ? found.forUpdate('q') : found).executeTakeFirst()
  if (!row) return undefined
  const published = await db
    .selectFrom('questionnaireVersion')
    .select('number')
    .where('questionnaireId', '=', id)
    .where('publishedAt', 'is not', null)
    .executeTakeFirst()
  return { kind: 'questionnaire', id, parts: { owner: [row.agencyId] }, open: published !== undefined, row }
}

export async function listVersions(db: Db, questionnaireId: string): Promise<VersionRow[]> {
  return (await db
    .selectFrom('questionnaireVersion')
    .selectAll()
    .where('questionnaireId', '=', questionnaireId)
    .orderBy('number', 'desc')
    .execute()) as unknown as VersionRow[]
}

export async function findVersion(db: Db, questionnaireId: string, number: number): Promise<VersionRow | undefined> {
  return (await db
    .selectFrom('questionnaireVersion')
    .selectAll()
    .where('questionnaireId', '=', questionnaireId)
    .where('number', '=', number)
    .executeTakeFirst()) as unknown as VersionRow | undefined
}

type NewQuestionnaire = { id: string; agencyId: string; title: string; createdAt: Date; createdByName: string }

export async function insertQuestionnaire(db: Db, row: NewQuestionnaire): Promise<void> {
  await db.insertInto('questionnaire').values(row).execute()
}

type NewVersion = { questionnaireId: string; number: number; content: Questionnaire; now: Date }

export async function insertVersion(db: Db, { questionnaireId, number, content, now }: NewVersion): Promise<void> {
  const row = { questionnaireId, number, content: JSON.stringify(content), updatedAt: now }
  await db.insertInto('questionnaireVersion').values(row).execute()
}

/** Changes a draft against the state that its author saw. */
export async function saveContent(db: Db, version: VersionRow, content: Questionnaire, now: Date): Promise<void> {
  const change = { content: JSON.stringify(content), updatedAt: now, edit: version.edit + 1 }
  await saveVersion(db, version, change)
  const title = content.title[content.languages[0] ?? 'vi'] || Object.values(content.title)[0]
  if (title) await db.updateTable('questionnaire').set({ title }).where('id', '=', version.questionnaireId).execute()
}

export const saveTested = (db: Db, version: VersionRow): Promise<void> =>
  saveVersion(db, version, { testedEdit: version.edit })

export const savePublished = (db: Db, version: VersionRow, now: Date, byName: string): Promise<void> =>
  saveVersion(db, version, { publishedAt: now, publishedByName: byName, updatedAt: now })

type Change = Partial<{
  content: string
  updatedAt: Date
  edit: number
  testedEdit: number
  publishedAt: Date
  publishedByName: string
}>

async function saveVersion(db: Db, { questionnaireId, number, edit }: VersionRow, change: Change): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('questionnaireVersion')
    .set(change)
    .where('questionnaireId', '=', questionnaireId)
    .where('number', '=', number)
    .where('edit', '=', edit)
    .where('publishedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { edit })
}
