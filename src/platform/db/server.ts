import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chown, open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { program } from './binaries.ts'
import { windowsEnvironment } from './data-folder.ts'
import type { Place } from './place.ts'
import { isPostmasterOf, readPostmaster } from './postmaster.ts'

const longestLog = 5 * 1024 * 1024

/** Password of the database on Windows, where PostgreSQL listens on a port and not on a socket that only we may open. */
export const passwordOf = (place: Place): string => readFileSync(join(place.data, 'namro.password'), 'utf8')

function settings(place: Place, durable: boolean): string[] {
  const windows = process.platform === 'win32'
  const chosen: Record<string, string> = {
    listen_addresses: windows ? '127.0.0.1' : '',
    // A comma separates folders here, so the path is quoted.
    unix_socket_directories: windows ? '' : `"${place.sockets.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '100',
    shared_buffers: '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    effective_cache_size: '512MB',
    random_page_cost: '1.1',
    jit: 'off',
    // A statement or a detail may hold a person's data; the program's own log says which operation failed.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** `ours` is false where somebody else's start was quicker and it is his that answers. */
export type Started = { ready: true; ours: boolean } | { ready: false; lastWords: string }

/** Starts PostgreSQL apart from our terminal, so that Ctrl-C reaches us first, and waits until it answers or ends. */
export async function spawnPostgres(place: Place, how: { durable: boolean; reach: pg.ClientConfig }): Promise<Started> {
  const log = await openLog(place)
  const from = (await log.stat()).size
  const ids = place.account ? { uid: place.account.uid, gid: place.account.gid } : {}
  const child = spawn(program(place.binaries, 'postgres'), ['-D', place.data, ...settings(place, how.durable)], {
    ...ids,
    cwd: '/',
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { LC_ALL: 'C', PATH: process.env.PATH ?? '', ...windowsEnvironment() },
  })
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.once('error', () => {
    ended = true
  })
  child.unref()
  await log.close()
  while (!ended) {
    if (await answers(how.reach)) return { ready: true, ours: (await readPostmaster(place.data))?.pid === child.pid }
    await pause(20)
  }
  const said = (await readFile(`${place.data}.log`)).subarray(from).toString('utf8')
  return { ready: false, lastWords: said.trim().split('\n').slice(-5).join('\n') }
}

async function answers(reach: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...reach, database: 'postgres', application_name: 'namro start' })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function openLog(place: Place) {
  const file = `${place.data}.log`
  const size = await stat(file).then((it) => it.size, () => 0) // biome-ignore format: one thought
  if (size > longestLog) await rename(file, `${file}.1`)
  const log = await open(file, 'a', 0o600)
  if (place.account) await chown(file, place.account.uid, place.account.gid)
  return log
}

/** Asks PostgreSQL to end: transactions are rolled back, everything is written, nothing is cut off. */
export async function stopPostmaster(place: Place): Promise<void> {
  const found = await readPostmaster(place.data)
  if (!found || !(await isPostmasterOf(place.data, found.pid))) return
  if (process.platform === 'win32') {
    await promisify(execFile)(program(place.binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-D', place.data])
    return
  }
  process.kill(found.pid, 'SIGINT')
  while (await isPostmasterOf(place.data, found.pid)) await pause(10)
}
