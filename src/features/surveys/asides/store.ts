import { sql } from 'kysely'
import type { Answers } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { findAnswer, isAlike, isSent } from '../store.ts'
import type { Why } from './schema.ts'

export type NewAside = {
  id: string
  surveyId: string
  why: Why
  questionnaireVersion: number
  language: string
  answers: Answers
  receivedOn: string
  receivedAt: Date
  beganAt: Date
  seconds: number
  clusterId: string | null
  interviewerId: string
  late: boolean
}

export type AsideRow = NewAside & {
  place: string | null
  interviewer: string
  beganOn: string
  decision: 'taken' | 'left' | null
  decidedByName: string | null
  reason: string | null
}

/** The same interview, if it was sent before: as an answer, or put aside and why. Another one under its id is refused. */
export async function findSent(
  db: Db,
  answer: Pick<NewAside, 'id' | 'surveyId' | 'answers'>,
): Promise<{ aside: Why | null } | undefined> {
  const aside = await db
    .selectFrom('surveyAnswerAside')
    .select(['surveyId', 'answers', 'why'])
    .where('id', '=', answer.id)
    .executeTakeFirst()
  if (!aside) return isSent(await findAnswer(db, answer.id), answer) ? { aside: null } : undefined
  if (!isAlike(aside as unknown as Pick<NewAside, 'surveyId' | 'answers'>, answer))
    throw new Problem('survey.sent_already')
  return { aside: aside.why as Why }
}

/** Written once, however many send it at the same time. */
export async function insertAside(db: Db, aside: NewAside): Promise<void> {
  const { id, surveyId, why, questionnaireVersion, language, receivedOn, receivedAt, beganAt, seconds, late } = aside
  const { clusterId, interviewerId } = aside
  const times = { receivedOn, receivedAt, beganAt, seconds, late }
  await db
    .insertInto('surveyAnswerAside')
    .values({
      id,
      surveyId,
      why,
      questionnaireVersion,
      language,
      ...times,
      clusterId,
      interviewerId,
      answers: JSON.stringify(aside.answers),
    })
    .onConflict((on) => on.column('id').doNothing())
    .execute()
}

type Narrowed = { id?: string; after?: AsideCursor | undefined; limit: number; hold?: boolean }
/** Where a page ended; undecided ones come first. */
export type AsideCursor = { undecided: boolean; on: string; id: string }

const rows = async (db: Db, surveyId: string, { id, after, limit, hold = false }: Narrowed): Promise<AsideRow[]> => {
  const { rows: found } = await sql<AsideRow>`
  select a.id, a.survey_id as "surveyId", a.why, a.questionnaire_version as "questionnaireVersion", a.language, a.answers,
    a.received_on as "receivedOn", a.received_at as "receivedAt", a.began_at as "beganAt", a.seconds,
    a.cluster_id as "clusterId", a.interviewer_id as "interviewerId", a.late, a.decision, a.reason,
    a.decided_by_name as "decidedByName", u.name as interviewer,
    (a.began_at at time zone 'Asia/Ho_Chi_Minh')::date as "beganOn",
    (select c.label from sample_cluster c where c.id = a.cluster_id) as place
  from survey_answer_aside a join auth_user u on u.id = a.interviewer_id
  where a.survey_id = ${surveyId} ${id ? sql`and a.id = ${id}::uuid` : sql``}
    ${after ? sql`and (a.decision is null, a.received_on, a.id) < (${after.undecided}, ${after.on}::date, ${after.id}::uuid)` : sql``}
  order by (a.decision is null) desc, a.received_on desc, a.id desc
  limit ${limit} ${hold ? sql`for update of a` : sql``}`.execute(db)
  return found
}

/** Those that nobody has decided on first; of these and of the others the newest. */
export const listAsides = (db: Db, surveyId: string, page: Pick<Narrowed, 'after' | 'limit'>): Promise<AsideRow[]> =>
  rows(db, surveyId, page)

export const findAside = async (db: Db, surveyId: string, id: string, hold = false): Promise<AsideRow | undefined> =>
  (await rows(db, surveyId, { id, limit: 1, hold }))[0]

export async function countUndecided(db: Db, surveyId: string): Promise<number> {
  const { n } = await db
    .selectFrom('surveyAnswerAside')
    .select((count) => count.fn.countAll<string>().as('n'))
    .where('surveyId', '=', surveyId)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

type Decision = { decision: 'taken' | 'left'; decidedAt: Date; decidedByName: string; reason: string }

export async function saveDecision(db: Db, id: string, decision: Decision): Promise<void> {
  await db.updateTable('surveyAnswerAside').set(decision).where('id', '=', id).execute()
}
