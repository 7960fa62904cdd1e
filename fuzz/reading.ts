import { type ChildProcess, fork } from 'node:child_process'
import { processUse } from '#platform/process-use.ts'
import { heldBack } from '#platform/worker.ts'
import { watchUse } from '#platform/worker-watch.ts'
import type { Answer, Question } from './reader-process.ts'

/** No document may need longer, in milliseconds of work; what the limits of the product stop is stopped far earlier. */
export const HANG_MS = 10_000
/** The memory of the process that reads, its program counted. */
export const MEMORY_MB = 300

/** What came of one document: its answer, which limit of the product stopped it, or what is wrong. */
export type Ending = { answer: Answer } | { stopped: 'too_slow' | 'too_big' } | { fault: string }

/** A process that reads one document after the other; whatever ends it, the next document gets a new one. */
export class ReadingProcess {
  /** Most memory seen, in megabytes. */
  memoryMb = 0
  private child: ChildProcess | undefined

  read(question: Question): Promise<Ending> {
    this.child ??= started()
    const { child } = this
    return new Promise((resolve) => {
      const settle = (ending: Ending) => {
        clearInterval(hang)
        watch.stop()
        child.removeAllListeners()
        this.memoryMb = Math.max(this.memoryMb, processUse(child.pid!)?.memoryMb ?? 0)
        if (!('answer' in ending)) this.end()
        resolve(ending)
      }
      const watch = watchUse(child.pid, MEMORY_MB, (stopped) => settle({ stopped }))
      const before = processUse(child.pid!)?.workMs ?? 0
      const hang = setInterval(() => {
        if ((processUse(child.pid!)?.workMs ?? 0) - before > HANG_MS) settle({ fault: `over ${HANG_MS / 1000} s` })
      }, 500)
      child.on('message', (message: Answer | { expect: { most: number; more: number } }) => {
        if ('expect' in message) watch.expect(message.expect)
        else settle(message.crash === undefined ? { answer: message } : { fault: message.crash })
      })
      child.once('exit', (code) => settle(code === 1 ? { fault: 'the process ended' } : { stopped: 'too_big' }))
      child.send(question, () => undefined)
    })
  }

  end(): void {
    this.child?.kill('SIGKILL')
    this.child = undefined
  }
}

function started(): ChildProcess {
  return fork(new URL('./reader-process.ts', import.meta.url), [], {
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: heldBack(MEMORY_MB),
  })
}
