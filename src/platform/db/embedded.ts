import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '#platform/log.ts'
import { OperatorError } from '#platform/operator-error.ts'
import { isTaken } from '#platform/running.ts'
import { findBinaries } from './binaries.ts'
import { createDataFolder, refuseOtherMajor } from './data-folder.ts'
import { choosePlace, type Place } from './place.ts'
import { disownPostmaster, isPostmasterOf, readPostmaster } from './postmaster.ts'
import { passwordOf, spawnPostgres, stopPostmaster } from './server.ts'

/** How to reach the embedded PostgreSQL, and how to leave it: the last one to leave stops it. */
export type Embedded = {
  connection: pg.ClientConfig
  notices: string[]
  /** True when it was running already, for another process or after a crash of one. */
  reused: boolean
  /** Answers whether PostgreSQL was stopped, because nobody else was there. */
  leave(): Promise<boolean>
}

export type EmbeddedOptions = {
  dataDir: string
  log: Log
  /** False gives up safety against power cuts for speed: for tests only. */
  durable?: boolean
  /** Called when PostgreSQL died and could not be started again. */
  onLost?: (error: unknown) => void
}

/** Everyone who uses the folder holds this lock shared; who gets it alone, on leaving, stops PostgreSQL. */
const presence = 0x6e616d72
const patience = 30_000

type Running = { client: pg.Client; reused: boolean }

/** Starts PostgreSQL in `dataDir`, or joins the one that runs there. Throws `OperatorError` with what to do. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const binaries = await findBinaries()
  const place = await choosePlace(options.dataDir, binaries)
  await refuseOtherMajor(place)
  await createDataFolder(place)
  let { client, reused } = await ensureRunning(place, options)
  let leaving = false
  let reviving: Promise<void> | undefined

  const watch = (watched: pg.Client) =>
    watched.once('end', () => {
      if (!leaving) reviving = revive()
    })
  const revive = async () => {
    options.log.warn('PostgreSQL went away; starting it again')
    try {
      client = (await ensureRunning(place, options)).client
      watch(client)
      options.log.info('PostgreSQL is back')
    } catch (error) {
      options.onLost?.(error)
    }
  }
  watch(client)

  return {
    connection: { ...reach(place), database: 'namro' },
    notices: place.notices,
    reused,
    leave: async () => {
      if (leaving) return false
      leaving = true
      await reviving
      return stopIfLast(place, client)
    },
  }
}

const reach = (place: Place, port = 5432): pg.ClientConfig => ({
  host: place.sockets,
  port,
  user: 'namro',
  ssl: false,
  ...(process.platform === 'win32' ? { host: '127.0.0.1', password: passwordOf(place) } : {}),
})

async function ensureRunning(place: Place, { log, durable }: EmbeddedOptions): Promise<Running> {
  let deadline = Date.now() + patience
  let refusal: unknown
  let said = false
  while (Date.now() < deadline) {
    const found = await readPostmaster(place.data)
    if (found && (await isPostmasterOf(place.data, found.pid))) {
      // One that is recovering answers "starting up": that may take long and is no reason to give up.
      const joined = await join(place, found.sockets, found.port)
      if (joined.client) return { client: joined.client, reused: true }
      if (joined.busy) deadline = Date.now() + patience
      if (joined.busy && !said) log.info('PostgreSQL is getting ready')
      said ||= joined.busy
      refusal = joined.error
      await pause(50)
      continue
    }
    if (found && isTaken(found.pid)) await disownPostmaster(place.data, found.pid)
    const started = await spawnPostgres(place, { durable: durable ?? true, reach: reach(place) })
    if (started.ready) {
      const joined = await join(place, place.sockets, 5432)
      if (joined.client) return { client: joined.client, reused: !started.ours }
      refusal = joined.error
    } else {
      refusal = new Error(started.lastWords)
      // Somebody else was quicker, or the children of a killed one are still going: look again shortly.
      // The log is one for all who start at once, so the last words may be those of the one that runs.
      const contested = /postmaster\.pid|shared memory block|lock file/.test(started.lastWords)
      if (!contested && !(await isRunning(place))) break
    }
    await pause(200)
  }
  throw notStarted(place, refusal)
}

async function isRunning(place: Place): Promise<boolean> {
  const found = await readPostmaster(place.data)
  return found !== undefined && (await isPostmasterOf(place.data, found.pid))
}

type Joined = { client?: pg.Client; busy: boolean; error?: unknown }

async function join(place: Place, sockets: string, port: number): Promise<Joined> {
  // A running one may keep its socket elsewhere, when it was started with another TMPDIR.
  if (sockets && process.platform !== 'win32') place.sockets = sockets
  const client = new pg.Client({ ...reach(place, port), database: 'postgres', application_name: 'namro presence' })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`select pg_advisory_lock_shared(${presence})`)
    const { rows } = await client.query("select 1 from pg_database where datname = 'namro'")
    if (rows.length === 0) await createDatabase(client)
    // Being present must not keep a command from ending.
    socketOf(client).unref()
    return { client, busy: false }
  } catch (error) {
    await client.end().catch(() => {})
    const code = (error as { code?: string }).code
    return { busy: code === '57P03' || code === '57P01', error }
  }
}

// Of the driver, but not in its types.
const socketOf = (client: pg.Client) => client as pg.Client & { ref(): void; unref(): void }

async function createDatabase(client: pg.Client): Promise<void> {
  await client.query('create database namro').catch((error: { code?: string }) => {
    // Another process was quicker by a moment.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

async function stopIfLast(place: Place, client: pg.Client): Promise<boolean> {
  socketOf(client).ref()
  const { rows } = await client
    .query<{ alone: boolean }>(
      `select pg_advisory_unlock_shared(${presence}), pg_try_advisory_lock(${presence}) as alone`,
    )
    .catch(() => ({ rows: [] }))
  const alone = rows[0]?.alone === true
  if (alone) await stopPostmaster(place)
  await client.end().catch(() => {})
  return alone
}

const notStarted = (place: Place, cause: unknown) => {
  const words = cause instanceof Error ? cause.message : String(cause)
  return new OperatorError(
    `Không khởi động được PostgreSQL trong ${place.data}. Nhật ký: ${place.data}.log. Lời cuối của PostgreSQL: ${words}`,
    `PostgreSQL could not be started in ${place.data}. Its log: ${place.data}.log. Its last words are above.`,
    { cause },
  )
}
