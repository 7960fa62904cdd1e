import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import type { ResultKind, UnitLevel } from './schema.ts'

export type ImportRow = {
  id: string
  framework: string
  level: UnitLevel
  kind: ResultKind
  source: string
  publishedOn: string | null
  filename: string
  valueCount: number
  /** Digest of each edition that the values were checked by. */
  editions: Record<string, string>
  importedAt: Date
  importedBy: string | null
  withdrawnAt: Date | null
}

/** What one import says of one unit in one year. */
export type SheetRow = { importId: string; year: number; unit: string; figures: Record<string, number | null> }

export type NewImport = Omit<ImportRow, 'id' | 'importedAt' | 'withdrawnAt'> & { at: Date }

const years = sql<number[]>`coalesce((select array_agg(distinct s.year order by s.year) from result_sheet s
  where s.import_id = result_import.id), '{}')`

/** Imports, newest first, with who did it. */
export async function listImports(
  db: Db,
  limit: number,
): Promise<(ImportRow & { years: number[]; person: string | null })[]> {
  const rows = await db
    .selectFrom('resultImport')
    .leftJoin('authUser', 'authUser.id', 'resultImport.importedBy')
    .selectAll('resultImport')
    .select([years.as('years'), 'authUser.name as person'])
    .orderBy('resultImport.id', 'desc')
    .limit(limit)
    .execute()
  return rows as never
}

/** Imports that count, oldest first: a later one corrects an earlier one. */
export async function listValidImports(db: Db, framework?: string): Promise<ImportRow[]> {
  let query = db.selectFrom('resultImport').selectAll().where('withdrawnAt', 'is', null).orderBy('id')
  if (framework !== undefined) query = query.where('framework', '=', framework)
  return (await query.execute()) as never
}

/** Levels of a framework that valid imports hold points of. */
export async function listLevels(db: Db, framework: string): Promise<UnitLevel[]> {
  const rows = await db
    .selectFrom('resultImport')
    .select('level')
    .distinct()
    .where('framework', '=', framework)
    .where('kind', '=', 'scores')
    .where('withdrawnAt', 'is', null)
    .orderBy('level')
    .execute()
  return rows.map(({ level }) => level as UnitLevel)
}

/** Everything that valid imports of a kind (of all kinds when left out) say, oldest import first. */
export async function listSheets(
  db: Db,
  {
    framework,
    level,
    kind,
    years,
  }: { framework: string; level: UnitLevel; kind?: ResultKind; years?: readonly number[] | undefined },
): Promise<SheetRow[]> {
  let query = db
    .selectFrom('resultSheet as s')
    .innerJoin('resultImport as i', 'i.id', 's.importId')
    .select(['s.importId', 's.year', 's.unit', 's.figures'])
    .where('i.framework', '=', framework)
    .where('i.level', '=', level)
    .where('i.withdrawnAt', 'is', null)
    .orderBy('i.id')
  if (kind !== undefined) query = query.where('i.kind', '=', kind)
  if (years !== undefined) query = query.where('s.year', 'in', [...years])
  return (await query.execute()) as never
}

export async function insertImport(db: Db, { at, ...row }: NewImport, sheets: readonly Omit<SheetRow, 'importId'>[]) {
  const id = uuid()
  await db
    .insertInto('resultImport')
    .values({ id, ...row, editions: JSON.stringify(row.editions), importedAt: at })
    .execute()
  await sql`insert into result_sheet (import_id, year, unit, figures)
    select ${id}::uuid, year, unit, figures::jsonb
    from unnest(${sheets.map((it) => it.year)}::int[], ${sheets.map((it) => it.unit)}::text[],
      ${sheets.map((it) => JSON.stringify(it.figures))}::text[]) as t (year, unit, figures)`.execute(db)
  return id
}

export async function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const row = await db.selectFrom('resultImport').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row as ImportRow | undefined
}

export async function saveWithdrawn(db: Db, id: string, by: { at: Date | null; userId: string | null }): Promise<void> {
  const change = { withdrawnAt: by.at, withdrawnBy: by.at && by.userId }
  await db.updateTable('resultImport').set(change).where('id', '=', id).execute()
}
