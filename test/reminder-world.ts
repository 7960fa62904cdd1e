import type { Role } from '#features/access/roles.ts'
import type { DueItem } from '#features/due/schema.ts'
import type { Composed, Post, Silence } from '#features/reminders/compose-rules.ts'
import { type Kind, type Policy, type Preference, usualPreference, usualReminders } from '#features/reminders/schema.ts'
import { addDays } from '#lib/calendar/plain-date.ts'

/** A province whose year is known beforehand: whose work is due when, and when it is done. */
export type Piece = DueItem & { doneOn: string | null }
export type Person = { userId: string; preference: Preference }
export type SimulatedYear = {
  first: string
  last: string
  people: Person[]
  posts: Post[]
  pieces: Piece[]
  agencies: { id: string; name: string }[]
  policies: Map<string, Policy>
  /** Days on which the server was off. */
  missed: ReadonlySet<string>
}

export const createdOn = '2025-12-15'
const agencyCount = 200
const pieceCount = 12_000

/** Numbers that look like chance and are the same each time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A name of the form of an id: what it names can be read in it. */
const idOf = (kind: number, n: number) =>
  `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`

export function simulateYear(): SimulatedYear {
  const draw = chance(20_260_101)
  const pick = (n: number) => Math.floor(draw() * n)
  const agencies = Array.from({ length: agencyCount }, (_, i) => ({ id: idOf(1, i), name: `Đơn vị ${i}` }))
  const { people, posts } = staffOf(agencies, pick)
  const pieces = Array.from({ length: pieceCount }, (_, i) => pieceOf(i, agencies, pick))
  const strict: Policy = {
    mayMute: [],
    rules: {
      before: [5, 2],
      onDay: false,
      late: [
        { level: 'officer', from: 2, every: null },
        { level: 'head', from: 2, every: 7 },
        { level: 'standing', from: 4, every: 6 },
        { level: 'leader', from: 9, every: null },
      ],
      silent: [{ level: 'head', from: 21, every: 10 }],
    },
  }
  const missed = new Set(['2026-03-10', '2026-03-11', '2026-06-01', '2026-09-17', '2026-09-18', '2026-09-21'])
  const policies = new Map([[agencies[2]?.id ?? '', strict]])
  return { first: '2026-01-05', last: '2026-12-31', people, posts, pieces, agencies, policies, missed }
}

/** One or two officers and a head for most; some lack the one, some the other, a few have nobody. */
function staffOf(agencies: SimulatedYear['agencies'], pick: (n: number) => number) {
  const people: Person[] = []
  const posts: Post[] = []
  const add = (agencyId: string, role: Role) => {
    const userId = idOf(2, people.length)
    people.push({ userId, preference: preferenceOf(pick) })
    posts.push({ userId, agencyId, role })
    // Some hold two roles at once.
    if (pick(25) === 0) posts.push({ userId, agencyId: agencies[pick(agencyCount)]?.id ?? agencyId, role: 'head' })
  }
  for (const [i, { id }] of agencies.entries()) {
    if (i === 0) for (const role of ['leader', 'leader', 'officer'] as const) add(id, role)
    else if (i < 3) for (const role of ['standingOfficer', 'standingOfficer', 'head'] as const) add(id, role)
    else {
      const kind = pick(12)
      if (kind !== 0 && kind !== 1) add(id, 'officer')
      if (kind === 2) add(id, 'officer')
      if (kind > 3 || kind === 1) add(id, 'head')
    }
  }
  return { people, posts }
}

function preferenceOf(pick: (n: number) => number): Preference {
  const from = addDays('2026-01-05', pick(340))
  const muted: Kind[] = pick(6) === 0 ? ['before'] : pick(9) === 0 ? ['before', 'late'] : []
  return {
    ...usualPreference,
    muted,
    quietWeekdays: pick(8) === 0 ? [1 + pick(5)] : [],
    quietSpans: pick(3) === 0 ? [{ from, to: addDays(from, pick(35)) }] : [],
  }
}

function pieceOf(i: number, agencies: SimulatedYear['agencies'], pick: (n: number) => number): Piece {
  const kind = i % 40 === 0 ? 'duty' : 'assignment'
  // An agency has one duty under a plan.
  const agency = agencies[kind === 'duty' ? (i / 40) % agencyCount : pick(agencyCount)]
  const plan = kind === 'duty' ? Math.floor(i / 40 / agencyCount) : i % 2
  const dueOn = addDays('2025-12-20', pick(385))
  const fate = pick(10)
  const doneOn = fate === 0 ? null : addDays(dueOn, fate < 7 ? -pick(30) : pick(60))
  return {
    kind,
    id: idOf(kind === 'duty' ? 4 : 3, i),
    dueOn,
    agencyId: agency?.id ?? '',
    agencyName: agency?.name ?? '',
    standingId: agencies[1 + plan]?.id ?? '',
    ownerId: agencies[0]?.id ?? '',
    title: `Việc ${i}`,
    source: `${plan}/KH-UBND`,
    ...{ shownId: '', groupId: '', occurrenceId: null, occurrence: null, state: 'open', path: '' },
    doneOn: doneOn !== null && doneOn <= createdOn ? addDays(createdOn, 1) : doneOn,
  }
}

export const isOpen = ({ doneOn }: Piece, day: string): boolean => doneOn === null || doneOn >= day

/** The last word of each agency with open work, as the store reads it on the morning of a day. */
export function silencesOn(year: SimulatedYear, day: string): Silence[] {
  const words = new Map<string, { last: string; open: number; standing: Set<string> }>()
  for (const piece of year.pieces) {
    if (piece.kind === 'duty') continue
    const known = words.get(piece.agencyId) ?? { last: '', open: 0, standing: new Set<string>() }
    words.set(piece.agencyId, known)
    if (isOpen(piece, day)) {
      known.open += 1
      known.standing.add(piece.standingId)
      if (known.last < createdOn) known.last = createdOn
    } else if (piece.doneOn && piece.doneOn > known.last) known.last = piece.doneOn
  }
  const [owner] = year.agencies
  return [...words].flatMap(([agencyId, { last, open, standing }]) =>
    [...standing].map((standingId) => ({
      ...{ agencyId, agencyName: '', standingId, ownerId: owner?.id ?? '', open, lastWordOn: last },
    })),
  )
}

export const policyOn = (year: SimulatedYear, standingId: string): Policy =>
  year.policies.get(standingId) ?? usualReminders.policy

/** A digest in a few words, so that two can be compared. */
export function wordsOf({ late, today, before, silent, lines }: Omit<Composed, 'userId' | 'more'>): string {
  const each = lines.map((line) => {
    const rest = line.kind === 'item' ? line.when : line.count
    return `${line.kind} ${line.id} ${line.level} ${line.days} ${rest}`
  })
  return [`${late} ${today} ${before} ${silent}`, ...each.sort()].join('\n')
}
