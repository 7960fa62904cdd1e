import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { claimOf } from '#features/rounds/samples-round.ts'
import { later, placedSurvey, publishResult } from '#features/rounds/surveys/samples-taking.ts'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { factorAnswers, factorForm } from '../../estimates/samples-estimates.ts'
import { publishedForm } from '../../surveys/samples-surveys.ts'

/** A book of a commune by the set for communes, and a published survey in its place. */
async function surveyedBook(t: TestContext) {
  const w = await workWorld(t)
  const { communeA: agencyId, home: keeperId } = w.agencies
  const asked = { framework: 'par-index', edition: 'commune-lam-dong-2025', year: 2025, agencyId, keeperId }
  const { id: scoreId } = await w.as('keeper', 'score.openBook', asked)
  const questionnaireId = await publishedForm(w, factorForm, factorAnswers)
  const { surveyId } = await placedSurvey(w, questionnaireId, 1)
  const content = await publishResult(w, surveyId)
  const place = content?.parts[0]?.places.find(({ label }) => label === 'xã An Bình')?.figure
  const take = (more: object = {}) =>
    w.as(
      'keeper',
      'score.takeSurvey',
      { scoreId, version: 1, code: 'HL', from: [{ surveyId }], dryRun: false, ...more },
      later,
    )
  const book = () => w.as('keeper', 'score.book', { scoreId }, later)
  const lineOf = async (code: string) => (await book()).lines.find((line) => line.code === code)
  const save = (version: number, claims: object) =>
    w.as('keeper', 'score.saveFigures', { scoreId, version, claims }, later)
  return { w, scoreId, surveyId, place, take, book, lineOf, save }
}

test('a book takes the points of its own place with their source, and nobody types over them', async (t) => {
  const { w, scoreId, surveyId, place, take, book, lineOf, save } = await surveyedBook(t)
  assert.deepEqual((await lineOf('HL'))?.fillable, [{ key: null, label: 'Điểm của tiêu chí', score: null }])
  await save(1, { HL: { given: '9.5' } })
  const trial = await take({ version: 2, dryRun: true })
  assert.deepEqual([trial.written, trial.state, trial.before, trial.parts[0]?.how], [false, 'taken', '9,5', 'name'])
  assert.equal((await lineOf('HL'))?.points, 9.5, 'a trial writes nothing')
  assert.equal(await problemOf(take({ version: 1 })), 'write.conflict')
  const taken = await take({ version: 2 })
  assert.deepEqual([taken.written, taken.version], [true, 3])
  const line = await lineOf('HL')
  assert.equal(line?.points, Math.round(1000 * (place?.value ?? 0)) / 100)
  assert.deepEqual([line?.source?.low, line?.source?.parts[0]?.number, line?.source?.newest], [place?.low, 1, [1]])
  assert.equal(await problemOf(save(3, { HL: { given: '10' } })), 'score.figure_surveyed')
  assert.equal(await problemOf(save(3, { HL: null })), 'score.figure_surveyed')
  assert.equal((await take({ version: 3 })).state, 'same')

  await publishResult(w, surveyId, 2)
  assert.deepEqual((await lineOf('HL'))?.source?.newest, [2], 'a newer version is told, and changes nothing')
  assert.equal((await lineOf('HL'))?.source?.parts[0]?.number, 1)
  assert.equal((await take({ version: 3 })).version, 4)
  const dropped = await w.as('keeper', 'score.dropSurvey', { scoreId, version: 4, code: 'HL' }, later)
  assert.deepEqual([dropped.version, (await lineOf('HL'))?.points, (await book()).version], [5, 9.5, 5])
  assert.equal((await lineOf('HL'))?.source, null, 'what was typed before holds again')
})

test('a figure from which points are reckoned is filled; the other figures of the line stay in hand', async (t) => {
  const { w, scoreId, place, take, lineOf, save, book } = await surveyedBook(t)
  const page = await book()
  const line = page.lines.find(
    ({ fillable, code }) => fillable.some(({ key }) => key === 'rate') && !code.includes('HL'),
  )
  const code = line?.code ?? ''
  for (const { code: at, fillable } of page.lines)
    for (const { key } of fillable) assert.ok(key === null || /rate$/i.test(key), `${at} ${key} is a share`)
  const taken = await take({ code, key: 'rate' })
  assert.equal(taken.written, true)
  const share = Math.round((place?.value ?? 0) * 10_000) / 10_000
  assert.equal((await lineOf(code))?.claim?.figures.rate, share)
  assert.equal((await lineOf(code))?.source?.key, 'rate')
  assert.equal(await problemOf(save(2, { [code]: claimOf({ rate: 0.99 }) })), 'score.figure_surveyed')
  assert.equal(
    await problemOf(save(2, { [code]: { ...claimOf({ rate: share }), given: '1' } })),
    'score.figure_surveyed',
  )
  await w.as('keeper', 'score.dropSurvey', { scoreId, version: 2, code }, later)
  assert.equal((await lineOf(code))?.claim, null)
  assert.equal(await problemOf(take({ code, key: 'lạ', version: 3 })), 'round.survey_elsewhere')
  assert.equal(await problemOf(take({ code: '99.9', version: 3 })), 'analysis.unknown_line')
})

const label = (vi: string) => ({ vi })
const yesNo = (code: string, measures: string) => ({
  ...{ kind: 'single', code, label: label(`Câu ${code}`), measures, scores: { co: 1, khong: 0 } },
  choices: ['co', 'khong'].map((choice) => ({ code: choice, label: label(choice) })),
})
const dimension = {
  ...{ title: label('Phiếu một nội dung'), languages: ['vi'], scored: { rule: 'dimensions', names: {} } },
  sections: [{ code: 's', title: label('Tham gia'), questions: [yesNo('bau', 'D1.1'), yesNo('hop', 'D1.2')] }],
}
const said = (place: number, person: number) => ({
  bau: (place + person) % 3 === 0 ? 'khong' : 'co',
  hop: person % 2 ? 'co' : 'khong',
})

test('a share takes no points of a scale; the points of a criterion may', async (t) => {
  const { w, take, book } = await surveyedBook(t)
  const questionnaireId = await publishedForm(w, dimension, said(0, 0))
  const { surveyId } = await placedSurvey(w, questionnaireId, 2, said)
  await publishResult(w, surveyId)
  const page = await book()
  const rate = page.lines.find(({ fillable }) => fillable.some(({ key }) => key === 'rate'))?.code
  const from = [{ surveyId, figure: 'D1' }]
  assert.equal(await problemOf(take({ code: rate, key: 'rate', from })), 'score.survey_no_share')
  assert.equal((await take({ from, dryRun: true })).state, 'taken')
})

test('who may not write the book takes nothing into it', async (t) => {
  const { w, scoreId, surveyId } = await surveyedBook(t)
  const asked = { scoreId, surveyId, version: 1, code: 'HL', from: [{ surveyId }] }
  for (const name of ['score.takeSurvey', 'score.surveyFigures', 'score.dropSurvey'] as const)
    assert.equal(await problemOf(w.as('stranger', name, asked, later)), 'access.not_found')
  const { figures } = await w.as('keeper', 'score.surveyFigures', { scoreId, surveyId }, later)
  assert.equal(figures[0]?.places, 3)
})
