import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { defaultSettings, ProvinceSettings } from './schema.ts'

const key = 'province'

export type StoredSettings = ProvinceSettings & { version: number }

/** The province's own settings; what it has not set is as the program begins with. */
export async function getSettings(db: Db): Promise<StoredSettings> {
  const row = await db.selectFrom('setting').select(['value', 'version']).where('key', '=', key).executeTakeFirst()
  const kept = ProvinceSettings.partial().safeParse(row?.value ?? {})
  return {
    ...defaultSettings,
    ...(kept.success ? (kept.data as Partial<ProvinceSettings>) : {}),
    version: row?.version ?? 0,
  }
}

/** Writes all settings of a province. Throws `write.conflict` when somebody else did so since `version`. */
export async function saveSettings(db: Db, { version, ...settings }: StoredSettings): Promise<void> {
  const value = JSON.stringify(settings)
  const { rows } = await sql`
    insert into setting (key, value) select ${key}, ${value}::jsonb where ${version}::int = 0
    on conflict (key) do nothing returning key`.execute(db)
  if (rows.length === 1) return
  const { numUpdatedRows } = await db
    .updateTable('setting')
    .set((set) => ({ value, version: set('version', '+', 1), updatedAt: sql<Date>`now()` }))
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { current: await getSettings(db) })
}
