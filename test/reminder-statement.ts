import type { Role } from '#features/access/roles.ts'
import type { Kind } from '#features/reminders/schema.ts'
import { usualReminders } from '#features/reminders/schema.ts'
import { addDays, daysBetween, weekday } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import type { ReminderRules } from '#lib/reminders/rules.ts'
import { isOpen, type Person, policyOn, type SimulatedYear, silencesOn } from './reminder-world.ts'

type Level = 'officer' | 'head' | 'standing' | 'leader'
const ladder: readonly Level[] = ['officer', 'head', 'standing', 'leader']

/**
 * The rules of reminding (src/lib/reminders/SPEC.md), said once more and as plainly as can be: it asks of each person, each
 * thing and each day whether it is to be told. It shares nothing with the program but the calendar and the question
 * which day of the week it is.
 */
export function statement(year: SimulatedYear, calendar: WorkingCalendar) {
  /** How many working days there are up to a day, that day included. */
  const counted = new Map<string, number>()
  let n = 0
  for (let day = '2024-06-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) n += 1
    counted.set(day, n)
  }
  const nth = (day: string) => counted.get(day) ?? 0
  const works = (day: string) => nth(day) > nth(addDays(day, -1))
  const runs = (day: string) => works(day) && day >= year.first && !year.missed.has(day)

  const wanted = ({ preference }: Person, day: string) =>
    preference.quietWeekdays.includes(weekday(day)) ||
    preference.quietSpans.some(({ from, to }) => from <= day && day <= to)
  const quiet = (person: Person, day: string): boolean => {
    if (!wanted(person, day)) return false
    let inRow = 0
    for (let each = day; !works(each) || wanted(person, each); each = addDays(each, -1)) {
      if (works(each)) inRow += 1
      if (inRow > usualReminders.mostQuietDays) return false
    }
    return true
  }
  /** The days since the person was reached last, 60 at most. */
  const daysOf = (person: Person, day: string): string[] => {
    const days = [day]
    for (let back = 1; back <= 60; back++) {
      const each = addDays(day, -back)
      if (each < year.first) break
      if (!works(each)) continue
      if (runs(each) && !quiet(person, each)) break
      days.push(each)
    }
    return days
  }
  const again = ({ from, every }: { from: number; every: number | null }, count: number) =>
    count === from || (every !== null && count > from && (count - from) % every === 0)

  const holding = (role: Role, agencyId: string) =>
    year.posts.filter((post) => post.role === role && post.agencyId === agencyId).map(({ userId }) => userId)
  const remembered = new Map<string, string[]>()
  const standingOn = (level: Level, of: { agencyId: string; standingId: string; ownerId: string }): string[] => {
    const key = [level, of.agencyId, of.standingId, of.ownerId].join()
    const known = remembered.get(key)
    if (known) return known
    let found: string[] = []
    for (let i = ladder.indexOf(level); i < ladder.length && found.length === 0; i++) {
      if (ladder[i] === 'officer')
        found = [...holding('officer', of.agencyId), ...holding('standingOfficer', of.agencyId)]
      if (ladder[i] === 'head') found = holding('head', of.agencyId)
      if (ladder[i] === 'standing') found = holding('standingOfficer', of.standingId)
      if (ladder[i] === 'leader') found = holding('leader', of.ownerId)
    }
    remembered.set(key, found)
    return found
  }
  return { nth, runs, quiet, daysOf, again, standingOn }
}

type Said = ReturnType<typeof statement>
type Told = { late: number; today: number; before: number; silent: number; lines: string[] }

/** What everybody is told on a day, in the words of `wordsOf`; who is told nothing is not in it. */
export function toldOn(year: SimulatedYear, day: string, said: Said): Map<string, string> {
  if (!said.runs(day)) return new Map()
  const days = new Map<string, string[]>()
  for (const person of year.people) if (!said.quiet(person, day)) days.set(person.userId, said.daysOf(person, day))
  const muted = new Map(year.people.map(({ userId, preference }) => [userId, preference.muted]))
  const any = [...new Set([...days.values()].flat())]
  const tells = (userId: string, on: string, kind: Kind, mayMute: readonly Kind[]) =>
    (days.get(userId)?.includes(on) ?? false) && !(muted.get(userId)?.includes(kind) && mayMute.includes(kind))
  const told = new Map<string, Map<string, { level: Level; thing: Thing }>>()
  const keep = (userId: string, key: string, level: Level, thing: Thing) => {
    const mine = told.get(userId) ?? new Map<string, { level: Level; thing: Thing }>()
    told.set(userId, mine)
    const before = mine.get(key)
    if (!before || ladder.indexOf(level) < ladder.indexOf(before.level)) mine.set(key, { level, thing })
  }
  things(year, day, said, any, tells, keep)
  silences(year, day, said, any, tells, keep)
  return new Map([...told].map(([userId, mine]) => [userId, inWords(mine, day, said)]))
}

type Thing =
  | { kind: 'item'; id: string; agencyId: string; dueOn: string }
  | { kind: 'silent'; id: string; days: number; open: number }
type Tells = (userId: string, on: string, kind: Kind, mayMute: readonly Kind[]) => boolean
type Keep = (userId: string, key: string, level: Level, thing: Thing) => void

type Reason = { on: string; kind: Kind; levels: Level[] }

/** Of which days, and why, somebody is told of what is due on a day. */
function reasonsFor(rules: ReminderRules, dueOn: string, said: Said, any: readonly string[]): Reason[] {
  return any.flatMap((on): Reason[] => {
    const late = said.nth(on) - said.nth(dueOn)
    if (on <= dueOn && late === 0) return rules.onDay ? [{ on, kind: 'today', levels: ['officer'] }] : []
    if (on <= dueOn) return rules.before.includes(-late) ? [{ on, kind: 'before', levels: ['officer'] }] : []
    if (daysBetween(dueOn, on) > 366) return []
    return [{ on, kind: 'late', levels: rules.late.filter((it) => said.again(it, late)).map(({ level }) => level) }]
  })
}

function things(year: SimulatedYear, day: string, said: Said, any: readonly string[], tells: Tells, keep: Keep): void {
  const known = new Map<string, Reason[]>()
  for (const piece of year.pieces) {
    if (!isOpen(piece, day)) continue
    const { rules, mayMute } = policyOn(year, piece.standingId)
    const key = `${piece.standingId} ${piece.dueOn}`
    const reasons = known.get(key) ?? reasonsFor(rules, piece.dueOn, said, any)
    known.set(key, reasons)
    for (const { on, kind, levels } of reasons)
      for (const level of levels)
        for (const userId of said.standingOn(level, piece))
          if (tells(userId, on, kind, mayMute))
            keep(userId, piece.id, level, { kind: 'item', id: piece.id, agencyId: piece.agencyId, dueOn: piece.dueOn })
  }
}

function silences(
  year: SimulatedYear,
  day: string,
  said: Said,
  any: readonly string[],
  tells: Tells,
  keep: Keep,
): void {
  for (const each of silencesOn(year, day)) {
    const { rules, mayMute } = policyOn(year, each.standingId)
    for (const on of any) {
      for (const { level, from, every } of rules.silent) {
        let isToday = false
        for (let count = from; count <= 366; count += every ?? 366) {
          // On its day, or on the first working day after it.
          const falls = addDays(each.lastWordOn, count)
          if (falls <= on && said.nth(addDays(on, -1)) === said.nth(addDays(falls, -1))) isToday = true
        }
        if (!isToday) continue
        const thing = {
          kind: 'silent' as const,
          id: each.agencyId,
          days: daysBetween(each.lastWordOn, day),
          open: each.open,
        }
        for (const userId of said.standingOn(level, each))
          if (tells(userId, on, 'silent', mayMute)) keep(userId, `silent ${each.agencyId}`, level, thing)
      }
    }
  }
}

function inWords(mine: ReadonlyMap<string, { level: Level; thing: Thing }>, day: string, said: Said): string {
  const it: Told = { late: 0, today: 0, before: 0, silent: 0, lines: [] }
  const agencies = new Map<string, { count: number; days: number; level: Level }>()
  for (const { level, thing } of mine.values()) {
    if (thing.kind === 'silent') {
      it.silent += 1
      it.lines.push(`silent ${thing.id} ${level} ${thing.days} ${thing.open}`)
      continue
    }
    const apart = said.nth(day) - said.nth(thing.dueOn)
    const when = day > thing.dueOn ? 'late' : apart === 0 ? 'today' : 'before'
    it[when] += 1
    if (level === 'officer' || level === 'head') {
      it.lines.push(`item ${thing.id} ${level} ${Math.abs(apart)} ${when}`)
      continue
    }
    const known = agencies.get(thing.agencyId) ?? { count: 0, days: 0, level }
    const nearest = ladder.indexOf(level) < ladder.indexOf(known.level) ? level : known.level
    agencies.set(thing.agencyId, { count: known.count + 1, days: Math.max(known.days, apart), level: nearest })
  }
  for (const [id, { count, days, level }] of agencies) it.lines.push(`agency ${id} ${level} ${days} ${count}`)
  return [`${it.late} ${it.today} ${it.before} ${it.silent}`, ...it.lines.sort()].join('\n')
}
