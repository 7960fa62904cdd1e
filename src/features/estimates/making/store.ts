import { sql } from 'kysely'
import type { Db } from '#platform/db/connection.ts'
import { inPieces, literal, type Piece } from '#platform/db/in-pieces.ts'
import type { SampleFacts, UnitTally } from '../design-rules.ts'
import { MakeResult, type Result } from '../schema.ts'

const MakingAsked = MakeResult.omit({ surveyId: true })
export type MakingAsked = ReturnType<(typeof MakingAsked)['parse']>

/** A version that says nothing yet. */
export type BegunResult = {
  id: string
  surveyId: string
  asked: MakingAsked
  answers: number
  madeAt: Date
  madeByName: string
  failed: string | null
}

type NewResult = Omit<BegunResult, 'answers' | 'failed'>

/** A version with its number and without its answers; numbers run on under the survey that is held. */
export async function beginResult(db: Db, { asked, ...row }: NewResult): Promise<void> {
  await db
    .insertInto('surveyResult')
    .values({
      ...row,
      ...{ answers: 0, asked: JSON.stringify(asked) },
      number: sql<number>`1 + coalesce((select max(number) from survey_result where survey_id = ${row.surveyId}), 0)`,
    })
    .execute()
}

export async function findBegun(db: Db, surveyId: string): Promise<BegunResult | undefined> {
  return begun(db, 'surveyId', surveyId)
}

export async function findBegunBy(db: Db, id: string): Promise<BegunResult | undefined> {
  return begun(db, 'id', id)
}

async function begun(db: Db, by: 'id' | 'surveyId', id: string): Promise<BegunResult | undefined> {
  const found = await db
    .selectFrom('surveyResult')
    .select(['id', 'surveyId', 'asked', 'answers', 'madeAt', 'madeByName', 'failed'])
    .where(by, '=', id)
    .where('content', 'is', null)
    .executeTakeFirst()
  return found && { ...found, asked: MakingAsked.parse(found.asked) }
}

/** A version that nothing came of is given up, with its number. */
export async function deleteBegun(db: Db, id: string): Promise<void> {
  await db.deleteFrom('surveyResultAnswer').where('resultId', '=', id).execute()
  await db.deleteFrom('surveyResult').where('id', '=', id).where('content', 'is', null).execute()
}

/** Which answers a version counts: each in its newest correction. How many they are; a second time nothing is added. */
export async function keepAnswers(db: Db, { id, surveyId }: { id: string; surveyId: string }): Promise<number> {
  await db.deleteFrom('surveyResultAnswer').where('resultId', '=', id).execute()
  const { numAffectedRows } = await sql`insert into survey_result_answer (result_id, answer_id)
    select ${id}, a.id from survey_answer a where a.survey_id = ${surveyId}
      and not exists (select 1 from survey_answer later where later.corrects = a.id) order by a.id`.execute(db)
  const answers = Number(numAffectedRows ?? 0)
  await db.updateTable('surveyResult').set({ answers }).where('id', '=', id).execute()
  return answers
}

/** A list of very many answers may take longer than a person would wait for a statement. */
export const takeTime = (db: Db) => sql`set local statement_timeout to '600s'`.execute(db)

/** For the plans of what follows in the same or a later transaction, where very many were added. */
export const analyzeAnswers = (db: Db) => sql`analyze survey_result_answer`.execute(db)

export async function finishResult(
  db: Db,
  id: string,
  { content, facts }: { content: Result; facts: SampleFacts | null },
): Promise<void> {
  await db
    .updateTable('surveyResult')
    .set({ content: JSON.stringify(content), facts: facts && JSON.stringify(facts), failed: null })
    .where('id', '=', id)
    .where('content', 'is', null)
    .execute()
}

export async function saveFailed(db: Db, id: string, failed: string): Promise<void> {
  await db.updateTable('surveyResult').set({ failed }).where('id', '=', id).where('content', 'is', null).execute()
}

/**
 * Way of coming in, place and answers of what a version counted: shuffled, or as they lie in the table, which may be the order in which they came and is
 * read in one go. Beside those of a version few others stand: what was corrected, and what came later.
 */
export function streamAnswers(
  db: Db,
  { id, surveyId }: { id: string; surveyId: string },
  { shuffled }: { shuffled: boolean },
): AsyncGenerator<Piece> {
  const columns = sql`a.channel, a.cluster_id::text, a.answers::text`
  const counted = sql`select from survey_result_answer r where r.result_id = ${literal(id)} and r.answer_id = a.id`
  return inPieces(
    db,
    shuffled
      ? sql`select ${columns} from survey_result_answer r join survey_answer a on a.id = r.answer_id
          where r.result_id = ${literal(id)} order by r.answer_id`
      : sql`with others as materialized
          (select a.id from survey_answer a where a.survey_id = ${literal(surveyId)} and not exists (${counted}))
        select ${columns} from survey_answer a
        where a.survey_id = ${literal(surveyId)} and not exists (select from others o where o.id = a.id)`,
  )
}

/** Themes of what was written in the answers of a version, the most frequent first. */
export async function countThemes(db: Db, surveyId: string, resultId: string) {
  const { rows } = await sql<{ question: string; name: string; n: number }>`
    select t.question, t.name, count(*)::int as n
    from survey_theme t join survey_answer_theme a on a.theme_id = t.id
      join survey_result_answer r on r.answer_id = a.answer_id and r.result_id = ${resultId}
    where t.survey_id = ${surveyId} group by t.id order by n desc, t.name`.execute(db)
  return rows
}

/** What happened to the people of a sample, counted by place. */
export async function tallyUnits(db: Db, sampleId: string): Promise<UnitTally[]> {
  const { rows } = await sql<UnitTally>`
    select u.cluster_id as "clusterId", not u.reserve or took.id is not null as stands, u.outcome, u.reason,
      count(*)::int as n
    from sample_unit u join sample_cluster c on c.id = u.cluster_id left join sample_unit took on took.replaced_by = u.id
    where c.sample_id = ${sampleId} group by 1, 2, 3, 4`.execute(db)
  return rows
}
