import type { Party, Task } from '#features/tasks/schema.ts'

/** One agency or group and what confirmation would give to each of its members. */
export type Receiver = { key: string; name: string; members: number; lead: number; coordinating: number }

type Expanding = Pick<Task, 'review' | 'assigned' | 'parties'>

/** What becomes work on confirmation: neither dropped nor a general direction. */
export const givenOf = <T extends Pick<Task, 'review' | 'assigned'>>(tasks: readonly T[]): T[] =>
  tasks.filter(({ review, assigned }) => review !== 'dropped' && assigned)

const targetOf = (party: Party): string | null => party.groupId ?? party.agencyId

/** Agencies and groups of all tasks that become assignments, those with the most work first. */
export function receiversOf(tasks: readonly Expanding[]): Receiver[] {
  const found = new Map<string, Receiver>()
  for (const task of givenOf(tasks)) {
    for (const party of task.parties) count(found, party)
  }
  return [...found.values()].sort((a, b) => workOf(b) - workOf(a) || a.name.localeCompare(b.name, 'vi'))
}

/** Assignments of all members together. */
export const workOf = (receiver: Receiver): number => receiver.members * (receiver.lead + receiver.coordinating)

function count(found: Map<string, Receiver>, party: Party): void {
  const key = targetOf(party)
  if (!key) return
  const receiver = found.get(key) ?? {
    key,
    name: party.resolvedName ?? party.nameRaw,
    members: party.groupId ? (party.members ?? 0) : 1,
    lead: 0,
    coordinating: 0,
  }
  receiver[party.role] += 1
  found.set(key, receiver)
}

/** Groups named in tasks that have no agency on the day of the document: nobody would get this work. */
export function nobodyOf(tasks: readonly Expanding[]): { parts: number; groups: string[] } {
  const empty = givenOf(tasks).flatMap(({ parties }) =>
    parties.filter(({ groupId, members }) => groupId !== null && members === 0),
  )
  return { parts: empty.length, groups: [...new Set(empty.map((party) => party.resolvedName ?? party.nameRaw))] }
}

/** Names that still belong to no agency, with the number of tasks that wait for each. */
export function unresolvedOf(tasks: readonly Expanding[]): { name: string; tasks: number }[] {
  const found = new Map<string, number>()
  for (const task of givenOf(tasks)) {
    for (const party of task.parties) {
      if (!targetOf(party)) found.set(party.nameRaw, (found.get(party.nameRaw) ?? 0) + 1)
    }
  }
  return [...found].map(([name, tasks]) => ({ name, tasks })).sort((a, b) => b.tasks - a.tasks)
}
