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
  // It is carried on, so that the device knows that nobody is asked any more, until nothing is taken.
  const later = async (now: string) =>
    (await w.as('communeOfficer', 'interview.kit', {}, { now: new Date(now) })).surveys.map(({ over }) => over)
  assert.deepEqual([await later('2026-11-29T03:00:00Z'), await later('2026-11-30T03:00:00Z')], [[true], []])
})

test('after the end: begun before is late, begun unknowing is put aside, begun after the last day is refused', async (t) => {
  const w = await workWorld(t)
  const survey = await openSurvey(w, { openLink: true, codes: false })
  const surveyId = survey.id
  const at = (now: string) => ({ now: new Date(now) })
  const send = (now: string, hoursAgo: number, submissionId: string = randomUUID()) =>
    w.as(
      'keeper',
      'interview.send',
      {
        ...{ surveyId, submissionId, questionnaireVersion: 1, answers: { hai_long: 'co' } },
        ...{ seconds: 60, beganSecondsAgo: hoursAgo * 3600 },
      },
      at(now),
    )
  const { version } = await w.as('keeper', 'survey.close', { surveyId, version: survey.version }, during)
  assert.deepEqual(await send('2026-11-22T04:00:00Z', 2), { received: true, about: null })
  const unknowing = randomUUID()
  for (let i = 0; i < 2; i++)
    assert.deepEqual((await send('2026-11-23T04:00:00Z', 20, unknowing)).about, { why: 'afterEnd', by: null })
  assert.equal(await problemOf(send('2026-12-01T04:00:00Z', 1)), 'survey.began_after_end')
  assert.equal(await problemOf(send('2026-11-30T04:00:00Z', 300)), 'survey.late_over')

  const extend = (more: object = {}) => ({
    ...{ surveyId, version, interviewsUntil: '2026-12-10', entryUntil: '2026-12-20', reason: 'Vùng cao mất sóng' },
    ...more,
  })
  assert.equal(await problemOf(w.as('lead', 'survey.extend', extend(), during)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('keeper', 'survey.extend', extend({ reason: ' ' }), during)), 'input.invalid')
  assert.equal(
    await problemOf(w.as('keeper', 'survey.extend', extend({ entryUntil: '2026-11-01' }), during)),
    'survey.until_wrong',
  )
  const page = await w.as('keeper', 'survey.extend', extend(), during)
  assert.deepEqual([page.endsOn, page.interviewsUntil], ['2026-11-22', '2026-12-10'])
  assert.deepEqual(await send('2026-11-30T04:00:00Z', 300), { received: true, about: null })
  const rows = await w.province.read((db) => db.selectFrom('surveyAnswer').select(['late']).execute())
  assert.deepEqual(rows, [{ late: true }, { late: true }])
  const { answers } = await w.as('keeper', 'survey.answers', { surveyId })
  assert.deepEqual(
    answers.map(({ late }) => late),
    [true, true],
  )
  assert.equal((await w.as('keeper', 'survey.showAnswer', { surveyId, answerId: answers[0]?.id })).late, true)

  // Paper and files have their own end.
  const sheet = { surveyId, number: 1, questionnaireVersion: 1, answers: { hai_long: 'co' } }
  const enter = (now: string) => problemOf(w.as('keeper', 'survey.enterSheet', sheet, at(now)))
  assert.deepEqual(
    [await enter('2026-12-21T04:00:00Z'), await enter('2026-12-20T04:00:00Z')],
    ['survey.entry_over', 'fine'],
  )
  const upload = { filename: 'phieu.csv', bytes: Buffer.from('hai_long\nco') }
  const bring = (now: string) => problemOf(w.as('keeper', 'survey.importAnswers', { surveyId }, { ...at(now), upload }))
  assert.deepEqual(
    [await bring('2026-12-21T04:00:00Z'), await bring('2026-12-20T04:00:00Z')],
    ['survey.entry_over', 'fine'],
  )

  const { asides, undecided } = await w.as('keeper', 'survey.asides', { surveyId })
  assert.deepEqual(
    asides.map(({ id, why, decision }) => [id, why, decision]),
    [[unknowing, 'afterEnd', null]],
  )
  assert.equal(undecided, 1)
  const of = { surveyId, answerId: unknowing }
  for (const name of ['survey.asides', 'survey.aside'] as const)
    assert.equal(await problemOf(w.as('lead', name, of)), 'access.verb_missing')
  assert.equal(
    await problemOf(w.as('keeper', 'survey.aside', { surveyId, answerId: randomUUID() })),
    'access.not_found',
  )
  assert.deepEqual((await w.as('keeper', 'survey.aside', of)).answers, { hai_long: 'co' })
  const decide = (who: 'keeper' | 'lead') =>
    problemOf(w.as(who, 'survey.decideAside', { ...of, take: true, reason: 'Máy không có mạng' }, during))
  assert.equal(await decide('lead'), 'access.verb_missing')
  assert.deepEqual((await Promise.all([decide('keeper'), decide('keeper')])).sort(), ['fine', 'survey.aside_decided'])
  assert.equal((await w.as('keeper', 'survey.get', { surveyId })).answers, 3)
})
