import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { DueItem } from '#features/due/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Work } from './rules.ts'
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

/** What is said of work beside its day, by the id of what is due: one query. */
export async function describeWork(db: Db, due: readonly DueItem[]): Promise<Map<string, Work>> {
  const ofWork = due.filter(({ kind }) => kind === 'assignment')
  const { rows } = await sql<Work & { dueId: string }>`
    select d.id as due_id, a.role, coalesce(o.state, a.state) as state, t.product, t.deadline_raw, p.number as plan_number,
      p.title as plan_title, coalesce(o.percent, a.percent) as percent, a.updated_at
    from unnest(${ofWork.map(({ id }) => id)}::uuid[], ${ofWork.map(({ shownId }) => shownId)}::uuid[]) as d (id, shown_id)
      join assignment a on a.id = d.shown_id join task t on t.id = a.task_id join plan p on p.id = a.plan_id
      left join assignment_occurrence o on o.id = d.id`.execute(db)
  return new Map(rows.map(({ dueId, ...work }) => [dueId, work]))
}
