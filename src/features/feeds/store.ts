import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import type { DueWork } from './rules.ts'
import type { Feed } from './schema.ts'

const rows = (db: Db) =>
  db
    .selectFrom('calendarFeed as f')
    .leftJoin('agency as g', 'g.id', 'f.agencyId')
    .select(['f.id', 'f.agencyId', 'g.name as agencyName', 'f.createdAt', 'f.revokedAt', 'f.createdBy'])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

const feedFrom = ({ createdBy: _, createdAt, revokedAt, ...row }: Row): Feed => ({
  ...row,
  createdAt: createdAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
})

// The address is a key: the database keeps what recognises it, not what opens the door.
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

type NewFeed = { userId: string; agencyId: string | null; token: string; now: Date }

/** A feed belongs to the person who made it; one for an agency shows that agency alone. */
export async function insertFeed(db: Db, { userId, agencyId, token, now }: NewFeed): Promise<Feed> {
  const id = uuid()
  const whose = { userId: agencyId === null ? userId : null, agencyId, createdBy: userId }
  await db
    .insertInto('calendarFeed')
    .values({ id, ...whose, tokenHash: hashOf(token), createdAt: now })
    .execute()
  return feedFrom(await rows(db).where('f.id', '=', id).executeTakeFirstOrThrow())
}

export async function listFeeds(db: Db, userId: string): Promise<Feed[]> {
  const found = await rows(db)
    .where('f.createdBy', '=', userId)
    .where('f.revokedAt', 'is', null)
    .orderBy('f.id', 'desc')
    .execute()
  return found.map(feedFrom)
}

/** A person's own feed, for nobody else. */
export async function findOwnFeed(db: Db, id: string, userId: string | null): Promise<Feed | undefined> {
  if (userId === null) return undefined
  const row = await rows(db).where('f.id', '=', id).where('f.createdBy', '=', userId).executeTakeFirst()
  return row && feedFrom(row)
}

export async function revokeFeed(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('calendarFeed')
    .set({ revokedAt: now })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .execute()
}

export async function findFeedByToken(db: Db, token: string): Promise<(Feed & { createdBy: string }) | undefined> {
  const row = await rows(db).where('f.tokenHash', '=', hashOf(token)).executeTakeFirst()
  return row && { ...feedFrom(row), createdBy: row.createdBy }
}

/** More entries than a calendar program likes; the nearest days go first. */
const mostEvents = 2000

/** Open work with a day, of some agencies, and each open time of what recurs: one query. */
export async function listDueWork(db: Db, agencyIds: readonly string[]): Promise<DueWork[]> {
  const { rows } = await sql<DueWork>`
    select a.id, o.id as occurrence_id, o.name as occurrence, coalesce(o.due_on, a.due_on) as due_on, g.name as agency_name,
      a.role, coalesce(o.state, a.state) as state, t.text as task_text, t.product, t.deadline_raw, p.number as plan_number,
      p.title as plan_title, coalesce(o.percent, a.percent) as percent, a.updated_at
    from assignment a join task t on t.id = a.task_id join plan p on p.id = a.plan_id join agency g on g.id = a.agency_id
      left join assignment_occurrence o on o.assignment_id = a.id
    where a.agency_id = any(${[...agencyIds]}::uuid[]) and p.status = 'confirmed' and a.state not in ('completed', 'cancelled')
      and case when o.id is null then a.due_on else o.due_on end is not null
      and coalesce(o.state, a.state) not in ('completed', 'cancelled')
    order by 4, a.id, o.on_day limit ${mostEvents}`.execute(db)
  return rows
}
