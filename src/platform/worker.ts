import { type ChildProcess, fork } from 'node:child_process'
import { type ReadTableOptions, type TableProblem, type TableRead, TableUnreadable } from '#lib/office/read-table.ts'
import type { ReadingHelp } from '#lib/reader/help.ts'
import type { ReadingWithSource } from '#lib/reader/read.ts'
import type { Refusal } from '#lib/reader/reading.ts'
import { behindOthers, processUse } from './process-use.ts'
import type { Answered, Asked, Assignment, Expected, Outcome } from './worker-messages.ts'
import { clockOf, watchUse } from './worker-watch.ts'

export type WorkerLimits = {
  /** Time that the process may work; what it waits for a program beside ours does not count. */
  timeoutMs: number
  /** Memory that the process may hold, its program and buffers counted, in megabytes. */
  memoryMb: number
  signal?: AbortSignal
}

export const READER_LIMITS: WorkerLimits = { timeoutMs: 60_000, memoryMb: 300 }

/** Reads a document in a process of its own, which is ended when it takes too long or too much memory. */
export async function readInWorker(
  bytes: Uint8Array,
  filename: string,
  limits: WorkerLimits = READER_LIMITS,
  help: ReadingHelp = WITHOUT_PROGRAMS,
): Promise<ReadingWithSource | Refusal> {
  try {
    return (await run({ reader: 'readWithSource', input: [bytes, filename] }, limits, help)) as
      | ReadingWithSource
      | Refusal
  } catch (error) {
    if (error instanceof WorkerStopped) return { refused: { code: error.code, message: MESSAGES[error.code] } }
    throw error
  }
}

const MESSAGES = {
  too_slow: 'Đọc văn bản này mất quá nhiều thời gian nên đã dừng. Hãy tách văn bản thành các phần nhỏ hơn rồi tải lại.',
  too_big: 'Đọc văn bản này cần quá nhiều bộ nhớ nên đã dừng. Hãy tách văn bản thành các phần nhỏ hơn rồi tải lại.',
}

const needsProgram = async (): Promise<Refusal> => ({
  refused: { code: 'needs_program', message: 'Cần chương trình nhận dạng chữ hoặc LibreOffice để đọc tệp này.' },
})
const nothing = () => undefined
const WITHOUT_PROGRAMS: ReadingHelp = {
  docx: needsProgram,
  raster: needsProgram,
  words: needsProgram,
  progress: nothing,
  expect: nothing,
}

/** Reads a table in a process of its own. Throws `TableUnreadable`, also when a limit ended it ('table.too_large'). */
export async function readTableInWorker(
  bytes: Uint8Array,
  options: ReadTableOptions = {},
  limits: WorkerLimits = READER_LIMITS,
): Promise<TableRead> {
  try {
    return (await run({ reader: 'readTable', input: [bytes, options] }, limits)) as TableRead
  } catch (error) {
    if (error instanceof WorkerStopped) throw new TableUnreadable('table.too_large')
    throw error
  }
}

class WorkerStopped extends Error {
  override name = 'WorkerStopped'
  readonly code: 'too_slow' | 'too_big'
  constructor(code: WorkerStopped['code']) {
    super(code)
    this.code = code
  }
}

async function run(assignment: Assignment, limits: WorkerLimits, help?: ReadingHelp): Promise<unknown> {
  limits.signal?.throwIfAborted()
  const child = started(limits.memoryMb)
  try {
    return answerOf(await outcome(child, assignment, limits, help))
  } finally {
    child.kill('SIGKILL')
  }
}

/** What the pictures of scanned pages may take besides, two at a time. */
const PICTURES_MB = 200
/** Memory of the program itself and of buffers, which the heap may not take, in megabytes. */
const BESIDE_HEAP = 116

/** Flags of a process that reads a stranger's bytes: what it may touch, and how much of its memory is heap. */
export const heldBack = (memoryMb: number): string[] => [
  '--permission',
  '--allow-fs-read=*',
  `--max-old-space-size=${Math.max(16, memoryMb - BESIDE_HEAP)}`,
  // A small space for young objects: a tenth slower, and 15 MB less at 1,000 pages.
  '--max-semi-space-size=2',
]

/** What reads a stranger's bytes sees no setting and no secret, and may neither write a file nor start a program. */
function started(memoryMb: number): ChildProcess {
  const child = fork(new URL('./worker-process.ts', import.meta.url), [], {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: heldBack(memoryMb),
  })
  behindOthers(child.pid)
  return child
}

/** A process that waits for nothing and does nothing has hung. */
const MOST_ROUNDS = 8

function outcome(child: ChildProcess, assignment: Assignment, limits: WorkerLimits, help?: ReadingHelp) {
  return new Promise<Outcome>((resolve, reject) => {
    const { timeoutMs, memoryMb, signal } = limits
    const stop = (code: WorkerStopped['code']) => settle(() => reject(new WorkerStopped(code)))
    let rounds = 0
    // Behind others on a busy machine an hour may hold a minute of work: what it has not had yet is given to it.
    const over = () => {
      const worked = child.pid === undefined ? undefined : processUse(child.pid)?.workMs
      if (worked === undefined || worked >= timeoutMs || ++rounds >= MOST_ROUNDS) return stop('too_slow')
      clock = clockOf(timeoutMs - worked, over)
    }
    let clock = clockOf(timeoutMs, over)
    const watch = watchUse(child.pid, memoryMb, stop)
    const abort = () => settle(() => reject(signal?.reason))
    signal?.addEventListener('abort', abort, { once: true })
    const settle = (finish: () => void) => {
      clock.stop()
      watch.stop()
      signal?.removeEventListener('abort', abort)
      finish()
    }
    child.on('message', (message: Outcome | Asked | Expected) => {
      if ('expect' in message) return watch.expect(message.expect)
      if (!('ask' in message)) return settle(() => resolve(message))
      if (message.ask === 'raster') watch.allow(PICTURES_MB)
      clock.pause()
      void answer(message, help).then((answered) => {
        clock.resume()
        tell(child, answered)
      })
    })
    child.once('error', (error) => settle(() => reject(error)))
    // Out of memory, the engine ends its process by itself, or the system does: with a signal, or 134 for one.
    child.once('exit', (code) => {
      if (code === null || code > 1) stop('too_big')
      else settle(() => reject(new Error('The reading process ended without an answer.')))
    })
    tell(child, assignment)
  })
}

/** The process may have been ended in between. */
function tell(child: ChildProcess, message: Assignment | Answered): void {
  if (child.connected) child.send(message, () => undefined)
}

async function answer({ id, ask, input }: Asked, help: ReadingHelp | undefined): Promise<Answered> {
  try {
    const run = help?.[ask] as ((...values: readonly unknown[]) => unknown) | undefined
    return { id, value: await run?.(...input) }
  } catch (error) {
    return { id, failed: (error as Error).message }
  }
}

function answerOf(outcome: Outcome): unknown {
  if ('value' in outcome) return outcome.value
  const { name, message, code, facts } = outcome.thrown
  if (name === 'TableUnreadable')
    throw new TableUnreadable(code as TableProblem, facts as Record<string, string | number>)
  throw Object.assign(new Error(message), { name, code })
}
