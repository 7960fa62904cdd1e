import { execFile } from 'node:child_process'
import { chown, readFile, readlink, realpath, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isTaken } from '#platform/running.ts'

/** What a running PostgreSQL wrote into `postmaster.pid` of its data folder. */
export type Postmaster = { pid: number; port: number; sockets: string; address: string }

const pidFile = (data: string) => join(data, 'postmaster.pid')

/** The PostgreSQL that the data folder says is open, dead or alive; undefined when none. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(pidFile(data), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]) || 5432, sockets: lines[4] ?? '', address: lines[5] ?? '' }
}

/** Whether a process is the PostgreSQL of this folder, not another that got the number of a dead one. */
export async function isPostmasterOf(data: string, pid: number): Promise<boolean> {
  if (!isTaken(pid)) return false
  if (process.platform === 'linux') {
    // PostgreSQL works inside its data folder; a finished process that nobody collected has no working folder.
    const folder = await readlink(`/proc/${pid}/cwd`).catch((error: NodeJS.ErrnoException) => error.code)
    if (folder !== 'EACCES') return folder === (await realpath(data))
    return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres'
  }
  if (process.platform === 'win32') return true
  const { stdout } = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres')
}

/**
 * Makes a pid file harmless whose number now belongs to some other process (after a power cut, or in a container,
 * where numbers start over). Only the number is replaced, by one that no system gives out: PostgreSQL still reads from
 * the file which shared memory to look at, and so still refuses when orphans of the old one are at work.
 */
export async function disownPostmaster(data: string, pid: number): Promise<void> {
  const lines = (await readFile(pidFile(data), 'utf8')).split('\n')
  // Another start may have put a living one in its place since.
  if (lines[0] !== String(pid)) return
  const fresh = `${pidFile(data)}.new`
  await writeFile(fresh, ['2147483646', ...lines.slice(1)].join('\n'), { mode: 0o600 })
  const { uid, gid } = await stat(data)
  await chown(fresh, uid, gid)
  await rename(fresh, pidFile(data))
}
