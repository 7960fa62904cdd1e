import { readFileSync } from 'node:fs'

/** Whether the number belongs to a process at all, be it one that has ended and that nobody collected. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process is at work. */
export const isAlive = (pid: number): boolean => isTaken(pid) && describe(pid)?.state !== 'Z'

/** What Linux says of a process; undefined elsewhere, and when there is none. */
export function describe(pid: number): { name: string; state: string; parent: number } | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    // "pid (name) state parent …", where the name may hold anything, brackets too.
    const [, name = '', state = '', parent] =
      /^\d+ \((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name, state, parent: Number(parent) }
  } catch {
    return undefined
  }
}
