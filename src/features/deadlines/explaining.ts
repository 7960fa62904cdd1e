import type { Context } from '#features/access/operation.ts'
import { clockEvents } from '#features/assignments/clocks/rules.ts'
import { listClockEntries } from '#features/assignments/clocks/store.ts'
import { listDaysMoved, listWorkRules } from '#features/assignments/due/store.ts'
import { listDutyEntries, listDutyRules } from '#features/cascade/clocks/store.ts'
import type { DueItem, DueKind } from '#features/due/schema.ts'
import { listRoundDerivations } from '#features/reports/due/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { explained, ofDuty, ofPlan, ofReport, ofSheet, ofWork, type Reckoned } from './explain-rules.ts'
import type { Explained } from './schema.ts'

type Explain = (context: Context, items: readonly DueItem[]) => Promise<Map<string, Reckoned>>

/** Each time of recurring work has what happened to the work as a whole, and to itself. */
const concerns = (it: { occurrenceId: string | null }, id: string) => it.occurrenceId === null || it.occurrenceId === id

async function explainWork(context: Context, items: readonly DueItem[]): Promise<Map<string, Reckoned>> {
  const { db } = context
  const rules = new Map((await listWorkRules(db, items)).map((rule) => [rule.id, rule]))
  const assignmentIds = [...new Set(items.map(({ shownId }) => shownId))]
  const entries = Map.groupBy(await listClockEntries(db, assignmentIds), (it) => it.assignmentId)
  const moved = Map.groupBy(await listDaysMoved(db, assignmentIds), (it) => it.assignmentId)
  const calendar = await calendarOf(context)
  return new Map(
    items.flatMap(({ id, shownId, dueOn }) => {
      const rule = rules.get(id)
      if (!rule) return []
      const own = (entries.get(shownId) ?? []).filter((it) => concerns(it, id))
      const events = clockEvents(own.map(({ entry }) => entry))
      const moves = (moved.get(shownId) ?? []).filter((it) => concerns(it, id))
      return [[id, ofWork(rule, { events, moves }, calendar, dueOn)]]
    }),
  )
}

async function explainDuties(context: Context, items: readonly DueItem[]): Promise<Map<string, Reckoned>> {
  const { db } = context
  const dutyIds = items.map(({ id }) => id)
  const rules = new Map((await listDutyRules(db, dutyIds)).map((rule) => [rule.id, rule]))
  const histories = Map.groupBy(await listDutyEntries(db, { dutyIds }), (it) => it.dutyId)
  const calendar = await calendarOf(context)
  return new Map(
    items.flatMap(({ id, dueOn }) => {
      const rule = rules.get(id)
      return rule ? [[id, ofDuty(rule, histories.get(id) ?? [], calendar, dueOn)]] : []
    }),
  )
}

async function explainReports({ db }: Context, items: readonly DueItem[]): Promise<Map<string, Reckoned>> {
  const found = await listRoundDerivations(db, [...new Set(items.map(({ groupId }) => groupId))])
  const byRound = new Map(found.map(({ id, derivation }) => [id, ofReport(derivation)]))
  return new Map(items.flatMap(({ id, groupId }) => [[id, byRound.get(groupId) ?? ofReport([])]]))
}

const always =
  (reckoned: Reckoned): Explain =>
  async (_context, items) =>
    new Map(items.map(({ id }) => [id, reckoned]))

const explain: Readonly<Record<DueKind, Explain>> = {
  assignment: explainWork,
  duty: explainDuties,
  plan: always(ofPlan),
  sheet: always(ofSheet),
  report: explainReports,
}

/** How the days of one kind follow; a fixed number of queries, however many they are. */
export async function explainDue(context: Context, kind: DueKind, items: readonly DueItem[]): Promise<Explained[]> {
  if (items.length === 0) return []
  const reckoned = await explain[kind](context, items)
  return items.map((it) => explained(it, reckoned.get(it.id) ?? ofReport([])))
}
