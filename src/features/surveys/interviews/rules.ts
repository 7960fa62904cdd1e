import { Problem } from '#platform/problem.ts'
import type { InterviewReceived } from '../schema.ts'

/** Somebody who was drawn, as far as it decides whether an interview with him counts. */
export type AskedUnit = {
  id: string
  outcome: string
  /** Whose interview came first. */
  askedBy: string | null
  askedByName: string | null
  interviewerId: string | null
  interviewerName: string | null
  /** Who was sent to him before. */
  earlier: readonly string[]
}

/**
 * What an interview with somebody comes to: the first one counts, whoever made it of those who were sent to him; a further
 * one, or one with somebody who was replaced, is put aside for a look. Null: nothing to tell.
 */
export function aboutUnit(unit: AskedUnit, userId: string | null): InterviewReceived['about'] {
  const { interviewerId, interviewerName, earlier } = unit
  if (userId === null || (interviewerId !== userId && !earlier.includes(userId))) throw new Problem('access.not_found')
  if (unit.askedBy !== null) return { why: 'askedTwice', by: unit.askedByName }
  if (unit.outcome === 'replaced') return { why: 'replaced', by: null }
  return interviewerId === userId ? null : { why: 'passed', by: interviewerName }
}

/** The same of an interview that is sent again, since the answer to the first sending may not have been heard. */
export function aboutSent(
  { aside }: { aside: NonNullable<InterviewReceived['about']>['why'] | null },
  unit: AskedUnit | undefined,
  userId: string | null,
): InterviewReceived['about'] {
  if (aside) return { why: aside, by: aside === 'askedTwice' ? (unit?.askedByName ?? null) : null }
  return unit && unit.interviewerId !== userId ? { why: 'passed', by: unit.interviewerName } : null
}
