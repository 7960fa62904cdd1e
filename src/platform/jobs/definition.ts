/** What a job is told. It must be JSON, and small: ids, not things. */
export type JobPayload = { province: string }

export type JobContext = {
  id: string
  /** 1 for the first try. */
  attempt: number
  /** Aborted when the time is up or the server stops. */
  signal: AbortSignal
}

export type JobOptions<P extends JobPayload> = {
  /** How many run at once in one server; 1 by default. */
  concurrency?: number
  /** Tries after the first, and the seconds before the first of them, which double each time. 2 and 5 by default. */
  retry?: { limit: number; delaySeconds: number }
  /** After that many seconds an attempt counts as failed; 300 by default. */
  timeoutSeconds?: number
  /** While a job of the same name, province and text waits, no second one is added. */
  once?: (payload: P) => string
  /** Called once, in a later job, when the last attempt has failed, timed out or died with its server. */
  giveUp?: (payload: P, context: JobContext) => Promise<void>
}

export type Definition = {
  name: string
  run: (payload: JobPayload, context: JobContext) => Promise<void>
  options: JobOptions<JobPayload>
}

const gaveUpName = (name: string) => `${name}.gaveUp`

/** The job that runs when another was given up, if anything is to be done then. */
export function gaveUp({ name, options: { giveUp } }: Definition): Definition | undefined {
  return giveUp && { name: gaveUpName(name), run: giveUp, options: { retry: { limit: 5, delaySeconds: 5 } } }
}

/** The same in the words of pg-boss. A server that died shows by its missing heartbeat. */
export function queueOptions({ name, options }: Definition) {
  const { retry = { limit: 2, delaySeconds: 5 }, timeoutSeconds = 300, once, giveUp } = options
  return {
    policy: once ? 'short' : 'standard',
    notify: true,
    retryLimit: retry.limit,
    retryDelay: retry.delaySeconds,
    ...(retry.delaySeconds > 0 ? { retryBackoff: true, retryDelayMax: 3600 } : {}),
    expireInSeconds: timeoutSeconds,
    heartbeatSeconds: 20,
    deleteAfterSeconds: 14 * 86_400,
    ...(giveUp ? { deadLetter: gaveUpName(name) } : {}),
  }
}
