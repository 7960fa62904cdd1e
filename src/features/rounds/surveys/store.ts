import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Db } from '#platform/db/connection.ts'
import type { Author } from '../store.ts'
import type { Unit } from './rules.ts'
import { LineSource, type SurveyPoints, SurveySource } from './schema.ts'

/** The sheets of a round with what one of their lines holds from outside. */
export async function listUnits(db: Db, roundId: string, code: string): Promise<Unit[]> {
  const { rows } = await sql<Omit<Unit, 'source'> & { source: unknown }>`
    select s.id as sheet_id, s.agency_id, s.name as unit, l.imported, l.imported_from as source
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
  await sql`update round_line l set imported = v.points, imported_from = v.source, version = l.version + 1,
      updated_at = ${by.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v (sheet_id uuid, points bigint, source jsonb)
    where l.sheet_id = v.sheet_id and l.code = ${of.code}`.execute(db)
  const entries = values.map(({ sheetId, points, source: { title, number, cellLabel } }) => ({
    id: uuid(),
    sheet_id: sheetId,
    said: { points: String(points / 1e12), filename: `${title}, phiên bản ${number} (${cellLabel})` },
  }))
  await sql`insert into round_entry (id, round_id, sheet_id, code, action, said, author_id, author_name, at)
    select v.id, ${of.roundId}::uuid, v.sheet_id, ${of.code}, 'imported', v.said, ${by.userId}, ${by.name}, ${by.now}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as v (id uuid, sheet_id uuid, said jsonb)`.execute(db)
}

const newest = sql`(select max(r.number) from survey_result r
  where r.survey_id = (l.imported_from ->> 'surveyId')::uuid and r.published_at is not null)`

/** By criterion: from which survey the points of a sheet come, and which version of it is the newest now. */
export async function listSources(db: Db, sheetId: string): Promise<Map<string, LineSource>> {
  const { rows } = await sql<{ code: string; source: object; newest: number | null }>`
    select l.code, l.imported_from as source, ${newest} as newest from round_line l
    where l.sheet_id = ${sheetId}::uuid and l.imported_from is not null`.execute(db)
  return new Map(
    rows.map(({ code, source, newest: at }) => {
      const known = SurveySource.parse(source)
      return [code, LineSource.parse({ ...known, newest: at ?? known.number })]
    }),
  )
}

type TakenRow = Omit<SurveyPoints['taken'][number], 'at'> & { at: Date | null }

/** Which criteria of a round hold points of which result, by survey, figure and version. */
export async function listTaken(db: Db, roundId: string): Promise<SurveyPoints['taken']> {
  const { rows } = await sql<TakenRow>`
    with taken as (select l.code, (l.imported_from ->> 'surveyId')::uuid as survey_id,
        l.imported_from ->> 'slug' as slug, l.imported_from ->> 'title' as title,
        (l.imported_from ->> 'illustrative')::boolean as illustrative,
        jsonb_build_object('code', l.imported_from -> 'figure' -> 'code',
          'label', l.imported_from -> 'figure' -> 'label') as figure,
        (l.imported_from ->> 'number')::int as number, count(*)::int as units, max(l.updated_at) as at
      from round_line l join round_sheet s on s.id = l.sheet_id
      where s.round_id = ${roundId}::uuid and l.imported_from is not null
      group by 1, 2, 3, 4, 5, 6, 7)
    select t.code, t.survey_id as "surveyId", t.slug, t.title, t.illustrative, t.figure, t.number, t.units, t.at,
      coalesce(n.number, t.number) as newest,
      to_char(n.published_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "newestOn"
    from taken t left join lateral (select r.number, r.published_at from survey_result r
      where r.survey_id = t.survey_id and r.published_at is not null order by r.number desc limit 1) n on true
    order by t.code, t.title, t.number`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at?.toISOString() ?? null }))
}
