/** An agency on the day of the cut-off; one that has ended hangs on who took over. */
export type ReportingAgency = {
  id: string
  parentId: string | null
  validTo: string | null
  successorIds: readonly string[]
}

/**
 * Under whom each agency's report is added up on a day: its superior then, or, when it has ended, its one successor. With
 * several successors, or none, it stays under its superior: its figures appear once, wherever its duties went.
 */
export function reportsTo(agencies: readonly ReportingAgency[], day: string): Map<string, string | null> {
  const known = new Set(agencies.map(({ id }) => id))
  return new Map(
    agencies.map(({ id, parentId, validTo, successorIds }) => {
      const [heir] = successorIds
      const ended = validTo !== null && validTo < day
      const above = ended && heir !== undefined && successorIds.length === 1 ? heir : parentId
      return [id, above !== null && above !== id && known.has(above) ? above : null]
    }),
  )
}

/** All agencies whose figures belong to one: itself, and whoever reports to it, at any depth. A circle is cut. */
export function belowOf(above: ReadonlyMap<string, string | null>, id: string): string[] {
  const below = new Map<string, string[]>()
  for (const [each, superior] of above)
    if (superior !== null) below.set(superior, [...(below.get(superior) ?? []), each])
  const found = new Set([id])
  for (const each of found) for (const next of below.get(each) ?? []) found.add(next)
  return [...found].sort()
}
