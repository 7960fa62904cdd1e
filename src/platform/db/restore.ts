import type { Readable } from 'node:stream'
import type pg from 'pg'
import { OperatorError } from '#platform/operator-error.ts'
import type { TableRecord } from './backup-format.ts'
import type { Cluster } from './connect.ts'
import { type Migration, migrate, outstanding, quote, readMigrations } from './migrations.ts'
import { schemaOf } from './province.ts'
import { fillFrom, openBackup } from './restore-content.ts'

/** Where the files of a backup go. Answers the SHA-256 of what was stored. */
export type FilesToFill = { put(content: Readable): Promise<string> }

export type RestoreOptions = {
  /** Code of the province to make; unset: the one that the backup names. */
  code?: string | undefined
  /** With true, a province of this code that holds something is put aside under another name, not deleted. */
  replace?: boolean
  migrations?: Migration[]
}

export type Restored = { code: string; tables: TableRecord[]; files: number; putAside: string | undefined }

/**
 * Makes a province from a backup: all of it, checked against the backup's own sums, or nothing. It is built beside its
 * place and moved there in one step, so that what is there stays until then. Older backups are brought up to the
 * newest migration. Throws `OperatorError`.
 */
export async function restore(
  cluster: Cluster,
  file: string,
  files: FilesToFill,
  options: RestoreOptions = {},
): Promise<Restored> {
  const migrations = options.migrations ?? (await readMigrations())
  const { header, entries } = await openBackup(file)
  outstanding(header.migrations, migrations, file)
  const code = options.code ?? header.province.code
  const target = schemaOf(code)
  await refuseToOverwrite(cluster.pool, target, options.replace ?? false)

  const building = `restoring_${target}`
  await withClient(cluster.pool, async (client) => {
    await client.query(`drop schema if exists ${quote(building)} cascade`)
    await migrate(client, building, migrations.slice(0, header.migrations.length))
  })
  try {
    const manifest = await fillFrom(entries, { pool: cluster.pool, schema: building, header, files })
    const putAside = await moveIn(cluster.pool, building, target)
    // Host names belong to one province: a copy under another code gets none.
    const hosts = code === header.province.code ? header.province.hosts : []
    await cluster.createProvince({ code, name: header.province.name, hosts })
    return { code, tables: manifest.tables, files: manifest.files.length, putAside }
  } finally {
    await cluster.pool.query(`drop schema if exists ${quote(building)} cascade`)
  }
}

async function refuseToOverwrite(pool: pg.Pool, target: string, replace: boolean): Promise<void> {
  if (replace || !(await holdsRows(pool, target))) return
  throw new OperatorError(
    `Tỉnh ${target.slice(2)} đã có dữ liệu, nên không ghi đè. Hãy khôi phục thành mã khác (--province mã), hoặc thêm --replace: dữ liệu cũ được cất sang tên khác, không xóa.`,
    `The province ${target.slice(2)} holds data and is not overwritten. Restore under another code (--province code), or add --replace: the old data are put aside under another name, not deleted.`,
  )
}

async function holdsRows(pool: pg.Pool, schema: string): Promise<boolean> {
  const { rows } = await pool.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = $1 and tablename <> 'migration'",
    [schema],
  )
  if (rows.length === 0) return false
  const any = rows.map(({ tablename }) => `exists (select from ${quote(schema)}.${quote(tablename)})`)
  const answer = await pool.query<{ any: boolean }>(`select ${any.join(' or ')} as any`)
  return answer.rows[0]?.any === true
}

/** One step: what was there goes aside when it holds rows, else away, and the restored one takes its name. */
async function moveIn(pool: pg.Pool, building: string, target: string): Promise<string | undefined> {
  const aside = (await holdsRows(pool, target)) ? `${target}_old_${Date.now()}` : undefined
  const clear = aside
    ? `alter schema ${quote(target)} rename to ${quote(aside)}`
    : `drop schema if exists ${quote(target)} cascade`
  await pool.query(`begin; ${clear}; alter schema ${quote(building)} rename to ${quote(target)}; commit`)
  return aside
}

async function withClient(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await run(client)
  } finally {
    client.release()
  }
}
