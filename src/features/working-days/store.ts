import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { WorkingCalendar } from '#lib/calendar/working-calendar.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import { storableText } from '#platform/db/json.ts'
import { type Day, withDays } from './rules.ts'
import type { CalendarChange, Moved, OwnDay } from './schema.ts'

type Asking = { db: Db; services: { calendar: WorkingCalendar } }

/** The working calendar of a province as it stands: that of the State with its own days. One query. */
export async function calendarOf({ db, services }: Asking): Promise<WorkingCalendar> {
  return withDays(services.calendar, await listDays(db))
}

/** The days of the province that hold. */
export async function listDays(db: Db): Promise<OwnDay[]> {
  const rows = await db
    .selectFrom('calendarDay')
    .select(['id', 'day', 'kind', 'name', 'source', 'addedAt', 'addedByName'])
    .where('removedAt', 'is', null)
    .orderBy('day')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as OwnDay['kind'], addedAt: row.addedAt.toISOString() }))
}

type By = { userId: string | null; name: string; now: Date }

export async function insertDay(db: Db, it: Day, { userId, name, now }: By): Promise<string> {
  const id = uuid()
  const words = { name: storableText(it.name), source: storableText(it.source) }
  await db
    .insertInto('calendarDay')
    .values({ id, day: it.day, kind: it.kind, ...words, addedAt: now, addedBy: userId, addedByName: name })
    .execute()
  return id
}

/** The day that holds, kept from others. */
export async function findDayForUpdate(db: Db, id: string): Promise<Day | undefined> {
  const row = await db
    .selectFrom('calendarDay')
    .select(['day', 'kind', 'name', 'source'])
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, kind: row.kind as Day['kind'] }
}

export async function closeDay(db: Db, id: string, { name, now }: By): Promise<void> {
  await db.updateTable('calendarDay').set({ removedAt: now, removedByName: name }).where('id', '=', id).execute()
}

/** Changes of the calendar come one after the other: each is the next version. */
export async function insertChange(
  db: Db,
  it: { kind: CalendarChange['kind']; dayId: string },
  { name, now }: By,
): Promise<string> {
  const id = uuid()
  await sql`lock table calendar_change in exclusive mode`.execute(db)
  await sql`insert into calendar_change (id, version, kind, day_id, at, by_name)
    select ${id}, coalesce(max(version), 0) + 1, ${it.kind}, ${it.dayId}::uuid, ${now}, ${name} from calendar_change`.execute(
    db,
  )
  return id
}

/** The calendar before and after a change that was just made. */
export async function calendarsOfChange(
  { db, services }: Asking,
  changeId: string,
): Promise<{ before: WorkingCalendar; after: WorkingCalendar }> {
  const change = await db
    .selectFrom('calendarChange as c')
    .innerJoin('calendarDay as d', 'd.id', 'c.dayId')
    .select(['c.kind', 'd.id', 'd.day', 'd.kind as dayKind', 'd.name', 'd.source'])
    .where('c.id', '=', changeId)
    .executeTakeFirstOrThrow()
  const now = await listDays(db)
  const others = now.filter(({ id }) => id !== change.id)
  const changed: Day = {
    day: change.day,
    kind: change.dayKind as Day['kind'],
    name: change.name,
    source: change.source,
  }
  const [without, including] = [others, [...others, changed]].map((days) => withDays(services.calendar, days)) as [
    WorkingCalendar,
    WorkingCalendar,
  ]
  return change.kind === 'added' ? { before: without, after: including } : { before: including, after: without }
}

export type NewMove = Omit<Moved, 'planNumber' | 'agencyName'>

export async function insertMoves(db: Db, changeId: string, moves: readonly NewMove[]): Promise<void> {
  await insertMany(
    db,
    'calendarMove',
    moves.map(({ kind, subjectId, planId, agencyId, words, dueFrom, dueTo }) => {
      return { changeId, kind, subjectId, planId, agencyId, words: words.slice(0, 400), dueFrom, dueTo }
    }),
  )
}

const changes = sql`
  select c.id, c.version, c.kind, d.day, d.kind as day_kind, d.name, d.source, c.at, c.by_name,
    (select count(*)::int from calendar_move m where m.change_id = c.id) as moved
  from calendar_change c join calendar_day d on d.id = c.day_id`

type ChangeRow = Omit<CalendarChange, 'at'> & { at: Date }
const changeFrom = ({ at, ...row }: ChangeRow): CalendarChange => ({ ...row, at: at.toISOString() })

export async function listChanges(db: Db, limit: number): Promise<CalendarChange[]> {
  const { rows } = await sql<ChangeRow>`${changes} order by c.version desc limit ${limit}`.execute(db)
  return rows.map(changeFrom)
}

export async function findChange(db: Db, id: string): Promise<CalendarChange | undefined> {
  const { rows } = await sql<ChangeRow>`${changes} where c.id = ${id}::uuid`.execute(db)
  return rows[0] && changeFrom(rows[0])
}

export async function listMoves(db: Db, changeId: string, limit: number): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    select m.kind, m.subject_id, m.plan_id, p.number as plan_number, m.agency_id, g.name as agency_name, m.words, m.due_from,
      m.due_to
    from calendar_move m join plan p on p.id = m.plan_id join agency g on g.id = m.agency_id
    where m.change_id = ${changeId}::uuid order by m.due_from, g.name, m.kind, m.subject_id limit ${limit}`.execute(db)
  return rows
}
