import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import type { Counts } from '../schema.ts'
import type { Unit } from '../store.ts'

type UnitFilter = {
  clusterId?: string
  sampleId?: string
  interviewerId?: string
  unitId?: string
  unitIds?: readonly string[]
  /** Units of a place behind this one, in its order. */
  after?: { reserve: boolean; place: number } | undefined
  limit?: number
}

/** Units by place; of a place, a sample or a person. */
export async function listUnits(db: Db, filter: UnitFilter): Promise<Unit[]> {
  const { clusterId, sampleId, interviewerId, unitId, unitIds, after, limit } = filter
  let found = db
    .selectFrom('sampleUnit as u')
    .innerJoin('sampleCluster as c', 'c.id', 'u.clusterId')
    .leftJoin('authUser as i', 'i.id', 'u.interviewerId')
    .select(['u.id', 'u.clusterId', 'u.place', 'u.reserve', 'u.code', 'u.sealed', 'u.interviewerId'])
    .leftJoin('authUser as a', 'a.id', 'u.askedBy')
    .leftJoin('sampleUnit as out', 'out.replacedBy', 'u.id')
    .select(['i.name as interviewer', 'u.outcome', 'u.reason', 'u.replacedBy', 'u.askedBy', 'a.name as askedByName'])
    .select(['u.earlier', 'u.also'])
    .select((row) => row('out.id', 'is not', null).$castTo<boolean>().as('took'))
    .orderBy('u.clusterId')
    .orderBy('u.reserve')
    .orderBy('u.place')
  if (clusterId) found = found.where('u.clusterId', '=', clusterId)
  if (sampleId) found = found.where('c.sampleId', '=', sampleId)
  if (interviewerId) found = found.where('u.interviewerId', '=', interviewerId)
  if (unitId) found = found.where('u.id', '=', unitId)
  if (unitIds) found = found.where('u.id', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
  if (after) found = found.where(sql<boolean>`(u.reserve, u.place) > (${after.reserve}, ${after.place})`)
  if (limit) found = found.limit(limit)
  return (await found.execute()) as unknown as Unit[]
}

export type SealedUnit = Pick<Unit, 'id' | 'clusterId' | 'place' | 'reserve' | 'sealed'>

/** Everybody of a sample with nothing but the sealed name, in the order of places. */
export const listSealed = (db: Db, sampleId: string): Promise<SealedUnit[]> =>
  db
    .selectFrom('sampleUnit as u')
    .innerJoin('sampleCluster as c', 'c.id', 'u.clusterId')
    .select(['u.id', 'u.clusterId', 'u.place', 'u.reserve', 'u.sealed'])
    .where('c.sampleId', '=', sampleId)
    .orderBy('u.clusterId')
    .orderBy('u.reserve')
    .orderBy('u.place')
    .execute() as Promise<SealedUnit[]>

/** How many stand in a sample, and how many reserves were drawn. */
export async function countDrawn(db: Db, sampleId: string): Promise<{ people: number; reserves: number }> {
  const { rows } = await sql<{ people: number; reserves: number }>`
    select count(*) filter (where (not u.reserve or took.id is not null) and u.outcome <> 'replaced')::int as people,
      count(*) filter (where u.reserve)::int as reserves
    from sample_unit u join sample_cluster c on c.id = u.cluster_id
      left join sample_unit took on took.replaced_by = u.id
    where c.sample_id = ${sampleId}`.execute(db)
  return rows[0] ?? { people: 0, reserves: 0 }
}

/** What an interviewer is sent to and stands in its sample, by survey and place; a page of so many from `after` on. */
export async function listGiven(
  db: Db,
  interviewerId: string,
  { surveyIds, after, limit }: { surveyIds: readonly string[]; after: string | undefined; limit: number },
): Promise<(Unit & { surveyId: string })[]> {
  const found = db
    .selectFrom('sampleUnit as u')
    .innerJoin('sampleCluster as c', 'c.id', 'u.clusterId')
    .innerJoin('sample as s', 's.id', 'c.sampleId')
    .leftJoin('authUser as a', 'a.id', 'u.askedBy')
    .leftJoin('sampleUnit as out', 'out.replacedBy', 'u.id')
    .select(['u.id', 'u.clusterId', 'u.place', 'u.reserve', 'u.code', 'u.sealed', 'u.interviewerId', 's.surveyId'])
    .select(['u.outcome', 'u.reason', 'u.replacedBy', 'u.askedBy', 'a.name as askedByName', 'u.earlier', 'u.also'])
    .select((row) => row('out.id', 'is not', null).$castTo<boolean>().as('took'))
    .where('u.interviewerId', '=', interviewerId)
    .where('s.surveyId', '=', sql<string>`any(${[...surveyIds]}::uuid[])`)
    .where('u.outcome', '!=', 'replaced')
    .where((row) => row.or([row('u.reserve', '=', false), row('out.id', 'is not', null)]))
    .$if(after !== undefined, (query) => query.where('u.id', '>', after ?? ''))
    .orderBy('u.id')
    .limit(limit)
  return (await found.execute()) as unknown as (Unit & { surveyId: string })[]
}

/** Surveys in which somebody is sent to people. */
export async function listSurveysOf(db: Db, interviewerId: string): Promise<string[]> {
  const { rows } = await sql<{ surveyId: string }>`select distinct s.survey_id as "surveyId"
    from sample_unit u join sample_cluster c on c.id = u.cluster_id join sample s on s.id = c.sample_id
    where u.interviewer_id = ${interviewerId}`.execute(db)
  return rows.map(({ surveyId }) => surveyId)
}

export type CountedBy = { id: string | null; name: string | null } & Counts

/** What happened to the units of a sample, of each place or of each interviewer. Replaced ones count by their reason too. */
export async function countUnits(
  db: Db,
  sampleId: string,
  by: 'place' | 'interviewer',
  clusterIds?: readonly string[],
): Promise<CountedBy[]> {
  const id = by === 'place' ? sql`u.cluster_id` : sql`u.interviewer_id`
  const { rows } = await sql<CountedBy>`
    select ${id} as id, max(i.name) as name,
      count(*) filter (where stands)::int as target,
      count(*) filter (where stands and u.outcome = 'done')::int as done,
      count(*) filter (where stands and u.outcome = 'refused')::int as refused,
      count(*) filter (where stands and u.outcome = 'nonContact')::int as "nonContact",
      count(*) filter (where stands and u.outcome = 'ineligible')::int as ineligible,
      count(*) filter (where stands and u.outcome = 'none')::int as none,
      count(*) filter (where u.outcome = 'replaced')::int as replaced,
      count(*) filter (where u.reserve and took.id is null)::int as "reservesLeft"
    from sample_unit u join sample_cluster c on c.id = u.cluster_id
      left join sample_unit took on took.replaced_by = u.id
      left join auth_user i on i.id = u.interviewer_id
      cross join lateral (select (not u.reserve or took.id is not null) and u.outcome <> 'replaced' as stands) s
    where c.sample_id = ${sampleId}
      and (${clusterIds ? [...clusterIds] : null}::uuid[] is null or u.cluster_id = any(${clusterIds ? [...clusterIds] : null}::uuid[]))
    group by 1`.execute(db)
  return rows
}

/** Units of a place are held until the end of the transaction, so that one reserve takes one place. */
export async function holdCluster(db: Db, clusterId: string): Promise<void> {
  await db.selectFrom('sampleCluster').select('id').where('id', '=', clusterId).forUpdate().execute()
}

type UnitChange = Partial<Pick<Unit, 'outcome' | 'reason' | 'replacedBy' | 'interviewerId' | 'askedBy' | 'also'>>

/**
 * Writes one unit, and all others of its place anew as they are: rows that were written together do not say which of them
 * an answer that came at the same moment belongs to.
 */
export async function saveUnit(db: Db, unit: Unit, change: UnitChange): Promise<void> {
  const { outcome, reason, replacedBy, interviewerId, askedBy, also } = { ...unit, ...change }
  await sql`update sample_unit set
      outcome = case when id = ${unit.id} then ${outcome} else outcome end,
      reason = case when id = ${unit.id} then ${reason} else reason end,
      replaced_by = case when id = ${unit.id} then ${replacedBy}::uuid else replaced_by end,
      interviewer_id = case when id = ${unit.id} then ${interviewerId}::uuid else interviewer_id end,
      asked_by = case when id = ${unit.id} then ${askedBy}::uuid else asked_by end,
      also = case when id = ${unit.id} then ${JSON.stringify(also)}::jsonb else also end
    where cluster_id = ${unit.clusterId}`.execute(db)
}

export async function saveInterviewer(
  db: Db,
  clusterId: string,
  unitIds: readonly string[] | undefined,
  interviewerId: string | null,
): Promise<void> {
  // Who had it before may have asked already, without a line.
  await sql`update sample_unit set interviewer_id = ${interviewerId}::uuid,
      earlier = case when interviewer_id is null or interviewer_id is not distinct from ${interviewerId}::uuid
        or interviewer_id = any(earlier) then earlier else array_append(earlier, interviewer_id) end
    where cluster_id = ${clusterId} and (${unitIds ? [...unitIds] : null}::uuid[] is null
      or id = any(${unitIds ? [...unitIds] : null}::uuid[]))`.execute(db)
}

/** How many answers came from each place by each interviewer; corrected ones count once. */
export async function countAnswersByPlace(db: Db, surveyId: string) {
  const { rows } = await sql<{ clusterId: string | null; interviewerId: string | null; answers: number }>`
    select cluster_id as "clusterId", interviewer_id as "interviewerId", count(*)::int as answers
    from survey_answer a where survey_id = ${surveyId}
      and not exists (select 1 from survey_answer later where later.corrects = a.id)
    group by 1, 2`.execute(db)
  return rows
}

type Place = { clusterId: string; done: number; refused: number; nonContact: number }

/** Invented outcomes: the first so many of a place answered, the next refused, the next were not met. */
export async function saveIllustration(db: Db, places: readonly Place[]): Promise<void> {
  await sql`update sample_unit u set outcome = case
      when u.place <= p.done then 'done'
      when u.place <= p.done + p.refused then 'refused'
      when u.place <= p.done + p.refused + p."nonContact" then 'nonContact'
      else 'none' end
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as p ("clusterId" uuid, done int, refused int, "nonContact" int)
    where u.cluster_id = p."clusterId" and not u.reserve`.execute(db)
}
