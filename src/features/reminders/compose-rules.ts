import type { Role } from '#features/access/roles.ts'
import type { DueItem } from '#features/due/schema.ts'
import { daysBetween } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { type DueReminder, dueDaysToTell, silencesToTell } from '#lib/reminders/due-days.ts'
import { type Level, levels, type ReminderRules } from '#lib/reminders/rules.ts'
import type { Counts, Kind, Line, Policy } from './schema.ts'

/** Who holds which role in which agency today. */
export type Post = { userId: string; agencyId: string; role: Role }

/** An agency with open work that somebody follows up, and the day of its last word about any work. */
export type Silence = {
  agencyId: string
  agencyName: string
  standingId: string
  ownerId: string
  open: number
  lastWordOn: string
}

/** All that the digests of a day depend on. */
export type Night = {
  day: string
  calendar: WorkingCalendar
  /** Whoever is reached today, with the days of which they are told today and the kinds that they do without. */
  readers: ReadonlyMap<string, { told: readonly string[]; muted: readonly Kind[] }>
  posts: readonly Post[]
  /** The same rules are the same object. */
  policyOf(standingId: string): Policy
  items: readonly DueItem[]
  silences: readonly Silence[]
}

export type Composed = Counts & { userId: string; lines: Line[]; more: number }

type Asked = Pick<DueItem, 'agencyId' | 'standingId' | 'ownerId'>
type ToldItem = { item: DueItem; level: Level }
type ToldSilence = { silence: Silence; level: Level }
type Desk = { items: Map<string, ToldItem>; silent: Map<string, ToldSilence> }

/** What a mail or a screen still carries; what lies beyond is counted. */
export const mostLines = 300

/** The digests of one day, of those who have something to be told (SPEC A to D). */
export function composeDigests(night: Night): Composed[] {
  const desks = new Map<string, Desk>()
  const deskOf = (userId: string) => {
    const desk = desks.get(userId) ?? { items: new Map(), silent: new Map() }
    desks.set(userId, desk)
    return desk
  }
  const holdersOf = ladderOf(night.posts)
  const tell = tellerOf(night, holdersOf)
  const days = [...new Set([...night.readers.values()].flatMap(({ told }) => told))]
  const reasons = reasonsOf(days, night.calendar)
  for (const item of night.items) {
    const policy = night.policyOf(item.standingId)
    for (const [day, reason] of reasons.due(policy.rules, item.dueOn))
      tell({ of: item, day, kind: reason.when, policy, levels: reason.levels }, (userId, level) =>
        keepNearest(deskOf(userId).items, item.id, { item, level }),
      )
  }
  for (const silence of night.silences) {
    const policy = night.policyOf(silence.standingId)
    for (const [day, told] of reasons.silent(policy.rules, silence.lastWordOn))
      tell({ of: silence, day, kind: 'silent', policy, levels: told }, (userId, level) =>
        keepNearest(deskOf(userId).silent, silence.agencyId, { silence, level }),
      )
  }
  const stands = standsOf(night)
  return [...desks].map(([userId, desk]) => ({ userId, ...digestOf(desk, night.day, stands) }))
}

const rank = (level: Level) => levels.indexOf(level)

/** Each thing once to a reader, as whom the ladder meets first (SPEC D2). */
function keepNearest<T extends { level: Level }>(desk: Map<string, T>, id: string, fresh: T): void {
  const known = desk.get(id)
  if (!known || rank(fresh.level) < rank(known.level)) desk.set(id, fresh)
}

type Telling = { of: Asked; day: string; kind: Kind; policy: Policy; levels: readonly Level[] }

function tellerOf({ readers }: Night, holdersOf: ReturnType<typeof ladderOf>) {
  return ({ of, day, kind, policy, levels: steps }: Telling, keep: (userId: string, level: Level) => void) => {
    for (const level of steps) {
      for (const userId of holdersOf(level, of)) {
        const reader = readers.get(userId)
        if (!reader?.told.includes(day)) continue
        if (reader.muted.includes(kind) && policy.mayMute.includes(kind)) continue
        keep(userId, level)
      }
    }
  }
}

const rolesOf: Record<Level, readonly Role[]> = {
  officer: ['officer', 'standingOfficer'],
  head: ['head'],
  standing: ['standingOfficer'],
  leader: ['leader'],
}
const whereOf: Record<Level, keyof Asked> = {
  officer: 'agencyId',
  head: 'agencyId',
  standing: 'standingId',
  leader: 'ownerId',
}

/** Who stands on a step for a thing; where nobody does, the next step up (SPEC D1). */
function ladderOf(posts: readonly Post[]) {
  const holders = new Map<string, string[]>()
  for (const { userId, agencyId, role } of posts) {
    const key = `${role} ${agencyId}`
    holders.set(key, [...(holders.get(key) ?? []), userId])
  }
  return (level: Level, of: Asked): readonly string[] => {
    for (const step of levels.slice(rank(level))) {
      const found = rolesOf[step].flatMap((role) => holders.get(`${role} ${of[whereOf[step]]}`) ?? [])
      if (found.length > 0) return found
    }
    return []
  }
}

type Reasons<T> = Map<ReminderRules, Map<string, [day: string, why: T][]>>

/** For which of the days, and why, something is told of that is due, or was heard of last, on a day: reckoned once. */
function reasonsOf(days: readonly string[], calendar: WorkingCalendar) {
  const due: Reasons<DueReminder> = new Map()
  const silent: Reasons<Level[]> = new Map()
  const find = <T>(all: Reasons<T>, rules: ReminderRules, on: string, told: (day: string) => [string, T][]) => {
    const known = all.get(rules) ?? byDay(days, told)
    all.set(rules, known)
    return known.get(on) ?? []
  }
  return {
    due: (rules: ReminderRules, dueOn: string) =>
      find(due, rules, dueOn, (day) => dueDaysToTell(day, rules, calendar).map((it) => [it.dueOn, it])),
    silent: (rules: ReminderRules, lastWordOn: string) =>
      find(silent, rules, lastWordOn, (day) =>
        silencesToTell(day, rules, calendar).map((it) => [it.lastWordOn, it.levels]),
      ),
  }
}

function byDay<T>(days: readonly string[], told: (day: string) => [string, T][]): Map<string, [string, T][]> {
  const found = new Map<string, [string, T][]>()
  for (const day of days)
    for (const [on, why] of told(day)) {
      const list = found.get(on)
      if (list) list.push([day, why])
      else found.set(on, [[day, why]])
    }
  return found
}

type Stand = { when: 'before' | 'today' | 'late'; days: number }

/** How things stand on the day of telling, whatever day they are told for. */
function standsOf({ day, calendar }: Night): (dueOn: string) => Stand {
  const known = new Map<string, Stand>()
  const reckon = (dueOn: string): Stand => {
    if (dueOn < day) return { when: 'late', days: calendar.workingDaysBetween(dueOn, day) }
    const days = calendar.workingDaysBetween(day, dueOn)
    return { when: days === 0 ? 'today' : 'before', days }
  }
  return (dueOn) => {
    const found = known.get(dueOn) ?? reckon(dueOn)
    known.set(dueOn, found)
    return found
  }
}

function digestOf(desk: Desk, today: string, standOf: (dueOn: string) => Stand): Omit<Composed, 'userId'> {
  const counts: Counts = { late: 0, today: 0, before: 0, silent: desk.silent.size }
  const own: Line[] = []
  const others = new Map<string, Line & { kind: 'agency' }>()
  const inOrder = [...desk.items.values()].sort(
    (a, b) => compare(a.item.dueOn, b.item.dueOn) || compare(a.item.id, b.item.id),
  )
  for (const { item, level } of inOrder) {
    const { when, days } = standOf(item.dueOn)
    counts[when] += 1
    if (level === 'officer' || level === 'head') own.push(itemLine(item, level, when, days))
    else addToAgency(others, item, level, days)
  }
  const agencies = [...others.values()].sort((a, b) => b.count - a.count || compare(a.id, b.id))
  const silent = [...desk.silent.values()].map((it) => silentLine(it, today))
  const lines = [...own, ...agencies, ...silent.sort((a, b) => b.days - a.days || compare(a.id, b.id))]
  return { ...counts, lines: lines.slice(0, mostLines), more: Math.max(0, lines.length - mostLines) }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function itemLine(item: DueItem, level: Level, when: Stand['when'], days: number): Line {
  const { id, agencyId, agencyName, path, dueOn, source, kind: what } = item
  const title = item.occurrence ? `${item.occurrence}: ${item.title}` : item.title
  return { kind: 'item', id, agencyId, agencyName, level, days, path, what, when, dueOn, title, source }
}

/** Who follows up many agencies is told how much is late in which, not every piece of it. */
function addToAgency(all: Map<string, Line & { kind: 'agency' }>, item: DueItem, level: Level, days: number): void {
  const { agencyId: id, agencyName } = item
  const known = all.get(id)
  const nearest = known && rank(known.level) < rank(level) ? known.level : level
  const path = `/nhiem-vu?don-vi=${id}&tinh-trang=overdue`
  const both = { count: (known?.count ?? 0) + 1, days: Math.max(known?.days ?? 0, days) }
  all.set(id, { kind: 'agency', id, agencyId: id, agencyName, level: nearest, path, ...both })
}

function silentLine({ silence, level }: ToldSilence, today: string): Line & { kind: 'silent' } {
  const { agencyId: id, agencyName, open: count, lastWordOn } = silence
  const path = `/nhiem-vu?don-vi=${id}&tinh-trang=open`
  return { kind: 'silent', id, agencyId: id, agencyName, level, days: daysBetween(lastWordOn, today), path, count }
}
