import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { counted, lastWordAt, toDo } from '#features/overview/store.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Composed, Post, Silence } from './compose-rules.ts'
import type { SeenDay } from './rules.ts'
import { type Digest, type Line, Preference, usualPreference } from './schema.ts'

/** The next to last and next days on which the program was awake, seen from a day. */
export async function findSeenDays(
  db: Db,
  today: string,
): Promise<{ before: SeenDay | undefined; after: SeenDay | undefined }> {
  const seen = db.selectFrom('reminderDay').select(['day', sql<boolean>`composed_at is not null`.as('composed')])
  return {
    before: await seen.where('day', '<=', today).orderBy('day', 'desc').limit(1).executeTakeFirst(),
    after: await seen.where('day', '>', today).orderBy('day').limit(1).executeTakeFirst(),
  }
}

/** The first day that was told of, and the last days of these that were. */
export async function findComposedDays(db: Db): Promise<{ first: string | null; last: string | null }> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(day) as first, max(day) as last from reminder_day where composed_at is not null`.execute(db)
  return rows[0] ?? { first: null, last: null }
}

export async function listComposedDays(db: Db, from: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('reminderDay')
    .select('day')
    .where('day', '>=', from)
    .where('composedAt', 'is not', null)
    .execute()
  return new Set(rows.map(({ day }) => day))
}

/** One at a time writes digests in a province. */
export async function lockNight(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('reminders ' || current_schema(), 0))`.execute(db)
}

export async function noteDay(db: Db, day: string, now: Date): Promise<void> {
  await db
    .insertInto('reminderDay')
    .values({ day, seenAt: now })
    .onConflict((on) => on.doNothing())
    .execute()
}

export async function noteComposed(db: Db, day: string, digests: number, now: Date): Promise<void> {
  const composed = { composedAt: now, digests }
  await db
    .insertInto('reminderDay')
    .values({ day, seenAt: now, ...composed })
    .onConflict((on) => on.column('day').doUpdateSet(composed))
    .execute()
}

/** The clock had run ahead: what was written for later days is void, what was not yet sent is not sent. */
export async function voidAfter(db: Db, day: string, now: Date): Promise<void> {
  await sql`update reminder_digest set voided = true where day > ${day}::date`.execute(db)
  await sql`delete from reminder_delivery where state <> 'sent'
    and digest_id in (select id from reminder_digest where voided)`.execute(db)
  await sql`update reminder_delivery set next_at = ${now} where state = 'queued' and next_at > ${now}`.execute(db)
  await sql`delete from reminder_quiet where day > ${day}::date`.execute(db)
  await sql`delete from reminder_day where day > ${day}::date`.execute(db)
}

export type Reader = { userId: string; email: string; preference: Preference; quiet: Set<string> }

/** Everybody who holds a role on a day, with what they chose and the days on which they wanted quiet. */
export async function listReaders(db: Db, day: string, quietSince: string): Promise<Reader[]> {
  type Row = { userId: string; email: string; value: unknown; quiet: string[] }
  const { rows } = await sql<Row>`
    select u.id as user_id, u.email, p.value, array(select q.day::text from reminder_quiet q
      where q.user_id = u.id and q.day >= ${quietSince}::date) as quiet
    from auth_user u left join reminder_preference p on p.user_id = u.id
    where u.disabled_at is null and exists (select from access_grant g where g.user_id = u.id
      and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date))
    order by u.id`.execute(db)
  return rows.map(({ userId, email, value, quiet }) => ({
    ...{ userId, email, preference: preferenceFrom(value) },
    quiet: new Set(quiet),
  }))
}

export const preferenceFrom = (value: unknown): Preference => {
  const kept = Preference.safeParse({ ...usualPreference, ...(value as object | null) })
  return kept.success ? kept.data : usualPreference
}

/** Roles that count on a day; whoever stands in for somebody has theirs. */
export async function listPosts(db: Db, day: string): Promise<Post[]> {
  const { rows } = await sql<Post>`
    select distinct g.user_id, g.agency_id, g.role from access_grant g join auth_user u on u.id = g.user_id
    left join auth_user absent on absent.id = g.delegated_by
    where u.disabled_at is null and absent.disabled_at is null
      and g.valid_from <= ${day}::date and (g.valid_to is null or g.valid_to >= ${day}::date)
      and g.role in ('officer', 'standingOfficer', 'head', 'leader')
    order by g.user_id, g.agency_id, g.role`.execute(db)
  return rows
}

/** Agencies with open work, by who follows it up, with the day of their last word as the overview counts it. */
export async function listSilences(db: Db): Promise<Silence[]> {
  const { rows } = await sql<Silence>`
    with word as (
      select a.agency_id, (${lastWordAt})::date as last_word_on, count(*) filter (where ${toDo}) as open
      from assignment a where ${counted('all')} group by a.agency_id
    ), asked as (
      select distinct a.agency_id, p.standing_agency_id as standing_id, p.agency_id as owner_id
      from assignment a join plan p on p.id = a.plan_id where p.status = 'confirmed' and a.state <> 'cancelled' and ${toDo}
    )
    select asked.*, g.name as agency_name, word.open, word.last_word_on
    from asked join word using (agency_id) join agency g on g.id = asked.agency_id
    order by asked.agency_id, asked.standing_id, asked.owner_id`.execute(db)
  return rows
}

/** Writes the digests of a day in one statement and answers their ids by person. */
export async function insertDigests(
  db: Db,
  day: string,
  digests: readonly Composed[],
  now: Date,
): Promise<Map<string, string>> {
  const ids = new Map(digests.map(({ userId }) => [userId, uuid()]))
  const rows = digests.map((digest) => ({ id: ids.get(digest.userId), ...digest, day, voided: false, createdAt: now }))
  await insertMany(db, 'reminderDigest', rows)
  return ids
}

export async function insertQuiet(db: Db, day: string, userIds: readonly string[]): Promise<void> {
  await sql`insert into reminder_quiet (user_id, day) select unnest(${[...userIds]}::uuid[]), ${day}::date
    on conflict do nothing`.execute(db)
}

type InboxRow = Omit<Digest, 'lines' | 'readAt'> & { lines: unknown; readAt: Date | null }

/** A person's digests, newest first. */
export async function listInbox(
  db: Db,
  userId: string,
  page: { after: string | undefined; limit: number; unread: boolean },
): Promise<Digest[]> {
  const { rows } = await sql<InboxRow>`
    select id, day, late, today, before, silent, lines, more, read_at from reminder_digest
    where user_id = ${userId}::uuid and ${page.after ? sql`id < ${page.after}::uuid` : sql`true`}
      and ${page.unread ? sql`read_at is null` : sql`true`} and not voided
    order by id desc limit ${page.limit}`.execute(db)
  return rows.map(({ lines, readAt, ...row }) => ({
    ...row,
    lines: lines as Line[],
    readAt: readAt?.toISOString() ?? null,
  }))
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from reminder_digest where user_id = ${userId}::uuid and read_at is null and not voided`.execute(
    db,
  )
  return rows[0]?.unread ?? 0
}

/** Answers whether it is that person's. */
export async function saveRead(db: Db, userId: string, digestId: string, readAt: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reminderDigest')
    .set({ readAt })
    .where('id', '=', digestId)
    .where('userId', '=', userId)
    .where('voided', '=', false)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function saveAllRead(db: Db, userId: string, readAt: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('reminderDigest')
    .set({ readAt })
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
