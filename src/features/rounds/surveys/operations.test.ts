import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { chance, factorAnswers, factorForm, giveAnswers } from '../../estimates/samples-estimates.ts'
import { during as inNovember, openSurvey, publishedForm } from '../../surveys/samples-surveys.ts'
import { openedRound } from '../samples-round.ts'

const at = { now: new Date('2026-01-10T02:00:00Z') }
const later = { now: new Date('2026-11-25T03:00:00Z') }

type AnswersOf = Parameters<typeof giveAnswers>[5]

/** A round of two communes, and a survey in the places of both and in one that is nobody's. */
async function surveyedRound(
  t: TestContext,
  asks: object = factorForm,
  first: object = factorAnswers,
  answersOf?: AnswersOf,
) {
  const w = await workWorld(t)
  const { input } = await openedRound(w)
  const unitIds = [w.agencies.communeA, w.agencies.communeB]
  const asked = { ...input, edition: 'commune-lam-dong-2025', unitIds, appraiserIds: [w.agencies.home] }
  const { id: roundId } = await w.as('keeper', 'round.open', { ...asked, name: 'Đánh giá các xã năm 2025' }, at)
  const form = await publishedForm(w, asks, first)
  const { id: surveyId } = await openSurvey(w, { openLink: true, codes: false }, form)
  const design = {
    places: [{ name: 'Xã', method: 'random', take: 3 }],
    people: { name: 'Người dân', method: 'random', take: 80, reserves: 0, listed: false },
    onePsu: 'fail',
  }
  await w.as('keeper', 'sample.save', { surveyId, version: 0, design })
  const bytes = Buffer.from('Mã;Tên;Số dân\n1;xã An Bình;900\n2;xã Bình Minh;700\n3;xã Ngoài;800')
  const file = { upload: { filename: 'xa.csv', bytes } }
  await w.as('keeper', 'sample.importFrame', { surveyId, stage: '0', dryRun: 'false' }, file)
  const { clusters } = await w.as('keeper', 'sample.draw', { surveyId, version: 2, seed: 1 })
  const placeOf = (label: string) => clusters.find((it) => it.label === label)?.id ?? ''
  await giveAnswers(w, surveyId, [placeOf('xã An Bình'), placeOf('xã Ngoài')], 60, 'interviewer', answersOf)
  await giveAnswers(w, surveyId, [placeOf('xã Bình Minh')], 30, 'interviewer', answersOf)
  const page = await w.as('keeper', 'round.get', { roundId }, at)
  const sheetOf = (agencyId: string) => page.units.find((unit) => unit.agencyId === agencyId)?.id ?? ''
  const sheets = { a: sheetOf(w.agencies.communeA), b: sheetOf(w.agencies.communeB) }
  const take = (more: object = {}) =>
    w.as('keeper', 'round.takeSurvey', { roundId, surveyId, code: 'HL', dryRun: false, ...more }, later)
  const lineOf = async (sheetId: string) => {
    const { lines } = await w.as('keeper', 'round.sheet', { sheetId }, later)
    return lines.find(({ code }) => code === 'HL')
  }
  return { w, roundId, surveyId, sheets, take, lineOf, placeOf }
}

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
    tried.loose.map(({ label }) => label),
    ['xã Ngoài'],
  )

  const taken = await take()
  assert.deepEqual([taken.written, taken.changed], [true, 2])
  const place = made.shown?.content.parts[0]?.places.find(({ label }) => label === 'xã An Bình')
  const line = await lineOf(sheets.a)
  // Ten per cent of the index in per cent, to two decimals.
  assert.equal(Number(line?.final.points), Math.round(1000 * (place?.figure?.value ?? 0)) / 100)
  assert.equal(line?.source?.low, place?.figure?.low)
  assert.deepEqual([line?.source?.number, line?.source?.newest, line?.source?.n, line?.source?.how], [1, 1, 60, 'name'])
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
  assert.equal((await lineOf(sheets.a))?.source?.newest, 1)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '2' }, later)
  assert.equal((await lineOf(sheets.a))?.source?.newest, 2)
  const known = await w.as('keeper', 'round.surveyPoints', { roundId }, later)
  assert.deepEqual(
    known.taken.map(({ code, number, newest, units }) => [code, number, newest, units]),
    [['HL', 1, 2, 2]],
  )
  assert.equal((await take({ number: 1, dryRun: true })).changed, 0, 'a named version stays what it was')
  assert.equal((await take()).number, 2)
  assert.equal((await lineOf(sheets.a))?.source?.n, 80)
})

test('what no name says is put together by hand, and stays so', async (t) => {
  const { w, roundId, surveyId, sheets, take, lineOf, placeOf } = await surveyedRound(t)
  await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  const elsewhere = { sheetId: sheets.a, cell: { kind: 'place', code: placeOf('xã Ngoài') } }
  const outcome = await take({ cells: [elsewhere, { sheetId: sheets.b, cell: null }] })
  assert.deepEqual(
    outcome.rows.map(({ state, cellLabel, how }) => [state, cellLabel, how]),
    [
      ['taken', 'xã Ngoài', 'hand'],
      ['left', null, null],
    ],
  )
  assert.equal((await take()).rows[0]?.cellLabel, 'xã Ngoài')
  assert.equal((await lineOf(sheets.a))?.source?.how, 'hand')

  const factor = await take({ figure: 'F1', dryRun: true })
  assert.deepEqual([factor.onlyWhole, factor.taken], [false, 2])
  // An item is there for the whole only: nobody gets it by name.
  const { figures } = await w.as('keeper', 'round.surveyFigures', { roundId, surveyId }, later)
  const item = figures.find(({ places }) => places === 0)?.code
  const onlyWhole = await take({ figure: item, dryRun: true, cells: [{ sheetId: sheets.a, cell: null }] })
  assert.deepEqual([onlyWhole.onlyWhole, onlyWhole.taken], [true, 0])
  assert.match(onlyWhole.rows[1]?.why ?? '', /chỉ có số chung/)
  const whole = { sheetId: sheets.b, cell: { kind: 'whole' } }
  assert.equal((await take({ figure: 'F1', dryRun: true, cells: [whole] })).rows[1]?.cellLabel, 'Cả cuộc khảo sát')
  const women = { sheetId: sheets.b, cell: { kind: 'group', question: 'gioi', choice: 'nu' } }
  assert.match((await take({ dryRun: true, cells: [women] })).rows[1]?.cellLabel ?? '', /: nu$/)
})

test('only survey criteria, only known figures, only who keeps the round', async (t) => {
  const { w, roundId, surveyId, take } = await surveyedRound(t)
  await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  assert.equal(await problemOf(take({ code: '1.1.1' })), 'round.survey_elsewhere')
  assert.equal(await problemOf(take({ figure: 'lạ' })), 'round.survey_no_figure')
  assert.equal(await problemOf(take({ number: 7 })), 'round.survey_unpublished')
  assert.equal(await problemOf(take({ surveyId: roundId })), 'access.not_found')
  const asked = { roundId, surveyId, code: 'HL' }
  for (const name of ['round.takeSurvey', 'round.surveyFigures', 'round.surveyPoints'] as const) {
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
  const { w, surveyId, sheets, take } = await surveyedRound(t, dimensions, said(0, 0), said)
  const made = await w.as('keeper', 'estimate.make', { surveyId }, inNovember)
  await w.as('keeper', 'estimate.publish', { surveyId, number: '1' }, inNovember)
  const part = made.shown?.content.parts.find(({ source }) => source === 'sample')
  const first = part?.scores[0]
  const ofPlace = first?.places.find(({ label: name }) => name === 'xã An Bình')?.figure?.value ?? Number.NaN
  const taken = await take({ code: 'XHH', figure: first?.code })
  const row = taken.rows.find(({ sheetId }) => sheetId === sheets.a)
  // Fifteen points at most, and a dimension goes to ten.
  assert.equal(Number(row?.points), Math.round(ofPlace * 150) / 100)
  assert.match(row?.arithmetic ?? '', / điểm \/ 10 × 15 = [\d,]+ điểm$/)
  assert.deepEqual([taken.taken, taken.onlyWhole], [2, false])
  const total = await take({ code: 'XHH', figure: part?.total?.code })
  const sum = part?.total?.places.find(({ label: name }) => name === 'xã An Bình')?.figure?.value ?? Number.NaN
  assert.equal(Number(total.rows[0]?.points), Math.round((sum / 20) * 1500) / 100)
  assert.equal(total.changed, 2, 'another figure takes the place of the one before')
})
