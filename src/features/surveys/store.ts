import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Subject } from '#features/access/schema.ts'
import type { Answers } from '#lib/questionnaire/schema.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { Channel } from './schema.ts'

export type SurveyRow = {
  id: string
  title: string
  slug: string
  agencyId: string
  agencyName: string
  questionnaireId: string
  versions: number[]
  opensOn: string
  closesOn: string
  state: 'draft' | 'open' | 'closed'
  openLink: boolean
  codes: boolean
  illustrative: boolean
  version: number
  /** Agencies whose people collect, besides its own. */
  collecting: string[]
  hasQuotas: boolean
  /** When and on which day a person closed it; null when it only came to its last day. */
  endedAt: Date | null
  endedOn: string | null
  interviewsUntil: string | null
  entryUntil: string | null
}
export type SurveySubject = Subject & { row: SurveyRow }

const rows = (db: Db) =>
  db
    .selectFrom('survey as s')
    .innerJoin('agency as a', 'a.id', 's.agencyId')
    .select(['s.id', 's.title', 's.slug', 's.agencyId', 'a.name as agencyName', 's.questionnaireId', 's.versions'])
    .select(['s.opensOn', 's.closesOn', 's.state', 's.openLink', 's.codes', 's.illustrative', 's.version'])
    .select(['s.collecting', 's.endedAt', 's.interviewsUntil', 's.entryUntil'])
    .select(sql<string | null>`(s.ended_at at time zone 'Asia/Ho_Chi_Minh')::date`.as('endedOn'))
    .select((row) =>
      row
        .exists(row.selectFrom('surveyQuota as q').select('q.id').whereRef('q.surveyId', '=', 's.id'))
        .$castTo<boolean>()
        .as('hasQuotas'),
    )

/** The newest first. */
export async function listSurveys(db: Db): Promise<SurveyRow[]> {
  return (await rows(db).orderBy('s.opensOn', 'desc').orderBy('s.id', 'desc').limit(500).execute()) as SurveyRow[]
}

export const listSurveysById = async (db: Db, ids: readonly string[]): Promise<SurveyRow[]> =>
  (await rows(db)
    .where('s.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('s.opensOn', 'desc')
    .orderBy('s.id', 'desc')
    .execute()) as SurveyRow[]

/** Surveys that anyone may see on a day. */
export async function listOpenSurveys(db: Db, today: string): Promise<SurveyRow[]> {
  return (await rows(db)
    .where('s.state', '=', 'open')
    .where('s.opensOn', '<=', today)
    .where('s.closesOn', '>=', today)
    .orderBy('s.closesOn')
    .orderBy('s.id')
    .limit(50)
    .execute()) as SurveyRow[]
}

export async function findSurvey(
  db: Db,
  id: string,
  hold: 'read' | 'change' = 'read',
): Promise<SurveySubject | undefined> {
  const found = rows(db).where('s.id', '=', id)
  const row = (await (hold === 'change' ? found.forUpdate('s') : found).executeTakeFirst()) as SurveyRow | undefined
  return row && subjectOf(row)
}

export const subjectOf = (row: SurveyRow): SurveySubject => ({
  ...{ kind: 'survey', id: row.id, open: row.state !== 'draft', row },
  parts: { owner: [row.agencyId], coordinating: row.collecting },
})

export async function findSurveyAt(db: Db, slug: string): Promise<SurveyRow | undefined> {
  return (await rows(db).where('s.slug', '=', slug).executeTakeFirst()) as SurveyRow | undefined
}

/** Agencies that collect, by name. */
export const listCollecting = (db: Db, ids: readonly string[]): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('agency')
    .select(['id', 'name'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('name')
    .execute()

type Ending = 'endedAt' | 'endedOn' | 'interviewsUntil' | 'entryUntil'
type Made = 'agencyName' | 'state' | 'illustrative' | 'version' | 'collecting' | 'hasQuotas' | Ending
type NewSurvey = Omit<SurveyRow, Made> & { updatedAt: Date }

export async function insertSurvey(db: Db, row: NewSurvey): Promise<void> {
  await db.insertInto('survey').values(row).execute()
}

type Dates = 'opensOn' | 'closesOn' | 'endedAt' | 'interviewsUntil' | 'entryUntil'
type Changed = 'title' | 'openLink' | 'codes' | 'state' | 'versions' | 'collecting' | Dates
type Change = Partial<Pick<SurveyRow, Changed>>

/** Changes a survey against the state that the person saw. */
export async function saveSurvey(db: Db, row: SurveyRow, version: number, change: Change, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('survey')
    .set({ ...change, updatedAt: now, version: version + 1 })
    .where('id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('write.conflict', { version: row.version })
}

/** How many answers came in which way, by survey; of those that were corrected the last one counts. */
export async function countAnswers(db: Db, surveyIds: readonly string[]) {
  if (surveyIds.length === 0) return []
  const counted = await db
    .selectFrom('surveyAnswer')
    .select(['surveyId', 'channel', (count) => count.fn.countAll<string>().as('answers')])
    .where('surveyId', 'in', [...surveyIds])
    .where((row) =>
      row.not(
        row.exists(row.selectFrom('surveyAnswer as c').select('c.id').whereRef('c.corrects', '=', 'surveyAnswer.id')),
      ),
    )
    .groupBy(['surveyId', 'channel'])
    .execute()
  return counted.map(({ surveyId, channel, answers }) => ({
    ...{ surveyId, channel: channel as Channel, answers: Number(answers) },
  }))
}

export type Codes = { unused: Buffer; issued: number }

/** The codes of a survey; held until the end of the transaction with `hold`. */
export async function findCodes(db: Db, surveyId: string, hold = false): Promise<Codes | undefined> {
  const found = db.selectFrom('surveyCodes').select(['unused', 'issued']).where('surveyId', '=', surveyId)
  return (await (hold ? found.forUpdate() : found).executeTakeFirst()) as Codes | undefined
}

export async function saveCodes(db: Db, surveyId: string, codes: Codes): Promise<void> {
  await db
    .insertInto('surveyCodes')
    .values({ surveyId, ...codes })
    .onConflict((on) => on.column('surveyId').doUpdateSet(codes))
    .execute()
}

export type NewAnswer = {
  id: string
  surveyId: string
  questionnaireVersion: number
  channel: Channel
  language: string
  answers: Answers
  receivedOn: string
  receivedAt: Date | null
  seconds: number | null
  clusterId?: string | null
  beganAt?: Date | null
  interviewerId?: string | null
  corrects?: string | null
  reason?: string | null
  correctedByName?: string | null
  /** Begun before the end of the survey, and here after it. */
  late?: boolean
}

type Kept = Pick<NewAnswer, 'surveyId' | 'answers'>

export async function findAnswer(db: Db, id: string): Promise<Kept | undefined> {
  return (await db
    .selectFrom('surveyAnswer')
    .select(['surveyId', 'answers'])
    .where('id', '=', id)
    .executeTakeFirst()) as unknown as Kept | undefined
}

export const isAlike = (kept: Kept, { surveyId, answers }: Kept): boolean =>
  kept.surveyId === surveyId && isDeepStrictEqual(kept.answers, answers)

/** The same answer sent again is the same row; another one under its id is refused. */
export function isSent(kept: Kept | undefined, sent: Kept): boolean {
  if (!kept) return false
  if (!isAlike(kept, sent)) throw new Problem('survey.sent_already')
  return true
}

/** Writes an answer once, however many send it at the same time. */
export async function insertAnswer(db: Db, answer: NewAnswer): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('surveyAnswer')
    .values({ ...answer, answers: JSON.stringify(answer.answers) })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return
  const { rows } =
    await sql<Kept>`select survey_id as "surveyId", answers from survey_answer where id = ${answer.id}`.execute(db)
  isSent(rows[0], answer)
}

type Illustrated = { id: string; clusterId: string; receivedOn: string; answers: Answers }

/** Invented answers of a survey that says from now on that it is an illustration; those that are there stay. */
export async function insertIllustration(
  db: Db,
  surveyId: string,
  questionnaireVersion: number,
  answers: readonly Illustrated[],
): Promise<void> {
  await db.updateTable('survey').set({ illustrative: true }).where('id', '=', surveyId).execute()
  await sql`insert into survey_answer
      (id, survey_id, questionnaire_version, channel, language, answers, received_on, cluster_id)
    select id, ${surveyId}, ${questionnaireVersion}, 'interviewer', 'vi', answers, "receivedOn", "clusterId"
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      as given (id uuid, "clusterId" uuid, "receivedOn" date, answers jsonb)
    on conflict (id) do nothing`.execute(db)
}
