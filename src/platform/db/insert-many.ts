import { sql } from 'kysely'
import type { Db } from './connection.ts'
import { storableJson } from './json.ts'
import type { DB } from './tables.ts'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * Adds any number of rows in one statement with one parameter. All rows have the columns of the first; values are JSON
 * (lists for arrays, plain values for jsonb).
 */
export async function insertMany<T extends keyof DB & string>(
  db: Db,
  table: T,
  rows: readonly { [K in keyof DB[T]]?: unknown }[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).map(snake)
  const records = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])),
  )
  const names = sql.join(columns.map((name) => sql.ref(name)))
  const target = sql.table(snake(table))
  await sql`insert into ${target} (${names})
    select ${names} from jsonb_populate_recordset(null::${target}, ${storableJson(records)}::jsonb)`.execute(db)
}
