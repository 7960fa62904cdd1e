import type { Province } from '#platform/db/province.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Services } from '#platform/services.ts'

export type JobParts = { services: Services; province(code: string): Province }

/** Every job of every feature; each ends by invoking an operation as the program itself. */
export function defineJobs(_jobs: Jobs, _parts: JobParts): void {}
