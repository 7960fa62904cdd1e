import { type RawBuilder, sql } from 'kysely'
import { to as copyTo } from 'pg-copy-streams'
import { clientOf, type Db } from './connection.ts'

/** Some rows as the database sent them: a value lies from one of two `places` to the next, row by row; −1 is null. Good until the next. */
export type Piece = { bytes: Buffer; rows: number; columns: number; places: Int32Array }

/**
 * The rows of a query piece by piece, in UTF-8 as they came: the database sends while a piece is looked at, and nothing is
 * made of a value that nobody reads. The query names its values with `literal`, for COPY takes no others, and all of its
 * columns are text.
 */
export async function* inPieces(db: Db, query: RawBuilder<unknown>): AsyncGenerator<Piece> {
  const { sql: text, parameters } = query.compile(db)
  if (parameters.length > 0) throw new RangeError('A query that is copied names its values itself')
  const stream = clientOf(db).query(copyTo(`copy (${text}) to stdout (format binary)`))
  let over = false
  for (const end of ['end', 'error']) stream.once(end, () => (over = true))
  let rest: Buffer = Buffer.alloc(0)
  let from = headerBytes
  let places = new Int32Array(0)
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      if (places.length < bytes.length >> 1) places = new Int32Array(bytes.length)
      const { end, ...piece } = wholeRows(bytes, from, places)
      if (piece.rows > 0) yield piece
      rest = bytes.subarray(end)
      from = Math.max(0, from - end)
    }
  } finally {
    // Whoever stops before the end leaves the connection in the middle of it.
    if (!over) for await (const _ of stream);
  }
}

/** The binary form of COPY, as the manual of PostgreSQL says it: its mark, flags and the length of nothing more. */
const headerBytes = 19

/** As many rows as are whole; what follows them begins at `end`. */
function wholeRows(bytes: Buffer, from: number, places: Int32Array): Piece & { end: number } {
  let [rows, columns, end] = [0, 0, Math.min(from, bytes.length)]
  for (let at = end; at + 2 <= bytes.length; ) {
    const width = bytes.readInt16BE(at)
    // The mark of the end.
    if (width < 0) return { bytes, rows, columns, places, end: bytes.length }
    columns = width
    at += 2
    for (let column = 0; column < columns; column++) {
      if (at + 4 > bytes.length) return { bytes, rows, columns, places, end }
      const length = bytes.readInt32BE(at)
      at += 4
      const place = 2 * (rows * columns + column)
      places[place] = length < 0 ? -1 : at
      at += Math.max(0, length)
      places[place + 1] = at
    }
    if (at > bytes.length) break
    rows++
    end = at
  }
  return { bytes, rows, columns, places, end }
}

/** A value of a row; null where there is none. */
export function textIn({ bytes, columns, places }: Piece, row: number, column: number): string | null {
  const at = 2 * (row * columns + column)
  return places[at]! < 0 ? null : bytes.toString('utf8', places[at], places[at + 1])
}

/** A value in the words of a query that is copied. */
export const literal = (value: string): RawBuilder<string> => sql`${sql.lit(value)}`

export const literals = (values: readonly string[]): RawBuilder<string[]> =>
  sql`array[${sql.join(values.map((value) => sql.lit(value)))}]::text[]`
