import type { Context } from '#features/access/operation.ts'
import type { JobPayload, Jobs } from '#platform/jobs/jobs.ts'
import { insertAliases } from './store.ts'

/** An agency whose end lay ahead has ended: its work passes on in the morning after. */
export function defineAgencyJobs(jobs: Jobs, run: (job: JobPayload & { agencyId: string }) => Promise<void>): void {
  jobs.define('agency.passOn', run, { once: ({ agencyId }) => agencyId })
}

/** What a person said a written name means is an alias from then on. */
export async function rememberName({ db }: Context, payload: Record<string, string>): Promise<void> {
  const { name = '', agencyId = null, groupId = null, userId = null } = payload
  await insertAliases(db, { agencyId, groupId, names: [name], source: 'review', createdBy: userId })
}

/** Other names of a group that came with the program's content, one a line. */
export async function keepGroupNames({ db }: Context, payload: Record<string, string>): Promise<void> {
  const { names = '', groupId = null } = payload
  await insertAliases(db, { agencyId: null, groupId, names: names.split('\n'), source: 'content', createdBy: null })
}
