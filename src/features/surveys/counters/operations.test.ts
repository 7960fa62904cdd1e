import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { during, openSurvey } from '../samples-surveys.ts'

test('a tablet at a counter answers with its key alone, until it is ended', async (t) => {
  const w = await workWorld(t)
  const survey = await openSurvey(w, { openLink: false, codes: true })
  const surveyId = survey.id
  const made = await w.as('keeper', 'survey.addCounter', { surveyId, name: 'Quầy số 1' }, during)
  const key = made.address.split('/').at(-1) ?? ''
  const form = await w.as('visitor', 'survey.counterForm', { key }, during)
  assert.equal(form.content.sections.length, 1)
  const answer = { key, submissionId: randomUUID(), questionnaireVersion: 1, answers: { hai_long: 'co' }, seconds: 9 }
  const send = (more = {}) => problemOf(w.as('visitor', 'survey.counterAnswer', { ...answer, ...more }, during))
  assert.deepEqual(await Promise.all([send(), send(), send()]), ['fine', 'fine', 'fine'])
  assert.equal(await send({ submissionId: randomUUID(), answers: {} }), 'survey.answers_wrong')
  assert.equal(await send({ key: 'khong-co' }), 'survey.counter_ended')
  const page = await w.as('keeper', 'survey.get', { surveyId })
  assert.deepEqual(page.byChannel, [{ channel: 'counter', answers: 1 }])
  assert.equal(JSON.stringify(page).includes(key), false)

  const of = { surveyId, counterId: made.id }
  assert.equal(await problemOf(w.as('stranger', 'survey.endCounter', of)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('stranger', 'survey.addCounter', { surveyId, name: 'x' })), 'access.verb_missing')
  await w.as('keeper', 'survey.endCounter', of)
  assert.equal(await send(), 'survey.counter_ended')
  assert.equal(await problemOf(w.as('keeper', 'survey.endCounter', of)), 'access.not_found')
})
