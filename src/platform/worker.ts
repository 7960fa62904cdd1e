import { Worker } from 'node:worker_threads'
import { type ReadTableOptions, type TableProblem, type TableRead, TableUnreadable } from '#lib/office/read-table.ts'
import type { Reading } from '#lib/reader/reading.ts'
import type { Assignment, Outcome } from './worker-thread.ts'

export type WorkerLimits = {
  timeoutMs: number
  /** Heap of the thread, in megabytes. */
  memoryMb: number
  signal?: AbortSignal
}

export const READER_LIMITS: WorkerLimits = { timeoutMs: 60_000, memoryMb: 512 }

/** The reading did not come to its end within the limits; the server is unharmed. */
export type StoppedReading = { refused: { code: 'too_slow' | 'too_big'; message: string } }

/** Reads a document in a thread of its own, which is stopped when it takes too long or too much memory. */
export async function readInWorker(
  bytes: Uint8Array,
  filename: string,
  limits: WorkerLimits = READER_LIMITS,
): Promise<Reading | StoppedReading> {
  try {
    return (await run({ reader: 'readDocument', input: [bytes, filename] }, limits)) as Reading
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

async function run(assignment: Assignment, limits: WorkerLimits): Promise<unknown> {
  limits.signal?.throwIfAborted()
  const worker = new Worker(new URL('./worker-thread.ts', import.meta.url), {
    workerData: assignment,
    // What reads a stranger's bytes needs no setting and no secret.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  try {
    return answerOf(await outcome(worker, limits))
  } finally {
    await worker.terminate()
  }
}

function outcome(worker: Worker, { timeoutMs, signal }: WorkerLimits): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new WorkerStopped('too_slow')), timeoutMs)
    const abort = () => reject(signal?.reason)
    signal?.addEventListener('abort', abort, { once: true })
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      finish()
    }
    worker.once('message', (message: Outcome) => settle(() => resolve(message)))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkerStopped('too_big') : error)),
    )
    worker.once('exit', () => settle(() => reject(new Error('The reading thread ended without an answer.'))))
  })
}

function answerOf(outcome: Outcome): unknown {
  if ('value' in outcome) return outcome.value
  const { name, message, code, facts } = outcome.thrown
  if (name === 'TableUnreadable')
    throw new TableUnreadable(code as TableProblem, facts as Record<string, string | number>)
  throw Object.assign(new Error(message), { name, code })
}
