import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { during, openSurvey } from '../samples-surveys.ts'

test('an interviewer carries open surveys of agencies that let his collect, and sends each interview once', async (t) => {
  const w = await workWorld(t)
  const survey = await openSurvey(w, { openLink: false, codes: true })
  const carried = async (who: 'communeOfficer' | 'stranger') =>
    (await w.as(who, 'interview.kit', {}, during)).surveys.map(({ surveyId }) => surveyId)
  assert.deepEqual(await carried('communeOfficer'), [])
  const agencyIds = [w.agencies.communeA]
  const step = { surveyId: survey.id, version: survey.version, agencyIds }
  const { version } = await w.as('keeper', 'survey.setCollecting', step, during)
  assert.deepEqual([await carried('communeOfficer'), await carried('stranger')], [[survey.id], []])

  const interview = {
    ...{ surveyId: survey.id, submissionId: randomUUID(), questionnaireVersion: 1 },
    ...{ answers: { hai_long: 'co' }, seconds: 300, beganSecondsAgo: 86_400 },
  }
  const send = (more: object = {}) =>
    problemOf(w.as('communeOfficer', 'interview.send', { ...interview, ...more }, during))
  assert.deepEqual(await Promise.all(Array.from({ length: 6 }, () => send())), Array(6).fill('fine'))
  assert.equal(await send({ answers: { hai_long: 'khong' } }), 'survey.sent_already')
  assert.equal(await send({ submissionId: randomUUID(), answers: {} }), 'survey.answers_wrong')
  assert.equal(await send({ submissionId: randomUUID(), clusterId: randomUUID() }), 'access.not_found')
  assert.equal(await problemOf(w.as('stranger', 'interview.send', interview)), 'access.verb_missing')
  const kept = await w.province.read((db) => db.selectFrom('surveyAnswer').selectAll().execute())
  assert.equal(kept.length, 1)
  assert.deepEqual(
    [kept[0]?.channel, kept[0]?.interviewerId, kept[0]?.beganAt?.toISOString()],
    ['interviewer', w.people.communeOfficer, '2026-11-21T03:00:00.000Z'],
  )
  // Work that was done while there was no line is not lost because the survey has ended meanwhile.
  await w.as('keeper', 'survey.close', { surveyId: survey.id, version }, during)
  assert.deepEqual([await send(), await send({ submissionId: randomUUID() })], ['fine', 'fine'])
  assert.deepEqual(await carried('communeOfficer'), [])
})
