import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')

/** The whole program in a process of its own, as it is started in earnest. */
export type ServerProcess = {
  address: string
  /** Ends the process and what it started at once, without a word of warning. */
  kill(): Promise<void>
  /** Asks it to end, as Ctrl-C does. */
  stop(): Promise<void>
}

/** Settings of a program that keeps everything in one folder, whatever the environment of the tests says. */
export const environmentOf = (dataDir: string, port = 0) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TMPDIR: tmpdir(),
  DATA_DIR: dataDir,
  PORT: String(port),
  DEMO: '0',
  LOG_LEVEL: 'warn',
})

/** A folder that the account of PostgreSQL may pass through, for root keeps it apart from its own files. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'namro-server-'))
  if (process.getuid?.() === 0) await chmod(folder, 0o711)
  return folder
}

export const removeDataFolder = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 })

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Starts `src/main.ts` and resolves with its first reply. Rejects with what it said when it ends before. */
export async function startServer(
  dataDir: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root,
    env: { ...environmentOf(dataDir, port), ...settings },
    // A group of its own, so that a kill reaches it whole and nobody else.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const address = `http://127.0.0.1:${port}`
  while (!(await replies(address))) {
    if (hasEnded(child)) throw new Error(`The server ended at its start: ${said}`)
    await pause(10)
  }
  return { address, kill: () => end(child, 'SIGKILL'), stop: () => end(child, 'SIGTERM') }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  const ended = once(child, 'exit')
  process.kill(-child.pid, signal)
  await ended
}

const replies = (address: string) =>
  fetch(`${address}/health`).then(
    (it) => it.ok,
    () => false,
  )
