import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import { OperatorError } from '#platform/operator-error.ts'
import { plugins } from './connection.ts'
import { startEmbedded } from './embedded.ts'
import { type Migration, migrate, readMigrations } from './migrations.ts'
import { Pool } from './pool.ts'
import { type Province, provinceOn, schemaOf } from './province.ts'
import { insertProvince, listProvinces, type ProvinceRecord, prepareRegistry } from './registry.ts'
import type { DB } from './tables.ts'
import { types } from './types.ts'

/** The database of one server or command: a pool, and the provinces on it. */
export type Cluster = {
  pool: Pool
  /** What the operator should read at start-up, in Vietnamese and English. */
  notices: string[]
  province(code: string): Province
  provinces(): Promise<ProvinceRecord[]>
  /** As it was some seconds ago at most; asked inside a transaction too, so it never waits for a connection. */
  nameOf(code: string): string | undefined
  /** The province of a host name: the one that names it, else the only one. */
  provinceOfHost(host: string): Promise<Province | undefined>
  /** Registers a province and makes its schema; answers false when it was there already. */
  createProvince(province: { code: string; name: string; hosts?: string[] }): Promise<boolean>
  /** Brings one province up to the newest migration; answers the names of the files applied. */
  migrate(code: string): Promise<string[]>
  close(): Promise<void>
}

type PoolOptions = { log: Log; migrations?: Migration[] }
export type OpenOptions = PoolOptions & { durable?: boolean; onLost?: (error: unknown) => void }

/** Opens DATABASE_URL, or starts or joins the embedded PostgreSQL of DATA_DIR. Throws `OperatorError`. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databasePool'>,
  options: OpenOptions,
): Promise<Cluster> {
  const max = config.databasePool
  if (config.databaseUrl) return connect({ connectionString: config.databaseUrl, max }, options)
  const embedded = await startEmbedded({ dataDir: config.dataDir, ...options })
  try {
    const cluster = await connect({ ...embedded.connection, max }, options)
    const close = async () => {
      await cluster.close()
      await embedded.leave()
    }
    return { ...cluster, notices: embedded.notices, close }
  } catch (error) {
    await embedded.leave()
    throw error
  }
}

/** Opens a pool on a PostgreSQL that runs, checks that it will do, and prepares the list of provinces. */
export async function connect(connection: pg.PoolConfig, options: PoolOptions): Promise<Cluster> {
  // Idle connections do not keep a command from ending.
  const pool = new Pool({ application_name: 'namro', allowExitOnIdle: true, ...connection, types })
  pool.on('error', (error) => options.log.warn('a database connection was lost', { error: error.message }))
  // One that is lost while somebody has it fails that one's next statement, which says more than an event does.
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await checkServer(pool)
    await prepareRegistry(pool)
    const migrations = options.migrations ?? (await readMigrations())
    let ended: Promise<void> | undefined
    const close = () => {
      ended ??= pool.end()
      return ended
    }
    return { ...(await clusterOn(pool, migrations)), notices: [], close }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** How long the list of provinces is believed: a command may make one while the server runs. */
const memory = 5_000

async function clusterOn(pool: Pool, migrations: Migration[]): Promise<Omit<Cluster, 'notices' | 'close'>> {
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins })
  const opened = new Map<string, Province>()
  const province = (code: string) => {
    const found = opened.get(code) ?? provinceOn(pool, kysely, code)
    opened.set(code, found)
    return found
  }
  const registry = await rememberProvinces(pool)
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
    nameOf: (code) => registry.now().find((each) => each.code === code)?.name,
    provinceOfHost: async (host) => {
      const found = ofHost(registry.now(), host) ?? ofHost(await registry.fresh(), host)
      return found && province(found.code)
    },
    createProvince: async ({ code, name, hosts = [] }) => {
      const fresh = await insertProvince(pool, { code, name, hosts })
      await migrateOne(code)
      await registry.fresh(true)
      return fresh
    },
    migrate: migrateOne,
  }
}

const ofHost = (all: readonly ProvinceRecord[], host: string) =>
  all.find(({ hosts }) => hosts.includes(host.toLowerCase())) ?? (all.length === 1 ? all[0] : undefined)

/** The list of provinces at hand: `now` never waits, and looks again by itself when the list has grown old. */
async function rememberProvinces(pool: Pool) {
  let known = { list: await listProvinces(pool), at: performance.now() }
  let looking: Promise<void> | undefined
  const isOld = () => performance.now() - known.at > memory
  const look = () => {
    looking ??= pool
      .beside(() => listProvinces(pool))
      .then((list) => {
        known = { list, at: performance.now() }
      })
      .finally(() => {
        looking = undefined
      })
    return looking
  }
  return {
    now: () => {
      // A database that is away says so to whoever asks it next.
      if (isOld()) look().catch(() => {})
      return known.list
    },
    fresh: async (always = false) => {
      if (always || isOld()) await look()
      return known.list
    },
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
