import type { Context } from '#features/access/operation.ts'
import { openOccurrences } from './occurrences/opening.ts'
import { isUntouched, type StoredOccurrence, shownOf, spread, targetOf, wholeSteps } from './occurrences/rules.ts'
import { listOccurrences, mirrorOccurrences, saveOccurrence } from './occurrences/store.ts'
import { type Change, checkVersion, shown } from './rules.ts'
import type { Assignment, AssignmentState, Step } from './schema.ts'
import { authorOf, closeExtension, findAsked, type StoredAssignment, saveChange } from './store.ts'

export type OnAssignment = Context & { subject: StoredAssignment }
type Made = Change<StoredAssignment>
type Wish = { version: number; occurrenceId?: string | undefined }
/** `before`: as it stood; `time`: of recurring work, which time it was about. */
type Taken = { reply: Assignment; entryId: string; before: StoredAssignment; time: StoredOccurrence | undefined }

/** An assignment as it stands in one of its times. */
export const atTime = (it: StoredAssignment, time: StoredOccurrence | undefined): StoredAssignment => {
  if (!time) return it
  const { state, dueOn, pausedOn, pausedDueOn, percent, lastReportAt, reportedOn, completedAt } = time
  const standing = { state, dueOn, pausedOn, pausedDueOn, percent, lastReportAt, reportedOn, completedAt }
  return { ...it, ...standing, occurrenceName: time.name }
}

/**
 * Takes a step that was made against the version that the person saw; answers the assignment as it is then. Of recurring
 * work the step is about one of its times; steps that are about the work as a whole are taken by all that are open.
 */
export async function take(
  context: OnAssignment,
  { version, occurrenceId }: Wish,
  step: Step,
  make: (it: StoredAssignment, time: StoredOccurrence | undefined) => Made | Promise<Made>,
): Promise<Taken> {
  const { db, subject, can, today } = context
  const times = subject.occurrenceName === null ? [] : await listOccurrences(db, subject.id)
  const time = wholeSteps.has(step) ? shownOf(times) : targetOf(times, step, occurrenceId)
  const whole = wholeSteps.has(step) || (step === 'reopen' && time?.state === 'cancelled')
  const before = atTime(subject, time)
  // Whoever names a time is not held up by what others did with another one.
  if (whole || !time || time.id !== occurrenceId || !isUntouched(time, subject, version)) checkVersion(before, version)
  const change = await make(before, time)
  await withdrawExtension(context, step, time)
  const entry = time && !whole ? { ...change.entry, occurrenceId: time.id } : change.entry
  const entryId = await saveChange(db, subject, { after: change.after, entry }, authorOf(context))
  if (time) {
    await saveTime(context, time, change.after)
    const { state, version: fresh } = change.after
    if (whole) await saveOthers(context, times, time, { step, state, version: fresh })
    // Whoever reports has accepted the work, not only this time of it; nobody else's step on another time minds.
    if (step === 'report' || step === 'submit')
      await saveOthers(context, times, time, { step: 'accept', state: 'accepted' })
    if (step === 'complete') await openOccurrences(context, { assignmentId: subject.id })
    await mirrorOccurrences(db, [subject.id])
  }
  return { reply: shown(change.after, can(subject), today), entryId, before, time }
}

async function saveTime({ db }: OnAssignment, { id }: StoredOccurrence, after: StoredAssignment): Promise<void> {
  const { state, dueOn, pausedOn, pausedDueOn, percent, lastReportAt, completedAt, version } = after
  await saveOccurrence(db, { id, state, dueOn, pausedOn, pausedDueOn, percent, lastReportAt, completedAt, version })
}

async function saveOthers(
  context: OnAssignment,
  times: readonly StoredOccurrence[],
  time: StoredOccurrence,
  { step, state, version }: { step: Step; state: AssignmentState; version?: number },
): Promise<void> {
  for (const other of times) {
    const stays = other.id === time.id || other.state === 'completed'
    const to = stays ? other.state : spread(other.state, step, state)
    if (to === other.state) continue
    const { onDay: _, name: __, reportedOn: ___, ...kept } = other
    await saveOccurrence(context.db, { ...kept, state: to, version: version ?? kept.version })
  }
}

/** A request for more time falls away with what it was for. */
async function withdrawExtension(context: OnAssignment, step: Step, time: StoredOccurrence | undefined): Promise<void> {
  const { db, subject } = context
  if (!subject.extensionAsked || (step !== 'cancel' && step !== 'complete')) return
  const asked = await findAsked(db, subject.id)
  const ofOther = step === 'complete' && asked?.occurrenceId && time && asked.occurrenceId !== time.id
  if (!ofOther) await closeExtension(db, subject.id, { state: 'withdrawn', note: null }, authorOf(context))
}
