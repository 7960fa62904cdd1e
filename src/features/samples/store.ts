import { sql } from 'kysely'
import type { FrameUnit } from '#lib/sampling/draw.ts'
import type { Db } from '#platform/db/connection.ts'
import { insertMany } from '#platform/db/insert-many.ts'
import { Problem } from '#platform/problem.ts'
import type { Design, Outcome } from './schema.ts'

export type SampleRow = {
  id: string
  surveyId: string
  design: Design
  seed: number | null
  drawnAt: Date | null
  drawnByName: string | null
  peopleForgottenAt: Date | null
  begun: Begun | null
  version: number
  updatedAt: Date
}

/** Stages that are drawn already while lists of those below are still being made. */
export type Begun = { seed: number; stages: number; at: string; by: string }

export async function findSample(db: Db, surveyId: string): Promise<SampleRow | undefined> {
  const found = await db
    .selectFrom('sample')
    .select(['id', 'surveyId', 'design', 'seed', 'drawnAt', 'drawnByName', 'peopleForgottenAt', 'begun', 'version'])
    .select('updatedAt')
    .where('surveyId', '=', surveyId)
    .executeTakeFirst()
  return found && ({ ...found, seed: found.seed === null ? null : Number(found.seed) } as unknown as SampleRow)
}

export async function insertSample(
  db: Db,
  row: { id: string; surveyId: string; design: Design; updatedAt: Date },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('sample')
    .values({ ...row, design: JSON.stringify(row.design) })
    .onConflict((on) => on.column('surveyId').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('write.conflict', {})
}

type Change = {
  design?: Design
  seed?: number | null
  drawnAt?: Date | null
  drawnByName?: string | null
  begun?: Begun | null
}

/** Changes a sample against the state that the person saw. */
export async function saveSample(db: Db, row: SampleRow, version: number, change: Change, now: Date): Promise<void> {
  const { design, begun, ...rest } = change
  const { numUpdatedRows } = await db
    .updateTable('sample')
    .set({
      ...rest,
      ...(design ? { design: JSON.stringify(design) } : {}),
      ...(begun === undefined ? {} : { begun: begun && JSON.stringify(begun) }),
      ...{ updatedAt: now, version: version + 1 },
    })
    .where('id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: row.version })
}

export type FrameRow = FrameUnit & { stage: number; sealed: Buffer | null }

/** Lists of all stages in their order; whoever needs no names of people leaves them where they are. */
export async function listFrame(db: Db, sampleId: string, { people }: { people: boolean }): Promise<FrameRow[]> {
  const rows = await db
    .selectFrom('sampleFrame')
    .select(['stage', 'code', 'parent', 'stratum', 'size', 'certain', 'name'])
    .select(people ? 'sealed' : sql<null>`null`.as('sealed'))
    .where('sampleId', '=', sampleId)
    .orderBy('stage')
    .orderBy('place')
    .execute()
  return rows.map(({ code, parent, stratum, size, name, ...row }) => ({
    ...{ id: code, stage: row.stage, certain: row.certain, sealed: row.sealed as Buffer | null },
    ...(parent === null ? {} : { parent }),
    ...(stratum === null ? {} : { stratum }),
    ...(size === null ? {} : { size: Number(size) }),
    ...(name === null ? {} : { name }),
  }))
}

/** A list takes the place of the one before. */
export async function saveFrame(db: Db, sampleId: string, stage: number, rows: readonly FrameRow[]): Promise<void> {
  await deleteFrame(db, sampleId, stage)
  const lines = rows.map(({ id, parent, stratum, size, certain, name, sealed }, place) => ({
    ...{ sampleId, stage, place, code: id, parent: parent ?? null, stratum: stratum ?? null, size: size ?? null },
    ...{ certain: certain ?? false, name: name ?? null, sealed: hex(sealed) },
  }))
  await insertMany(db, 'sampleFrame', lines)
}

async function deleteFrame(db: Db, sampleId: string, stage: number): Promise<void> {
  await db.deleteFrom('sampleFrame').where('sampleId', '=', sampleId).where('stage', '=', stage).execute()
}

const hex = (bytes: Buffer | null): string | null => bytes && `\\x${bytes.toString('hex')}`

/** Lists of stages that the design no longer has, and of people who are no longer listed. */
export async function deleteFramesFrom(db: Db, sampleId: string, stage: number): Promise<void> {
  await db.deleteFrom('sampleFrame').where('sampleId', '=', sampleId).where('stage', '>=', stage).execute()
}

export type Cluster = {
  id: string
  sampleId: string
  parentId: string | null
  stage: number
  code: string
  label: string
  stratum: string | null
  size: number | null
  certain: boolean
  population: number | null
  people: number | null
  weight: number | null
  place: number
}

/** Everything that was drawn, the larger places first. */
export async function listClusters(db: Db, sampleId: string): Promise<Cluster[]> {
  const rows = await db
    .selectFrom('sampleCluster')
    .selectAll()
    .where('sampleId', '=', sampleId)
    .orderBy('stage')
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ ...row, size: row.size === null ? null : Number(row.size) }))
}

export async function findClusterSurvey(
  db: Db,
  clusterId: string,
): Promise<{ surveyId: string; sampleId: string } | undefined> {
  return db
    .selectFrom('sampleCluster as c')
    .innerJoin('sample as s', 's.id', 'c.sampleId')
    .select(['s.surveyId', 's.id as sampleId'])
    .where('c.id', '=', clusterId)
    .executeTakeFirst()
}

export type NewUnit = {
  id: string
  clusterId: string
  place: number
  reserve: boolean
  code: string | null
  sealed: Buffer | null
}

export async function insertDraw(db: Db, clusters: readonly Cluster[], units: readonly NewUnit[]): Promise<void> {
  await insertMany(db, 'sampleCluster', clusters)
  await insertMany(
    db,
    'sampleUnit',
    units.map((unit) => ({ ...unit, sealed: hex(unit.sealed), outcome: 'none' })),
  )
}

export async function deleteDraw(db: Db, sampleId: string): Promise<void> {
  const own = db.selectFrom('sampleCluster').select('id').where('sampleId', '=', sampleId)
  await db.updateTable('sampleUnit').set({ outcome: 'none', replacedBy: null }).where('clusterId', 'in', own).execute()
  await db.deleteFrom('sampleCluster').where('sampleId', '=', sampleId).execute()
}

export type Unit = {
  id: string
  clusterId: string
  place: number
  reserve: boolean
  code: string | null
  sealed: Buffer | null
  interviewerId: string | null
  interviewer: string | null
  outcome: Outcome
  reason: string | null
  replacedBy: string | null
  /** Whose interview came first. */
  askedBy: string | null
  askedByName: string | null
  /** Who was given it before. */
  earlier: string[]
  /** What others told of it and what does not count. */
  also: readonly Also[]
  /** A reserve that took a place. */
  took: boolean
}

export type Also = { by: string; name: string; outcome: Outcome; reason: string | null }

/** Names and contacts are gone for good, in the list as in what was drawn. */
export async function deletePeople(db: Db, sampleId: string, now: Date): Promise<void> {
  const own = db.selectFrom('sampleCluster').select('id').where('sampleId', '=', sampleId)
  await db.updateTable('sampleUnit').set({ sealed: null }).where('clusterId', 'in', own).execute()
  await db.updateTable('sampleFrame').set({ sealed: null }).where('sampleId', '=', sampleId).execute()
  await db.updateTable('sample').set({ peopleForgottenAt: now }).where('id', '=', sampleId).execute()
}

/** Who may be given units: people with a role on that day in the agency, in one below it, or in one that helps to collect. */
export async function listInterviewers(
  db: Db,
  { agencyId, collecting }: { agencyId: string; collecting: readonly string[] },
  today: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct u.id, u.name from auth_user u join access_grant g on g.user_id = u.id
    where u.disabled_at is null and g.valid_from <= ${today}::date and (g.valid_to is null or g.valid_to >= ${today}::date)
      and (g.agency_id = any(${[agencyId, ...collecting]}::uuid[]) or g.agency_id in (
        select agency_id from agency_parent where parent_id = ${agencyId} and valid @> ${today}::date))
    order by u.name, u.id`.execute(db)
  return rows
}
