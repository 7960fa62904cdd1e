export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'
export type Log = Record<Exclude<LogLevel, 'silent'>, (message: string, fields?: Record<string, unknown>) => void>

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent']
const forbidden = /password|secret|token|cookie|authorization|otp/i

/** A line per event on standard error, so that standard output stays free for what a command answers. */
export function createLog(level: LogLevel, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const line = (at: Exclude<LogLevel, 'silent'>) => (message: string, fields?: Record<string, unknown>) => {
    if (order.indexOf(at) < order.indexOf(level)) return
    write(
      `${new Date().toISOString()} ${at.padEnd(5)} ${oneLine(message)}${fields ? ` ${JSON.stringify(fields, hideSecrets)}` : ''}\n`,
    )
  }
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}

// A line break in a value that a visitor sent must not forge a second line.
const oneLine = (message: string) => message.replaceAll(/[\r\n]+/g, ' ⏎ ')

function hideSecrets(key: string, value: unknown): unknown {
  if (forbidden.test(key)) return '…'
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack }
  return value
}
