import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { drawnSample, smallDesign } from '../../samples/samples-samples.ts'
import { during, openSurvey, publishedForm } from '../../surveys/samples-surveys.ts'
import { bytesOf, factorAnswers, factorForm, giveAnswers } from '../samples-estimates.ts'

test('surveys by one questionnaire follow each other: samples and open answers apart, the public sees what was published', async (t) => {
  const w = await workWorld(t)
  const form = await publishedForm(w, factorForm, factorAnswers)
  const bare = await openSurvey(w, { openLink: true, codes: false }, form)
  assert.equal(await problemOf(w.as('keeper', 'estimate.seriesXlsx', { surveyId: bare.id })), 'access.not_found')
  const surveys = []
  for (const seed of [3, 4]) {
    const survey = await openSurvey(w, { openLink: true, codes: false }, form)
    const { clusters } = await drawnSample(w, survey.id, smallDesign, seed)
    const places = clusters.map(({ id }) => id)
    await giveAnswers(w, survey.id, places, 8, 'interviewer')
    if (seed === 4) await giveAnswers(w, survey.id, [null], 20, 'openLink')
    await w.as('keeper', 'estimate.make', { surveyId: survey.id }, during)
    surveys.push(survey)
  }
  const [first, second] = surveys
  assert.ok(first && second)
  const of = { surveyId: second.id }
  const { strands } = await w.as('keeper', 'estimate.series', of)
  assert.deepEqual(
    strands.map(({ source, surveys: each }) => [source, each.length]),
    [
      ['sample', 2],
      ['selfSelected', 1],
    ],
  )
  const lines = strands[0]?.lines ?? []
  assert.deepEqual(
    lines.map(({ code }) => code),
    ['share all', 'share F1', 'share F2'],
  )
  assert.ok(lines.every(({ values }) => values.every((value) => value?.figure?.low != null && !value.isCut)))
  assert.deepEqual(
    [...(await bytesOf((await w.as('keeper', 'estimate.seriesXlsx', of)).body)).subarray(0, 2)],
    [0x50, 0x4b],
  )
  assert.equal(
    await problemOf(w.as('stranger', 'estimate.series', { surveyId: crypto.randomUUID() })),
    'access.not_found',
  )

  const { slug } = second
  for (const name of ['estimate.publicSeries', 'estimate.publicXlsx'] as const)
    assert.equal(await problemOf(w.as('visitor', name, { slug })), 'access.not_found', name)
  await w.as('keeper', 'estimate.publish', { ...of, number: '1' }, during)
  const seen = await w.as('visitor', 'estimate.publicSeries', { slug })
  assert.deepEqual(
    seen.strands.map(({ surveys: each }) => each.map((one) => one.surveyId)),
    [[second.id], [second.id]],
  )
  const file = await w.as('visitor', 'estimate.publicXlsx', { slug })
  assert.deepEqual([...(await bytesOf(file.body)).subarray(0, 2)], [0x50, 0x4b])
})
