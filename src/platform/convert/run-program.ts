import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { behindOthers } from '#platform/process-use.ts'

export type ProgramLimits = {
  timeoutMs: number
  /** Most bytes that are taken from its output. */
  maxBytes: number
  /** Most memory that it may take, in megabytes of address space; holds where `prlimit` is installed (Linux). */
  memoryMb?: number
  signal?: AbortSignal | undefined
}

/** A program beside ours did not come to its end. */
export class ProgramFailed extends Error {
  override name = 'ProgramFailed'
  readonly reason: 'too_slow' | 'too_much_output' | 'failed' | 'stopped'
  constructor(reason: ProgramFailed['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/** Full path of a program, or undefined when it is not installed. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
    if (await isProgram(path)) return path
  }
  return undefined
}

const isProgram = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

/**
 * Runs a program without a shell in a folder of its own, which is also its home: it sees no setting and no secret of
 * ours. Answers what it wrote; throws `ProgramFailed`. It and all that it started are gone afterwards.
 */
export async function runProgram(
  path: string,
  args: readonly string[],
  folder: string,
  limits: ProgramLimits,
): Promise<Buffer> {
  const prlimit = limits.memoryMb === undefined ? undefined : await findProgram('prlimit')
  if (prlimit === undefined) return ran(path, args, folder, limits)
  return ran(prlimit, [`--as=${limits.memoryMb! * 1024 * 1024}`, '--core=0', path, ...args], folder, limits)
}

function ran(
  path: string,
  args: readonly string[],
  folder: string,
  { timeoutMs, maxBytes, signal }: ProgramLimits,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', OMP_THREAD_LIMIT: '1' }
    const child = spawn(path, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    behindOthers(child.pid)
    const parts: Buffer[] = []
    let size = 0
    let said = ''
    const end = (reason: ProgramFailed['reason'], message: string) => {
      killAll(child.pid)
      reject(new ProgramFailed(reason, message))
    }
    const timer = setTimeout(() => end('too_slow', `${path}: ${timeoutMs} ms`), timeoutMs)
    const abort = () => end('stopped', path)
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size > maxBytes) end('too_much_output', path)
      else parts.push(part)
    })
    child.stderr.on('data', (part: Buffer) => {
      if (said.length < 2000) said += part.toString()
    })
    child.once('error', (error) => end('failed', error.message))
    child.once('close', (code) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      if (code === 0) resolve(Buffer.concat(parts))
      else end('failed', `${path} (${code}): ${said}`)
    })
  })
}

/** The program leads a group of its own, so that what it started ends with it. */
function killAll(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}
