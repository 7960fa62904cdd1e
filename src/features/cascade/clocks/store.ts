import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import { storableText } from '#platform/db/json.ts'
import type { DutyEntry } from '../schema.ts'
import type { DutyChange, DutyClock } from './rules.ts'

type By = { userId: string | null; name: string; now: Date }

/** Writes what a step made of a duty that is locked, and its line in the history. */
export async function saveDutyChange(db: Db, dutyId: string, { after, entry }: DutyChange, by: By): Promise<void> {
  await db
    .updateTable('cascadeDuty')
    .set((set) => ({ ...after, version: set('version', '+', 1) }))
    .where('id', '=', dutyId)
    .execute()
  const written = { ...entry, reason: storableText(entry.reason), authorId: by.userId, authorName: by.name, at: by.now }
  await db
    .insertInto('cascadeDutyEntry')
    .values({ id: uuid(), dutyId, ...written })
    .execute()
}

type Of = { dutyIds: readonly string[] } | { dutyId: string } | { planId: string } | 'open'

/** The histories of duties, in the order of time. */
export async function listDutyEntries(db: Db, of: Of): Promise<(DutyEntry & { dutyId: string })[]> {
  const which =
    of === 'open'
      ? sql<boolean>`d.own_plan_id is null`
      : 'dutyIds' in of
        ? sql<boolean>`d.id = any(${[...of.dutyIds]}::uuid[])`
        : 'dutyId' in of
          ? sql<boolean>`d.id = ${of.dutyId}::uuid`
          : sql<boolean>`d.plan_id = ${of.planId}::uuid`
  const rows = await db
    .selectFrom('cascadeDutyEntry as e')
    .innerJoin('cascadeDuty as d', 'd.id', 'e.dutyId')
    .select(['e.id', 'e.dutyId', 'e.action', 'e.onDay', 'e.dueFrom', 'e.dueTo', 'e.reason', 'e.authorName', 'e.at'])
    .where(which)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
  return rows.map(({ at, action, ...row }) => ({ ...row, action: action as DutyEntry['action'], at: at.toISOString() }))
}

export type DutyDays = Pick<DutyClock, 'dueOn' | 'pausedDueOn'> & { id: string }

/** Moves days; what stands still keeps the new day for when it goes on. */
export async function saveDutyDays(db: Db, list: readonly DutyDays[]): Promise<void> {
  await sql`
    update cascade_duty d set due_on = n.due_on, paused_due_on = n.paused_due_on, version = d.version + 1
    from unnest(${list.map(({ id }) => id)}::uuid[], ${list.map(({ dueOn }) => dueOn)}::date[],
      ${list.map(({ pausedDueOn }) => pausedDueOn)}::date[]) as n (id, due_on, paused_due_on)
    where d.id = n.id and (d.due_on, d.paused_due_on) is distinct from (n.due_on, n.paused_due_on)`.execute(db)
}

type Line = { dutyId: string; onDay: string; dueFrom: string | null; dueTo: string | null }

/** The same line in many histories. */
export async function insertDutyLines(
  db: Db,
  lines: readonly Line[],
  { action, reason }: Pick<DutyEntry, 'action' | 'reason'>,
  { userId, name, now }: By,
): Promise<void> {
  await sql`
    insert into cascade_duty_entry (id, duty_id, action, on_day, due_from, due_to, reason, author_id, author_name, at)
    select n.id, n.duty_id, ${action}, n.on_day, n.due_from, n.due_to, ${storableText(reason)}, ${userId}::uuid, ${name}, ${now}
    from unnest(${lines.map(() => uuid())}::uuid[], ${lines.map(({ dutyId }) => dutyId)}::uuid[],
      ${lines.map(({ onDay }) => onDay)}::date[], ${lines.map(({ dueFrom }) => dueFrom)}::date[],
      ${lines.map(({ dueTo }) => dueTo)}::date[]) as n (id, duty_id, on_day, due_from, due_to)`.execute(db)
}

type OpenDuty = {
  id: string
  planId: string
  planNumber: string | null
  agencyId: string
  countedFrom: string
  dueOn: string | null
  pausedDueOn: string | null
  workingDays: number
  dueDay: string | null
}

/** Duties of plans that hold under which nobody has issued yet, kept from others, with the number of days of their rule. */
export async function listOpenDuties(db: Db): Promise<OpenDuty[]> {
  const { rows } = await sql<OpenDuty>`
    select d.id, d.plan_id, p.number as plan_number, d.agency_id, d.counted_from, d.due_on, d.paused_due_on,
      coalesce((select r.working_days from cascade_rule r where r.plan_id = d.plan_id), ${usual}) as working_days,
      (select r.due_day from cascade_rule r where r.plan_id = d.plan_id) as due_day
    from cascade_duty d join plan p on p.id = d.plan_id and p.status = 'confirmed'
    where d.own_plan_id is null order by d.id for update of d`.execute(db)
  return rows
}

export type DutyClockRule = Pick<OpenDuty, 'id' | 'countedFrom' | 'workingDays' | 'dueDay'>

/** What the days of duties are reckoned from. */
export async function listDutyRules(db: Db, ids: readonly string[]): Promise<DutyClockRule[]> {
  const { rows } = await sql<DutyClockRule>`
    select d.id, d.counted_from, coalesce(r.working_days, ${usual}) as working_days, r.due_day
    from cascade_duty d left join cascade_rule r on r.plan_id = d.plan_id where d.id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  return rows
}

/** Of plans whose rule nobody has set: `defaultRule` of ../rules.ts. */
const usual = 15
