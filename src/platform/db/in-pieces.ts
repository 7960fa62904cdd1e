import { type RawBuilder, sql } from 'kysely'
import type { Db } from './connection.ts'

const aPiece = 2000

/** Rows of a query piece by piece; the next piece is under way while one is looked at. One at a time in a transaction. */
export async function* inPieces<T>(db: Db, query: RawBuilder<T>): AsyncGenerator<T[]> {
  await sql`set local cursor_tuple_fraction = 1`.execute(db)
  await sql`declare pieces no scroll cursor for ${query}`.execute(db)
  const fetch = () => sql<T>`fetch ${sql.raw(String(aPiece))} from pieces`.execute(db)
  let next = fetch()
  try {
    for (let { rows } = await next; rows.length > 0; { rows } = await next) {
      next = fetch()
      yield rows
    }
  } finally {
    await next
    await sql`close pieces`.execute(db)
  }
}
