import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { during, openSurvey, type World } from '../samples-surveys.ts'

/** A survey of the standing agency in which people of a commune and of finance help. */
async function withHelpers(w: World) {
  const survey = await openSurvey(w, { openLink: true, codes: false })
  const agencyIds = [w.agencies.communeA, w.agencies.finance]
  const of = { surveyId: survey.id, version: survey.version, agencyIds }
  const { collecting } = await w.as('keeper', 'survey.setCollecting', of, during)
  assert.equal(collecting.length, 2)
  return survey.id
}
const sheet = (surveyId: string, number: number, answers: object) => ({
  surveyId,
  number,
  questionnaireVersion: 1,
  answers,
})

test('a sheet is entered by two people; where they agree it is an answer, where not somebody settles it', async (t) => {
  const w = await workWorld(t)
  const surveyId = await withHelpers(w)
  const enter = (who: 'communeOfficer' | 'lead', number: number, answers: object) =>
    w.as(who, 'survey.enterSheet', sheet(surveyId, number, answers), during)
  assert.deepEqual(await enter('communeOfficer', 1, { hai_long: 'co' }), { state: 'once' })
  assert.equal(await problemOf(enter('communeOfficer', 1, { hai_long: 'co' })), 'survey.sheet_own')
  assert.equal(await problemOf(w.as('lead', 'survey.sheet', { surveyId, number: 1 })), 'access.not_found')
  assert.deepEqual(await enter('lead', 1, { hai_long: 'co' }), { state: 'done' })
  assert.equal(
    await problemOf(w.as('keeper', 'survey.enterSheet', sheet(surveyId, 1, {}), during)),
    'survey.sheet_entered',
  )

  const texts = ['Chờ lâu', 'Chờ lâu quá']
  await enter('communeOfficer', 2, { hai_long: 'khong', vi_sao: texts[0] })
  assert.deepEqual(await enter('lead', 2, { hai_long: 'khong', vi_sao: texts[1] }), { state: 'differs' })
  const page = await w.as('lead', 'survey.sheet', { surveyId, number: 2 })
  assert.deepEqual(page.differences, [{ question: 'vi_sao', row: null, values: texts }])
  const settle = (chosen: object) => w.as('lead', 'survey.settleSheet', { surveyId, number: 2, chosen }, during)
  assert.equal(await problemOf(settle({})), 'survey.sheet_unsettled')
  assert.deepEqual(await settle({ vi_sao: 2 }), { state: 'done' })
  assert.equal(await problemOf(settle({ vi_sao: 1 })), 'survey.sheet_entered')

  // What was left open on paper stays open; what cannot be is refused and nothing is kept.
  assert.equal(
    await problemOf(enter('lead', 3, { hai_long: 'khong', vi_sao: 'x'.repeat(101) })),
    'survey.answers_wrong',
  )
  assert.deepEqual(await enter('lead', 3, {}), { state: 'once' })
  const { sheets } = await w.as('communeOfficer', 'survey.sheets', { surveyId })
  assert.deepEqual(
    sheets.map(({ number, state, mine }) => [number, state, mine]),
    [
      [3, 'once', false],
      [2, 'done', true],
      [1, 'done', true],
    ],
  )
  const { byChannel } = await w.as('keeper', 'survey.get', { surveyId })
  assert.deepEqual(byChannel, [{ channel: 'paper', answers: 2 }])
  for (const name of ['survey.sheets', 'survey.enterSheet'] as const)
    assert.equal(await problemOf(w.as('stranger', name, sheet(surveyId, 9, {}))), 'access.verb_missing')
})

test('two who enter the same sheet at once: each has one of the two entries', async (t) => {
  const w = await workWorld(t)
  const surveyId = await withHelpers(w)
  const answers = { hai_long: 'co' }
  const all = (['communeOfficer', 'lead', 'keeper', 'communeHead'] as const).map((who) =>
    problemOf(w.as(who, 'survey.enterSheet', sheet(surveyId, 7, answers), during)),
  )
  assert.deepEqual((await Promise.all(all)).sort(), ['fine', 'fine', 'survey.sheet_entered', 'survey.sheet_entered'])
  assert.equal((await w.as('keeper', 'survey.get', { surveyId })).answers, 1)
})

test('what is corrected is a further row with its reason; the row before stays and no longer counts', async (t) => {
  const w = await workWorld(t)
  const surveyId = await withHelpers(w)
  for (const who of ['communeOfficer', 'lead'] as const)
    await w.as(who, 'survey.enterSheet', sheet(surveyId, 1, { hai_long: 'co' }), during)
  const [first] = (await w.as('keeper', 'survey.answers', { surveyId })).answers
  const correct = (answerId: string, answers: object, reason = 'Nhập nhầm ô') =>
    w.as('keeper', 'survey.correctAnswer', { surveyId, answerId, answers, reason }, during)
  const next = await correct(first!.id, { hai_long: 'khong' })
  assert.deepEqual([next.corrects, next.reason, next.channel], [first!.id, 'Nhập nhầm ô', 'paper'])
  assert.equal(await problemOf(correct(first!.id, { hai_long: 'co' })), 'survey.not_corrected')
  assert.equal(await problemOf(correct(next.id, { hai_long: 'lạ' })), 'survey.answers_wrong')
  assert.equal(await problemOf(correct(next.id, { hai_long: 'co' }, ' ')), 'input.invalid')
  const before = await w.as('keeper', 'survey.showAnswer', { surveyId, answerId: first!.id })
  assert.deepEqual([before.answers, before.correctedBy], [{ hai_long: 'co' }, next.id])
  assert.equal((await w.as('keeper', 'survey.get', { surveyId })).answers, 1)
  const many = await Promise.all([1, 2, 3].map(() => problemOf(correct(next.id, { hai_long: 'co' }))))
  assert.deepEqual(many.sort(), ['fine', 'survey.not_corrected', 'survey.not_corrected'])
  for (const name of ['survey.answers', 'survey.showAnswer', 'survey.correctAnswer'] as const)
    assert.equal(
      await problemOf(w.as('lead', name, { surveyId, answerId: next.id, answers: {}, reason: 'Thử' })),
      'access.verb_missing',
    )
})
