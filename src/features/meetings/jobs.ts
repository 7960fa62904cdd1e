import type { Context } from '#features/access/operation.ts'
import { checkMay } from '#features/access/rules.ts'
import { Problem } from '#platform/problem.ts'
import { findMeetingForUpdate, saveConclusion } from './store.ts'

/** After 'directive.concluded': the meeting of which a document tells the conclusions knows it. */
export async function keepConclusion(
  { db, actor, now }: Context,
  { meetingId = '', planId = '' }: Record<string, string>,
): Promise<void> {
  const found = await findMeetingForUpdate(db, meetingId)
  if (!found) throw new Problem('access.not_found')
  checkMay(actor, 'meeting.keep', found)
  if (found.meeting.conclusion) throw new Problem('meeting.concluded')
  await saveConclusion(db, meetingId, planId, now)
}
