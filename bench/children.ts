import { readdirSync, readFileSync } from 'node:fs'
import { type ProcessUse, processUse } from '#platform/process-use.ts'

/** Most that one process started from here uses from now until the answer is called; zeros without /proc. */
export function watchChildren(): () => ProcessUse {
  const most: ProcessUse = { workMs: 0, memoryMb: 0 }
  const timer = setInterval(() => {
    for (const pid of children()) {
      const use = processUse(pid)
      most.workMs = Math.max(most.workMs, use?.workMs ?? 0)
      most.memoryMb = Math.max(most.memoryMb, use?.memoryMb ?? 0)
    }
  }, 20)
  return () => {
    clearInterval(timer)
    return most
  }
}

/** Linux lists them by the thread that started them. */
function children(): number[] {
  try {
    return readdirSync('/proc/self/task').flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}
