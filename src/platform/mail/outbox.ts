import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'

/** A mail that was written instead of sent. */
export type OutboxEntry = { id: string; at: string; to: string[]; subject: string; text: string }

const mostKept = 1000
const mostListed = 200

/** Keeps a mail in the province whose it is, once however often it comes; the oldest beyond a thousand go. */
export async function keepMail(db: Db, { id, at, to, subject, text }: OutboxEntry, content: Buffer): Promise<void> {
  await sql`
    insert into mail_outbox (id, message_id, at, recipients, subject, text, content)
    select ${uuid()}::uuid, ${id}, ${at}::timestamptz, ${to}::text[], ${subject}, ${text}, ${content}::bytea
    where not exists (select from mail_outbox where message_id = ${id})`.execute(db)
  await sql`delete from mail_outbox where id in (select id from mail_outbox order by id desc offset ${mostKept})`.execute(
    db,
  )
}

/** The province's mails, newest first. */
export async function listKeptMails(db: Db, limit = 50): Promise<OutboxEntry[]> {
  const rows = await db
    .selectFrom('mailOutbox')
    .select(['messageId as id', 'at', 'recipients as to', 'subject', 'text'])
    .orderBy('mailOutbox.id', 'desc')
    .limit(Math.min(Math.max(0, limit), mostListed))
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
