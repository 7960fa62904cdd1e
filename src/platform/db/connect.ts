import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import { OperatorError } from '#platform/operator-error.ts'
import { plugins } from './connection.ts'
import { startEmbedded } from './embedded.ts'
import { type Migration, migrate, readMigrations } from './migrations.ts'
import { type Province, provinceOn, schemaOf } from './province.ts'
import { insertProvince, listProvinces, type ProvinceRecord, prepareRegistry } from './registry.ts'
import type { DB } from './tables.ts'
import { types } from './types.ts'

/** The database of one server or command: a pool, and the provinces on it. */
export type Cluster = {
  pool: pg.Pool
  /** What the operator should read at start-up, in Vietnamese and English. */
  notices: string[]
  province(code: string): Province
  provinces(): Promise<ProvinceRecord[]>
  /** The province of a host name: the one that names it, else the only one. */
  provinceOfHost(host: string): Promise<Province | undefined>
  /** Registers a province and makes its schema; answers false when it was there already. */
  createProvince(province: { code: string; name: string; hosts?: string[] }): Promise<boolean>
  /** Brings one province up to the newest migration; answers the names of the files applied. */
  migrate(code: string): Promise<string[]>
  close(): Promise<void>
}

export type OpenOptions = { log: Log; durable?: boolean; onLost?: (error: unknown) => void; migrations?: Migration[] }

/** Opens DATABASE_URL, or starts or joins the embedded PostgreSQL of DATA_DIR. Throws `OperatorError`. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databasePool'>,
  options: OpenOptions,
): Promise<Cluster> {
  const embedded = config.databaseUrl ? undefined : await startEmbedded({ dataDir: config.dataDir, ...options })
  const connection = embedded?.connection ?? { connectionString: config.databaseUrl ?? '' }
  const pool = new pg.Pool({ ...connection, types, max: config.databasePool, application_name: 'namro' })
  pool.on('error', (error) => options.log.warn('a database connection was lost', { error: error.message }))
  const leave = async () => {
    await pool.end()
    await embedded?.leave()
  }
  try {
    await checkServer(pool)
    await prepareRegistry(pool)
    const migrations = options.migrations ?? (await readMigrations())
    return { ...clusterOn(pool, migrations), notices: embedded?.notices ?? [], close: leave }
  } catch (error) {
    await leave()
    throw error
  }
}

function clusterOn(pool: pg.Pool, migrations: Migration[]): Omit<Cluster, 'notices' | 'close'> {
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins })
  const province = (code: string) => provinceOn(pool, kysely, code)
  let known: ProvinceRecord[] | undefined
  const byHost = (host: string) =>
    known?.find(({ hosts }) => hosts.includes(host)) ?? (known?.length === 1 ? known[0] : undefined)
  const migrateOne = async (code: string) => {
    const client = await pool.connect()
    try {
      return await migrate(client, schemaOf(code), migrations)
    } finally {
      client.release()
    }
  }
  return {
    pool,
    province,
    provinces: () => listProvinces(pool),
    provinceOfHost: async (host) => {
      // A province that was made since is found by looking again; a made-up host name costs one small query.
      if (known === undefined || byHost(host) === undefined) known = await listProvinces(pool)
      const found = byHost(host)
      return found && province(found.code)
    },
    createProvince: async ({ code, name, hosts = [] }) => {
      const fresh = await insertProvince(pool, { code, name, hosts })
      await migrateOne(code)
      known = undefined
      return fresh
    },
    migrate: migrateOne,
  }
}

async function checkServer(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ version: number; encoding: string }>(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
    )
    .catch((error: Error) => {
      throw new OperatorError(
        `Không kết nối được cơ sở dữ liệu ở DATABASE_URL: ${error.message}`,
        'The database of DATABASE_URL cannot be reached; the reason is above.',
        { cause: error },
      )
    })
  const { version = 0, encoding = '' } = rows[0] ?? {}
  if (version >= 150000 && encoding === 'UTF8') return
  throw new OperatorError(
    `DATABASE_URL là PostgreSQL ${Math.floor(version / 10000)}, bảng mã ${encoding}; cần PostgreSQL từ 15 trở lên, bảng mã UTF8.`,
    `DATABASE_URL is PostgreSQL ${Math.floor(version / 10000)} with encoding ${encoding}; PostgreSQL 15 or newer with UTF8 is needed.`,
  )
}
