import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/**
 * Forgets files older than a moment that nothing refers to: no row, whatever table it is in, and no frozen report. Answers
 * how many.
 */
export async function forgetFiles(db: Db, before: Date): Promise<number> {
  const { rows: uses } = await sql<{ table: string; column: string }>`
    select c.relname as "table", a.attname as "column"
    from pg_constraint k join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.confrelid = 'stored_file'::regclass and k.contype = 'f' order by 1`.execute(db)
  const unused = uses.map(
    ({ table, column }) =>
      sql`and not exists (select from ${sql.table(table)} u where ${sql.ref(`u.${column}`)} = f.sha256)`,
  )
  const { numAffectedRows } = await sql`
    delete from stored_file f where f.created_at < ${before} ${sql.join(unused, sql` `)}
      and not exists (select from report_snapshot r where position(f.sha256 in r.content) > 0)`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
