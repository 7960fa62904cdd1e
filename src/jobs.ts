import { defineDocumentJobs, resumeReading } from '#features/documents/jobs.ts'
import type { Province } from '#platform/db/province.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Services } from '#platform/services.ts'
import { events } from './events.ts'

export type JobParts = { services: Services; province(code: string): Province }

/** Every job of every feature; each ends by invoking an operation as the program itself. */
export function defineJobs(jobs: Jobs, parts: JobParts): void {
  defineDocumentJobs(jobs, { ...parts, events })
}

/** At start-up, for each province: what a crash interrupted is queued again. */
export async function resumeJobs(province: Province, services: Services): Promise<void> {
  await resumeReading(province, services)
}
