import { stateOn } from '#features/surveys/rules.ts'
import type { SurveySubject } from '#features/surveys/store.ts'
import type { Questionnaire } from '#lib/questionnaire/schema.ts'
import { dayInVietnam } from '#lib/vietnamese/dates.ts'
import type { Db } from '#platform/db/connection.ts'
import { inSteps } from '#platform/in-steps.ts'
import { Problem } from '#platform/problem.ts'
import { compared } from '../compare-rules.ts'
import type { SampleFacts } from '../design-rules.ts'
import { methodOf } from '../method-rules.ts'
import { questionnaireOf, sampleFactsOf } from '../reading.ts'
import { Collected, estimateSteps } from '../rules.ts'
import type { Part, Result } from '../schema.ts'
import type { Singles } from '../singles/schema.ts'
import { findResult } from '../store.ts'
import { type BegunResult, countThemes, streamAnswers } from './store.ts'

type Tell = (answersRead: number) => void
export type Content = { content: Result; singles: Singles[]; facts: SampleFacts | null }

/**
 * What a version says, from the answers that are kept with it. Reads and reckons piece by piece: others have their turn in
 * between, and memory holds packed answers only.
 */
export async function contentOf(db: Db, subject: SurveySubject, begun: BegunResult, tell?: Tell): Promise<Content> {
  const { row, id: surveyId } = subject
  const { rule, minimum, margins, compareWith, onePsu } = begun.asked
  const madeOn = dayInVietnam(begun.madeAt)
  const { questionnaire, number } = await questionnaireOf({ db }, subject)
  const drawn = await sampleFactsOf(db, surveyId)
  // A rule of reckoning, not of drawing: kept with the version, so that its files say the same.
  const facts = drawn && onePsu ? { ...drawn, design: { ...drawn.design, onePsu } } : drawn
  const collected = await collect(db, begun, questionnaire, { tell })
  const sample = facts ?? undefined
  const { parts, singles, sampled } = await inSteps(estimateSteps({ collected, sample, rule, minimum, margins }))
  const content: Result = {
    ...{ title: row.title, agencyName: row.agencyName, opensOn: row.opensOn, closesOn: row.closesOn },
    countedTo: stateOn(row, madeOn) === 'open' ? madeOn : null,
    ...{ illustrative: row.illustrative, questionnaireVersion: number },
    method: methodOf({ rule, minimum, sample, sampled, parts }),
    parts,
    comparison: compareWith ? await comparisonWith(db, compareWith, parts) : null,
    texts: await countedTexts(db, begun, collected),
  }
  return { content, singles, facts }
}

/** The answers of a version, packed; `shuffled` in an order that tells nothing of when they came. */
export async function collect(
  db: Db,
  of: { id: string; surveyId: string },
  questionnaire: Questionnaire,
  { shuffled = false, tell = () => {} }: { shuffled?: boolean; tell?: Tell | undefined } = {},
): Promise<Collected> {
  const collected = new Collected(questionnaire)
  for await (const piece of streamAnswers(db, of, { shuffled })) {
    collected.add(piece)
    tell(collected.answers)
  }
  return collected
}

async function comparisonWith(db: Db, compareWith: string, parts: readonly Part[]): Promise<Result['comparison']> {
  const before = await findResult(db, compareWith)
  const lines = before ? compared(before.content, parts) : []
  if (!before || lines.length === 0) throw new Problem('estimate.nothing_alike')
  return { surveyId: compareWith, title: before.content.title, number: before.number, lines }
}

/** How many wrote, and themes by how many; a theme of few is not counted out. */
async function countedTexts(
  db: Db,
  { id, surveyId, asked: { minimum } }: BegunResult,
  { asked, coding }: Collected,
): Promise<Result['texts']> {
  const themes = await countThemes(db, surveyId, id)
  return asked.texts.map(({ code, label }) => ({
    ...{ question: code, label, written: coding.written(code) },
    themes: themes
      .filter(({ question }) => question === code)
      .map(({ name, n }) => ({ name, n: n < minimum ? null : n })),
  }))
}
