import type { JobPayload, Jobs } from '#platform/jobs/jobs.ts'

const name = 'report.keepDay'

/** Opens rounds whose time has come, once a day. */
export function defineReportJobs(jobs: Jobs, run: (job: JobPayload) => Promise<void>): void {
  jobs.define(name, run, { once: () => 'day' })
}

/** Early, before anybody works; a server that was off opens them on the next day. */
export const repeatReportJobs = (jobs: Pick<Jobs, 'repeat'>, province: string): Promise<void> =>
  jobs.repeat(name, '40 0 * * *', { province })
