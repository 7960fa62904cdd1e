import type { Readable } from 'node:stream'
import { type EventTable, invoke, type Operation } from '#features/access/operation.ts'
import { system } from '#features/access/schema.ts'
import { openReadingHelp } from '#platform/convert/reading-help.ts'
import type { Province } from '#platform/db/province.ts'
import type { JobContext, JobPayload, Jobs } from '#platform/jobs/jobs.ts'
import type { Services } from '#platform/services.ts'
import { READER_LIMITS } from '#platform/worker.ts'
import { finishReading } from './operations.ts'
import { failedOutcome, type Outcome, outcomeOf } from './rules.ts'
import { listUnreadDocuments, saveProgress } from './store.ts'

type ReadJob = JobPayload & { documentId: string }

export type DocumentJobParts = { services: Services; province(code: string): Province; events: EventTable }

/** Reads a document in a thread of its own, outside any transaction; what was found is written in one. */
export function defineDocumentJobs(jobs: Jobs, parts: DocumentJobParts): void {
  const finish = (job: ReadJob, outcome: Outcome) =>
    invoke(finishReading as unknown as Operation, {
      province: parts.province(job.province),
      services: parts.services,
      events: parts.events,
      actor: system,
      input: { documentId: job.documentId, outcome },
    })
  for (const lane of LANES) {
    jobs.define<ReadJob>(
      lane,
      async (job, context) => {
        const outcome = await read(
          parts,
          job,
          context,
          lane === 'document.read' ? SHORT_SCAN : Number.POSITIVE_INFINITY,
        )
        if (outcome === 'long') await passOn(parts, job)
        else if (outcome) await finish(job, outcome)
      },
      {
        // The thread and every program beside it have limits of their own; a scan of a hundred pages takes long.
        timeoutSeconds: 3600,
        retry: { limit: 2, delaySeconds: 2 },
        once: ({ documentId }) => documentId,
        giveUp: async (job) => void (await finish(job, failedOutcome)),
      },
    )
  }
}

/** Every document begins in the first; scans of many pages go to the second, where they hold up nobody but each other. */
const LANES = ['document.read', 'document.recognise'] as const
/** Pages that are recognised in half a minute. */
const SHORT_SCAN = 3

const passOn = ({ services, province }: DocumentJobParts, job: ReadJob) =>
  province(job.province).write((db) => services.jobs.enqueue(db, 'document.recognise', job))

async function read(
  parts: DocumentJobParts,
  job: ReadJob,
  { signal }: JobContext,
  mostPages: number,
): Promise<Outcome | 'long' | undefined> {
  const { services } = parts
  const province = parts.province(job.province)
  const stop = new AbortController()
  const progress = (percent: number, pages?: { done: number; total: number }) =>
    province.write((db) => saveProgress(db, job.documentId, percent, pages))
  // A document that is not being read any more was stopped by a person: the programs are not asked for another page.
  const tell = async (done: number, total: number) => {
    if (total > mostPages) return stop.abort(new TooLong())
    if (!(await progress(20 + Math.floor((70 * done) / total), { done, total }))) stop.abort(new Stopped())
  }
  const wanted = await progress(0)
  if (!wanted) return undefined
  const bytes = await bytesOf(await services.files.read(wanted.sha256))
  await progress(20)
  const both = AbortSignal.any([signal, stop.signal])
  const help = openReadingHelp(bytes, wanted.filename, {
    signal: both,
    progress: (done, of) => void tell(done, of).catch(() => undefined),
  })
  try {
    const limits = { ...READER_LIMITS, signal: both }
    return outcomeOf(await services.readInWorker(bytes, wanted.filename, limits, help))
  } catch (error) {
    if (stop.signal.aborted && !signal.aborted) return stop.signal.reason instanceof TooLong ? 'long' : undefined
    throw error
  } finally {
    await help.close()
  }
}

class Stopped extends Error {
  override name = 'Stopped'
}

class TooLong extends Error {
  override name = 'TooLong'
}

async function bytesOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** After a crash: what was waiting or being read is queued again, once each. For the start of the server. */
export async function resumeReading(province: Province, { jobs }: Pick<Services, 'jobs'>): Promise<number> {
  return province.write(async (db) => {
    const waiting = await listUnreadDocuments(db)
    for (const documentId of waiting) await jobs.enqueue(db, 'document.read', { province: province.code, documentId })
    return waiting.length
  })
}
