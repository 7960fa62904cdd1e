import type { Answers } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'

export type SheetRow = {
  id: string
  number: number
  questionnaireVersion: number
  answerId: string | null
}
export type EntryRow = { sheetId: string; position: number; clerkId: string; clerkName: string; answers: Answers }

const columns = ['id', 'number', 'questionnaireVersion', 'answerId'] as const

/** The newest numbers first. */
export const listSheets = (db: Db, surveyId: string): Promise<SheetRow[]> =>
  db
    .selectFrom('surveySheet')
    .select(columns)
    .where('surveyId', '=', surveyId)
    .orderBy('number', 'desc')
    .limit(2000)
    .execute()

export const findSheet = (db: Db, surveyId: string, number: number): Promise<SheetRow | undefined> =>
  db
    .selectFrom('surveySheet')
    .select(columns)
    .where('surveyId', '=', surveyId)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()

export const readSheet = (db: Db, surveyId: string, number: number): Promise<SheetRow | undefined> =>
  db
    .selectFrom('surveySheet')
    .select(columns)
    .where('surveyId', '=', surveyId)
    .where('number', '=', number)
    .executeTakeFirst()

export async function listEntries(db: Db, sheetIds: readonly string[]): Promise<EntryRow[]> {
  if (sheetIds.length === 0) return []
  return (await db
    .selectFrom('surveySheetEntry as e')
    .innerJoin('authUser as u', 'u.id', 'e.clerkId')
    .select(['e.sheetId', 'e.position', 'e.clerkId', 'u.name as clerkName', 'e.answers'])
    .where('e.sheetId', 'in', [...sheetIds])
    .orderBy('e.position')
    .execute()) as unknown as EntryRow[]
}

type NewSheet = Omit<SheetRow, 'answerId'> & { surveyId: string }

/** Two who begin the same sheet at once go on with the one that came first. */
export async function insertSheet(db: Db, row: NewSheet): Promise<void> {
  await db
    .insertInto('surveySheet')
    .values(row)
    .onConflict((on) => on.columns(['surveyId', 'number']).doNothing())
    .execute()
}

type NewEntry = { sheetId: string; position: number; clerkId: string; answers: Answers; enteredAt: Date }

export async function insertEntry(db: Db, entry: NewEntry): Promise<void> {
  await db
    .insertInto('surveySheetEntry')
    .values({ ...entry, answers: JSON.stringify(entry.answers) })
    .execute()
}

export async function closeSheet(db: Db, id: string, answerId: string): Promise<void> {
  await db.updateTable('surveySheet').set({ answerId }).where('id', '=', id).execute()
}
