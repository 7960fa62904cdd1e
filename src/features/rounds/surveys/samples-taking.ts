import type { TestContext } from 'node:test'
import { workWorld } from '../../../../test/work.ts'
import { factorAnswers, factorForm, giveAnswers } from '../../estimates/samples-estimates.ts'
import { during as inNovember, openSurvey, publishedForm, type World } from '../../surveys/samples-surveys.ts'
import { openedRound } from '../samples-round.ts'

export const at = { now: new Date('2026-01-10T02:00:00Z') }
export const later = { now: new Date('2026-11-25T03:00:00Z') }

type Asks = { form?: object; answers?: object; answersOf?: Parameters<typeof giveAnswers>[5] }
type Scored = { framework?: string; edition?: string; code?: string }

/** A survey in the places of two communes and in one that is nobody's: sixty answers, thirty in the second. */
export async function placedSurvey(w: World, questionnaireId: string, seed: number, answersOf?: Asks['answersOf']) {
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false }, questionnaireId)
  const design = {
    places: [{ name: 'Xã', method: 'random', take: 3 }],
    people: { name: 'Người dân', method: 'random', take: 80, reserves: 0, listed: false },
    onePsu: 'fail',
  }
  await w.as('keeper', 'sample.save', { surveyId, version: 0, design })
  const bytes = Buffer.from('Mã;Tên;Số dân\n1;xã An Bình;900\n2;xã Bình Minh;700\n3;xã Ngoài;800')
  const file = { upload: { filename: 'xa.csv', bytes } }
  await w.as('keeper', 'sample.importFrame', { surveyId, stage: '0', dryRun: 'false' }, file)
  const { clusters } = await w.as('keeper', 'sample.draw', { surveyId, version: 2, seed })
  const placeOf = (label: string) => clusters.find((it) => it.label === label)?.id ?? ''
  await giveAnswers(w, surveyId, [placeOf('xã An Bình'), placeOf('xã Ngoài')], 60, 'interviewer', answersOf)
  await giveAnswers(w, surveyId, [placeOf('xã Bình Minh')], 30, 'interviewer', answersOf)
  return { surveyId, placeOf }
}

/** Makes a version of the result and publishes it. */
export async function publishResult(w: World, surveyId: string, number = 1) {
  const made = await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  await w.as('keeper', 'estimate.publish', { surveyId, number: String(number) }, later)
  return made.shown?.content
}

/** A round of two communes, and a survey in their places. */
export async function surveyedRound(
  t: TestContext,
  { form = factorForm, answers = factorAnswers, answersOf }: Asks = {},
  { framework = 'par-index', edition = 'commune-lam-dong-2025', code = 'HL' }: Scored = {},
) {
  const w = await workWorld(t)
  const { input } = await openedRound(w)
  const unitIds = [w.agencies.communeA, w.agencies.communeB]
  const asked = { ...input, framework, edition, unitIds, appraiserIds: [w.agencies.home] }
  const { id: roundId } = await w.as('keeper', 'round.open', { ...asked, name: 'Đánh giá các xã năm 2025' }, at)
  const questionnaireId = await publishedForm(w, form, answers)
  const { surveyId, placeOf } = await placedSurvey(w, questionnaireId, 1, answersOf)
  const page = await w.as('keeper', 'round.get', { roundId }, at)
  const sheetOf = (agencyId: string) => page.units.find((unit) => unit.agencyId === agencyId)?.id ?? ''
  const sheets = { a: sheetOf(w.agencies.communeA), b: sheetOf(w.agencies.communeB) }
  const take = (more: object = {}, of: object = {}) => {
    const asking = { roundId, code, from: [{ surveyId, ...of }], dryRun: false, ...more }
    return w.as('keeper', 'round.takeSurvey', asking, later)
  }
  const lineOf = async (sheetId: string) => {
    const { lines } = await w.as('keeper', 'round.sheet', { sheetId }, later)
    return lines.find((line) => line.code === code)
  }
  return { w, roundId, surveyId, questionnaireId, sheets, take, lineOf, placeOf }
}
