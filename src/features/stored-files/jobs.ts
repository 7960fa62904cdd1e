import type { FileStore } from '#platform/files/store.ts'
import type { JobPayload, Jobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log.ts'

const name = 'file.sweep'

/** Forgets what is no longer used, then removes bytes that nobody in the database names. */
export function defineFileJobs(jobs: Jobs, run: (job: JobPayload) => Promise<void>): void {
  jobs.define(name, run, { once: () => 'night', timeoutSeconds: 3600 })
}

/** Every night; each province forgets its own, and the first of them has removed what all have forgotten. */
export const repeatFileJobs = (jobs: Pick<Jobs, 'repeat'>, province: string): Promise<void> =>
  jobs.repeat(name, '40 1 * * *', { province })

type Sweep = {
  files: Pick<FileStore, 'list' | 'remove' | 'claim'>
  log: Log
  /** Which database this is, and every file that any schema in it names. */
  owner: string
  recorded(): Promise<ReadonlySet<string>>
  before: Date
}

/**
 * Removes bytes that arrived before a moment and that nothing names; answers how many. A folder or bucket that another
 * database uses is left alone: its files are unknown here and needed there.
 */
export async function sweepFiles({ files, log, owner, recorded, before }: Sweep): Promise<number> {
  if (!(await files.claim(owner))) {
    log.warn('the files belong to another database, none is removed')
    return 0
  }
  const needed = await recorded()
  let removed = 0
  for await (const { sha256, keptAt } of files.list()) {
    if (keptAt >= before || needed.has(sha256)) continue
    if (await files.remove(sha256, before)) removed += 1
  }
  if (removed > 0) log.info('files that nothing names were removed', { removed })
  return removed
}
