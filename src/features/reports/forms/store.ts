import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#features/access/audit-chain.ts'
import type { ReportForm } from '#lib/reporting/form.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'

export type StoredForm = {
  code: string
  version: string
  content: ReportForm
  publishedAt: Date | null
  edit: number
  updatedAt: Date
}

export async function listStoredForms(db: Db): Promise<StoredForm[]> {
  return (await db
    .selectFrom('reportForm')
    .selectAll()
    .orderBy('code')
    .orderBy('updatedAt', 'desc')
    .orderBy('version', 'desc')
    .execute()) as never
}

/** A form of the province; held until the end of the transaction with `hold`. */
export async function findStoredForm(
  db: Db,
  { code, version }: { code: string; version: string },
  hold = false,
): Promise<StoredForm | undefined> {
  const found = db.selectFrom('reportForm').selectAll().where('code', '=', code).where('version', '=', version)
  return (await (hold ? found.forUpdate() : found).executeTakeFirst()) as never
}

export async function insertDraft(db: Db, form: ReportForm, now: Date): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reportForm')
    .values({ code: form.code, version: form.version, content: JSON.stringify(form), updatedAt: now })
    .onConflict((on) => on.columns(['code', 'version']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n)
    throw new Problem('report.form_known', { code: form.code, version: form.version })
}

/** Changes a draft against the state that the person saw. */
export async function saveDraft(db: Db, stored: StoredForm, edit: number, form: ReportForm, now: Date): Promise<void> {
  await saveForm(db, stored, edit, { content: JSON.stringify(form), updatedAt: now })
}

export const savePublished = (db: Db, stored: StoredForm, edit: number, now: Date): Promise<void> =>
  saveForm(db, stored, edit, { publishedAt: now, updatedAt: now })

async function saveForm(
  db: Db,
  stored: StoredForm,
  edit: number,
  change: { updatedAt: Date; content?: string; publishedAt?: Date },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('reportForm')
    .set((set) => ({ ...change, edit: set('edit', '+', 1) }))
    .where('code', '=', stored.code)
    .where('version', '=', stored.version)
    .where('edit', '=', edit)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { edit: stored.edit })
}

/** Keeps a form as it is now and answers its digest; one that is known already stays. */
export async function keepForm(db: Db, form: ReportForm): Promise<string> {
  const content = canonicalJson(form)
  const digest = createHash('sha256').update(content).digest('hex')
  await db
    .insertInto('reportRoundForm')
    .values({ digest, content })
    .onConflict((on) => on.column('digest').doNothing())
    .execute()
  return digest
}

// What a digest names never changes, so it is read once.
const kept = new Map<string, ReportForm>()
const most = 50

/** The form as a round has frozen it. */
export async function getKeptForm(db: Db, digest: string): Promise<ReportForm> {
  const known = kept.get(digest)
  if (known) return known
  const found = db.selectFrom('reportRoundForm').select('content').where('digest', '=', digest)
  const form = (await found.executeTakeFirstOrThrow()).content as unknown as ReportForm
  if (kept.size >= most) kept.delete([...kept.keys()][0] ?? '')
  kept.set(digest, form)
  return form
}

/** How many open rounds are filled in by each version, by 'code version'. */
export async function countOpenRounds(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; rounds: number }>`
    select (f.content->>'code') || ' ' || (f.content->>'version') as key, count(*)::int as rounds
    from report_round r join report_round_form f on f.digest = r.digest where r.state = 'open' group by 1`.execute(db)
  return new Map(rows.map(({ key, rounds }) => [key, rounds]))
}
