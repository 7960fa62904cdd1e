import { invoke, type Operation } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { passOn } from '#features/agencies/ending.ts'
import { defineAgencyJobs } from '#features/agencies/jobs.ts'
import { defineOccurrenceJobs, repeatOccurrenceJobs } from '#features/assignments/occurrences/jobs.ts'
import { openNextOccurrences } from '#features/assignments/occurrences/operations.ts'
import { keepMonth } from '#features/current-scores/days.ts'
import { defineScoreJobs, repeatScoreJobs } from '#features/current-scores/jobs.ts'
import { defineDocumentJobs, resumeReading } from '#features/documents/jobs.ts'
import { defineEstimateJobs } from '#features/estimates/making/jobs.ts'
import { defineReminderJobs, repeatReminderJobs } from '#features/reminders/jobs.ts'
import { defineReportJobs, repeatReportJobs } from '#features/reports/jobs.ts'
import { keepDay } from '#features/reports/operations.ts'
import { defineFileJobs, repeatFileJobs, sweepFiles } from '#features/stored-files/jobs.ts'
import { forgetUnused, graceEnd } from '#features/stored-files/operations.ts'
import type { Pool } from '#platform/db/pool.ts'
import type { Province } from '#platform/db/province.ts'
import { databaseIdentity, listFilesOfAll } from '#platform/db/registry.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import type { Services } from '#platform/services.ts'
import { events } from './events.ts'

export type JobParts = { services: Services; province(code: string): Province; pool: Pool }

/** Every job of every feature; each ends by invoking an operation as the program itself. */
export function defineJobs(jobs: Jobs, parts: JobParts): void {
  defineDocumentJobs(jobs, { ...parts, events })
  defineEstimateJobs(jobs, { ...parts, events })
  defineAgencyJobs(jobs, async ({ province, agencyId }) => {
    const request = { province: parts.province(province), services: parts.services, events, actor: system }
    await invoke(passOn as unknown as Operation, { ...request, input: { agencyId } })
  })
  defineOccurrenceJobs(jobs, async ({ province }) => {
    const request = { province: parts.province(province), services: parts.services, events, actor: system }
    await invoke(openNextOccurrences as unknown as Operation, { ...request, input: {} })
  })
  defineReminderJobs(jobs, { ...parts, events })
  defineReportJobs(jobs, async ({ province }) => {
    const request = { province: parts.province(province), services: parts.services, events, actor: system }
    await invoke(keepDay as unknown as Operation, { ...request, input: {} })
  })
  defineFileJobs(jobs, async ({ province }) => {
    const { services, pool } = parts
    const request = { province: parts.province(province), services, events, actor: system }
    await invoke(forgetUnused as unknown as Operation, { ...request, input: {} })
    const owner = await databaseIdentity(pool)
    const { files, log } = services
    await sweepFiles({ files, log, owner, recorded: () => listFilesOfAll(pool), before: graceEnd(new Date()) })
  })
  defineScoreJobs(jobs, async ({ province }) => {
    const request = { province: parts.province(province), services: parts.services, events, actor: system }
    await invoke(keepMonth as unknown as Operation, { ...request, input: {} })
  })
}

/** At start-up, for each province: what a crash interrupted is queued again, and what comes back is planned. */
export async function resumeJobs(province: Province, services: Services, jobs: Jobs): Promise<void> {
  await resumeReading(province, services)
  await repeatScoreJobs(jobs, province.code)
  await repeatOccurrenceJobs(jobs, province.code)
  await province.write((db) => jobs.enqueue(db, 'assignment.openOccurrences', { province: province.code }))
  await repeatReminderJobs(jobs, province.code)
  await repeatReportJobs(jobs, province.code)
  await repeatFileJobs(jobs, province.code)
}
