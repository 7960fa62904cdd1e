import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Role } from '#features/access/roles.ts'
import type { Grant, User } from '#features/access/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'

export type Account = {
  id: string
  name: string
  email: string
  title: string | null
  locale: 'vi' | 'en'
  twoFactorEnabled: boolean
  disabledAt: Date | null
  version: number
}

const columns = ['id', 'name', 'email', 'title', 'locale', 'twoFactorEnabled', 'disabledAt', 'version'] as const

export async function findAccount(db: Db, id: string): Promise<Account | undefined> {
  const row = await db.selectFrom('authUser').select(columns).where('id', '=', id).executeTakeFirst()
  return row && { ...row, locale: row.locale as 'vi' | 'en' }
}

export async function findAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  const row = await db.selectFrom('authUser').select(columns).where(sql`lower(email)`, '=', email).executeTakeFirst()
  return row && { ...row, locale: row.locale as 'vi' | 'en' }
}

export async function touchUser(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('authUser').set({ lastSeenAt: at }).where('id', '=', id).execute()
}

type NewUser = { name: string; email: string; title: string | null; passwordHash: string | null; now: Date }

/** Adds a person; the e-mail is confirmed, since an administrator vouches for it. Throws `access.email_taken`. */
export async function insertUser(db: Db, it: NewUser): Promise<string> {
  const id = uuid()
  const { now: createdAt, passwordHash, ...user } = it
  if (await findAccountByEmail(db, it.email)) throw new Problem('access.email_taken', { email: it.email })
  await db
    .insertInto('authUser')
    .values({ id, ...user, emailVerified: true, createdAt, updatedAt: createdAt })
    .execute()
  const password = { id: uuid(), userId: id, accountId: id, providerId: 'credential', password: passwordHash }
  if (passwordHash)
    await db
      .insertInto('authAccount')
      .values({ ...password, createdAt, updatedAt: createdAt })
      .execute()
  return id
}

type UserChange = {
  name?: string | undefined
  title?: string | null | undefined
  disabledAt?: Date | null | undefined
  locale?: 'vi' | 'en' | undefined
}

/** Changes a person's record; with a version the write is refused when it is old. */
export async function saveUser(db: Db, id: string, change: UserChange, version?: number): Promise<void> {
  let query = db
    .updateTable('authUser')
    .set((set) => ({ ...change, version: set('version', '+', 1), updatedAt: sql<Date>`now()` }))
    .where('id', '=', id)
  if (version !== undefined) query = query.where('version', '=', version)
  const { numUpdatedRows } = await query.executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('write.conflict', { version })
}

/** Ends all sessions of a person: after a lock-out by an administrator nobody stays signed in. */
export async function deleteSessions(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('authSession').where('userId', '=', userId).execute()
}

export type UserFilter = {
  after?: string | undefined
  limit: number
  search?: string | undefined
  agencyId?: string | undefined
  today: string
}

/** People by name in Vietnamese order, each with present and coming grants: two queries, whatever the number. */
export async function listUsers(db: Db, filter: UserFilter): Promise<User[]> {
  const { rows } = await sql<Omit<User, 'grants' | 'can'>>`
    select u.id, u.name, u.email, u.title, u.disabled_at is not null as disabled, u.two_factor_enabled,
      to_char(u.last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_seen_at, u.version
    from auth_user u
    where (${filter.after ?? null}::text is null or (u.name, u.id::text) > (
        select a.name, a.id::text from auth_user a where a.id::text = ${filter.after ?? null}))
      and (${filter.agencyId ?? null}::uuid is null or exists (select 1 from access_grant g
        where g.user_id = u.id and g.agency_id = ${filter.agencyId ?? null}::uuid))
    order by u.name, u.id`.execute(db)
  const wanted = filter.search ? fold(filter.search) : ''
  const found = rows
    .filter((row) => !wanted || fold(`${row.name} ${row.email}`).includes(wanted))
    .slice(0, filter.limit)
  const grants = await listGrants(db, { userIds: found.map(({ id }) => id), from: filter.today })
  return found.map((row) => ({ ...row, grants: grants.filter(({ userId }) => userId === row.id) }))
}

export type StoredGrant = Grant & { userId: string; delegatedByUserId: string | null }

/** Grants that are valid on the day or later. */
export async function listGrants(db: Db, filter: { userIds: readonly string[]; from: string }): Promise<StoredGrant[]> {
  if (filter.userIds.length === 0) return []
  const rows = await grantRows(db)
    .where('accessGrant.userId', 'in', [...filter.userIds])
    .where((where) =>
      where.or([where('accessGrant.validTo', 'is', null), where('accessGrant.validTo', '>=', filter.from)]),
    )
    .orderBy('accessGrant.id')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

export async function findGrant(db: Db, id: string): Promise<StoredGrant | undefined> {
  const row = await grantRows(db).where('accessGrant.id', '=', id).executeTakeFirst()
  return row && { ...row, role: row.role as Role }
}

type DelegationFilter = { userId: string; agencyId?: string; role?: Role; from: string }

/** What a person has handed on and is valid on the day or later; of one role in one agency where these are given. */
export async function listDelegations(db: Db, { userId, agencyId, role, from }: DelegationFilter) {
  let query = grantRows(db)
    .innerJoin('authUser as colleague', 'colleague.id', 'accessGrant.userId')
    .select(['colleague.name as toName', 'colleague.email as toEmail'])
    .where('accessGrant.delegatedBy', '=', userId)
    .where('accessGrant.validTo', '>=', from)
    .orderBy('accessGrant.id')
  if (agencyId) query = query.where('accessGrant.agencyId', '=', agencyId)
  if (role) query = query.where('accessGrant.role', '=', role)
  return (await query.execute()).map((row) => ({ ...row, role: row.role as Role }))
}

const grantRows = (db: Db) =>
  db
    .selectFrom('accessGrant')
    .innerJoin('agency', 'agency.id', 'accessGrant.agencyId')
    .leftJoin('authUser as absent', 'absent.id', 'accessGrant.delegatedBy')
    .select([
      'accessGrant.id',
      'accessGrant.userId',
      'accessGrant.agencyId',
      'agency.name as agencyName',
      'accessGrant.role',
    ])
    .select([
      'accessGrant.validFrom',
      'accessGrant.validTo',
      'absent.name as delegatedBy',
      'absent.id as delegatedByUserId',
    ])

export type NewGrant = {
  userId: string
  agencyId: string
  role: Role
  validFrom: string
  validTo: string | null
  delegatedBy?: string
  reason?: string | undefined
}

export async function insertGrant(db: Db, grant: NewGrant): Promise<string> {
  const id = uuid()
  const { reason = null, delegatedBy = null, ...row } = grant
  await db
    .insertInto('accessGrant')
    .values({ id, ...row, reason, delegatedBy })
    .execute()
  return id
}

/** A grant ends the day before; one that had not begun is removed. */
export async function endGrant(db: Db, id: string, lastDay: string): Promise<void> {
  await db.deleteFrom('accessGrant').where('id', '=', id).where('validFrom', '>', lastDay).execute()
  await db.updateTable('accessGrant').set({ validTo: lastDay }).where('id', '=', id).execute()
}

/** All grants in an agency end with a day at the latest; those that would begin later are removed. */
export async function endGrantsIn(db: Db, agencyId: string, lastDay: string): Promise<void> {
  const late = (column: 'validFrom' | 'validTo') => sql<boolean>`${sql.ref(column)} > ${lastDay}::date`
  await db.deleteFrom('accessGrant').where('agencyId', '=', agencyId).where(late('validFrom')).execute()
  await db
    .updateTable('accessGrant')
    .set({ validTo: lastDay })
    .where('agencyId', '=', agencyId)
    .where((where) => where.or([where('validTo', 'is', null), late('validTo')]))
    .execute()
}

/** Puts all rights in an agency back as they were; `grants` is what the database wrote of them then. */
export async function restoreGrantsIn(db: Db, agencyId: string, grants: string): Promise<void> {
  await db.deleteFrom('accessGrant').where('agencyId', '=', agencyId).execute()
  await sql`insert into access_grant select * from jsonb_populate_recordset(null::access_grant, ${grants}::jsonb)`.execute(
    db,
  )
}

/** People who are administrators on a day, other than through one grant. */
export async function countAdministrators(
  db: Db,
  today: string,
  without: { grantId?: string; userId?: string },
): Promise<number> {
  let query = db
    .selectFrom('accessGrant')
    .innerJoin('authUser', 'authUser.id', 'accessGrant.userId')
    .select((select) => select.fn.count<number>('accessGrant.userId').distinct().as('number'))
    .where('role', '=', 'administrator')
    .where('authUser.disabledAt', 'is', null)
    .where('validFrom', '<=', today)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>=', today)]))
  if (without.grantId) query = query.where('accessGrant.id', '<>', without.grantId)
  if (without.userId) query = query.where('accessGrant.userId', '<>', without.userId)
  return (await query.executeTakeFirstOrThrow()).number
}
