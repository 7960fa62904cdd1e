import { type ConstructorOptions, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Cluster } from '#platform/db/connect.ts'
import { clientOf, type Db } from '#platform/db/connection.ts'
import type { Log } from '#platform/log.ts'
import {
  type Definition,
  gaveUp,
  type JobContext,
  type JobOptions,
  type JobPayload,
  queueOptions,
} from './definition.ts'

export type { JobContext, JobOptions, JobPayload } from './definition.ts'

export type EnqueueOptions = {
  /** Not before this moment. */
  startAfter?: Date
  /** 0 is the default; more is sooner. */
  priority?: number
}

/** Work that outlives a request, kept in the same database as what it is about. */
export type Jobs = {
  /** Names a kind of job and what it does. Before `start`. */
  define<P extends JobPayload>(
    name: string,
    run: (payload: P, context: JobContext) => Promise<void>,
    options?: JobOptions<P>,
  ): void
  /**
   * Adds a job inside the caller's transaction: it exists when that commits and never when it rolls back. Answers its
   * id, or undefined when `once` says that the same job waits already.
   */
  enqueue<P extends JobPayload>(db: Db, name: string, payload: P, options?: EnqueueOptions): Promise<string | undefined>
  /** Enqueues a job again and again; `cron` is in the time of Việt Nam. The same name and province again replaces it. */
  repeat<P extends JobPayload>(name: string, cron: string, payload: P): Promise<void>
  start(): Promise<void>
  /** Runs what is due in this process until nothing is left, and answers how many; for commands and tests. */
  runDue(): Promise<number>
  /** Lets running jobs end, up to that many seconds, and stops. */
  stop(graceSeconds?: number): Promise<void>
}

export type JobsOptions = {
  log: Log
  /** Without work, jobs are only added, or run by `runDue`. */
  work?: boolean
}

/** Schema of the queue; it belongs to the cluster, so each payload names its province. */
const SCHEMA = 'namro_jobs'
const TIME_ZONE = 'Asia/Ho_Chi_Minh'

export function openJobs(cluster: Pick<Cluster, 'pool'>, { log, work = true }: JobsOptions): Jobs {
  const definitions = new Map<string, Definition>()
  const boss = new PgBoss({
    ...connectionOf(cluster),
    ...PACE,
    schema: SCHEMA,
    supervise: work,
    schedule: work,
    useListenNotify: work,
  })
  boss.on('error', (error) => log.error('the job queue reports an error', { error: error.message }))
  boss.on('warning', ({ message }) => log.warn('the job queue reports a warning', { about: message }))
  let started = false

  const definition = (name: string): Definition => {
    const found = definitions.get(name)
    if (!found) throw new Error(`No job is called ${name}.`)
    return found
  }
  return {
    define: (name, run, options = {}) => {
      if (started) throw new Error(`The job ${name} is defined after the start.`)
      if (definitions.has(name)) throw new Error(`Two jobs are called ${name}.`)
      const fresh = { name, run, options } as unknown as Definition
      definitions.set(name, fresh)
      const after = gaveUp(fresh)
      if (after) definitions.set(after.name, after)
    },
    enqueue: async (db, name, payload, options = {}) => {
      const { once } = definition(name).options
      const client = clientOf(db)
      const id = await boss.send(name, payload, {
        ...options,
        ...(once ? { singletonKey: `${payload.province}/${once(payload)}` } : {}),
        db: { executeSql: (text, values) => client.query(text, values) },
      })
      return id ?? undefined
    },
    repeat: async (name, cron, payload) => {
      definition(name)
      await boss.schedule(name, cron, payload, { tz: TIME_ZONE, key: payload.province })
    },
    start: async () => {
      await boss.start()
      started = true
      try {
        for (const each of inCreationOrder(definitions)) await prepareQueue(boss, each)
        if (work) for (const each of definitions.values()) await startWorker(boss, each, log)
      } catch (error) {
        await boss.stop({ graceful: false })
        throw error
      }
    },
    runDue: async () => {
      let count = 0
      for (let ran = -1; ran !== 0; count += ran) {
        ran = 0
        for (const each of definitions.values()) ran += await runWaiting(boss, each, log)
      }
      return count
    },
    stop: async (graceSeconds = 20) => {
      if (started) await boss.stop({ graceful: graceSeconds > 0, timeout: graceSeconds * 1000, close: true })
      started = false
    },
  }
}

/** How soon a job of a process that died is noticed and tried again: within about half a minute. */
const PACE = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10, max: 4 } satisfies ConstructorOptions

// The queue has a small pool of its own: its readers of numbers and dates differ from ours, and it must not starve requests.
function connectionOf({ pool }: Pick<Cluster, 'pool'>): ConstructorOptions {
  const { connectionString, host, port, user, database, ssl, password } = pool.options
  if (connectionString !== undefined) return { connectionString, application_name: 'namro jobs' }
  return {
    application_name: 'namro jobs',
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(database === undefined ? {} : { database }),
    ...(ssl === undefined ? {} : { ssl }),
    ...(password === undefined ? {} : { password: password as string | (() => string | Promise<string>) }),
  }
}

// A queue must exist before another names it as the place for what failed.
const inCreationOrder = (definitions: ReadonlyMap<string, Definition>) =>
  [...definitions.values()].sort(
    (a, b) => Number(a.options.giveUp !== undefined) - Number(b.options.giveUp !== undefined),
  )

async function prepareQueue(boss: PgBoss, definition: Definition): Promise<void> {
  const options = queueOptions(definition)
  await boss.createQueue(definition.name, options)
  const { policy: _, ...changeable } = options
  await boss.updateQueue(definition.name, changeable)
}

async function startWorker(boss: PgBoss, definition: Definition, log: Log): Promise<void> {
  const { concurrency = 1 } = definition.options
  const options = {
    includeMetadata: true,
    localConcurrency: concurrency,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 2,
  } as const
  await boss.work<JobPayload, void, typeof options>(definition.name, options, async (jobs) => {
    for (const job of jobs) await runJob(definition, job, job.signal, log)
  })
}

async function runJob(
  definition: Definition,
  job: JobWithMetadata<JobPayload>,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  const attempt = job.retryCount + 1
  const facts = { job: definition.name, id: job.id, province: job.data.province, attempt }
  const began = performance.now()
  try {
    await definition.run(job.data, { id: job.id, attempt, signal })
    log.info('job done', { ...facts, ms: Math.round(performance.now() - began) })
  } catch (error) {
    log.error('job failed', { ...facts, error })
    throw error
  }
}

async function runWaiting(boss: PgBoss, definition: Definition, log: Log): Promise<number> {
  let ran = 0
  for (;;) {
    const [job] = await boss.fetch<JobPayload>(definition.name, { includeMetadata: true })
    if (!job) return ran
    ran++
    const seconds = queueOptions(definition).expireInSeconds
    const signal = AbortSignal.timeout(seconds * 1000)
    await runJob(definition, job, signal, log).then(
      () => boss.complete(definition.name, job.id),
      (error: Error) => boss.fail(definition.name, job.id, { message: error.message }),
    )
  }
}
