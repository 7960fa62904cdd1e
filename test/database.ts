import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Cluster, connect } from '#platform/db/connect.ts'
import { startEmbedded } from '#platform/db/embedded.ts'
import { migrationsFolder, quote, readMigrations } from '#platform/db/migrations.ts'
import type { Province } from '#platform/db/province.ts'
import { createLog } from '#platform/log.ts'
import { isAlive } from '#platform/running.ts'

/** A database of one's own with one migrated, empty province. */
export type TestDatabase = {
  cluster: Cluster
  province: Province
  connection: pg.PoolConfig
  /** Closes it and drops the database. */
  close(): Promise<void>
}

type TestCluster = { connection: pg.ClientConfig; template: string; leave(): Promise<boolean> }

const log = createLog('warn')
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Where the PostgreSQL of the tests of this working copy lies. */
export const testFolder = join(tmpdir(), `namro-test-${hash(migrationsFolder)}`)

let cluster: Promise<TestCluster> | undefined

/**
 * The PostgreSQL that all test files share: the first process starts it, the last one to leave stops it. With
 * TEST_DATABASE_URL set (a role that may create databases), that server is used instead.
 */
export function testCluster(): Promise<TestCluster> {
  cluster ??= open()
  return cluster
}

/** Makes a database from the migrated template, in tens of milliseconds. */
export async function cloneProvince(): Promise<TestDatabase> {
  const { connection, template } = await testCluster()
  const name = `t_${process.pid}_${++clones}`
  await asAdmin(connection, (client) => client.query(`create database ${quote(name)} template ${quote(template)}`))
  const own = { ...connection, database: name, max: 10 }
  const opened = await connect(own, { log })
  openClusters.add(opened)
  const close = async () => {
    openClusters.delete(opened)
    await opened.close()
    await asAdmin(connection, (client) => client.query(`drop database ${quote(name)} with (force)`))
  }
  return { cluster: opened, province: opened.province('test'), connection: own, close }
}
let clones = 0
const openClusters = new Set<Cluster>()

async function open(): Promise<TestCluster> {
  const { connection, leave } = process.env.TEST_DATABASE_URL
    ? { connection: fromUrl(process.env.TEST_DATABASE_URL), leave: async () => false }
    : await startEmbedded({ dataDir: testFolder, log, durable: false })
  const template = await asAdmin(connection, (client) => prepareTemplate(client, connection))
  const end = async () => {
    await Promise.all([...openClusters].map((each) => each.close()))
    return leave()
  }
  // Connections that are idle do not keep the process: when nothing else does, the tests are over.
  process.once('beforeExit', () => void end())
  return { connection, template, leave: end }
}

function fromUrl(url: string): pg.ClientConfig {
  const { hostname, port, username, password, pathname } = new URL(url)
  const account = { user: decodeURIComponent(username), password: decodeURIComponent(password) }
  return { host: hostname, port: Number(port || 5432), ...account, database: pathname.slice(1) }
}

async function asAdmin<T>(connection: pg.ClientConfig, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** The template of these migrations, made by whoever comes first. */
async function prepareTemplate(client: pg.Client, connection: pg.ClientConfig): Promise<string> {
  const migrations = await readMigrations()
  const template = `namro_template_${hash(migrations.map(({ checksum }) => checksum).join())}`
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', ['namro test template'])
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database')
  const names = rows.map(({ datname }) => datname)
  for (const name of names.filter((each) => isLeftOver(each, template))) {
    await client.query(`drop database if exists ${quote(name)} with (force)`)
  }
  if (names.includes(template)) return template
  const fresh = `${template}_new`
  await client.query(`create database ${quote(fresh)}`)
  const made = await connect({ ...connection, database: fresh }, { log, migrations })
  await made.createProvince({ code: 'test', name: 'Tỉnh thử nghiệm' })
  await made.close()
  await client.query(`alter database ${quote(fresh)} rename to ${quote(template)}`)
  return template
}

/** Databases of test processes that were killed, and templates of other migrations. */
function isLeftOver(name: string, template: string): boolean {
  if (name.startsWith('namro_template_')) return name !== template
  const pid = /^t_(\d+)_\d+$/.exec(name)?.[1]
  return pid !== undefined && !isAlive(Number(pid))
}
