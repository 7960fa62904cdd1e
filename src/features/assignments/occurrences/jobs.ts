import type { JobPayload, Jobs } from '#platform/jobs/jobs.ts'

const name = 'assignment.openOccurrences'

/** Opens what falls due next. */
export function defineOccurrenceJobs(jobs: Jobs, run: (job: JobPayload) => Promise<void>): void {
  jobs.define(name, run, { once: () => 'open' })
}

/** Every night before the working day. */
export const repeatOccurrenceJobs = (jobs: Pick<Jobs, 'repeat'>, province: string): Promise<void> =>
  jobs.repeat(name, '35 0 * * *', { province })
