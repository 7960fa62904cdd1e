import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Subject } from '#features/access/schema.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import { storableText } from '#platform/db/json.ts'
import type { Attendance, Meeting, SaveMeeting } from './schema.ts'

/** A meeting as rights are asked about it: those who keep it, and those who were invited. */
export type MeetingSubject = Subject & { meeting: Omit<Meeting, 'can'> }

type Row = Omit<Meeting, 'can' | 'conclusion'> & {
  planId: string | null
  planNumber: string | null
  planIssuedOn: string | null
  planTasks: number
}

const rows = sql`
  select m.id, m.agency_id, holder.name as agency_name, m.keeper_id, keeper.name as keeper_name, m.title, m.held_on,
    m.chair, m.place, m.invited_at, m.began_at, m.ended_at, m.papers_due_on, m.papers_sent_on, m.papers_note,
    m.conditions_met, m.conditions_note, m.version, m.plan_id, p.number as plan_number, p.issued_on as plan_issued_on,
    (select count(*) from task t where t.plan_id = m.plan_id and t.assigned and t.review <> 'dropped')::int as plan_tasks,
    (select coalesce(jsonb_agg(jsonb_build_object('agencyId', g.id, 'agencyName', g.name, 'state', a.state)
      order by g.name, g.id), '[]') from meeting_attendance a join agency g on g.id = a.agency_id
      where a.meeting_id = m.id) as attendance
  from meeting m join agency holder on holder.id = m.agency_id join agency keeper on keeper.id = m.keeper_id
    left join plan p on p.id = m.plan_id`

function subjectOf({ planId, planNumber, planIssuedOn, planTasks, ...row }: Row): MeetingSubject {
  const conclusion = planId ? { planId, number: planNumber, issuedOn: planIssuedOn, tasks: planTasks } : null
  const coordinating = row.attendance.map(({ agencyId }) => agencyId)
  const parts = { owner: [row.agencyId], standing: [row.keeperId], coordinating }
  return { kind: 'meeting', id: row.id, parts, meeting: { ...row, conclusion } }
}

export async function findMeeting(db: Db, id: string): Promise<MeetingSubject | undefined> {
  const { rows: found } = await sql<Row>`${rows} where m.id = ${id}::uuid`.execute(db)
  return found[0] && subjectOf(found[0])
}

/** The same, kept from others until the end of the transaction. */
export async function findMeetingForUpdate(db: Db, id: string): Promise<MeetingSubject | undefined> {
  await db.selectFrom('meeting').select('id').where('id', '=', id).forUpdate().execute()
  return findMeeting(db, id)
}

type Filter = {
  reach: 'all' | ReadonlySet<string>
  from?: string | undefined
  to?: string | undefined
  agencyId?: string | undefined
  search?: string | undefined
  concluded?: boolean | undefined
  after?: string | undefined
  limit: number
}

/** Latest first. */
export async function listMeetings(db: Db, filter: Filter): Promise<MeetingSubject[]> {
  const { reach, from, to, agencyId, search, concluded, after, limit } = filter
  const mine = sql`${reach === 'all' ? [] : [...reach]}::uuid[]`
  const visible =
    reach === 'all'
      ? sql`true`
      : sql`(m.agency_id = any(${mine}) or m.keeper_id = any(${mine}) or exists (select 1 from meeting_attendance v
          where v.meeting_id = m.id and v.agency_id = any(${mine})))`
  const words = search ? fold(search).split(' ') : []
  const { rows: found } = await sql<Row>`${rows}
    where ${visible} and ${from ? sql`m.held_on >= ${from}::date` : sql`true`}
      and ${to ? sql`m.held_on <= ${to}::date` : sql`true`}
      and ${agencyId ? sql`m.agency_id = ${agencyId}::uuid` : sql`true`}
      and ${concluded === undefined ? sql`true` : concluded ? sql`m.plan_id is not null` : sql`m.plan_id is null`}
      and ${after ? sql`(m.held_on, m.id) < (select held_on, id from meeting where id::text = ${after})` : sql`true`}
      and ${sql.join([sql`true`, ...words.map((word) => sql`strpos(m.folded, ${word}) > 0`)], sql` and `)}
    order by m.held_on desc, m.id desc limit ${limit}`.execute(db)
  return found.map(subjectOf)
}

type Written = Omit<SaveMeeting, 'attendance'>

const columnsOf = (it: Written) => {
  const text = (value: string | null) => value && storableText(value)
  return {
    ...it,
    title: storableText(it.title),
    folded: fold(`${it.title} ${it.chair ?? ''}`),
    ...{ chair: text(it.chair), place: text(it.place) },
    ...{ papersNote: text(it.papersNote), conditionsNote: text(it.conditionsNote) },
  }
}

export async function insertMeeting(
  db: Db,
  { attendance, ...it }: SaveMeeting,
  { userId, now }: { userId: string | null; now: Date },
): Promise<string> {
  const id = uuid()
  const row = { id, ...columnsOf(it), createdBy: userId, createdAt: now, updatedAt: now }
  await db.insertInto('meeting').values(row).execute()
  await insertAttendance(db, id, attendance)
  return id
}

/** Writes a meeting that `findMeetingForUpdate` has locked. */
export async function saveMeeting(db: Db, id: string, { attendance, ...it }: SaveMeeting, now: Date): Promise<void> {
  await db
    .updateTable('meeting')
    .set((set) => ({ ...columnsOf(it), version: set('version', '+', 1), updatedAt: now }))
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('meetingAttendance').where('meetingId', '=', id).execute()
  await insertAttendance(db, id, attendance)
}

const insertAttendance = (db: Db, meetingId: string, list: readonly Omit<Attendance, 'agencyName'>[]): Promise<void> =>
  insertMany(
    db,
    'meetingAttendance',
    list.map((each) => ({ meetingId, ...each })),
  )

export async function saveConclusion(db: Db, id: string, planId: string, now: Date): Promise<void> {
  await db
    .updateTable('meeting')
    .set((set) => ({ planId, version: set('version', '+', 1), updatedAt: now }))
    .where('id', '=', id)
    .execute()
}

export async function deleteMeeting(db: Db, id: string): Promise<void> {
  await db.deleteFrom('meeting').where('id', '=', id).execute()
}

/** Agencies that have kept meetings of this one. */
export async function listKeepers(db: Db, agencyId: string): Promise<string[]> {
  const found = await db.selectFrom('meeting').select('keeperId').distinct().where('agencyId', '=', agencyId).execute()
  return found.map(({ keeperId }) => keeperId)
}
