import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { newestVersions } from '#features/estimates/onward/store.ts'
import type { Db } from '#platform/db/connection.ts'
import type { Author } from '../store.ts'
import type { Unit } from './rules.ts'
import { type LineSource, type SurveyPoints, SurveySource } from './schema.ts'

export type LineOfUnit = Omit<Unit, 'own'> & { version: number }

/** The sheets of a round with what one of their lines holds from outside. */
export async function listUnits(db: Db, roundId: string, code: string): Promise<LineOfUnit[]> {
  const { rows } = await sql<Omit<LineOfUnit, 'source'> & { source: unknown }>`
    select s.id as sheet_id, s.agency_id, s.name as unit, l.imported, l.imported_from as source, l.version
    from round_sheet s join round_line l on l.sheet_id = s.id and l.code = ${code}
    where s.round_id = ${roundId}::uuid order by s.name, s.id`.execute(db)
  return rows.map((row) => ({ ...row, source: row.source === null ? null : SurveySource.parse(row.source) }))
}

export type NewTaken = { sheetId: string; points: number; source: SurveySource }

/** Points with where they come from, one statement for all sheets, and what the history of each line says of it. */
export async function saveTaken(
  db: Db,
  of: { roundId: string; code: string },
  values: readonly NewTaken[],
  by: Author,
): Promise<void> {
  const rows = values.map(({ sheetId, points, source }) => ({ sheet_id: sheetId, points, source }))
  await sql`update round_line l set imported = v.points, imported_from = v.source, returned = null,
      version = l.version + 1, updated_at = ${by.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v (sheet_id uuid, points bigint, source jsonb)
    where l.sheet_id = v.sheet_id and l.code = ${of.code}`.execute(db)
  const filename = ({ parts }: SurveySource) =>
    parts.map(({ title, number, cellLabel }) => `${title}, phiên bản ${number} (${cellLabel})`).join('; ')
  const entries = values.map(({ sheetId, points, source }) => ({
    ...{ id: uuid(), sheet_id: sheetId },
    said: { points: String(points / 1e12), filename: filename(source) },
  }))
  await sql`insert into round_entry (id, round_id, sheet_id, code, action, said, author_id, author_name, at)
    select v.id, ${of.roundId}::uuid, v.sheet_id, ${of.code}, 'imported', v.said, ${by.userId}, ${by.name}, ${by.now}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as v (id uuid, sheet_id uuid, said jsonb)`.execute(db)
}

/** Takes points of surveys back out: what the agency scored itself holds again. Whose lines changed. */
export async function dropTaken(
  db: Db,
  of: { roundId: string; code: string; sheetIds: readonly string[] | undefined },
  by: Author,
): Promise<string[]> {
  const only = of.sheetIds ? sql`and s.id = any(${[...of.sheetIds]}::uuid[])` : sql``
  const { rows } = await sql<{ sheetId: string; filename: string }>`with before as (
      select l.sheet_id, (select string_agg((p ->> 'title') || ', phiên bản ' || (p ->> 'number'), '; ')
        from jsonb_array_elements(l.imported_from -> 'parts') p) as filename
      from round_line l join round_sheet s on s.id = l.sheet_id
      where s.round_id = ${of.roundId}::uuid and l.code = ${of.code} and l.imported_from is not null ${only})
    update round_line l set imported = null, imported_from = null, version = l.version + 1, updated_at = ${by.now}
    from before b where b.sheet_id = l.sheet_id and l.code = ${of.code} returning l.sheet_id, b.filename`.execute(db)
  const entries = rows.map(({ sheetId, filename }) => ({ id: uuid(), sheet_id: sheetId, said: { filename } }))
  await sql`insert into round_entry (id, round_id, sheet_id, code, action, said, author_id, author_name, at)
    select v.id, ${of.roundId}::uuid, v.sheet_id, ${of.code}, 'released', v.said, ${by.userId}, ${by.name}, ${by.now}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as v (id uuid, sheet_id uuid, said jsonb)`.execute(db)
  return rows.map(({ sheetId }) => sheetId)
}

/** By criterion: from which surveys the points of a sheet come, and which versions of them are the newest now. */
export async function listSources(db: Db, sheetId: string): Promise<Map<string, LineSource>> {
  const { rows } = await sql<{ code: string; source: object }>`
    select l.code, l.imported_from as source from round_line l
    where l.sheet_id = ${sheetId}::uuid and l.imported_from is not null`.execute(db)
  const sources = rows.map(({ code, source }) => ({ code, source: SurveySource.parse(source) }))
  const newest = await newestVersions(
    db,
    sources.flatMap(({ source }) => source.parts.map(({ surveyId }) => surveyId)),
  )
  return new Map(
    sources.map(({ code, source }) => [
      code,
      { ...source, newest: source.parts.map((it) => newest.get(it.surveyId)?.number ?? it.number) },
    ]),
  )
}

type TakenRow = { code: string; parts: Part[]; units: number; at: Date | null }
type Part = Omit<SurveyPoints['taken'][number]['parts'][number], 'newest' | 'newestOn'>

/** Which criteria of a round hold points of which results, by their versions. */
export async function listTaken(db: Db, roundId: string): Promise<SurveyPoints['taken']> {
  const { rows } = await sql<TakenRow>`
    select l.code, p.parts, count(*)::int as units, max(l.updated_at) as at
    from round_line l join round_sheet s on s.id = l.sheet_id
      cross join lateral (select jsonb_agg(jsonb_build_object('surveyId', e -> 'surveyId', 'slug', e -> 'slug',
        'title', e -> 'title', 'number', e -> 'number', 'illustrative', e -> 'illustrative', 'weight', e -> 'weight',
        'figure', jsonb_build_object('code', e -> 'figure' -> 'code', 'label', e -> 'figure' -> 'label')) order by i) as parts
        from jsonb_array_elements(l.imported_from -> 'parts') with ordinality as x (e, i)) p
    where s.round_id = ${roundId}::uuid and l.imported_from is not null
    group by l.code, p.parts order by l.code, p.parts`.execute(db)
  const newest = await newestVersions(
    db,
    rows.flatMap(({ parts }) => parts.map(({ surveyId }) => surveyId)),
  )
  return rows.map(({ parts, at, ...row }) => ({
    ...row,
    parts: parts.map((part) => {
      const now = newest.get(part.surveyId)
      return { ...part, newest: now?.number ?? part.number, newestOn: now?.publishedOn ?? null }
    }),
    at: at?.toISOString() ?? null,
  }))
}
