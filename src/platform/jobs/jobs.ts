import { type ConstructorOptions, PgBoss } from 'pg-boss'
import type { Cluster } from '#platform/db/connect.ts'
import { clientOf, type Db } from '#platform/db/connection.ts'
import type { Log } from '#platform/log.ts'
import { type Definition, gaveUp, type JobContext, type JobOptions, type JobPayload } from './definition.ts'
import { runDue, startQueues } from './run.ts'

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
  const boss = openQueue(cluster, log, work)
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
    enqueue: (db, name, payload, options = {}) => add(boss, definition(name), db, payload, options),
    repeat: async (name, cron, payload) => {
      definition(name)
      await boss.schedule(name, cron, payload, { tz: TIME_ZONE, key: payload.province })
    },
    start: async () => {
      await boss.start()
      started = true
      await startQueues(boss, definitions.values(), log, work).catch(async (error) => {
        await boss.stop({ graceful: false })
        throw error
      })
    },
    runDue: () => runDue(boss, definitions, log),
    stop: async (graceSeconds = 20) => {
      if (started) await boss.stop({ graceful: graceSeconds > 0, timeout: graceSeconds * 1000, close: true })
      started = false
    },
  }
}

function openQueue(cluster: Pick<Cluster, 'pool'>, log: Log, work: boolean): PgBoss {
  const connection = connectionOf(cluster)
  const boss = new PgBoss({
    ...connection,
    ...PACE,
    schema: SCHEMA,
    supervise: work,
    schedule: work,
    useListenNotify: work,
  })
  boss.on('error', (error) => log.error('the job queue reports an error', { error: error.message }))
  boss.on('warning', ({ message }) => log.warn('the job queue reports a warning', { about: message }))
  return boss
}

async function add(
  boss: PgBoss,
  { name, options: { once } }: Definition,
  db: Db,
  payload: JobPayload,
  options: EnqueueOptions,
): Promise<string | undefined> {
  const client = clientOf(db)
  const id = await boss.send(name, payload, {
    ...options,
    ...(once ? { singletonKey: `${payload.province}/${once(payload)}` } : {}),
    db: { executeSql: (text, values) => client.query(text, values) },
  })
  return id ?? undefined
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
