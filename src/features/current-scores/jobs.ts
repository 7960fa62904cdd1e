import type { JobPayload, Jobs } from '#platform/jobs/jobs.ts'

const name = 'score.keepMonth'

/** Keeps what everything came to, once a month. */
export function defineScoreJobs(jobs: Jobs, run: (job: JobPayload) => Promise<void>): void {
  jobs.define(name, run, { once: () => 'month' })
}

/** Looks every night, so that a server that was off on the first of the month keeps it the night after. */
export const repeatScoreJobs = (jobs: Pick<Jobs, 'repeat'>, province: string): Promise<void> =>
  jobs.repeat(name, '20 0 * * *', { province })
