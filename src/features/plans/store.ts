import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Subject } from '#features/access/schema.ts'
import type { DocumentReading } from '#lib/reader/reading.ts'
import { fold } from '#lib/vietnamese/fold.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import { storableJson } from '#platform/db/json.ts'
import { Problem } from '#platform/problem.ts'
import type { Basis, HeaderFlag, Passage, Plan, PlanBaseline, PlanCounts, PlanSection, PlanTarget } from './schema.ts'

type Flag = z.infer<typeof HeaderFlag>

/** A plan as rights are asked about it. The agency that loaded the document keeps the draft until it is issued here. */
export type PlanSubject = Subject & { plan: Omit<Plan, 'can'>; flags: Flag[] }

/** In whose name a draft is vouched for: its issuer, or those who took over from it. */
const namesUnder = sql<string[]>`case when plan.status = 'draft' then array(
  with recursive heir (id) as (
    select plan.agency_id
    union select l.to_agency_id from agency_lineage l join heir on heir.id = l.from_agency_id where l.happened_on <= current_date
  ) select id::text from heir) else '{}' end`

const rows = (db: Db) =>
  db
    .selectFrom('plan')
    .innerJoin('agency as issuer', 'issuer.id', 'plan.agencyId')
    .innerJoin('agency as standing', 'standing.id', 'plan.standingAgencyId')
    .leftJoin('document', 'document.id', 'plan.documentId')
    .leftJoin('authUser as chooser', 'chooser.id', 'plan.agenciesChosenBy')
    .select([
      'plan.id',
      'plan.kind',
      'plan.documentId',
      'plan.agencyId',
      'issuer.name as agencyName',
      'plan.standingAgencyId',
    ])
    .select(['standing.name as standingAgencyName', 'plan.parentPlanId', 'plan.replacesPlanId', 'plan.number'])
    .select(['plan.issuedOn', 'plan.title', 'plan.place', 'plan.signer', 'plan.signerTitle', 'plan.periodFrom'])
    .select(['plan.periodTo', 'plan.indices', 'plan.status', 'plan.isPublic', 'plan.confirmedAt', 'plan.version'])
    .select(['plan.flags', 'document.agencyId as loadedBy', namesUnder.as('namesUnder'), 'plan.agenciesAsOf'])
    .select('chooser.name as agenciesChosenByName')

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

function fromRow({ flags, loadedBy, namesUnder, ...row }: Row): PlanSubject {
  const draft = row.status === 'draft'
  const standing = draft && loadedBy ? [row.standingAgencyId, loadedBy] : [row.standingAgencyId]
  const { status, kind } = row as Pick<Plan, 'status' | 'kind'>
  return {
    kind: 'plan',
    id: row.id,
    parts: { owner: [row.agencyId], standing },
    open: !draft,
    ...(draft ? { inNameOf: namesUnder } : {}),
    plan: { ...row, status, kind, confirmedAt: row.confirmedAt?.toISOString() ?? null },
    flags: flags as Flag[],
  }
}

export async function findPlan(db: Db, id: string): Promise<PlanSubject | undefined> {
  const row = await rows(db).where('plan.id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** Keeps everybody else from changing the plan and its tasks until the transaction ends. */
export async function findPlanForUpdate(db: Db, id: string): Promise<PlanSubject | undefined> {
  await db.selectFrom('plan').select('id').where('id', '=', id).forUpdate().execute()
  return findPlan(db, id)
}

/** Keeps the plan as it is while one of its tasks is changed; several people may do that at once. */
export async function findPlanForShare(db: Db, id: string): Promise<PlanSubject | undefined> {
  await db.selectFrom('plan').select('id').where('id', '=', id).forShare().execute()
  return findPlan(db, id)
}

export async function getPlan(db: Db, id: string): Promise<PlanSubject> {
  const found = await findPlan(db, id)
  if (!found) throw new Problem('access.not_found')
  return found
}

export type PlanFilter = {
  kind: Plan['kind']
  reach: 'all' | ReadonlySet<string>
  search?: string | undefined
  status?: Plan['status'] | undefined
  index?: string | undefined
  year?: number | undefined
  after?: string | undefined
  limit: number
}

const newest = sql<string>`coalesce(plan.issued_on, date '9999-12-31')`

/** Newest first, those without a date before all; drafts only of the agencies in reach. */
export async function listPlans(db: Db, filter: PlanFilter): Promise<PlanSubject[]> {
  const { kind, reach, search, status, index, year, after } = filter
  let query = rows(db).orderBy(newest, 'desc').orderBy('plan.id', 'desc').limit(filter.limit)
  query = query.where('plan.kind', '=', kind)
  if (reach !== 'all') {
    const mine = sql<string[]>`${[...reach]}::uuid[]`
    query = query.where(
      sql<boolean>`(plan.status <> 'draft' or plan.agency_id = any(${mine}) or plan.standing_agency_id = any(${mine})
        or document.agency_id = any(${mine}))`,
    )
  }
  if (search) query = query.where('plan.folded', 'like', `%${likeWords(search)}%`)
  if (status) query = query.where('plan.status', '=', status)
  if (index) query = query.where(sql<boolean>`${index} = any(plan.indices)`)
  if (year) query = query.where(sql<boolean>`extract(year from plan.issued_on) = ${year}`)
  if (after) {
    query = query.where(
      sql<boolean>`(${newest}, plan.id) < (select coalesce(p.issued_on, date '9999-12-31'), p.id from plan p
        where p.id::text = ${after})`,
    )
  }
  return (await query.execute()).map(fromRow)
}

const likeWords = (search: string): string => fold(search).replaceAll(/[\\%_]/g, '\\$&')

export type Counts = z.infer<typeof PlanCounts> & { unresolved: number }

/** Counts of many plans in one statement. It reads the tables of tasks and assignments, which hang on the plan; it writes none. */
export async function countOfPlans(db: Db, planIds: readonly string[], today: string): Promise<Map<string, Counts>> {
  if (planIds.length === 0) return new Map()
  const { rows: found } = await sql<Counts & { planId: string }>`
    select plan.id as plan_id, t.tasks, t.directions, t.open_reviews, t.unresolved, a.assignments, a.completed, a.overdue
    from plan
    cross join lateral (
      select count(*) filter (where task.assigned and task.review <> 'dropped') as tasks,
        count(*) filter (where not task.assigned and task.review <> 'dropped') as directions,
        count(*) filter (where task.review = 'open') as open_reviews,
        coalesce(sum((select count(*) from task_party p where p.task_id = task.id and p.agency_id is null and p.group_id is null))
          filter (where plan.status = 'draft' and task.assigned and task.review <> 'dropped'), 0)::int as unresolved
      from task where task.plan_id = plan.id
    ) t
    cross join lateral (
      select count(*) as assignments, count(*) filter (where state = 'completed') as completed,
        count(*) filter (where is_overdue(state, due_on, ${today}::date)) as overdue
      from assignment where assignment.plan_id = plan.id and state <> 'cancelled'
    ) a
    where plan.id = any(${[...planIds]}::uuid[])`.execute(db)
  return new Map(found.map(({ planId, ...counts }) => [planId, counts]))
}

export const noCounts: Counts = {
  tasks: 0,
  directions: 0,
  assignments: 0,
  completed: 0,
  overdue: 0,
  openReviews: 0,
  unresolved: 0,
}

export type NewPlan = Pick<Plan, 'agencyId' | 'standingAgencyId' | 'number' | 'issuedOn' | 'title' | 'indices'> &
  Partial<Pick<Plan, 'kind' | 'place' | 'signer' | 'signerTitle' | 'periodFrom' | 'periodTo' | 'documentId'>> & {
    parentPlanId?: string
    /** Chosen by the one who draws it up, where it must be known before. */
    id?: string
    flags: Flag[]
    createdBy: string | null
    /** Numbers of the plans that the document says it amends. */
    amends?: string[]
    /** Issued at once, where there is nothing to review. */
    status?: 'confirmed'
    confirmedAt?: Date
    confirmedBy?: string | null
  }

export async function insertPlan(db: Db, { flags, id = uuid(), ...plan }: NewPlan): Promise<string> {
  await db
    .insertInto('plan')
    .values({ id, ...plan, flags: storableJson(flags), folded: foldedOf(plan) })
    .execute()
  return id
}

const foldedOf = ({ number, title }: Pick<Plan, 'number' | 'title'>): string => fold(`${number ?? ''} ${title}`)

/** Legal bases, targets, baselines and outline as the reader found them: four statements, whatever the number. */
export async function insertPlanParts(db: Db, planId: string, reading: DocumentReading): Promise<void> {
  const numbered = (position: number) => ({ id: uuid(), planId, position })
  const bases = reading.bases.map(({ number, date, role, lines }, at) => {
    const [lineFrom, lineTo] = lines
    return { ...numbered(at), number, dated: date ?? null, role, lineFrom, lineTo }
  })
  const targets = reading.targets.map((it, at) => ({
    ...numbered(at),
    ...{ indexName: it.index ?? null, axis: it.axis ?? null, text: it.text, level: it.level },
    ...{ value: it.value ?? null, op: it.op ?? null, unit: it.unit ?? null, year: it.year ?? null },
    ...{ rankFrom: it.rank?.from ?? null, rankTo: it.rank?.to ?? null, relativeTo: it.relativeTo ?? null },
    line: it.line,
  }))
  const baselines = reading.baselines.map((it, at) => ({
    ...numbered(at),
    ...{ indexName: it.index, year: it.year ?? null, value: it.value ?? null, scale: it.scale ?? null },
    ...{ unit: it.unit ?? null, rank: it.rank ?? null, rankOf: it.of ?? null, line: it.line },
  }))
  const sections = reading.sections.map(({ path, title, index, axis, line }, at) => {
    return { ...numbered(at), path, title, indexName: index ?? null, axis: axis ?? null, line }
  })
  await insertMany(db, 'planBasis', bases)
  await insertMany(db, 'planTarget', targets)
  await insertMany(db, 'planBaseline', baselines)
  await insertMany(db, 'planSection', sections)
}

type Parts = {
  bases: z.infer<typeof Basis>[]
  targets: z.infer<typeof PlanTarget>[]
  baselines: z.infer<typeof PlanBaseline>[]
  sections: z.infer<typeof PlanSection>[]
  passages: z.infer<typeof Passage>[]
}

/** Everything that hangs on the header, in one statement. */
export async function listPlanParts(db: Db, planId: string): Promise<Parts> {
  const { rows: found } = await sql<Parts>`
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'number', number, 'dated', dated, 'role', role,
        'lineFrom', line_from, 'lineTo', line_to) order by position), '[]') from plan_basis where plan_id = ${planId}) as bases,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'indexName', index_name, 'axis', axis, 'text', text,
        'level', level, 'value', value, 'op', op, 'unit', unit, 'rankFrom', rank_from, 'rankTo', rank_to, 'year', year,
        'relativeTo', relative_to, 'line', line) order by position), '[]') from plan_target where plan_id = ${planId}) as targets,
      (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'indexName', index_name, 'year', year, 'value', value,
        'scale', scale, 'unit', unit, 'rank', rank, 'rankOf', rank_of, 'line', line) order by position), '[]')
        from plan_baseline where plan_id = ${planId}) as baselines,
      (select coalesce(jsonb_agg(jsonb_build_object('path', path, 'title', title, 'indexName', index_name, 'axis', axis,
        'line', line) order by position), '[]') from plan_section where plan_id = ${planId}) as sections,
      (select coalesce(jsonb_agg(jsonb_build_object('lineFrom', line_from, 'lineTo', line_to) order by line_from), '[]')
        from plan_passage where plan_id = ${planId}) as passages`.execute(db)
  return found[0] ?? { bases: [], targets: [], baselines: [], sections: [], passages: [] }
}

type PlanChange = { [K in keyof Omit<Plan, 'can' | 'confirmedAt' | 'agenciesChosenByName'>]?: Plan[K] | undefined } & {
  flags?: Flag[]
  confirmedAt?: Date
} & Partial<Record<'confirmedBy' | 'agenciesChosenBy', string | null>>

/** Writes a change to a plan that `…ForUpdate` has locked. */
export async function savePlan(db: Db, before: PlanSubject, { flags, ...change }: PlanChange, now: Date) {
  const { number, title } = { ...before.plan, ...change } as Plan
  await db
    .updateTable('plan')
    .set((set) => ({ ...change, version: set('version', '+', 1), updatedAt: now }))
    .set({ folded: foldedOf({ number, title }), flags: storableJson(flags ?? before.flags) })
    .where('id', '=', before.id)
    .execute()
}

/** Plans that are not over yet are followed up by another agency from now on. */
export async function saveStandingAgency(db: Db, it: { fromId: string; toId: string; now: Date }): Promise<void> {
  await db
    .updateTable('plan')
    .set((set) => ({ standingAgencyId: it.toId, version: set('version', '+', 1), updatedAt: it.now }))
    .where('standingAgencyId', '=', it.fromId)
    .where('status', 'in', ['draft', 'confirmed'])
    .execute()
}

/** Another issued plan of the same agency with the same number and day. */
export async function findSameNumber(
  db: Db,
  { id, plan }: { id: string; plan: Pick<Plan, 'agencyId' | 'number' | 'issuedOn'> },
): Promise<string | undefined> {
  const found = await db
    .selectFrom('plan')
    .select('id')
    .where('agencyId', '=', plan.agencyId)
    .where('number', '=', plan.number)
    .where('issuedOn', '=', plan.issuedOn)
    .where('status', 'in', ['confirmed', 'finished'])
    .where('id', '<>', id)
    .executeTakeFirst()
  return found?.id
}

/** Whether a plan serves another one, directly or through plans between them. */
export async function serves(db: Db, planId: string, superiorId: string): Promise<boolean> {
  const { rows: found } = await sql`
    with recursive above as (
      select id, parent_plan_id from plan where id = ${planId}::uuid
      union select p.id, p.parent_plan_id from plan p join above on p.id = above.parent_plan_id
    )
    select 1 from above where id = ${superiorId}::uuid`.execute(db)
  return found.length > 0
}

/** Removes a draft with its tasks; the document stays. */
export async function deletePlan(db: Db, id: string): Promise<void> {
  await db.deleteFrom('plan').where('id', '=', id).where('status', '=', 'draft').execute()
}
