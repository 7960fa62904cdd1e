import { Worker } from 'node:worker_threads'
import { type ReadTableOptions, type TableProblem, type TableRead, TableUnreadable } from '#lib/office/read-table.ts'
import type { ReadingHelp } from '#lib/reader/help.ts'
import type { ReadingWithSource } from '#lib/reader/read.ts'
import type { Refusal } from '#lib/reader/reading.ts'
import type { Answered, Asked, Assignment, Expected, Outcome } from './worker-messages.ts'

export type WorkerLimits = {
  /** Time that the thread may work; what it waits for a program beside ours does not count. */
  timeoutMs: number
  /** Heap of the thread, in megabytes. */
  memoryMb: number
  signal?: AbortSignal
}

export const READER_LIMITS: WorkerLimits = { timeoutMs: 60_000, memoryMb: 512 }

/** Reads a document in a thread of its own, which is stopped when it takes too long or too much memory. */
export async function readInWorker(
  bytes: Uint8Array,
  filename: string,
  limits: WorkerLimits = READER_LIMITS,
  help?: ReadingHelp,
): Promise<ReadingWithSource | Refusal> {
  const assignment: Assignment = { reader: 'readWithSource', input: [bytes, filename], helped: help !== undefined }
  try {
    return (await run(assignment, limits, help)) as ReadingWithSource | Refusal
  } catch (error) {
    if (error instanceof WorkerStopped) return { refused: { code: error.code, message: MESSAGES[error.code] } }
    throw error
  }
}

const MESSAGES = {
  too_slow: 'Đọc văn bản này mất quá nhiều thời gian nên đã dừng. Hãy tách văn bản thành các phần nhỏ hơn rồi tải lại.',
  too_big: 'Đọc văn bản này cần quá nhiều bộ nhớ nên đã dừng. Hãy tách văn bản thành các phần nhỏ hơn rồi tải lại.',
}

/** Reads a table in a thread of its own. Throws `TableUnreadable`, also when a limit stopped it ('table.too_large'). */
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
  const worker = new Worker(new URL('./worker-thread.ts', import.meta.url), {
    workerData: assignment,
    // What reads a stranger's bytes needs no setting and no secret.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  try {
    return answerOf(await outcome(worker, limits, help))
  } finally {
    await worker.terminate()
  }
}

function outcome(worker: Worker, { timeoutMs, signal }: WorkerLimits, help?: ReadingHelp): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const clock = workingTime(timeoutMs, () => reject(new WorkerStopped('too_slow')))
    const watch = workWatched(worker, () => reject(new WorkerStopped('too_slow')))
    const abort = () => reject(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    const settle = (finish: () => void) => {
      clock.stop()
      watch.stop()
      signal?.removeEventListener('abort', abort)
      finish()
    }
    worker.on('message', (message: Outcome | Asked | Expected) => {
      if ('expect' in message) return watch.expect(message.expect)
      if (!('ask' in message)) return settle(() => resolve(message))
      clock.pause()
      void answer(message, help).then((answered) => {
        clock.resume()
        worker.postMessage(answered)
      })
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkerStopped('too_big') : error)),
    )
    worker.once('exit', () => settle(() => reject(new Error('The reading thread ended without an answer.'))))
  })
}

async function answer({ id, ask, input }: Asked, help: ReadingHelp | undefined): Promise<Answered> {
  try {
    const run = help?.[ask] as ((...values: readonly unknown[]) => unknown) | undefined
    return { id, value: await run?.(...input) }
  } catch (error) {
    return { id, failed: (error as Error).message }
  }
}

const WATCH_MS = 300

/** Looks how much the thread has worked since its last sign; time in which the machine is busy with others does not count. */
function workWatched(worker: Worker, over: () => void) {
  let allowed = Number.POSITIVE_INFINITY
  let since: NodeJS.CpuUsage | undefined
  let signs = 0
  const look = async () => {
    if (allowed === Number.POSITIVE_INFINITY) return
    const sign = signs
    const used = await worker.cpuUsage()
    if (sign !== signs) return
    since ??= used
    if ((used.user + used.system - since.user - since.system) / 1000 > allowed) over()
  }
  // The thread may be gone in between.
  const timer = setInterval(() => void look().catch(() => undefined), WATCH_MS)
  return {
    expect(ms: number) {
      allowed = ms
      since = undefined
      signs++
    },
    stop: () => clearInterval(timer),
  }
}

/** A clock that stands still while at least one answer is awaited. */
function workingTime(ms: number, over: () => void) {
  let left = ms
  let since = performance.now()
  let pauses = 0
  let stopped = false
  let timer = setTimeout(over, left)
  return {
    pause() {
      if (pauses++ > 0) return
      left -= performance.now() - since
      clearTimeout(timer)
    },
    resume() {
      if (--pauses > 0 || stopped) return
      since = performance.now()
      timer = setTimeout(over, Math.max(0, left))
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function answerOf(outcome: Outcome): unknown {
  if ('value' in outcome) return outcome.value
  const { name, message, code, facts } = outcome.thrown
  if (name === 'TableUnreadable')
    throw new TableUnreadable(code as TableProblem, facts as Record<string, string | number>)
  throw Object.assign(new Error(message), { name, code })
}
