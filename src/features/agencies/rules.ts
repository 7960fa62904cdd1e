import { addDays } from '#lib/calendar/plain-date.ts'
import { Problem } from '#platform/problem.ts'

export type History = {
  validFrom: string
  validTo: string | null
  formerNames: readonly { from: string | null; to: string | null }[]
}

/**
 * The days of the name that is given up when a new one begins; null when the new name counts from the first day, so
 * that it corrects the old one. Throws when the day lies before an earlier change or after the end.
 */
export function renamedPeriod(history: History, from: string): { from: string; until: string } | null {
  refuseEnded(history, from)
  const lastDay = history.formerNames.at(-1)?.to
  const since = lastDay ? addDays(lastDay, 1) : history.validFrom
  if (from < since) throw new Problem('agency.period_overlaps', { since })
  return from === since ? null : { from: since, until: from }
}

/** An agency may move to one that exists on the day and does not lie below it. */
export function checkMove(
  agency: { id: string; validFrom: string; validTo: string | null },
  parent: { id: string; validFrom: string; validTo: string | null },
  day: { from: string; below: ReadonlySet<string> },
): void {
  refuseEnded(agency, day.from)
  if (day.from < agency.validFrom) throw new Problem('agency.period_overlaps', { since: agency.validFrom })
  refuseEnded(parent, day.from)
  if (parent.validFrom > day.from) throw new Problem('agency.period_overlaps', { since: parent.validFrom })
  if (parent.id === agency.id || day.below.has(parent.id)) throw new Problem('agency.would_loop')
}

/** An agency ends once, not before it began, and its duties pass to agencies that exist on the day after. */
export function checkEnd(agency: Existing, lastDay: string, successors: readonly Existing[]): void {
  if (agency.validTo !== null) throw new Problem('agency.ended', { date: agency.validTo })
  if (lastDay < agency.validFrom) throw new Problem('agency.not_yet', { name: agency.name, since: agency.validFrom })
  checkSuccessors(agency, addDays(lastDay, 1), successors)
}

type Existing = { id: string; name: string; validFrom: string; validTo: string | null }

/** Duties pass to agencies that exist on the day after the end, and not back to the one that ended. */
export function checkSuccessors(agency: { id: string }, dayAfter: string, successors: readonly Existing[]): void {
  for (const successor of successors) {
    if (successor.id === agency.id) throw new Problem('agency.would_loop')
    refuseEnded(successor, dayAfter)
    if (successor.validFrom > dayAfter) {
      throw new Problem('agency.not_yet', { name: successor.name, since: successor.validFrom })
    }
  }
}

function refuseEnded({ validTo }: { validTo: string | null }, day: string): void {
  if (validTo !== null && validTo < day) throw new Problem('agency.ended', { date: validTo })
}

/** Where the agencies below one go when it ends: to its only successor, else to whoever is above it. */
export function newParentOfChildren(
  successorIds: readonly string[],
  childIds: ReadonlySet<string>,
  parentId: string | null,
): string | null {
  const [only] = successorIds
  return successorIds.length === 1 && only !== undefined && !childIds.has(only) ? only : parentId
}
