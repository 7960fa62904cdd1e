import type { Context } from '#features/access/operation.ts'
import { passingOf } from '#features/directory/rules.ts'
import { loadDirectory } from '#features/directory/store.ts'
import { insertDutyLines } from '../clocks/store.ts'
import { mergeOpenDuties, passDutiesOn } from './store.ts'

/**
 * After 'agency.ended' and behind its work: its one successor owes the plans that it owed. With none or several the
 * duties stay where they are, in sight of whoever keeps the plan and may take them out of the rule.
 */
export async function passDuties(context: Context, { agencyId = '' }: Record<string, string>): Promise<void> {
  const { db, today, now, userId, actor } = context
  const passing = passingOf(await loadDirectory(db, today), agencyId, today)
  const [heir] = passing?.to ?? []
  if (!heir || passing!.to.length > 1) return
  await mergeOpenDuties(db, agencyId, heir.agency.id)
  const passed = await passDutiesOn(db, agencyId, heir.agency.id)
  const lines = passed.map((dutyId) => ({ dutyId, onDay: today, dueFrom: null, dueTo: null }))
  const reason = `${heir.agency.name} thực hiện thay đơn vị đã kết thúc hoạt động`
  await insertDutyLines(db, lines, { action: 'transferred', reason }, { userId, name: actor.name, now })
}
