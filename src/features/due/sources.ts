import { dueAssignments } from '#features/assignments/due/store.ts'
import { dueDuties } from '#features/cascade/due/store.ts'
import { duePlans } from '#features/plans/due/store.ts'
import { dueReports } from '#features/reports/due/store.ts'
import { dueSheets } from '#features/rounds/due/store.ts'
import type { DueKind } from './schema.ts'

/**
 * The closed list: what is not here stands in no calendar and no feed, and nobody is reminded of it. A source is a query of
 * all that is due of one kind, with the columns of `DueItem` but `kind` and `path`; store.ts cuts and adds up.
 */
export const sources: Readonly<Record<DueKind, typeof dueAssignments>> = {
  assignment: dueAssignments,
  duty: dueDuties,
  plan: duePlans,
  sheet: dueSheets,
  report: dueReports,
}
