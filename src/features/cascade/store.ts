import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import { storableText } from '#platform/db/json.ts'
import type { DutyClock } from './clocks/rules.ts'
import type { Issuer, Worker } from './rules.ts'
import type { CascadeRule, Lack } from './schema.ts'

export type StoredRule = CascadeRule & { version: number }

export async function findRule(db: Db, planId: string): Promise<StoredRule | undefined> {
  return db
    .selectFrom('cascadeRule')
    .select(['workingDays', 'dueDay', 'localities', 'departments', 'leftOut', 'added', 'version'])
    .where('planId', '=', planId)
    .executeTakeFirst()
}

/** Writes the rule of a plan that is locked. */
export async function saveRule(db: Db, planId: string, rule: CascadeRule, now: Date): Promise<void> {
  const values = { ...rule, updatedAt: now }
  await db
    .insertInto('cascadeRule')
    .values({ planId, ...values })
    .onConflict((on) =>
      on.column('planId').doUpdateSet((set) => ({ ...values, version: set('cascadeRule.version', '+', 1) })),
    )
    .execute()
}

/** Level and kind of the agency that issued a plan. */
export async function getIssuer(db: Db, agencyId: string): Promise<Issuer> {
  const found = await db
    .selectFrom('agency')
    .select(['level', 'kind'])
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  return { agencyId, ...found } as Issuer
}

/** The agencies that have work in a plan. */
export async function listWorkers(db: Db, planId: string): Promise<(Worker & { name: string })[]> {
  const { rows } = await sql<Worker & { name: string }>`
    select g.id as agency_id, g.level, g.kind, g.name from agency g
    where g.id in (select agency_id from assignment where plan_id = ${planId}::uuid and state <> 'cancelled')
    order by g.name, g.id`.execute(db)
  return rows
}

export type NewDuty = { agencyId: string; countedFrom: string; dueOn: string }

/** Gives out duties; what is there stays. */
export async function insertDuties(db: Db, planId: string, list: readonly NewDuty[], now: Date): Promise<void> {
  await sql`
    insert into cascade_duty (id, plan_id, agency_id, counted_from, due_on, created_at)
    select n.id, ${planId}::uuid, n.agency_id, n.counted_from, n.due_on, ${now}
    from unnest(${list.map(() => uuid())}::uuid[], ${list.map(({ agencyId }) => agencyId)}::uuid[],
      ${list.map(({ countedFrom }) => countedFrom)}::date[], ${list.map(({ dueOn }) => dueOn)}::date[])
      as n (id, agency_id, counted_from, due_on)
    on conflict (plan_id, agency_id) do nothing`.execute(db)
}

/** Takes back the duties of others than these, as far as nobody has issued a plan under them. */
export async function deleteDutiesBeside(db: Db, planId: string, agencyIds: readonly string[]): Promise<void> {
  await sql`delete from cascade_duty where plan_id = ${planId}::uuid and own_plan_id is null
    and agency_id <> all(${[...agencyIds]}::uuid[])`.execute(db)
}

export async function listCountedFrom(db: Db, planId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('cascadeDuty')
    .select('countedFrom')
    .distinct()
    .where('planId', '=', planId)
    .execute()
  return rows.map(({ countedFrom }) => countedFrom)
}

export type Duty = DutyClock & {
  id: string
  agencyName: string
  planId: string
  agencyId: string
  issuedOn: string | null
}

const duties = (db: Db) =>
  db
    .selectFrom('cascadeDuty as d')
    .innerJoin('agency as g', 'g.id', 'd.agencyId')
    .select(['d.id', 'd.planId', 'd.agencyId', 'g.name as agencyName', 'd.countedFrom', 'd.dueOn', 'd.ownPlanId'])
    .select(['d.issuedOn', 'd.pausedOn', 'd.pausedDueOn', 'd.askedTo', 'd.version'])
    .orderBy('d.id')

export const findDuty = (db: Db, planId: string, agencyId: string): Promise<Duty | undefined> =>
  duties(db).where('d.planId', '=', planId).where('d.agencyId', '=', agencyId).executeTakeFirst()

/** The same, kept from others until the end of the transaction. */
export const findDutyForUpdate = (db: Db, planId: string, agencyId: string): Promise<Duty | undefined> =>
  duties(db).where('d.planId', '=', planId).where('d.agencyId', '=', agencyId).forUpdate('d').executeTakeFirst()

export const listDuties = (db: Db, planId: string): Promise<Duty[]> =>
  duties(db).where('d.planId', '=', planId).execute()

/** The duty from which a document was loaded. */
export const findDutyOfDocument = (db: Db, documentId: string): Promise<Duty | undefined> =>
  duties(db).where('d.documentId', '=', documentId).executeTakeFirst()

export async function saveDocument(db: Db, dutyId: string, documentId: string): Promise<void> {
  await db.updateTable('cascadeDuty').set({ documentId }).where('id', '=', dutyId).execute()
}

/** The duty of an agency under a plan, or under the one that has taken its place. */
export async function findDutyUnder(db: Db, planId: string, agencyId: string): Promise<Duty | undefined> {
  const { rows } = await sql<{ planId: string }>`
    with recursive issue (id) as (
      select ${planId}::uuid
      union select p.id from plan p join issue on p.replaces_plan_id = issue.id where p.status in ('confirmed', 'finished')
    )
    select d.plan_id from cascade_duty d join issue on issue.id = d.plan_id where d.agency_id = ${agencyId}::uuid`.execute(
    db,
  )
  const [found] = rows
  return found && findDutyForUpdate(db, found.planId, agencyId)
}

export async function saveOwnPlan(
  db: Db,
  dutyId: string,
  own: { ownPlanId: string; issuedOn: string } | { ownPlanId: null; issuedOn: null },
): Promise<void> {
  await db.updateTable('cascadeDuty').set(own).where('id', '=', dutyId).execute()
}

/** The duties that a plan fulfils now. */
export const listFulfilled = (db: Db, ownPlanId: string): Promise<Duty[]> =>
  duties(db).where('d.ownPlanId', '=', ownPlanId).execute()

export type NewLink = { ownTaskId: string; taskId: string; likeness: number | null; lacks: readonly Lack[] }
type By = { userId: string | null; now: Date }

/** Keeps ties; with `by` a person says so, and what was proposed before counts from now on. */
export async function saveLinks(db: Db, dutyId: string, links: readonly NewLink[], by: By | null): Promise<void> {
  const column = <K extends keyof NewLink>(name: K) => links.map((link) => link[name])
  await sql`
    insert into cascade_link (own_task_id, task_id, duty_id, likeness, lacks, confirmed_at, confirmed_by)
    select n.own_task_id, n.task_id, ${dutyId}::uuid, n.likeness, string_to_array(n.lacks, ' '),
      ${by?.now ?? null}::timestamptz, ${by?.userId ?? null}::uuid
    from unnest(${column('ownTaskId')}::uuid[], ${column('taskId')}::uuid[], ${column('likeness')}::real[],
      ${links.map(({ lacks }) => lacks.join(' '))}::text[]) as n (own_task_id, task_id, likeness, lacks)
    on conflict (own_task_id, task_id) do update set
      confirmed_at = coalesce(cascade_link.confirmed_at, excluded.confirmed_at),
      confirmed_by = coalesce(cascade_link.confirmed_by, excluded.confirmed_by), lacks = excluded.lacks`.execute(db)
}

type Pair = { ownTaskId: string; taskId: string }

export async function deleteLinks(db: Db, dutyId: string, pairs: readonly Pair[]): Promise<void> {
  await sql`
    delete from cascade_link l using unnest(${pairs.map(({ ownTaskId }) => ownTaskId)}::uuid[],
      ${pairs.map(({ taskId }) => taskId)}::uuid[]) as n (own_task_id, task_id)
    where l.duty_id = ${dutyId}::uuid and l.own_task_id = n.own_task_id and l.task_id = n.task_id`.execute(db)
}

/** The own plan answers another one above now: its ties under this duty end. */
export async function deleteLinksOfPlan(db: Db, dutyId: string, ownPlanId: string): Promise<void> {
  await sql`delete from cascade_link where duty_id = ${dutyId}::uuid
    and own_task_id in (select id from task where plan_id = ${ownPlanId}::uuid)`.execute(db)
}

/** What the issued tasks of a plan lack, written beside all their ties. */
export async function saveLacks(db: Db, lacks: ReadonlyMap<string, readonly Lack[]>): Promise<void> {
  await sql`
    update cascade_link l set lacks = string_to_array(n.lacks, ' ')
    from unnest(${[...lacks.keys()]}::uuid[], ${[...lacks.values()].map((list) => list.join(' '))}::text[]) as n (id, lacks)
    where l.own_task_id = n.id`.execute(db)
}

export async function listLinkedIds(db: Db, dutyId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('cascadeLink').select('ownTaskId').where('dutyId', '=', dutyId).execute()
  return new Set(rows.map(({ ownTaskId }) => ownTaskId))
}

type Waiver = { reason: string; name: string; userId: string | null; now: Date }

export async function saveWaiver(db: Db, dutyId: string, taskId: string, it: Waiver): Promise<void> {
  const given = { reason: storableText(it.reason), givenBy: it.userId, givenByName: it.name, givenAt: it.now }
  await db
    .insertInto('cascadeWaiver')
    .values({ dutyId, taskId, ...given })
    .onConflict((on) => on.columns(['dutyId', 'taskId']).doUpdateSet(given))
    .execute()
}

export async function deleteWaivers(db: Db, dutyId: string, taskIds: readonly string[]): Promise<void> {
  const these = sql<boolean>`task_id = any(${[...taskIds]}::uuid[])`
  await db.deleteFrom('cascadeWaiver').where('dutyId', '=', dutyId).where(these).execute()
}

type Asking = { taskId: string | null; reason: string; userId: string | null; name: string; now: Date }

/** Asks many agencies at once; what was asked before about the same is closed by it. */
export async function insertRequests(db: Db, dutyIds: readonly string[], it: Asking): Promise<void> {
  await closeRequests(db, dutyIds, it.taskId, it.now)
  const asked = {
    taskId: it.taskId,
    reason: storableText(it.reason),
    askedBy: it.userId,
    askedByName: it.name,
    askedAt: it.now,
  }
  await insertMany(
    db,
    'cascadeRequest',
    dutyIds.map((dutyId) => ({ id: uuid(), dutyId, ...asked })),
  )
}

async function closeRequests(db: Db, dutyIds: readonly string[], taskId: string | null, now: Date): Promise<void> {
  await sql`update cascade_request set closed_at = ${now} where closed_at is null
    and duty_id = any(${[...dutyIds]}::uuid[]) and task_id is not distinct from ${taskId}::uuid`.execute(db)
}

export type StoredRequest = { id: string; dutyId: string; taskId: string | null; closedAt: Date | null }

export async function findRequestForUpdate(
  db: Db,
  id: string,
): Promise<(StoredRequest & Pick<Duty, 'planId' | 'agencyId'>) | undefined> {
  const found = await db
    .selectFrom('cascadeRequest')
    .innerJoin('cascadeDuty', 'cascadeDuty.id', 'cascadeRequest.dutyId')
    .select(['cascadeRequest.id', 'cascadeRequest.dutyId', 'cascadeRequest.taskId', 'cascadeRequest.closedAt'])
    .select(['cascadeDuty.planId', 'cascadeDuty.agencyId'])
    .where('cascadeRequest.id', '=', id)
    .forUpdate('cascadeRequest')
    .executeTakeFirst()
  return found
}

type Answer = { answer: string; userId: string | null; name: string; now: Date }

const answered = ({ answer, userId, name, now }: Answer) => sql`
  answer = ${storableText(answer)}, answered_by = ${userId}::uuid, answered_by_name = ${name}, answered_at = ${now}`

export async function saveAnswer(db: Db, id: string, answer: Answer): Promise<void> {
  await sql`update cascade_request set ${answered(answer)} where id = ${id}::uuid`.execute(db)
}

/** What was done in the cells answers what was asked about them. */
export async function answerInPlace(db: Db, dutyId: string, taskIds: readonly string[], answer: Answer): Promise<void> {
  await sql`update cascade_request set ${answered(answer)} where duty_id = ${dutyId}::uuid
    and task_id = any(${[...taskIds]}::uuid[]) and closed_at is null and answer is null`.execute(db)
}

export async function saveClosed(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('cascadeRequest').set({ closedAt: now }).where('id', '=', id).execute()
}
