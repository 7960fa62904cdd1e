import type { Context } from '#features/access/operation.ts'
import { findSample, listClusters } from '#features/samples/store.ts'
import { askedNow, getCompiled } from '#features/surveys/reading.ts'
import { stateOn } from '#features/surveys/rules.ts'
import type { SurveySubject } from '#features/surveys/store.ts'
import { unsaidIn } from '#lib/questionnaire/unsaid.ts'
import type { Db } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import type { SampleFacts } from './design-rules.ts'
import { askedIn } from './item-rules.ts'
import { readOf } from './making/progress.ts'
import { findBegun, tallyUnits } from './making/store.ts'
import type { ResultHead, ResultsPage } from './schema.ts'
import { countAnswersNow, findResult, listComparable, listResults, type ResultSummary } from './store.ts'

const headOf = ({ id, number, answers, ...it }: ResultSummary): ResultHead => ({
  ...{ id, number, answers, madeBy: it.madeByName, madeAt: it.madeAt.toISOString() },
  publishedAt: it.publishedAt?.toISOString() ?? null,
  ...{ withdrawnAt: it.withdrawnAt?.toISOString() ?? null, withdrawnReason: it.withdrawnReason },
})

export async function resultsPage(context: Context, subject: SurveySubject, number?: number): Promise<ResultsPage> {
  const { db } = context
  const { id: surveyId, row } = subject
  const shown = await findResult(db, surveyId, number)
  if (number !== undefined && !shown) throw new Problem('access.not_found')
  return {
    ...{ surveyId, title: row.title, slug: row.slug, illustrative: row.illustrative, can: context.can(subject) },
    versions: (await listResults(db, surveyId)).map(headOf),
    shown: shown ? { ...headOf(shown), content: shown.content } : null,
    answersNow: await countAnswersNow(db, surveyId),
    others: await listComparable(db, surveyId),
    making: await makingNow(context, surveyId),
    isRunning: stateOn(row, context.today) === 'open',
    unsaid: stateOn(row, context.today) === 'draft' ? [] : await unsaidQuestions(context, subject),
    ...(await ofSample(context, subject)),
  }
}

/** What its questionnaire asks without saying how it counts. */
async function unsaidQuestions(context: Context, subject: SurveySubject): Promise<ResultsPage['unsaid']> {
  const { questionnaire } = await questionnaireOf(context, subject)
  return unsaidIn(questionnaire).map(({ code, label, why }) => ({ code, label, why }))
}

async function makingNow({ db }: Context, surveyId: string): Promise<ResultsPage['making']> {
  const begun = await findBegun(db, surveyId)
  if (!begun) return null
  const { id, madeAt, madeByName, answers, failed } = begun
  return { startedAt: madeAt.toISOString(), startedBy: madeByName, read: readOf(id), answers, failed }
}

/** Where a sample was drawn: its rule, and the questions whose parts in the population may be known. */
async function ofSample(context: Context, subject: SurveySubject): Promise<Pick<ResultsPage, 'onePsu' | 'fitting'>> {
  const sample = await findSample(context.db, subject.id)
  if (!sample?.drawnAt) return { onePsu: null, fitting: [] }
  const { questionnaire } = await questionnaireOf(context, subject)
  return { onePsu: sample.design.onePsu, fitting: askedIn(questionnaire).groups }
}

/** What was drawn and what became of it; null where the survey has no sample. */
export async function sampleFactsOf(db: Db, surveyId: string): Promise<SampleFacts | null> {
  const sample = await findSample(db, surveyId)
  if (!sample?.drawnAt) return null
  const { design, seed } = sample
  return { design, seed, clusters: await listClusters(db, sample.id), tallies: await tallyUnits(db, sample.id) }
}

/** The questionnaire that a survey asks now; answers of its earlier versions count under the same codes. */
export async function questionnaireOf(context: Pick<Context, 'db'>, { row }: SurveySubject) {
  const number = askedNow(row)
  return { number, ...(await getCompiled(context, row.questionnaireId, number)) }
}
