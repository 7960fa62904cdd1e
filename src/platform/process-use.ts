import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** What a process has used so far: work of the processor in milliseconds, and memory that it holds now in megabytes. */
export type ProcessUse = { workMs: number; memoryMb: number }

/** Ticks of `/proc/PID/stat` are hundredths of a second on every Linux that Node runs on (proc(5), USER_HZ). */
const MS_PER_TICK = 10

/** Undefined where the system does not tell (it has no /proc), or the process is gone. */
export function processUse(pid: number): ProcessUse | undefined {
  try {
    // The name of the program stands in brackets and may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    if (kilobytes === undefined) return undefined
    // Fields 14 and 15 of the line: time in the program and in the system; the first two were cut off.
    return { workMs: (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK, memoryMb: Number(kilobytes) / 1024 }
  } catch {
    return undefined
  }
}

/** Of every four parts of a busy processor, a process like this gets one and who serves people three. */
const BEHIND = 5

/** Reading takes its time; who waits for a page does not. */
export function behindOthers(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, BEHIND)
  } catch {
    // It has ended already, or the system forbids it: then all are alike.
  }
}
