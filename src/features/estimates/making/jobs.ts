import { type EventTable, invoke, type Operation } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { findSurvey } from '#features/surveys/store.ts'
import type { Province } from '#platform/db/province.ts'
import type { JobPayload, Jobs } from '#platform/jobs/jobs.ts'
import { Problem } from '#platform/problem.ts'
import type { Services } from '#platform/services.ts'
import { type Content, contentOf } from './content.ts'
import { finishMaking, keepAnswers } from './operations.ts'
import { tellRead } from './progress.ts'
import { findBegunBy } from './store.ts'

type MakeJob = JobPayload & { resultId: string }

export type EstimateJobParts = { services: Services; province(code: string): Province; events: EventTable }

/** Results from very many answers: read in a transaction of their own that writes nothing, and written in another. */
export function defineEstimateJobs(jobs: Jobs, parts: EstimateJobParts): void {
  const call = (op: unknown, { province, resultId }: MakeJob, input: object = {}) =>
    invoke(op as Operation, {
      ...{ province: parts.province(province), services: parts.services, events: parts.events },
      ...{ actor: system, input: { resultId, ...input } },
    }) as Promise<{ done: boolean }>
  const finish = (job: MakeJob, made: Content | null, failed: string | null) =>
    call(finishMaking, job, { made, failed }).then(() => undefined)
  jobs.define<MakeJob>(
    'estimate.make',
    async (job) => {
      if (!(await call(keepAnswers, job)).done) return
      const made = await making(parts, job)
      await (typeof made === 'string' ? finish(job, null, made) : finish(job, made, null))
    },
    {
      timeoutSeconds: 3600,
      retry: { limit: 2, delaySeconds: 5 },
      once: ({ resultId }) => resultId,
      giveUp: (job) => finish(job, null, stopped),
    },
  )
}

const stopped = 'Việc tính dừng giữa chừng vì máy chủ gặp lỗi hoặc bị tắt. Phiếu vẫn còn đủ; hãy bấm tính lại.'

/** The content, or in words why there is none. */
async function making({ services, province }: EstimateJobParts, job: MakeJob): Promise<Content | string> {
  try {
    return await province(job.province).snapshot(async (db) => {
      const begun = await findBegunBy(db, job.resultId)
      const subject = begun && (await findSurvey(db, begun.surveyId))
      if (!subject) throw new Problem('access.not_found')
      return contentOf(db, subject, begun, (answers) => tellRead(begun.id, answers))
    })
  } catch (error) {
    if (error instanceof Problem) return services.words(`problem.${error.code}`, 'vi', error.details)
    throw error
  } finally {
    tellRead(job.resultId, null)
  }
}
