import { describe, isAlive } from '#platform/running.ts'

/**
 * Calls `end` once, whatever asks the program to end: Ctrl-C, a service manager, or the loss of the `npm` or the
 * bootstrap that started it (killed so hard that it could not pass that on). A second Ctrl-C does not wait.
 */
export function onEnd(end: () => Promise<void>): void {
  let ending = false
  let since = 0
  const begin = async (signal: string) => {
    // One Ctrl-C arrives twice when npm passes it on as well.
    if (ending && signal === 'SIGINT' && performance.now() - since > 1000) process.exit(130)
    if (ending) return
    ending = true
    since = performance.now()
    try {
      await end()
      process.exit(0)
    } catch (error) {
      console.error(error)
      process.exit(1)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void begin(signal))
  process.once('disconnect', () => void begin('disconnect'))
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') watchParents(() => void begin('orphaned'))
}

function watchParents(lost: () => void): void {
  const parents = parentsUpToNpm()
  const timer = setInterval(() => {
    if (process.ppid === parents[0] && parents.every(isAlive)) return
    clearInterval(timer)
    lost()
  }, 500)
  timer.unref()
}

/** The processes between npm and us, nearest first: a shell, perhaps the bootstrap, and npm itself. */
function parentsUpToNpm(): number[] {
  const parents = [process.ppid]
  while (parents.length < 6) {
    const last = describe(parents.at(-1)!)
    if (last === undefined) break
    if (last.name.startsWith('npm')) return parents
    parents.push(last.parent)
  }
  return parents.slice(0, 1)
}
