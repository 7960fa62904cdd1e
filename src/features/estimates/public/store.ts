import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'

/** How many answers one of two versions counts and the other does not; no more than `most` are looked for. */
export async function countApart(db: Db, one: string, other: string, most: number): Promise<number> {
  const only = (mine: string, theirs: string) => sql`(select 1 from survey_result_answer a where a.result_id = ${mine}
    and not exists (select 1 from survey_result_answer b where b.result_id = ${theirs} and b.answer_id = a.answer_id)
    limit ${most})`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (
    ${only(one, other)} union all ${only(other, one)}) apart`.execute(db)
  return Math.min(most, rows[0]?.n ?? 0)
}
