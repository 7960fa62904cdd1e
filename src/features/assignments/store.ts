import { type RawBuilder, sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Subject } from '#features/access/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { storableText } from '#platform/db/json.ts'
import { Problem } from '#platform/problem.ts'
import { findAnswer } from './answers/store.ts'
import type { Described, NewEntry, Standing } from './rules.ts'
import type { AssignmentDetail, AssignmentRole, Entry, Evidence, Extension } from './schema.ts'

/** An assignment with the agencies that have part in it. */
export type StoredAssignment = Described & Subject

type Row = Described & { ownerId: string; standingId: string; leads: string[] }

/**
 * The columns of `Described` from assignment a, task t, plan p, agency g. `leads` is a list of agency ids: who leads the
 * same task may read what the others do.
 */
export const describedColumns = (leads: RawBuilder<unknown>) => sql`
  a.id, a.task_id, a.plan_id, p.number as plan_number, p.title as plan_title, p.kind as plan_kind, t.text as task_text, t.path as task_path,
  t.axis, t.product, t.deadline_raw, a.agency_id, g.name as agency_name, a.role, a.state, a.due_on, a.percent,
  a.last_report_at, a.last_report_at::date as reported_on, a.completed_at, a.version,
  a.occurrence_name, a.occurrences_waiting, a.paused_on, a.paused_due_on,
  exists (select 1 from assignment_extension x where x.assignment_id = a.id and x.state = 'asked') as extension_asked,
  p.status <> 'confirmed' as plan_over, p.agency_id as owner_id, p.standing_agency_id as standing_id, ${leads} as leads`

export const describedJoins = sql`
  join task t on t.id = a.task_id join plan p on p.id = a.plan_id join agency g on g.id = a.agency_id`

/** Makes of a fresh row what it stands for; the row is added to, since lists would spend their time on copies. */
export function storedFrom(row: Row): StoredAssignment {
  const { ownerId, standingId, leads, role, agencyId } = row
  const parts = { owner: [ownerId], standing: [standingId], [role]: [agencyId], superior: leads }
  // What was finished or replaced stays as it was then.
  const closed = row.planOver ? ('assignment.plan_finished' as const) : undefined
  return Object.assign(row, { kind: 'assignment', parts, closed })
}

export async function findAssignment(db: Db, id: string): Promise<StoredAssignment | undefined> {
  return (await findAll(db, [id], sql``))[0]
}

/** The same, kept from others until the end of the transaction. */
export async function findAssignmentForUpdate(db: Db, id: string): Promise<StoredAssignment | undefined> {
  return (await findAssignmentsForUpdate(db, [id]))[0]
}

export async function findAssignmentsForUpdate(db: Db, ids: readonly string[]): Promise<StoredAssignment[]> {
  return findAll(db, ids, sql`for update of a`)
}

async function findAll(db: Db, ids: readonly string[], lock: RawBuilder<unknown>): Promise<StoredAssignment[]> {
  const leads = sql`array(select o.agency_id::text from assignment o
    where o.task_id = a.task_id and o.role = 'lead' and o.agency_id <> a.agency_id)`
  const { rows } = await sql<Row>`
    select ${describedColumns(leads)} from assignment a ${describedJoins}
    where a.id = any(${[...ids]}::uuid[]) order by a.id ${lock}`.execute(db)
  return rows.map(storedFrom)
}

export type Author = { userId: string | null; name: string; now: Date }

export const authorOf = (it: { userId: string | null; actor: { name: string }; now: Date }): Author => ({
  userId: it.userId,
  name: it.actor.name,
  now: it.now,
})

/** Writes what a step has made of an assignment, and its line in the history; answers the id of that line. */
export async function saveChange(
  db: Db,
  before: StoredAssignment,
  { after, entry }: { after: Standing; entry: NewEntry },
  author: Author,
): Promise<string> {
  const { state, dueOn, pausedOn, pausedDueOn, percent, lastReportAt, completedAt, version } = after
  const { numUpdatedRows } = await db
    .updateTable('assignment')
    .set({ state, dueOn, pausedOn, pausedDueOn, percent, lastReportAt, completedAt, version, updatedAt: author.now })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('write.conflict', { version: before.version })
  return insertEntry(db, before.id, entry, author)
}

export async function insertEntry(db: Db, assignmentId: string, entry: NewEntry, author: Author): Promise<string> {
  const id = uuid()
  const figure = entry.figure === undefined || entry.figure === null ? null : String(entry.figure)
  const words = {
    sentence: entry.sentence ? storableText(entry.sentence) : null,
    figureUnit: entry.figureUnit ? storableText(entry.figureUnit) : null,
  }
  const row = { ...entry, ...words, figure, authorId: author.userId, authorName: author.name, at: author.now }
  await db
    .insertInto('assignmentEntry')
    .values({ id, assignmentId, ...row })
    .execute()
  return id
}

/** Ties files that were sent before to the report that speaks of them; files of an earlier report stay with it. */
export async function tieEvidence(
  db: Db,
  assignmentId: string,
  entryId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await sql`update assignment_evidence set entry_id = ${entryId}
    where assignment_id = ${assignmentId} and id = any(${[...ids]}::uuid[]) and entry_id is null`.execute(db)
}

/** What proves one time of the work: sent for it, or not yet tied to a report. */
const ofOccurrence = (occurrenceId: string | null) =>
  sql<boolean>`(${occurrenceId}::uuid is null or n.occurrence_id is null or n.occurrence_id = ${occurrenceId}::uuid)`

export async function listEvidenceIds(db: Db, assignmentId: string, occurrenceId: string | null): Promise<string[]> {
  const rows = await db
    .selectFrom('assignmentEvidence as e')
    .leftJoin('assignmentEntry as n', 'n.id', 'e.entryId')
    .select('e.id')
    .where('e.assignmentId', '=', assignmentId)
    .where(ofOccurrence(occurrenceId))
    .execute()
  return rows.map(({ id }) => id)
}

type NewExtension = { dueFrom: string | null; dueTo: string; reason: string; occurrenceId: string | null }

export async function insertExtension(db: Db, assignmentId: string, it: NewExtension, author: Author): Promise<void> {
  await db
    .insertInto('assignmentExtension')
    .values({
      id: uuid(),
      assignmentId,
      ...it,
      reason: storableText(it.reason),
      askedBy: author.userId,
      askedAt: author.now,
    })
    .execute()
}

export type ExtensionAnswer = { state: 'granted' | 'refused' | 'withdrawn'; dueTo?: string; note: string | null }

/** Closes the one open request of an assignment, if there is one. */
export async function closeExtension(db: Db, assignmentId: string, it: ExtensionAnswer, author: Author): Promise<void> {
  await db
    .updateTable('assignmentExtension')
    .set({
      state: it.state,
      decidedBy: author.userId,
      decidedAt: author.now,
      decisionNote: it.note && storableText(it.note),
    })
    .$if(it.dueTo !== undefined, (query) => query.set({ dueTo: it.dueTo as string }))
    .where('assignmentId', '=', assignmentId)
    .where('state', '=', 'asked')
    .execute()
}

/** The day that the open request asks for, and for which time of the work. */
export function findAsked(
  db: Db,
  assignmentId: string,
): Promise<{ dueTo: string; occurrenceId: string | null } | undefined> {
  return db
    .selectFrom('assignmentExtension')
    .select(['dueTo', 'occurrenceId'])
    .where('assignmentId', '=', assignmentId)
    .where('state', '=', 'asked')
    .executeTakeFirst()
}

export type NewAssignment = {
  taskId: string
  agencyId: string
  role: AssignmentRole
  dueOn: string | null
  /** Why it is this agency's, where the plan names another. */
  note?: string | null
}

/** Gives out all work of a plan in one statement, each with its first line of history; what is given out stays. */
export async function insertAssignments(
  db: Db,
  planId: string,
  list: readonly NewAssignment[],
  author: Author,
): Promise<void> {
  const column = <K extends keyof NewAssignment>(name: K) => list.map((each) => each[name])
  await sql`
    with given as (
      insert into assignment (id, task_id, plan_id, agency_id, role, due_on, created_at, updated_at)
      select n.id, n.task_id, ${planId}::uuid, n.agency_id, n.role, n.due_on, ${author.now}, ${author.now}
      from unnest(${list.map(() => uuid())}::uuid[], ${column('taskId')}::uuid[], ${column('agencyId')}::uuid[],
        ${column('role')}::text[], ${column('dueOn')}::date[]) as n (id, task_id, agency_id, role, due_on)
      on conflict do nothing
      returning id, task_id, agency_id, role, due_on
    )
    insert into assignment_entry (id, assignment_id, action, to_state, due_to, sentence, author_id, author_name, at)
    select e.id, given.id, 'assigned', 'assigned', given.due_on, e.note, ${author.userId}, ${author.name}, ${author.now}
    from given join unnest(${list.map(() => uuid())}::uuid[], ${column('taskId')}::uuid[], ${column('agencyId')}::uuid[],
      ${column('role')}::text[], ${list.map(({ note = null }) => note)}::text[]) as e (id, task_id, agency_id, role, note)
      using (task_id, agency_id, role)`.execute(db)
}

type Parts = Pick<AssignmentDetail, 'history' | 'evidence' | 'answer' | 'extensions' | 'others' | 'othersCount'>

/** What the page of an assignment shows beside it: five queries, however long its history. */
export async function listParts(
  db: Db,
  it: StoredAssignment,
  can: CanOn,
  occurrenceId: string | null = null,
): Promise<Parts> {
  const evidence = await listEvidence(db, it.id, occurrenceId)
  const history = await listEntries(db, it.id, evidence, occurrenceId)
  const { others, othersCount } = await listOthers(db, it, can)
  const [answer, extensions] = [await findAnswer(db, it.id), await listExtensions(db, it.id)]
  return { evidence, history, others, othersCount, answer, extensions }
}

async function listEvidence(db: Db, assignmentId: string, occurrenceId: string | null): Promise<Evidence[]> {
  const rows = await db
    .selectFrom('assignmentEvidence as e')
    .innerJoin('storedFile as f', 'f.sha256', 'e.sha256')
    .leftJoin('authUser as u', 'u.id', 'e.uploadedBy')
    .leftJoin('assignmentEntry as n', 'n.id', 'e.entryId')
    .select(['e.id', 'e.filename', 'f.size', 'f.mediaType', 'u.name as uploadedByName', 'e.uploadedAt', 'e.entryId'])
    .where('e.assignmentId', '=', assignmentId)
    .where(ofOccurrence(occurrenceId))
    .orderBy('e.uploadedAt')
    .orderBy('e.id')
    .execute()
  return rows.map((row) => ({ ...row, uploadedAt: row.uploadedAt.toISOString() }))
}

async function listEntries(
  db: Db,
  assignmentId: string,
  evidence: readonly Evidence[],
  occurrenceId: string | null,
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('assignmentEntry as n')
    .select(['id', 'action', 'fromState', 'toState', 'percent', 'figure', 'figureUnit', 'sentence'])
    .select(['dueFrom', 'dueTo', 'authorName', 'at'])
    .where('assignmentId', '=', assignmentId)
    .where(ofOccurrence(occurrenceId))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    ...(row as typeof row & Pick<Entry, 'action' | 'fromState' | 'toState'>),
    figure: row.figure === null ? null : Number(row.figure),
    at: row.at.toISOString(),
    evidence: evidence.filter(({ entryId }) => entryId === row.id),
  }))
}

async function listExtensions(db: Db, assignmentId: string): Promise<Extension[]> {
  const rows = await db
    .selectFrom('assignmentExtension')
    .select(['id', 'dueFrom', 'dueTo', 'reason', 'state', 'askedAt', 'decidedAt', 'decisionNote'])
    .where('assignmentId', '=', assignmentId)
    .orderBy('askedAt')
    .execute()
  return rows.map((row) => ({
    ...row,
    state: row.state as Extension['state'],
    askedAt: row.askedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
}

type CanOn = (subject: Subject) => Parts['others'][number]['can']
type OtherRow = Omit<Parts['others'][number], 'can'> & { agencyId: string; leads: string[]; count: number }

async function listOthers(db: Db, it: StoredAssignment, can: CanOn): Promise<Pick<Parts, 'others' | 'othersCount'>> {
  const { rows } = await sql<OtherRow>`
    select a.id, a.agency_id, g.name as agency_name, a.role, a.state, a.percent, count(*) over () as count,
      array(select o.agency_id::text from assignment o where o.task_id = ${it.taskId}::uuid and o.role = 'lead') as leads
    from assignment a join agency g on g.id = a.agency_id
    where a.task_id = ${it.taskId}::uuid and a.id <> ${it.id}::uuid
    order by a.role desc, g.name, a.id limit 50`.execute(db)
  const { lead: _, coordinating: __, ...keepers } = it.parts
  const others = rows.map(({ count: ___, agencyId, leads, ...other }) => {
    const superior = leads.filter((id) => id !== agencyId)
    const parts = { ...keepers, [other.role]: [agencyId], superior }
    return { ...other, can: can({ kind: 'assignment', id: other.id, parts, closed: it.closed }) }
  })
  return { others, othersCount: rows[0]?.count ?? 0 }
}
