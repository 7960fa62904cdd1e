import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Subject } from '#features/access/schema.ts'
import type { Deadline } from '#lib/calendar/deadline.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import { storableText } from '#platform/db/json.ts'
import type { DirectedPart, Directive, DirectiveKind, Issuer, ListDirectives } from './schema.ts'

type Head = Omit<Directive, 'counts' | 'can'>
/** A document from above, with the plan that it is as rights are asked about it. */
export type DirectiveSubject = Subject & { directive: Head }

type HeadRow = Head & { loadedBy: string | null; meetingId: string | null; meetingTitle: string; heldOn: string }

const heads = sql`
  select p.id as plan_id, p.kind, d.issuer, d.issuer_name, p.number, p.issued_on, p.title, p.status, p.agency_id,
    owner.name as agency_name, p.standing_agency_id, keeper.name as standing_agency_name, p.document_id, p.version,
    file.agency_id as loaded_by, m.id as meeting_id, m.title as meeting_title, m.held_on
  from plan p join directive d on d.plan_id = p.id join agency owner on owner.id = p.agency_id
    join agency keeper on keeper.id = p.standing_agency_id left join document file on file.id = p.document_id
    left join meeting m on m.plan_id = p.id`

function subjectOf({ loadedBy, meetingId, meetingTitle, heldOn, ...row }: HeadRow): DirectiveSubject {
  const draft = row.status === 'draft'
  const standing = draft && loadedBy ? [row.standingAgencyId, loadedBy] : [row.standingAgencyId]
  const meeting = meetingId === null ? null : { id: meetingId, title: meetingTitle, heldOn }
  const directive = { ...row, meeting }
  return { kind: 'plan', id: row.planId, parts: { owner: [row.agencyId], standing }, open: !draft, directive }
}

export async function findDirective(db: Db, planId: string): Promise<DirectiveSubject | undefined> {
  const { rows } = await sql<HeadRow>`${heads} where p.id = ${planId}::uuid`.execute(db)
  return rows[0] && subjectOf(rows[0])
}

type Filter = z.output<typeof ListDirectives> & { reach: 'all' | ReadonlySet<string>; today: string }

const isOpen = sql`a.state in ('assigned', 'objected', 'accepted', 'inProgress', 'submitted', 'returned')`
const newest = sql`coalesce(p.issued_on, date '9999-12-31')`

/** Newest first, drafts of the agencies in reach before all. */
export async function listDirectives(db: Db, filter: Filter): Promise<DirectiveSubject[]> {
  const { kind, issuer, state, year, search, after, reach, today, limit } = filter
  const some = (condition: RawBuilder<unknown>) =>
    sql`exists (select 1 from assignment a where a.plan_id = p.id and ${condition})`
  const states = {
    draft: sql`p.status = 'draft'`,
    open: sql`p.status = 'confirmed' and ${some(isOpen)}`,
    overdue: sql`p.status = 'confirmed' and ${some(sql`is_overdue(a.state, a.due_on, ${today}::date)`)}`,
    done: sql`p.status <> 'draft' and not ${some(isOpen)}`,
  }
  const mine = reach === 'all' ? [] : [...reach]
  const { rows } = await sql<HeadRow>`${heads}
    where p.kind = ${kind}
      and ${
        reach === 'all'
          ? sql`true`
          : sql`(p.status <> 'draft' or p.agency_id = any(${mine}::uuid[])
        or p.standing_agency_id = any(${mine}::uuid[]) or file.agency_id = any(${mine}::uuid[]))`
      }
      and ${issuer ? sql`d.issuer = ${issuer}` : sql`true`}
      and ${state ? states[state] : sql`true`}
      and ${year ? sql`extract(year from p.issued_on) = ${year}` : sql`true`}
      and ${
        search
          ? sql`(strpos(p.folded, ${fold(search)}) > 0 or exists (select 1 from task s
        where s.plan_id = p.id and strpos(s.folded, ${fold(search)}) > 0))`
          : sql`true`
      }
      and ${after ? sql`(${newest}, p.id) < (select ${newest}, p.id from plan p where p.id::text = ${after})` : sql`true`}
    order by ${newest} desc, p.id desc limit ${limit + 1}`.execute(db)
  return rows.map(subjectOf)
}

/** A task with what decides how it stands; days are worked out by the rules. */
export type TaskRow = {
  taskId: string
  planId: string
  kind: DirectiveKind
  issuer: Issuer
  issuerName: string
  number: string | null
  issuedOn: string | null
  path: string
  text: string
  product: string | null
  deadlineRaw: string | null
  deadline: Deadline | null
  dueByHand: boolean
  issuerDue: string | null
  ownDue: string | null
  done: boolean
  answeredOn: string | null
  ownerId: string
  standingId: string
  parts: Omit<DirectedPart, 'readable'>[]
}

type Which = { planIds: readonly string[] } | { kind?: DirectiveKind | undefined; issued?: true }

/**
 * What documents from above ask for, with everybody's part. Done is what all who lead have had accepted; where nobody
 * leads any more, what all have. Two levels of grouping, one query.
 */
export async function listTaskRows(db: Db, which: Which): Promise<TaskRow[]> {
  const chosen =
    'planIds' in which
      ? sql`p.id = any(${[...which.planIds]}::uuid[])`
      : sql`p.status in ('confirmed', 'finished') and p.kind ${which.kind ? sql`= ${which.kind}` : sql`<> 'plan'`}`
  const { rows } = await sql<TaskRow>`
    select t.id as task_id, p.id as plan_id, p.kind, d.issuer, d.issuer_name, p.number, p.issued_on, t.path, t.text,
      t.product, t.deadline_raw, t.deadline, t.due_by_hand, t.due_on as issuer_due, p.agency_id as owner_id,
      p.standing_agency_id as standing_id, w.*
    from plan p join directive d on d.plan_id = p.id
    join task t on t.plan_id = p.id and t.assigned and t.review <> 'dropped'
    cross join lateral (
      select coalesce(max(b.due_on) filter (where b.counts), t.due_on) as own_due,
        coalesce(bool_and(b.state = 'completed') filter (where b.counts), false) as done,
        max(b.answered_on) filter (where b.counts and b.state = 'completed') as answered_on,
        coalesce(jsonb_agg(jsonb_build_object('assignmentId', b.id, 'agencyId', b.agency_id, 'agencyName', b.name,
          'role', b.role, 'state', b.state, 'percent', b.percent, 'dueOn', b.due_on, 'answerNumber', b.number,
          'answeredOn', b.answered_on) order by b.role desc, b.name) filter (where b.id is not null), '[]') as parts
      from (
        select a.id, a.agency_id, g.name, a.role, a.state, a.percent, a.due_on, x.number,
          case when a.state in ('submitted', 'completed') then coalesce(x.issued_on, a.last_report_at::date) end as answered_on,
          a.role = 'lead' or not bool_or(a.role = 'lead') over () as counts
        from assignment a join agency g on g.id = a.agency_id left join assignment_answer x on x.assignment_id = a.id
        where a.task_id = t.id and a.state <> 'cancelled'
      ) b
    ) w
    where ${chosen} order by p.issued_on desc nulls first, p.id, t.position, t.id`.execute(db)
  return rows
}

type NewDirective = { planId: string; issuer: Issuer; issuerName: string }

export async function insertDirective(db: Db, { issuerName, ...it }: NewDirective): Promise<void> {
  await db
    .insertInto('directive')
    .values({ ...it, issuerName: storableText(issuerName) })
    .execute()
}

export async function saveIssuer(db: Db, { planId, issuerName, issuer }: NewDirective): Promise<void> {
  const words = { issuer, issuerName: storableText(issuerName) }
  await db.updateTable('directive').set(words).where('planId', '=', planId).execute()
}

/** The document with this number and day, of any agency. */
export async function listKnownNumbers(db: Db): Promise<{ number: string; issuedOn: string }[]> {
  const { rows } = await sql<{ number: string; issuedOn: string }>`
    select number, issued_on from plan where kind <> 'plan' and number is not null and issued_on is not null`.execute(
    db,
  )
  return rows
}
