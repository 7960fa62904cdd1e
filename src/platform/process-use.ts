import { readFileSync } from 'node:fs'

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
