import type { Db } from '#platform/db/connection.ts'

export type LetterKeyRow = { mark: string; publicKey: Buffer; privateSealed: Buffer; createdAt: Date }

const keyColumns = ['mark', 'publicKey', 'privateSealed', 'createdAt'] as const

/** The newest first. */
export const listLetterKeys = (db: Db): Promise<LetterKeyRow[]> =>
  db.selectFrom('interviewLetterKey').select(keyColumns).orderBy('createdAt', 'desc').orderBy('mark').execute()

export async function insertLetterKey(db: Db, row: LetterKeyRow): Promise<void> {
  await db.insertInto('interviewLetterKey').values(row).execute()
}

export type DeviceRow = { id: string; name: string; createdAt: Date; endedAt: Date | null }

export const listDevices = (db: Db, userId: string): Promise<DeviceRow[]> =>
  db
    .selectFrom('interviewDevice')
    .select(['id', 'name', 'createdAt', 'endedAt'])
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute()

/** Who owns the device with this key, while neither has ended. */
export const findOwner = (db: Db, keyDigest: string): Promise<{ id: string; name: string } | undefined> =>
  db
    .selectFrom('interviewDevice as d')
    .innerJoin('authUser as u', 'u.id', 'd.userId')
    .select(['u.id', 'u.name'])
    .where('d.keyDigest', '=', keyDigest)
    .where('d.endedAt', 'is', null)
    .where('u.disabledAt', 'is', null)
    .executeTakeFirst()

type NewRow = Omit<DeviceRow, 'endedAt'> & { userId: string; keyDigest: string }

export async function insertDevice(db: Db, row: NewRow): Promise<void> {
  await db.insertInto('interviewDevice').values(row).execute()
}

/** False when he has no such device, or it has ended. */
export async function endDevice(db: Db, userId: string, id: string, endedAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('interviewDevice')
    .set({ endedAt })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
