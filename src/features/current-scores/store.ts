import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Subject } from '#features/access/schema.ts'
import type { Claim } from '#features/rounds/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { BookSource } from './surveys/schema.ts'

export type BookRow = {
  id: string
  framework: string
  edition: string
  year: number
  agencyId: string
  keeperId: string
  name: string
  illustrative: boolean
  claims: Record<string, Claim>
  /** By code: what a survey filled. */
  sources: Record<string, BookSource>
  updatedAt: Date
  version: number
}

const books = sql`select b.id, b.framework, b.edition, b.year, b.agency_id, b.keeper_id, a.name, b.illustrative, b.claims, b.sources,
  b.updated_at, b.version from score_book b join agency a on a.id = b.agency_id`

export type BookSubject = Subject & { book: BookRow }

/** A book is the agency's whose points it holds, and of the one that writes them down. */
export const bookSubject = (book: BookRow): BookSubject => ({
  kind: 'round',
  id: book.id,
  parts: { owner: [book.keeperId], lead: [book.agencyId, book.keeperId] },
  book,
})

export async function findBook(db: Db, id: string, hold = false): Promise<BookSubject | undefined> {
  const lock = hold ? sql`for update of b` : sql``
  const { rows } = await sql<BookRow>`${books} where b.id = ${id}::uuid ${lock}`.execute(db)
  return rows[0] && bookSubject(rows[0])
}

/** Newest year first; of the agencies that the person reads for, or all. */
export async function listBooks(db: Db, seen: 'all' | readonly string[]): Promise<BookRow[]> {
  const ids = seen === 'all' ? [] : [...seen]
  const { rows } = await sql<BookRow>`${books} where ${seen === 'all'} or b.agency_id = any(${ids}::uuid[])
    or b.keeper_id = any(${ids}::uuid[]) order by b.year desc, b.framework, a.name, b.id limit 500`.execute(db)
  return rows
}

export type NewBook = Pick<BookRow, 'framework' | 'edition' | 'year' | 'agencyId' | 'keeperId' | 'illustrative'>

/** Undefined where the agency has one for this edition and year. */
export async function insertBook(
  db: Db,
  book: NewBook,
  by: { userId: string | null; now: Date },
): Promise<string | undefined> {
  const row = await db
    .insertInto('scoreBook')
    .values({ id: uuid(), ...book, updatedAt: by.now, updatedBy: by.userId })
    .onConflict((conflict) => conflict.columns(['framework', 'edition', 'year', 'agencyId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

type Saved = {
  claims: Record<string, Claim>
  sources?: Record<string, BookSource>
  userId: string | null
  now: Date
}

/** Writes the figures against the version that the person saw; else the present ones are told. */
export async function saveClaims(
  db: Db,
  book: BookRow,
  version: number,
  { claims, sources = book.sources, userId, now }: Saved,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('scoreBook')
    .set((set) => ({
      claims: JSON.stringify(claims),
      sources: JSON.stringify(sources),
      updatedAt: now,
      updatedBy: userId,
      version: set('version', '+', 1),
    }))
    .where('id', '=', book.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: book.version })
}

export type DayLines = Record<string, [points: number | null, max: number]>
export type DayRow = {
  bookId: string | null
  sheetId: string | null
  takenOn: string
  takenAt: Date
  takenByName: string
  digest: string
  points: number
  maximum: number
  gaps: number
  lines: DayLines
}
export type Kept = Pick<DayRow, 'bookId' | 'sheetId' | 'digest' | 'points' | 'maximum' | 'gaps' | 'lines'>
type Taking = { today: string; now: Date; userId: string | null; name: string }

/** Keeps what many came to on a day, in one statement for books and one for sheets; the later of a day holds. */
export async function keepDays(db: Db, kept: readonly Kept[], by: Taking): Promise<void> {
  for (const [column, rows] of [
    ['book_id', kept.filter(({ bookId }) => bookId !== null)],
    ['sheet_id', kept.filter(({ sheetId }) => sheetId !== null)],
  ] as const) {
    if (rows.length === 0) continue
    const given = rows.map((it) => ({ ...it, id: uuid(), book_id: it.bookId, sheet_id: it.sheetId }))
    await sql`insert into score_day (id, book_id, sheet_id, taken_on, taken_at, taken_by, taken_by_name, digest, points,
        maximum, gaps, lines)
      select v.id, v.book_id, v.sheet_id, ${by.today}::date, ${by.now}, ${by.userId}::uuid, ${by.name}, v.digest, v.points,
        v.maximum, v.gaps, v.lines
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as v (id uuid, book_id uuid, sheet_id uuid, digest text,
        points bigint, maximum bigint, gaps int, lines jsonb)
      on conflict (${sql.raw(column)}, taken_on) where ${sql.raw(column)} is not null do update set
        taken_at = excluded.taken_at, taken_by = excluded.taken_by, taken_by_name = excluded.taken_by_name,
        digest = excluded.digest, points = excluded.points, maximum = excluded.maximum, gaps = excluded.gaps,
        lines = excluded.lines`.execute(db)
  }
}

/** Oldest first. */
export async function listDays(db: Db, id: string): Promise<DayRow[]> {
  const { rows } =
    await sql<DayRow>`select book_id, sheet_id, taken_on, taken_at, taken_by_name, digest, points, maximum,
    gaps, lines from score_day where book_id = ${id}::uuid or sheet_id = ${id}::uuid
    order by taken_on limit 2000`.execute(db)
  return rows
}

/** The last day on which each of these was kept. */
export async function lastDays(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; takenOn: string }>`
    select coalesce(book_id, sheet_id) as id, max(taken_on)::date as taken_on from score_day
    where book_id = any(${[...ids]}::uuid[]) or sheet_id = any(${[...ids]}::uuid[]) group by 1`.execute(db)
  return new Map(rows.map(({ id, takenOn }) => [id, takenOn]))
}

/** Rounds that run, and books of this year and the last, of which nothing was kept since that day. */
export async function listUnkept(db: Db, since: string): Promise<{ roundIds: string[]; bookIds: string[] }> {
  const year = Number(since.slice(0, 4))
  const { rows: sheets } = await sql<{ id: string }>`select r.id from assessment_round r
    where r.stage <> 'published' and r.opens_on <= ${since}::date + 31 and exists (select 1 from round_sheet s
      where s.round_id = r.id and not exists (select 1 from score_day d where d.sheet_id = s.id
        and d.taken_on >= ${since}::date))`.execute(db)
  const { rows: found } = await sql<{ id: string }>`select b.id from score_book b
    where b.year >= ${year - 1} and not exists (select 1 from score_day d where d.book_id = b.id
      and d.taken_on >= ${since}::date)`.execute(db)
  return { roundIds: sheets.map(({ id }) => id), bookIds: found.map(({ id }) => id) }
}

/** The sheet of the year before, of the same agency by an edition of the same level; the newest. */
export async function findEarlierSheet(
  db: Db,
  it: { framework: string; level: string; agencyId: string; year: number },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select s.id from round_sheet s join assessment_round r on r.id = s.round_id
    join round_edition e on e.digest = r.digest where s.agency_id = ${it.agencyId}::uuid and r.year < ${it.year}
    and e.framework = ${it.framework} and e.content->'framework'->>'level' = ${it.level}
    order by r.year desc, r.id desc limit 1`.execute(db)
  return rows[0]?.id
}

/** The book of the year before, of the same agency by the same index; the newest. */
export async function findEarlierBook(
  db: Db,
  it: { framework: string; agencyId: string; year: number },
): Promise<BookSubject | undefined> {
  const { rows } = await sql<BookRow>`${books} where b.agency_id = ${it.agencyId}::uuid and b.year < ${it.year}
    and b.framework = ${it.framework} order by b.year desc limit 1`.execute(db)
  return rows[0] && bookSubject(rows[0])
}
