import type { Context } from '#features/access/operation.ts'
import { getSettings } from '#features/province-settings/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { seriesKind } from '#lib/calendar/series.ts'
import { firstState, termsToOpen } from './rules.ts'
import { insertOccurrences, listSeries, mirrorOccurrences, type NewOccurrence, type SeriesRow } from './store.ts'

/** Of one plan, of one piece of work, or of all plans that hold. `fresh`: it was given out just now. */
export type Of = { planId?: string; assignmentId?: string; fresh?: boolean }

/**
 * Opens the occurrences that come next, at the confirmation of a plan, after one was completed, and every night. Doing it
 * again opens none twice. Work that was there before there were occurrences becomes its first one, and nothing is asked
 * in retrospect. Answers how many were opened.
 */
export async function openOccurrences(context: Context, of: Of): Promise<number> {
  const { db, today, now } = context
  const [{ standingEvery: standing }, calendar] = [await getSettings(db), await calendarOf(context)]
  const known = new Map<string, ReturnType<typeof termsToOpen>>()
  const opened: NewOccurrence[] = []
  for (const row of await listSeries(db, of)) {
    // Standing work that was accepted for good stays done.
    if (row.held === 0 && row.state === 'completed' && seriesKind(row.deadline) === 'standing') continue
    const key = `${row.taskId} ${row.lastDay} ${row.anyOpen}`
    const from = of.fresh || row.held > 0 ? undefined : today
    const terms = known.get(key) ?? termsToOpen(row, { standing, calendar, today }, from)
    known.set(key, terms)
    opened.push(...terms.map((term, at) => newOccurrence(row, term, row.held === 0 && at === 0)))
  }
  await insertOccurrences(db, opened, now)
  await mirrorOccurrences(db, [...new Set(opened.map(({ assignmentId }) => assignmentId))])
  return opened.length
}

function newOccurrence(
  { assignmentId, state }: SeriesRow,
  { dueOn, name }: { dueOn: string; name: string },
  adopts: boolean,
): NewOccurrence {
  return { assignmentId, onDay: dueOn, name, state: firstState(state), adopts }
}
