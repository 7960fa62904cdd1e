import type { Deadline } from '#lib/calendar/deadline.ts'
import { addDays, type PlainDate } from '#lib/calendar/plain-date.ts'
import { dayName, type StandingRhythm, seriesKind, type Term, termsOf } from '#lib/calendar/series.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { Problem } from '#platform/problem.ts'
import { steps } from '../rules.ts'
import type { AssignmentState, Step } from '../schema.ts'

/** One time that recurring work falls due, as it stands. */
export type StoredOccurrence = {
  id: string
  onDay: string
  name: string
  dueOn: string | null
  pausedOn: string | null
  pausedDueOn: string | null
  state: AssignmentState
  percent: number
  lastReportAt: Date | null
  reportedOn: string | null
  completedAt: Date | null
  /** The version that its assignment got when this time was last changed. */
  version: number
}

/** Whether a time is as it was when its assignment had an earlier version. */
export const isUntouched = (time: { version: number }, now: { version: number }, seen: number): boolean =>
  time.version <= seen && seen <= now.version

type Standing = Pick<StoredOccurrence, 'state' | 'dueOn' | 'onDay'>

/** Before what waits for others comes what is to be done, and before all what is due first. The database mirrors the same. */
function rank({ state }: Standing): number {
  if (state === 'submitted') return 1
  if (state === 'cancelled') return 2
  return state === 'completed' ? 3 : 0
}

/** The occurrence that an assignment shows: the next one to be done, else what waits, else that it was called off, else the last. */
export function shownOf<T extends Standing>(list: readonly T[]): T | undefined {
  const far = '9999-12-31'
  return list.toSorted((a, b) => {
    const apart = rank(a) - rank(b)
    if (apart !== 0) return apart
    const days = [a.dueOn ?? far, a.onDay] < [b.dueOn ?? far, b.onDay] ? -1 : 1
    return rank(a) < 2 ? days : -days
  })[0]
}

const decides = new Set<Step>(['complete', 'return', 'decideExtension'])

/** The occurrence that a step is about: the one that was named, else the first in which the step can be taken. */
export function targetOf<T extends StoredOccurrence>(
  list: readonly T[],
  step: Step,
  occurrenceId: string | undefined,
): T | undefined {
  if (occurrenceId !== undefined) {
    const named = list.find(({ id }) => id === occurrenceId)
    if (!named) throw new Problem('access.not_found')
    return named
  }
  const from: readonly AssignmentState[] = steps[step].from
  const fitting = decides.has(step) || step === 'withdraw' ? list.filter(({ state }) => from.includes(state)) : []
  return fitting[0] ?? shownOf(list)
}

/** Steps that are about the work as a whole: every occurrence takes them that is where they begin. */
export const wholeSteps: ReadonlySet<Step> = new Set(['accept', 'object', 'rejectObjection', 'cancel'])

/** What becomes of one occurrence when the whole work takes a step; the same where it stays. */
export function spread(state: AssignmentState, step: Step, to: AssignmentState): AssignmentState {
  const from: readonly AssignmentState[] = steps[step].from
  return from.includes(state) ? to : state
}

/** How far ahead occurrences are opened; the next one is always open. */
export const openedAhead = 100
const furthest = 800

/** Recurring work as far as opening its occurrences asks. */
export type Series = {
  deadline: Deadline
  /** The first due day of the task, which a person may have set. */
  firstDay: string | null
  issuedOn: string
  /** Last day of the plan's period; null without end. */
  until: string | null
  /** The last occurrence that is there. */
  lastDay: string | null
  /** Whether any occurrence is still to be done or waits. */
  anyOpen: boolean
}

type Opening = { standing: StandingRhythm; calendar: WorkingCalendar; today: string }

/**
 * The occurrences to open: from the first on at the issue, later those behind the last one, as far as some months ahead and
 * never none while the series goes on. `from` keeps work that was there before from being asked in retrospect.
 */
export function termsToOpen(series: Series, opening: Opening, from?: PlainDate): Term[] {
  const { deadline, lastDay, anyOpen, until } = series
  const first = lastDay === null ? firstTerm(series, opening) : undefined
  if (lastDay === null && !first) return []
  const begun = lastDay ?? first!.dueOn
  const next = addDays(begun, 1)
  const start = from && from > next ? from : next
  const horizon = addDays(opening.today, openedAhead)
  const upTo = (day: string) => (until !== null && until < day ? until : day)
  const within = listTerms(deadline, { from: start, to: upTo(horizon) }, series, opening)
  const list = first ? [first, ...within] : within
  if (list.length > 0 || anyOpen) return list
  return listTerms(deadline, { from: start, to: upTo(addDays(start, furthest)) }, series, opening).slice(0, 1)
}

function firstTerm(series: Series, opening: Opening): Term | undefined {
  const { deadline, firstDay, issuedOn, until } = series
  // What names no day is reported from the day on which somebody said how often.
  const from = seriesKind(deadline) === 'standing' ? opening.today : (firstDay ?? issuedOn)
  const [found] = listTerms(deadline, { from, to: addDays(from, furthest) }, series, opening)
  if (firstDay === null) return found && (until === null || found.dueOn <= until) ? found : undefined
  return found?.dueOn === firstDay ? found : { dueOn: firstDay, name: dayName(firstDay), derivation: [] }
}

function listTerms(
  deadline: Deadline,
  span: { from: PlainDate; to: PlainDate },
  { issuedOn }: Series,
  { standing, calendar }: Opening,
): Term[] {
  if (span.to < span.from) return []
  try {
    return termsOf(deadline, span, { issuedOn, calendar, standing })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return termsOf(deadline, span, { issuedOn, standing })
  }
}

/** A new occurrence begins where the work as a whole stands: accepted once, it is not asked again. */
export function firstState(state: AssignmentState): AssignmentState {
  return state === 'assigned' || state === 'objected' ? state : 'accepted'
}
