import type { Db } from '#platform/db/connection.ts'
import type { Found } from './rules.ts'
import type { DueKind } from './schema.ts'
import { type Asked, listDueDuties, listDueReports, listDueSheets, listDueWork, listEndingPlans } from './store.ts'

/** One kind of thing that is due: what of it falls due for some agencies in a span of days, in one query. */
export type Source = (db: Db, asked: Asked) => Promise<Found[]>

/** The closed list: what is not here stands in no calendar. A new kind of duty adds its line, its words and its path. */
export const sources: Record<DueKind, Source> = {
  work: listDueWork,
  duty: listDueDuties,
  plan: listEndingPlans,
  round: listDueSheets,
  report: listDueReports,
}
