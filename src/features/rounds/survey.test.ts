import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../test/work.ts'
import { factorAnswers, factorForm, giveAnswers } from '../estimates/samples-estimates.ts'
import { during as inNovember, openSurvey, publishedForm } from '../surveys/samples-surveys.ts'
import { openedRound } from './samples-round.ts'

test('points of a survey criterion come from the published results of each place, never from a hand', async (t) => {
  const w = await workWorld(t)
  const { input } = await openedRound(w)
  const unitIds = [w.agencies.communeA, w.agencies.communeB]
  const asked = { ...input, edition: 'commune-lam-dong-2025', unitIds, appraiserIds: [w.agencies.home] }
  const at = { now: new Date('2026-01-10T02:00:00Z') }
  const { id: roundId } = await w.as('keeper', 'round.open', { ...asked, name: 'Đánh giá các xã năm 2025' }, at)
  const form = await publishedForm(w, factorForm, factorAnswers)
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false }, form)
  const take = (more: object = {}) =>
    w.as('keeper', 'round.takeSurvey', { roundId, surveyId, code: 'HL', dryRun: false, ...more })
  assert.equal(await problemOf(take()), 'round.survey_unpublished')
  const design = {
    places: [{ name: 'Xã', method: 'random', take: 2 }],
    people: { name: 'Người dân', method: 'random', take: 40, reserves: 0, listed: false },
    onePsu: 'fail',
  }
  await w.as('keeper', 'sample.save', { surveyId, version: 0, design })
  const bytes = Buffer.from('Mã;Tên;Số dân\n1;xã An Bình;900\n2;xã Bình Minh;700')
  const file = { upload: { filename: 'xa.csv', bytes } }
  await w.as('keeper', 'sample.importFrame', { surveyId, stage: '0', dryRun: 'false' }, file)
  const { clusters } = await w.as('keeper', 'sample.draw', { surveyId, version: 2, seed: 1 })
  await giveAnswers(
    w,
    surveyId,
    clusters.map(({ id }) => id),
    40,
    'interviewer',
  )
  const made = await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  assert.equal(await problemOf(take()), 'round.survey_unpublished')
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  assert.equal((await take({ dryRun: true })).written, false)
  const taken = await take()
  assert.deepEqual([taken.written, taken.values, taken.criteria, taken.errors], [true, 2, ['HL'], []])
  const place = made.shown?.content.parts[0]?.places.find(({ label }) => label === 'xã An Bình')
  const page = await w.as('keeper', 'round.get', { roundId }, at)
  const sheetId = page.units.find(({ agencyId }) => agencyId === w.agencies.communeA)?.id ?? ''
  const { rows } = await w.province.read((db) =>
    db
      .selectFrom('roundLine')
      .select('imported')
      .where('sheetId', '=', sheetId)
      .where('code', '=', 'HL')
      .execute()
      .then((found) => ({ rows: found })),
  )
  // Ten per cent of the index in per cent, to two decimals.
  assert.equal(Number(rows[0]?.imported) / 1e12, Math.round(1000 * (place?.figure?.value ?? 0)) / 100)
  assert.equal(await problemOf(take({ code: '1.1.1' })), 'round.survey_elsewhere')
  assert.equal(
    await problemOf(w.as('stranger', 'round.takeSurvey', { roundId, surveyId, code: 'HL' })),
    'access.not_found',
  )
})
