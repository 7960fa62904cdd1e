import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { type ChainBreak, canonicalJson, firstBreak, firstHash, type Link, linkHash } from './audit-chain.ts'
import { roles } from './roles.ts'
import type { SignInFailures } from './rules.ts'
import type { Actor, AuditEvent, ReachingGrant } from './schema.ts'

/** The grants of a user that are valid on a day, each with the agencies below it when its role reaches them. */
export async function listReachingGrants(db: Db, userId: string, today: string): Promise<ReachingGrant[]> {
  const { rows } = await sql<Omit<ReachingGrant, 'reach' | 'actsFor'> & { below: string[]; actsFor: string[] }>`
    with recursive mine as (
      select g.id, g.role, g.agency_id, a.name, absent.name as delegated_by
      from access_grant g join agency a on a.id = g.agency_id
      join auth_user u on u.id = g.user_id left join auth_user absent on absent.id = g.delegated_by
      where g.user_id = ${userId} and u.disabled_at is null and absent.disabled_at is null and g.valid_from <= ${today}::date
        and (g.valid_to is null or g.valid_to >= ${today}::date)
    ), tree (root, agency_id) as (
      select distinct agency_id, agency_id from mine where role = any(${rolesThatReachDown})
      union
      select tree.root, p.agency_id from tree join agency_parent p on p.parent_id = tree.agency_id and p.valid @> ${today}::date
    )
    select mine.id, mine.role, mine.agency_id, mine.name as agency_name, mine.delegated_by,
      coalesce((select array_agg(tree.agency_id::text) from tree where tree.root = mine.agency_id), '{}') as below,
      array(select p.parent_id::text from agency_parent p join agency own on own.id = p.agency_id
        join agency above on above.id = p.parent_id and above.kind = 'committee' and above.level = own.level
        where p.agency_id = mine.agency_id and p.valid @> ${today}::date and own.kind = any(${advisers})) as acts_for
    from mine order by mine.id`.execute(db)
  return rows.map(({ below, actsFor, ...grant }) => ({
    ...grant,
    reach: new Set(roles[grant.role].reach === 'subtree' ? below : [grant.agencyId]),
    actsFor: new Set(actsFor),
  }))
}

/** Kinds of the specialised agencies that advise and help the committee of their tier. */
const advisers = ['office', 'department', 'division', 'inspectorate']

const rolesThatReachDown = Object.entries(roles)
  .filter(([, { reach }]) => reach === 'subtree')
  .map(([name]) => name)

export async function findSignInFailures(db: Db, email: string): Promise<SignInFailures | undefined> {
  return db
    .selectFrom('signInFailure')
    .select(['failures', 'firstAt', 'lockedUntil', 'toldAt'])
    .where('email', '=', email)
    .executeTakeFirst()
}

export async function saveSignInFailures(db: Db, email: string, it: SignInFailures): Promise<void> {
  await db
    .insertInto('signInFailure')
    .values({ email, ...it })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ ...it }))
    .execute()
}

export async function clearSignInFailures(db: Db, email: string): Promise<void> {
  await db.deleteFrom('signInFailure').where('email', '=', email).execute()
}

type Claim = { actor: string; key: string }
type ClaimResult = ({ kind: 'fresh' } & Claim) | { kind: 'replayed'; reply: unknown } | { kind: 'reused' }

/** Takes the key for this transaction; a second one with the same key waits here until the first has ended. */
export async function claimIdempotencyKey(
  db: Db,
  claim: Claim & { operation: string; input: unknown },
): Promise<ClaimResult> {
  const { actor, key, operation } = claim
  const fingerprint = createHash('sha256').update(canonicalJson(claim.input)).digest('hex')
  const taken = await db
    .insertInto('idempotencyKey')
    .values({ actorId: actor, key, operation, fingerprint })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (taken.numInsertedOrUpdatedRows === 1n) return { kind: 'fresh', actor, key }
  const earlier = await db
    .selectFrom('idempotencyKey')
    .select(['operation', 'fingerprint', 'reply'])
    .where('actorId', '=', actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  const same = earlier.operation === operation && earlier.fingerprint === fingerprint
  return same ? { kind: 'replayed', reply: earlier.reply } : { kind: 'reused' }
}

export async function keepIdempotentReply(db: Db, { actor, key }: Claim, reply: unknown): Promise<void> {
  await db
    .updateTable('idempotencyKey')
    .set({ reply: JSON.stringify(reply ?? null) })
    .where('actorId', '=', actor)
    .where('key', '=', key)
    .execute()
}

/** Keys are kept for a week: longer than any screen or phone keeps trying. */
export async function deleteOldIdempotencyKeys(db: Db): Promise<void> {
  await sql`delete from idempotency_key where created_at < now() - interval '7 days'`.execute(db)
}

type NewEvent = {
  at: Date
  actor: Actor
  /** By which right it was done. */
  grant?: ReachingGrant | undefined
  operation: string
  subjectKind: string | null
  subjectId: string | null
  fields: Record<string, unknown>
}

/** Adds one link to the chain. The lock makes the chain one line; it is the last thing that a write waits for. */
export async function appendAudit(db: Db, event: NewEvent): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit ' || current_schema(), 0))`.execute(db)
  const last = await db
    .selectFrom('auditEvent')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { actor, grant } = event
  const link: Link = {
    seq: (last?.seq ?? 0) + 1,
    at: event.at.toISOString(),
    actorId: actor.kind === 'user' ? actor.id : null,
    actorName: actor.name,
    actingAs: grant ? [actingAs(grant)] : [],
    operation: event.operation,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    fields: event.fields,
  }
  const previousHash = last?.hash ?? firstHash
  const row = { ...link, actingAs: JSON.stringify(link.actingAs), fields: JSON.stringify(link.fields) }
  await db
    .insertInto('auditEvent')
    .values({ ...row, previousHash, hash: linkHash(previousHash, link) })
    .execute()
}

const actingAs = ({ role, agencyName, delegatedBy }: ReachingGrant): AuditEvent['actingAs'][number] => ({
  role,
  agency: agencyName,
  ...(delegatedBy ? { onBehalfOf: delegatedBy } : {}),
})

/**
 * The hash of the last event that is not about an account. Each write of a use case adds an event, in order and with
 * what it writes, so the hash names the state of the province that this transaction sees. Who came in, and by which
 * password, changes nothing that is added up; the index `audit_event_state` has the same condition.
 */
export async function findState(db: Db): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select hash from audit_event where subject_kind is distinct from 'account' order by seq desc limit 1`.execute(db)
  return rows[0]?.hash ?? firstHash
}

export type AuditFilter = {
  after?: number | undefined
  limit: number
  operation?: string | undefined
  subjectId?: string | undefined
  actorId?: string | undefined
}

/** Newest first. */
export async function listAuditEvents(db: Db, filter: AuditFilter): Promise<AuditEvent[]> {
  let query = db.selectFrom('auditEvent').selectAll().orderBy('seq', 'desc').limit(filter.limit)
  if (filter.after !== undefined) query = query.where('seq', '<', filter.after)
  if (filter.operation) query = query.where('operation', 'like', `${filter.operation}%`)
  if (filter.subjectId) query = query.where('subjectId', '=', filter.subjectId)
  if (filter.actorId) query = query.where('actorId', '=', filter.actorId)
  const rows = await query.execute()
  return rows.map(({ at, actingAs, fields, ...row }) => ({
    ...row,
    at: at.toISOString(),
    actingAs: actingAs as AuditEvent['actingAs'],
    fields: fields as AuditEvent['fields'],
  }))
}

/** What ids are called today: people, agencies, groups, plans, tasks and parts of work; others stay away. */
export async function listNames(db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const wanted = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from auth_user where id = ${wanted}
    union all select id::text, name from agency where id = ${wanted}
    union all select id::text, name from agency_group where id = ${wanted}
    union all select id::text, coalesce(number, left(title, 80)) from plan where id = ${wanted}
    union all select id::text, left(text, 80) from task where id = ${wanted}
    union all select a.id::text, g.name || ': ' || left(t.text, 80)
      from assignment a join agency g on g.id = a.agency_id join task t on t.id = a.task_id where a.id = ${wanted}`.execute(
    db,
  )
  return rows
}

/** Recomputes the whole chain in slices; answers how many links were read and the first broken one. */
export async function verifyAudit(db: Db): Promise<{ events: number; broken: ChainBreak | undefined }> {
  let before = { seq: 0, hash: firstHash }
  for (;;) {
    const rows = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('seq', '>', before.seq)
      .orderBy('seq')
      .limit(5000)
      .execute()
    const events = rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
    const broken = firstBreak(events, before)
    const last = events.at(-1)
    if (broken || !last) return { events: before.seq + (broken ? 0 : events.length), broken }
    before = { seq: last.seq, hash: last.hash }
  }
}
