import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import type { Delivery, DeliveryState, Digest, Line } from '../schema.ts'

export type NewDelivery = { digestId: string; channel: 'mail' | 'webhook'; recipient: string }

export async function insertDeliveries(db: Db, list: readonly NewDelivery[], now: Date): Promise<void> {
  const rest = { state: 'queued', attempts: 0, nextAt: now }
  await insertMany(
    db,
    'reminderDelivery',
    list.map((each) => ({ id: uuid(), ...each, ...rest })),
  )
}

/** One message on its way, with what it says. */
export type Claimed = Omit<Digest, 'id' | 'readAt'> & {
  id: string
  digestId: string
  channel: 'mail' | 'webhook'
  recipient: string
  attempts: number
  name: string
  locale: 'vi' | 'en'
}

/** A worker that has died holds what it had taken for so long. */
const heldSeconds = 120

export async function countDue(db: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ due: number }>`
    select count(*) as due from reminder_delivery where state in ('queued', 'sending') and next_at <= ${now}`.execute(
    db,
  )
  return rows[0]?.due ?? 0
}

/** Takes some that are due, so that no other worker has them; also what a worker that has died had taken. */
export async function claimDue(db: Db, now: Date, limit: number): Promise<Claimed[]> {
  const until = new Date(now.getTime() + heldSeconds * 1000)
  const { rows } = await sql<Claimed & { lines: unknown }>`
    with taken as (
      update reminder_delivery set state = 'sending', attempts = attempts + 1, next_at = ${until}
      where id in (select id from reminder_delivery where state in ('queued', 'sending') and next_at <= ${now}
        order by next_at, id limit ${limit} for update skip locked)
      returning id, digest_id, channel, recipient, attempts
    )
    select taken.*, d.day, d.late, d.today, d.before, d.silent, d.lines, d.more, u.name, u.locale
    from taken join reminder_digest d on d.id = taken.digest_id join auth_user u on u.id = d.user_id
    order by taken.id`.execute(db)
  return rows.map(({ lines, ...row }) => ({ ...row, lines: lines as Line[] }))
}

export type Outcome = { state: 'sent'; at: Date } | { state: 'queued'; at: Date; reason: string } | Failed
type Failed = { state: 'failed'; reason: string }

/** Writes what became of a message; whoever took it over meanwhile has the last word. */
export async function settleDelivery(db: Db, { id, attempts }: Claimed, outcome: Outcome): Promise<void> {
  const reason = outcome.state === 'sent' ? null : outcome.reason
  await db
    .updateTable('reminderDelivery')
    .set({ state: outcome.state, reason, sentAt: outcome.state === 'sent' ? outcome.at : null })
    .$if(outcome.state === 'queued', (set) => set.set({ nextAt: (outcome as { at: Date }).at }))
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'sending')
    .execute()
}

type Row = Omit<Delivery, 'nextAt' | 'sentAt'> & { nextAt: Date; sentAt: Date | null }
type Page = { state: DeliveryState | undefined; after: string | undefined; limit: number }

/** Newest first. */
export async function listDeliveries(db: Db, { state, after, limit }: Page): Promise<Delivery[]> {
  const { rows } = await sql<Row>`
    select v.id, d.day, v.channel, u.name, v.recipient, v.state, v.attempts, v.reason, v.next_at, v.sent_at
    from reminder_delivery v join reminder_digest d on d.id = v.digest_id join auth_user u on u.id = d.user_id
    where ${state ? sql`v.state = ${state}` : sql`true`} and ${after ? sql`v.id < ${after}::uuid` : sql`true`}
    order by v.id desc limit ${limit}`.execute(db)
  return rows.map(({ nextAt, sentAt, ...row }) => ({
    ...row,
    nextAt: row.state === 'queued' ? nextAt.toISOString() : null,
    sentAt: sentAt?.toISOString() ?? null,
  }))
}

export async function countDeliveries(db: Db): Promise<Record<DeliveryState, number>> {
  const { rows } = await sql<Record<DeliveryState, number>>`
    select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'sending') as sending,
      count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'failed') as failed
    from reminder_delivery`.execute(db)
  return rows[0] ?? { queued: 0, sending: 0, sent: 0, failed: 0 }
}

/** Puts what was given up back to the start; answers whether it was. */
export async function requeue(db: Db, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reminderDelivery')
    .set({ state: 'queued', attempts: 0, nextAt: now, reason: null })
    .where('id', '=', id)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
