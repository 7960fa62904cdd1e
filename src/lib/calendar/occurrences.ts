import type { Deadline } from './deadline.ts'
import type { Sentence } from './derivation.ts'
import { type DueContext, nextDue } from './next-due.ts'
import { addDays, type PlainDate } from './plain-date.ts'

/** One time that something recurring falls due, each reported on its own. */
export type Occurrence = { dueOn: PlainDate; derivation: Sentence[] }

const most = 400

/**
 * Every due day of a deadline from one day to another, both counted (SPEC E8): all times of what recurs, each milestone of
 * several, the one day of what is due once. Empty where there is no day to name. RangeError for more than 400.
 */
export function occurrences(
  deadline: Deadline,
  span: { from: PlainDate; to: PlainDate },
  context: DueContext,
): Occurrence[] {
  const found: Occurrence[] = []
  let asOf = span.from
  while (asOf <= span.to) {
    const { date, derivation } = nextDue(deadline, asOf, context)
    // A day that has passed comes back when nothing follows it.
    if (date === null || date < asOf || date > span.to) return found
    if (found.length === most) throw new RangeError(`More than ${most} due days from ${span.from} to ${span.to}`)
    found.push({ dueOn: date, derivation })
    asOf = addDays(date, 1)
  }
  return found
}
