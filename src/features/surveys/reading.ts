import type { Context } from '#features/access/operation.ts'
import { findVersion, listVersions } from '#features/questionnaires/store.ts'
import { type Compiled, compile } from '#lib/questionnaire/compile.ts'
import { Problem } from '#platform/problem.ts'
import { listCounters } from './counters/store.ts'
import { listQuotas } from './quotas/store.ts'
import { stateOn, takesEntry, untilOf } from './rules.ts'
import type { PublicSurvey, SurveyPage, SurveySummary } from './schema.ts'
import { countAnswers, findCodes, listCollecting, type SurveyRow, type SurveySubject } from './store.ts'

export const publicOf = (row: SurveyRow, today: string): PublicSurvey => ({ ...row, state: stateOn(row, today) })

export const summaryOf = (row: SurveyRow, today: string, answers: number): SurveySummary => ({
  ...row,
  ...{ state: stateOn(row, today), questionnaireVersion: askedNow(row), answers },
})

export const askedNow = ({ versions }: SurveyRow): number => versions.at(-1) ?? 1

/** The newest version that may be asked of people. */
export async function getNewestPublished({ db }: Pick<Context, 'db'>, questionnaireId: string): Promise<number> {
  const newest = (await listVersions(db, questionnaireId)).find(({ publishedAt }) => publishedAt !== null)
  if (!newest) throw new Problem('survey.questionnaire_draft')
  return newest.number
}

export async function pageOf(context: Context, subject: SurveySubject): Promise<SurveyPage> {
  const { db, today, services } = context
  const { row } = subject
  const counted = await countAnswers(db, [row.id])
  const codes = await findCodes(db, row.id)
  const issued = codes?.issued ?? 0
  return {
    ...summaryOf(
      row,
      today,
      counted.reduce((sum, { answers }) => sum + answers, 0),
    ),
    ...{ version: row.version, versions: row.versions },
    newestVersion: await getNewestPublished(context, row.questionnaireId),
    address: `${services.address}/khao-sat/${row.slug}`,
    byChannel: counted.map(({ channel, answers }) => ({ channel, answers })),
    ...{ codesIssued: issued, codesUsed: issued - (codes ? codes.unused.length / 8 : 0) },
    quotas: await listQuotas(db, row.id),
    counters: context.can(subject).includes('survey.manage') ? await listCounters(db, row.id) : [],
    collecting: await listCollecting(db, row.collecting),
    ...untilOf(row),
    takesEntry: takesEntry(row, today),
    can: context.can(subject),
  }
}

// A published version never changes, so it is read and compiled once.
const kept = new Map<string, Compiled>()
const most = 50

export async function getCompiled(
  { db }: Pick<Context, 'db'>,
  questionnaireId: string,
  number: number,
): Promise<Compiled> {
  const key = `${questionnaireId} ${number}`
  const known = kept.get(key)
  if (known) return known
  const version = await findVersion(db, questionnaireId, number)
  const { compiled } = version?.publishedAt ? compile(version.content) : { compiled: undefined }
  if (!compiled) throw new Problem('survey.version_unknown')
  if (kept.size >= most) kept.delete([...kept.keys()][0] ?? '')
  kept.set(key, compiled)
  return compiled
}
