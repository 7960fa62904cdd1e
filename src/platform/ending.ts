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
  if (process.env.npm_lifecycle_event && process.platform !== 'win32') watchParent(() => void begin('orphaned'))
}

function watchParent(lost: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    lost()
  }, 500)
  timer.unref()
}
