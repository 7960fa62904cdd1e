import { processUse } from './process-use.ts'
import type { Expected } from './worker-messages.ts'

/** A buffer can grow by some 100 MB between two looks. */
const WATCH_MS = 50

/**
 * Looks how much memory the process holds and how much it has worked since its last sign; time in which the machine is
 * busy with others does not count. Where the system tells neither, only the limits of heap and time hold.
 */
export function watchUse(pid: number | undefined, memoryMb: number, over: (what: 'too_slow' | 'too_big') => void) {
  let left = Number.POSITIVE_INFINITY
  let allowedMb = memoryMb
  let worked = pid === undefined ? 0 : (processUse(pid)?.workMs ?? 0)
  const timer = setInterval(() => {
    const use = pid === undefined ? undefined : processUse(pid)
    if (!use) return
    left -= use.workMs - worked
    worked = use.workMs
    if (use.memoryMb > allowedMb) over('too_big')
    else if (left < 0) over('too_slow')
  }, WATCH_MS)
  return {
    expect({ most, more }: Expected['expect']) {
      left = left === Number.POSITIVE_INFINITY ? most : Math.min(most, left + more)
    },
    allow(moreMb: number) {
      allowedMb = memoryMb + moreMb
    },
    stop: () => clearInterval(timer),
  }
}

/** A clock that stands still while at least one answer is awaited. */
export function clockOf(ms: number, over: () => void) {
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
