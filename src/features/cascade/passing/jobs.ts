import type { Context } from '#features/access/operation.ts'
import { passingOf } from '#features/directory/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { mergeOpenDuties, passDutiesOn } from './store.ts'

/**
 * After 'agency.ended' and behind its work: its one successor owes the plans that it owed. With none or several the
 * duties stay where they are, in sight of whoever keeps the plan and may take them out of the rule.
 */
export async function passDuties({ db, today }: Context, { agencyId = '' }: Record<string, string>): Promise<void> {
  const passing = passingOf(await loadDirectory(db, today), agencyId, today)
  const [heir] = passing?.to ?? []
  if (!heir || passing!.to.length > 1) return
  await mergeOpenDuties(db, agencyId, heir.agency.id)
  await passDutiesOn(db, agencyId, heir.agency.id)
}
