import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf } from '../../../../test/work.ts'
import { chance, giveAnswers } from '../../estimates/samples-estimates.ts'
import { during as inNovember } from '../../surveys/samples-surveys.ts'
import { later, surveyedRound } from './samples-taking.ts'

test('each agency takes the figure of its own place, with version and interval; few ballots are left out by the edition', async (t) => {
  const { w, roundId, surveyId, sheets, take, lineOf, placeOf } = await surveyedRound(t)
  assert.equal(await problemOf(take()), 'round.survey_unpublished')
  const made = await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  assert.equal(await problemOf(take()), 'round.survey_unpublished', 'what is not published is nobody else’s')
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)

  const figures = await w.as('keeper', 'round.surveyFigures', { roundId, surveyId }, later)
  assert.deepEqual([figures.number, figures.versions.length, figures.figures[0]?.places], [1, 1, 3])
  const tried = await take({ dryRun: true })
  assert.deepEqual([tried.written, tried.taken, tried.changed], [false, 2, 2])
  assert.equal((await lineOf(sheets.a))?.source, null, 'a trial writes nothing')
  assert.deepEqual(
    tried.feeds[0]?.loose.map(({ label }) => label),
    ['xã Ngoài'],
  )

  const taken = await take()
  assert.deepEqual([taken.written, taken.changed], [true, 2])
  const place = made.shown?.content.parts[0]?.places.find(({ label }) => label === 'xã An Bình')
  const line = await lineOf(sheets.a)
  // Ten per cent of the index in per cent, to two decimals.
  assert.equal(Number(line?.final.points), Math.round(1000 * (place?.figure?.value ?? 0)) / 100)
  assert.equal(line?.source?.low, place?.figure?.low)
  const kept = line?.source?.parts[0]
  assert.deepEqual([kept?.number, line?.source?.newest, kept?.n, kept?.how], [1, [1], 60, 'name'])
  const few = await lineOf(sheets.b)
  assert.equal(few?.final.state, 'excluded', 'thirty ballots are fewer than fifty')
  assert.match(taken.rows.find(({ sheetId }) => sheetId === sheets.b)?.why ?? '', /dưới 50 phiếu/)
  const history = await w.as('keeper', 'round.lineHistory', { sheetId: sheets.a, code: 'HL' }, later)
  assert.match(String(history.entries[0]?.said.filename), /phiên bản 1 \(xã An Bình\)/)

  const again = await take()
  assert.deepEqual([again.taken, again.changed], [2, 0], 'the same again is the same')
  assert.equal((await lineOf(sheets.a))?.version, line?.version)

  const answered = [placeOf('xã An Bình')]
  await giveAnswers(w, surveyId, answered, 20, 'interviewer')
  await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  assert.equal((await lineOf(sheets.a))?.source?.newest?.[0], 1)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '2' }, later)
  assert.equal((await lineOf(sheets.a))?.source?.newest?.[0], 2)
  const known = await w.as('keeper', 'round.surveyPoints', { roundId }, later)
  assert.deepEqual(
    known.taken.map(({ code, parts, units }) => [code, parts[0]?.number, parts[0]?.newest, units]),
    [['HL', 1, 2, 2]],
  )
  assert.equal((await take({ dryRun: true }, { number: 1 })).changed, 0, 'a named version stays what it was')
  assert.equal((await take()).feeds[0]?.number, 2)
  assert.equal((await lineOf(sheets.a))?.source?.n, 80)
})

test('what no name says is put together by hand, and stays so', async (t) => {
  const { w, roundId, surveyId, sheets, take, lineOf, placeOf } = await surveyedRound(t)
  await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  const elsewhere = { sheetId: sheets.a, cell: { kind: 'place', code: placeOf('xã Ngoài') } }
  const outcome = await take({ cells: [elsewhere, { sheetId: sheets.b, cell: null }] })
  assert.deepEqual(
    outcome.rows.map(({ state, parts }) => [state, parts[0]?.cellLabel, parts[0]?.how]),
    [
      ['taken', 'xã Ngoài', 'hand'],
      ['left', null, null],
    ],
  )
  assert.equal((await take()).rows[0]?.parts[0]?.cellLabel, 'xã Ngoài')
  assert.equal((await lineOf(sheets.a))?.source?.parts[0]?.how, 'hand')

  const factor = await take({ dryRun: true }, { figure: 'F1' })
  assert.deepEqual([factor.feeds[0]?.onlyWhole, factor.taken], [false, 2])
  // An item is there for the whole only: nobody gets it by name.
  const { figures } = await w.as('keeper', 'round.surveyFigures', { roundId, surveyId }, later)
  const item = figures.find(({ places }) => places === 0)?.code
  const onlyWhole = await take({ dryRun: true, cells: [{ sheetId: sheets.a, cell: null }] }, { figure: item })
  assert.deepEqual([onlyWhole.feeds[0]?.onlyWhole, onlyWhole.taken], [true, 0])
  assert.match(onlyWhole.rows[1]?.why ?? '', /chỉ có số chung/)
  const whole = { sheetId: sheets.b, cell: { kind: 'whole' } }
  assert.equal(
    (await take({ dryRun: true, cells: [whole] }, { figure: 'F1' })).rows[1]?.parts[0]?.cellLabel,
    'Cả cuộc khảo sát',
  )
  const women = { sheetId: sheets.b, cell: { kind: 'group', question: 'gioi', choice: 'nu' } }
  assert.match((await take({ dryRun: true, cells: [women] })).rows[1]?.parts[0]?.cellLabel ?? '', /: nu$/)
})

test('only survey criteria, only known figures, only who keeps the round', async (t) => {
  const { w, roundId, surveyId, take } = await surveyedRound(t)
  await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  assert.equal(await problemOf(take({ code: '1.1.1' })), 'round.survey_elsewhere')
  assert.equal(await problemOf(take({}, { figure: 'lạ' })), 'round.survey_no_figure')
  assert.equal(await problemOf(take({}, { number: 7 })), 'round.survey_unpublished')
  assert.equal(await problemOf(take({}, { surveyId: roundId })), 'access.not_found')
  const asked = { roundId, surveyId, code: 'HL', from: [{ surveyId }] }
  for (const name of ['round.takeSurvey', 'round.dropSurvey', 'round.surveyFigures', 'round.surveyPoints'] as const) {
    assert.equal(await problemOf(w.as('stranger', name, asked, later)), 'access.not_found')
    assert.equal(await problemOf(w.as('communeOfficer', name, asked, later)), 'access.verb_missing')
  }
})

const label = (vi: string) => ({ vi })
const yesNo = (code: string, measures: string) => ({
  ...{ kind: 'single', code, label: label(`Câu ${code}`), measures, scores: { co: 1, khong: 0 } },
  choices: ['co', 'khong'].map((choice) => ({ code: choice, label: label(choice) })),
})
const dimensions = {
  ...{ title: label('Phiếu hai nội dung'), languages: ['vi'], scored: { rule: 'dimensions', names: {} } },
  sections: [
    { code: 's1', title: label('Tham gia'), questions: [yesNo('bau', 'D1.1'), yesNo('hop', 'D1.2')] },
    { code: 's2', title: label('Công khai'), questions: [yesNo('niem', 'D2.1')] },
  ],
}
const said = (c: number, i: number) =>
  Object.fromEntries(['bau', 'hop', 'niem'].map((code) => [code, chance(`${code} ${c} ${i}`) < 0.6 ? 'co' : 'khong']))

test('points of a dimension and their total flow on from each place, on the scale of the criterion', async (t) => {
  const { w, surveyId, sheets, take } = await surveyedRound(t, {
    form: dimensions,
    answers: said(0, 0),
    answersOf: said,
  })
  const made = await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  const part = made.shown?.content.parts.find(({ source }) => source === 'sample')
  const first = part?.scores[0]
  const ofPlace = first?.places.find(({ label: name }) => name === 'xã An Bình')?.figure?.value ?? Number.NaN
  const taken = await take({ code: 'XHH' }, { figure: first?.code })
  const row = taken.rows.find(({ sheetId }) => sheetId === sheets.a)
  // Fifteen points at most, and a dimension goes to ten.
  assert.equal(Number(row?.points), Math.round(ofPlace * 150) / 100)
  assert.match(row?.arithmetic ?? '', / điểm \/ 10 × 15 = [\d,]+ điểm$/)
  assert.deepEqual([taken.taken, taken.feeds[0]?.onlyWhole], [2, false])
  const total = await take({ code: 'XHH' }, { figure: part?.total?.code })
  const sum = part?.total?.places.find(({ label: name }) => name === 'xã An Bình')?.figure?.value ?? Number.NaN
  assert.equal(Number(total.rows[0]?.points), Math.round((sum / 20) * 1500) / 100)
  assert.equal(total.changed, 2, 'another figure takes the place of the one before')
})
