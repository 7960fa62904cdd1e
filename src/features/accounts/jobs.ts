import type { Context } from '#features/access/operation.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'
import { countAdministrators, endGrantsIn, restoreGrantsIn } from './store.ts'

/** After 'agency.ended': rights of people in it, and what they handed on for an absence, end with its last day. */
export async function endGrants({ db, today }: Context, payload: Record<string, string>): Promise<void> {
  const { agencyId = '', lastDay = '' } = payload
  const after = addDays(lastDay, 1)
  const day = after > today ? after : today
  const before = await countAdministrators(db, day, {})
  await endGrantsIn(db, agencyId, lastDay)
  if (before > 0 && (await countAdministrators(db, day, {})) === 0) throw new Problem('access.last_administrator')
}

/** After 'agency.reopened': rights that ended with it hold again as before. */
export async function restoreGrants({ db }: Context, payload: Record<string, string>): Promise<void> {
  const { agencyId = '', grants = '[]' } = payload
  await restoreGrantsIn(db, agencyId, grants)
}
