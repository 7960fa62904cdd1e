import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { Policy, type Preference, ProvinceReminders, usualReminders } from '../schema.ts'
import { preferenceFrom } from '../store.ts'

const key = 'reminders'

export type Kept<T> = { value: T; version: number }

/** What the province has set, else as the program begins. */
export async function getProvinceReminders(db: Db): Promise<Kept<ProvinceReminders>> {
  const row = await db.selectFrom('setting').select(['value', 'version']).where('key', '=', key).executeTakeFirst()
  const kept = ProvinceReminders.safeParse(row?.value)
  return { value: kept.success ? kept.data : usualReminders, version: row?.version ?? 0 }
}

export async function saveProvinceReminders(db: Db, settings: ProvinceReminders, version: number): Promise<void> {
  const value = JSON.stringify(settings)
  const { rows } = await sql`
    insert into setting (key, value) select ${key}, ${value}::jsonb where ${version}::int = 0
    on conflict (key) do nothing returning key`.execute(db)
  if (rows.length === 1) return
  const { rows: changed } = await sql`
    update setting set value = ${value}::jsonb, version = version + 1, updated_at = now()
    where key = ${key} and version = ${version} returning key`.execute(db)
  if (changed.length === 0) throw new Problem('write.conflict', { current: await getProvinceReminders(db) })
}

/** The rules of standing agencies that have their own. */
export async function listPolicies(db: Db): Promise<Map<string, Kept<Policy>>> {
  const rows = await db.selectFrom('reminderRule').select(['agencyId', 'value', 'version']).execute()
  return new Map(
    rows.flatMap(({ agencyId, value, version }) => {
      const kept = Policy.safeParse(value)
      return kept.success ? [[agencyId, { value: kept.data, version }] as const] : []
    }),
  )
}

export async function savePolicy(db: Db, agencyId: string, policy: Policy, version: number): Promise<void> {
  const value = JSON.stringify(policy)
  const { rows } = await sql`
    insert into reminder_rule (agency_id, value) select ${agencyId}::uuid, ${value}::jsonb where ${version}::int = 0
    on conflict (agency_id) do nothing returning agency_id`.execute(db)
  if (rows.length === 1) return
  const { rows: changed } = await sql`
    update reminder_rule set value = ${value}::jsonb, version = version + 1, updated_at = now()
    where agency_id = ${agencyId}::uuid and version = ${version} returning agency_id`.execute(db)
  if (changed.length === 0) throw new Problem('write.conflict', { current: (await listPolicies(db)).get(agencyId) })
}

export async function deletePolicy(db: Db, agencyId: string): Promise<void> {
  await db.deleteFrom('reminderRule').where('agencyId', '=', agencyId).execute()
}

/** Agencies that follow up a plan, among these. */
export async function listStanding(
  db: Db,
  among: 'all' | readonly string[],
): Promise<{ agencyId: string; name: string }[]> {
  const { rows } = await sql<{ agencyId: string; name: string }>`
    select g.id as agency_id, g.name from agency g
    where g.id in (select standing_agency_id from plan where status = 'confirmed')
      and ${among === 'all' ? sql`true` : sql`g.id = any(${[...among]}::uuid[])`}
    order by g.name, g.id`.execute(db)
  return rows
}

export const findAgencyId = (db: Db, id: string): Promise<{ id: string } | undefined> =>
  db.selectFrom('agency').select('id').where('id', '=', id).executeTakeFirst()

export async function getPreference(db: Db, userId: string): Promise<Kept<Preference>> {
  const row = await db
    .selectFrom('reminderPreference')
    .select(['value', 'version'])
    .where('userId', '=', userId)
    .executeTakeFirst()
  return { value: preferenceFrom(row?.value), version: row?.version ?? 0 }
}

export async function savePreference(db: Db, userId: string, preference: Preference, version: number): Promise<void> {
  const value = JSON.stringify(preference)
  const { rows } = await sql`
    insert into reminder_preference (user_id, value) select ${userId}::uuid, ${value}::jsonb where ${version}::int = 0
    on conflict (user_id) do nothing returning user_id`.execute(db)
  if (rows.length === 1) return
  const { rows: changed } = await sql`
    update reminder_preference set value = ${value}::jsonb, version = version + 1, updated_at = now()
    where user_id = ${userId}::uuid and version = ${version} returning user_id`.execute(db)
  if (changed.length === 0) throw new Problem('write.conflict', { current: await getPreference(db, userId) })
}
