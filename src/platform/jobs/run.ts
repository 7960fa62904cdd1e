import type { JobWithMetadata, PgBoss } from 'pg-boss'
import type { Log } from '#platform/log.ts'
import { type Definition, type JobPayload, queueOptions } from './definition.ts'

/** Makes the queues of all definitions and, with `work`, the workers that empty them. */
export async function startQueues(
  boss: PgBoss,
  definitions: Iterable<Definition>,
  log: Log,
  work: boolean,
): Promise<void> {
  const all = inCreationOrder(definitions)
  for (const each of all) await prepareQueue(boss, each)
  if (work) for (const each of all) await startWorker(boss, each, log)
}

// A queue must exist before another names it as the place for what failed.
const inCreationOrder = (definitions: Iterable<Definition>) =>
  [...definitions].sort((a, b) => Number(a.options.giveUp !== undefined) - Number(b.options.giveUp !== undefined))

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

/** Runs what is due in all queues until nothing is left, and answers how many; one job may add another. */
export async function runDue(boss: PgBoss, definitions: ReadonlyMap<string, Definition>, log: Log): Promise<number> {
  let count = 0
  for (let ran = -1; ran !== 0; count += ran) {
    ran = 0
    for (const each of definitions.values()) ran += await runWaiting(boss, each, log)
  }
  return count
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
