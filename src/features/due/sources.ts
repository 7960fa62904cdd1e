import { listDueAssignments } from '#features/assignments/due/store.ts'
import { listDueDuties } from '#features/cascade/due/store.ts'
import { listDueReports } from '#features/reports/due/store.ts'
import { listDueSheets } from '#features/rounds/due/store.ts'
import type { Db } from '#platform/db/connection.ts'
import type { DueItem, DueKind, DueQuery, DueSource } from './schema.ts'

/** The closed list: whoever tells people what is due (reminders, calendar) asks all of these. */
export const sources: Readonly<Record<DueKind, DueSource>> = {
  assignment: listDueAssignments,
  duty: listDueDuties,
  report: listDueReports,
  sheet: listDueSheets,
}

/** Everything that is due, by day. */
export async function listDue(db: Db, query: DueQuery): Promise<DueItem[]> {
  const all: DueItem[] = []
  for (const source of Object.values(sources)) all.push(...(await source(db, query)))
  return all.sort((a, b) => (a.dueOn === b.dueOn ? compare(a.id, b.id) : compare(a.dueOn, b.dueOn)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
