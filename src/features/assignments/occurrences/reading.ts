import type { z } from 'zod'
import type { Context } from '#features/access/operation.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { clockDay } from '#lib/calendar/clock.ts'
import { clockEvents } from '../clocks/rules.ts'
import { findClockRule, listClockEntries } from '../clocks/store.ts'
import { lateBy, overdueDays, shown } from '../rules.ts'
import type { AssignmentDetail, Occurrence, Step } from '../schema.ts'
import { findAsked, listParts, type StoredAssignment } from '../store.ts'
import { atTime } from '../taking.ts'
import { type StoredOccurrence, shownOf, targetOf } from './rules.ts'
import { listOccurrences } from './store.ts'

type OnAssignment = Context & { subject: StoredAssignment }

/** The time of recurring work that a step would be about. */
export async function findTime(
  { db, subject }: OnAssignment,
  step: Step,
  occurrenceId: string | undefined,
): Promise<string | null> {
  if (subject.occurrenceName === null) return null
  return targetOf(await listOccurrences(db, subject.id), step, occurrenceId)?.id ?? null
}

/** A piece of work with all that belongs to it; of recurring work one of its times, beside a list of all. */
export async function detailOf(
  context: OnAssignment,
  occurrenceId: string | undefined,
): Promise<z.input<typeof AssignmentDetail>> {
  const { db, subject, can, today } = context
  const may = can(subject)
  const times = subject.occurrenceName === null ? [] : await listOccurrences(db, subject.id)
  const time = looked(times, occurrenceId, may.includes('assignment.decide'))
  const it = atTime(subject, time)
  const asked = subject.extensionAsked && time ? await findAsked(db, subject.id) : undefined
  const extensionAsked = subject.extensionAsked && (!asked?.occurrenceId || asked.occurrenceId === time?.id)
  return {
    ...shown({ ...it, extensionAsked }, may, today),
    ...(await listParts(db, subject, can, time?.id ?? null)),
    occurrenceId: time?.id ?? null,
    occurrences: times.map((each) => occurrence(each, today)),
    dueDerivation: await derivationOf(context, time),
  }
}

/** Whoever decides looks at what was handed in, everybody else at what comes next. */
function looked(
  times: readonly StoredOccurrence[],
  occurrenceId: string | undefined,
  decides: boolean,
): StoredOccurrence | undefined {
  if (occurrenceId !== undefined) return targetOf(times, 'report', occurrenceId)
  const waiting = decides ? times.find(({ state }) => state === 'submitted') : undefined
  return waiting ?? shownOf(times)
}

const occurrence = (it: StoredOccurrence, today: string): z.input<typeof Occurrence> => ({
  ...{ id: it.id, name: it.name, state: it.state, dueOn: it.dueOn, pausedOn: it.pausedOn, percent: it.percent },
  overdueDays: overdueDays(it, today),
  lateBy: lateBy(it),
  completedAt: it.completedAt?.toISOString() ?? null,
})

/** How the day follows from the words, and from what happened since. */
async function derivationOf(context: OnAssignment, time: StoredOccurrence | undefined) {
  const { db, subject } = context
  const rule = await findClockRule(db, subject.taskId)
  if (!rule?.deadline) return []
  const entries = await listClockEntries(db, [subject.id], time?.id ?? null)
  const events = clockEvents(entries.map(({ entry }) => entry))
  const asOf = time?.onDay ?? rule.issuedOn
  const { derivation } = clockDay({ ...rule, deadline: rule.deadline, asOf, events }, await calendarOf(context))
  return derivation
}
