import { addDays, type PlainDate } from '#lib/calendar/plain-date.ts'
import { dayInVietnam } from '#lib/vietnamese/dates.ts'
import { Problem } from '#platform/problem.ts'
import type { SurveyState } from './schema.ts'

type Period = { state: string; opensOn: string; closesOn: string }

/** How a survey stands on a day: opened by a person, its days as they are set. */
export function stateOn({ state, opensOn, closesOn }: Period, today: string): SurveyState {
  if (state !== 'open') return state === 'draft' ? 'draft' : 'closed'
  if (today < opensOn) return 'waiting'
  return today > closesOn ? 'over' : 'open'
}

export function checkOpen(survey: Period, today: string): void {
  const { opensOn, closesOn } = survey
  const state = stateOn(survey, today)
  if (state === 'waiting') throw new Problem('survey.not_yet', { opensOn })
  if (state !== 'open') throw new Problem('survey.closed', { closesOn })
}

/** Days after the end on which interviews that were begun before it, and paper and files, are taken where nobody said otherwise. */
export const AFTER_END = { interviews: 7, entry: 14 }

type Ending = Period & {
  /** When and on which day a person closed it. */
  endedAt: Date | null
  endedOn: string | null
  interviewsUntil: string | null
  entryUntil: string | null
}
export type Until = { endsOn: string; interviewsUntil: string; entryUntil: string }

/** The last day on which people are asked, and the last ones on which what they said is taken. */
export function untilOf({ closesOn, endedOn, interviewsUntil, entryUntil }: Ending): Until {
  const endsOn = endedOn !== null && endedOn < closesOn ? endedOn : closesOn
  const until = (set: string | null, days: number) =>
    set !== null && set >= endsOn ? set : addDays(endsOn as PlainDate, days)
  return {
    endsOn,
    interviewsUntil: until(interviewsUntil, AFTER_END.interviews),
    entryUntil: until(entryUntil, AFTER_END.entry),
  }
}

/**
 * Milliseconds by which a beginning may seem later than it was: devices tell whole seconds, and a poor line keeps what
 * was sent for a while. Who was in time is not turned away for it.
 */
export const LINE_DELAY = 60_000

/**
 * How an interview stands to the end of its survey: in time; late, when it was begun before and came after; or unknowing,
 * when it was begun after somebody had closed the survey before its last day, which a device without a line cannot know.
 */
export function timelinessOf(survey: Ending, seemsBegun: Date, today: string): 'inTime' | 'late' | 'unknowing' {
  if (!['closed', 'over'].includes(stateOn(survey, today))) return 'inTime'
  const { endsOn, interviewsUntil } = untilOf(survey)
  const begun = new Date(seemsBegun.getTime() - LINE_DELAY)
  if (dayInVietnam(begun) > survey.closesOn) throw new Problem('survey.began_after_end', { endsOn })
  if (today > interviewsUntil) throw new Problem('survey.late_over', { until: interviewsUntil })
  return survey.endedAt !== null && begun > survey.endedAt ? 'unknowing' : 'late'
}

/** Paper and files have an end of their own. */
export function checkEntry(survey: Ending, today: string): void {
  if (survey.state === 'draft') throw new Problem('survey.not_yet', { opensOn: survey.opensOn })
  const { entryUntil } = untilOf(survey)
  if (today > entryUntil) throw new Problem('survey.entry_over', { until: entryUntil })
}

export const takesEntry = (survey: Ending, today: string): boolean =>
  survey.state !== 'draft' && today <= untilOf(survey).entryUntil

const LONGEST_AFTER = 366

/** Nothing is taken for longer than a year after the end, nor for shorter than until it. */
export function checkUntil(survey: Ending, next: Pick<Until, 'interviewsUntil' | 'entryUntil'>): void {
  const { endsOn } = untilOf(survey)
  const last = addDays(endsOn as PlainDate, LONGEST_AFTER)
  for (const until of [next.interviewsUntil, next.entryUntil])
    if (until < endsOn || until > last) throw new Problem('survey.until_wrong', { endsOn, last })
}

/** What is set about a survey may be changed until it is closed. */
export function checkChange(
  before: Period & { answers: number },
  next: Period & { openLink: boolean; codes: boolean },
): void {
  if (before.state === 'closed') throw new Problem('survey.closed', { closesOn: before.closesOn })
  if (next.opensOn > next.closesOn) throw new Problem('survey.days_crossed')
  if (!next.openLink && !next.codes) throw new Problem('survey.no_channel')
}
