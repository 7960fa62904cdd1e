import type { Context } from '#features/access/operation.ts'
import { listDue } from '#features/due/store.ts'
import { calendarOf } from '#features/working-days/store.ts'
import { addDays } from '#lib/calendar/plain-date.ts'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { dueDaysToTell } from '#lib/reminders/due-days.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Services } from '#platform/services.ts'
import { type Composed, composeDigests, type Night } from './compose-rules.ts'
import { daysFor, isQuiet, type Task, taskOf } from './rules.ts'
import type { Policy, ProvinceReminders } from './schema.ts'
import { listPolicies } from './settings/store.ts'
import {
  findComposedDays,
  findSeenDays,
  listComposedDays,
  listPosts,
  listReaders,
  listSilences,
  type Reader,
} from './store.ts'

/** What a day asks of the program: digests are written on working days of which a calendar is known. */
export async function taskAt(db: Db, today: string, services: Services): Promise<Task | 'off'> {
  const calendar = await calendarOf({ db, services })
  if (!calendar.covers(today) || !calendar.isWorkingDay(today)) return 'off'
  return taskOf(today, await findSeenDays(db, today), calendar)
}

/** Nobody is told of a day that lies further back (SPEC C2). */
const longestAbsence = 60

type Reading = Pick<Context, 'db' | 'today' | 'services'>
export type NightRead = {
  digests: Composed[]
  /** Who wants quiet today. */
  quiet: string[]
  readers: ReadonlyMap<string, Reader>
}

/** Reads all that the digests of today depend on, and composes them. */
export async function readNight({ db, today, services }: Reading, settings: ProvinceReminders): Promise<NightRead> {
  const calendar = await calendarOf({ db, services })
  const since = addDays(today, -longestAbsence)
  const people = await listReaders(db, today, since)
  const { told, quiet } = await toldDays(db, { today, calendar, people, settings, since })
  const policies = new Map([...(await listPolicies(db))].map(([id, { value }]) => [id, value]))
  const days = new Set([...told.values()].flat())
  const dueDays = dueDaysOf([settings.policy, ...policies.values()], days, calendar)
  const night: Night = {
    day: today,
    calendar,
    readers: new Map(
      people.flatMap(({ userId, preference: { muted } }) => {
        const days = told.get(userId)
        return days ? [[userId, { told: days, muted }] as const] : []
      }),
    ),
    posts: await listPosts(db, today),
    policyOf: (standingId) => policies.get(standingId) ?? settings.policy,
    items: await listDue(db, { days: dueDays, agencyIds: 'all', states: ['open'] }),
    silences: await listSilences(db),
  }
  return { digests: composeDigests(night), quiet, readers: new Map(people.map((reader) => [reader.userId, reader])) }
}

type Telling = {
  today: string
  calendar: WorkingCalendar
  people: readonly Reader[]
  settings: ProvinceReminders
  since: string
}

/** Of which days each person is told today, and who wants quiet. */
async function toldDays(db: Db, { today, calendar, people, settings, since }: Telling) {
  const composed = await listComposedDays(db, since)
  const first = (await findComposedDays(db)).first ?? today
  const told = new Map<string, string[]>()
  const quiet: string[] = []
  for (const { userId, preference, quiet: before } of people) {
    if (isQuiet(today, preference, settings.mostQuietDays, calendar)) {
      quiet.push(userId)
      continue
    }
    told.set(userId, daysFor(today, { first, composed, quiet: before }, calendar))
  }
  return { told, quiet }
}

/** The due days of which anybody may be told. */
function dueDaysOf(policies: readonly Policy[], days: ReadonlySet<string>, calendar: WorkingCalendar): string[] {
  const found = new Set<string>()
  for (const { rules } of policies)
    for (const day of days) for (const { dueOn } of dueDaysToTell(day, rules, calendar)) found.add(dueOn)
  return [...found]
}
