import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf } from '../../../../test/work.ts'
import { chance } from '../../estimates/samples-estimates.ts'
import { pdf } from '../samples-round.ts'
import { at, later, placedSurvey, publishResult, surveyedRound } from './samples-taking.ts'

const ofPlace = (content: Awaited<ReturnType<typeof publishResult>>, label: string) =>
  content?.parts[0]?.places.find((it) => it.label === label)?.figure

test('two half-years feed one criterion by their weights; what each said is kept beside the mean', async (t) => {
  const { w, surveyId, questionnaireId, sheets, take, lineOf } = await surveyedRound(t)
  const first = ofPlace(await publishResult(w, surveyId), 'xã An Bình')
  const { surveyId: second } = await placedSurvey(w, questionnaireId, 2)
  const next = ofPlace(await publishResult(w, second), 'xã An Bình')
  const from = [
    { surveyId, weight: 1 },
    { surveyId: second, weight: 3 },
  ]
  const taken = await take({ from })
  const row = taken.rows.find(({ sheetId }) => sheetId === sheets.a)
  const mean = ((first?.value ?? 0) + 3 * (next?.value ?? 0)) / 4
  assert.equal(Number(row?.points), Math.round(1000 * mean) / 100)
  assert.match(
    row?.arithmetic ?? '',
    /^\([\d,]+ % × 1 \+ [\d,]+ % × 3\) \/ 4 = [\d,]+ %; [\d,]+ % × 0,1 = [\d,]+ điểm$/,
  )
  assert.match(row?.interval ?? '', /mẫu độc lập/)
  const { source } = (await lineOf(sheets.a)) ?? {}
  assert.deepEqual(
    source?.parts.map(({ surveyId: of, weight, value, number }) => [of, weight, value, number]),
    [
      [surveyId, 1, first?.value, 1],
      [second, 3, next?.value, 1],
    ],
  )
  assert.ok(source?.low && source.high && source.low < mean && mean < source.high)
  // Sixty ballots together are enough where thirty were too few.
  assert.equal((await lineOf(sheets.b))?.final.state, 'scored')
  assert.equal((await take({ from })).changed, 0)

  await publishResult(w, second, 2)
  const { taken: known } = await w.as(
    'keeper',
    'round.surveyPoints',
    { roundId: taken && (await roundOf(w, sheets.a)) },
    later,
  )
  assert.deepEqual(
    known.map(({ parts, units }) => [parts.map(({ number, newest }) => [number, newest]), units]),
    [
      [
        [
          [1, 1],
          [1, 2],
        ],
        2,
      ],
    ],
  )
  const again = await take({ from })
  assert.deepEqual([again.feeds.map(({ number }) => number), again.changed], [[1, 2], 2])
})

const roundOf = async (w: Awaited<ReturnType<typeof surveyedRound>>['w'], sheetId: string) =>
  (await w.as('keeper', 'round.sheet', { sheetId }, later)).round.id

test('an agency of which one survey says nothing gets no mean; figures that do not belong together are refused', async (t) => {
  const { w, surveyId, questionnaireId, sheets, take, lineOf, placeOf } = await surveyedRound(t)
  await publishResult(w, surveyId)
  const { surveyId: second } = await placedSurvey(w, questionnaireId, 1)
  await publishResult(w, second)
  const from = [{ surveyId }, { surveyId: second }]
  const same = await take({ from, dryRun: true })
  assert.match(same.rows[0]?.interval ?? '', /cùng một số hạt giống/, 'the same draw may have asked the same people')
  assert.doesNotMatch(same.rows[0]?.figure ?? '', /–/)
  const gone = { sheetId: sheets.a, part: 1, cell: { kind: 'place', code: 'none' } }
  const without = await take({ from, dryRun: true, cells: [gone] })
  assert.deepEqual([without.rows.find(({ sheetId }) => sheetId === sheets.a)?.state, without.taken], ['hidden', 1])
  const elsewhere = { sheetId: sheets.a, part: 1, cell: { kind: 'place', code: placeOf('xã Ngoài') } }
  assert.equal((await take({ from, dryRun: true, cells: [elsewhere] })).rows[0]?.parts[1]?.figure, null)
  assert.equal(await problemOf(take({ from: [{ surveyId }, { surveyId }] })), 'round.survey_twice')
  assert.equal(await problemOf(take({ from: [] })), 'input.invalid')
  assert.equal(await problemOf(take({ from: [{ surveyId, weight: 0 }] })), 'input.invalid')
  assert.equal((await lineOf(sheets.a))?.source, null)
})

test('what was written after the trial is not overwritten, and points can be taken back out', async (t) => {
  const { w, roundId, surveyId, sheets, take, lineOf } = await surveyedRound(t)
  await publishResult(w, surveyId)
  const trial = await take({ dryRun: true })
  const file = Buffer.from('Đơn vị;HL\nỦy ban nhân dân xã An Bình;7,5')
  const upload = { upload: { filename: 'diem.csv', bytes: file }, ...later }
  await w.as('keeper', 'round.import', { roundId, dryRun: 'false' }, upload)
  assert.equal(await problemOf(take({ seen: trial.seen })), 'round.survey_moved')
  assert.equal((await lineOf(sheets.a))?.final.points, '7.5')
  const seen = await take({ dryRun: true })
  assert.equal(seen.rows.find(({ sheetId }) => sheetId === sheets.a)?.before, '7.5')
  const written = await take({ seen: seen.seen })
  assert.equal(written.changed, 2)
  assert.equal((await take({ seen: written.seen })).changed, 0)
  const drop = (more: object = {}) => w.as('keeper', 'round.dropSurvey', { roundId, code: 'HL', ...more }, later)
  assert.deepEqual(await drop({ sheetIds: [sheets.a] }), { dropped: 1 })
  const line = await lineOf(sheets.a)
  assert.deepEqual([line?.source, line?.final.state], [null, 'missing'])
  assert.deepEqual(await drop(), { dropped: 1 })
  assert.deepEqual(await drop(), { dropped: 0 })
  const { entries } = await w.as('keeper', 'round.lineHistory', { sheetId: sheets.a, code: 'HL' }, later)
  assert.deepEqual([entries.at(-1)?.action, entries.at(-1)?.said.filename], ['released', 'Khảo sát thử, phiên bản 1'])
})

const label = (vi: string) => ({ vi })
const tenths = ['2', '1', '0']
const asks = (code: string) => ({
  ...{ kind: 'single', code: code.toLowerCase(), label: label(code), measures: code, scores: { 2: 2, 1: 1, 0: 0 } },
  choices: tenths.map((choice) => ({ code: choice, label: label(`Mức ${choice}`) })),
})
const rating = {
  ...{ title: label('Phiếu đánh giá'), languages: ['vi'], scored: { rule: 'rating', names: {} } },
  sections: [{ code: 's', title: label('Hồ sơ'), questions: [asks('CS1'), asks('CS3')] }],
}
const rated = (place: number, person: number) =>
  Object.fromEntries(['cs1', 'cs3'].map((code) => [code, tenths[Math.floor(3 * chance(`${code} ${place} ${person}`))]]))

test('indicators of the circular that people rate stand for the figures of the agency, and give them back', async (t) => {
  const { w, roundId, surveyId, sheets, take, lineOf } = await surveyedRound(
    t,
    { form: rating, answers: rated(0, 0), answersOf: rated },
    { framework: 'tthc-01-2018', edition: '2018', code: 'CS1' },
  )
  const content = await publishResult(w, surveyId)
  const { criteria } = await w.as('keeper', 'round.surveyPoints', { roundId }, later)
  assert.deepEqual(
    criteria.map(({ code, score }) => [code, score]),
    ['CS1', 'CS3', 'CS4', 'CS7'].map((code) => [code, code]),
  )
  const claim = { figures: { a: 40, n2: 10, n1: 20, n0: 10 } }
  const sheetId = sheets.a
  const own = { sheetId, code: 'CS1', version: 1, claim }
  await w.as('communeOfficer', 'round.score', own, at)
  const attach = (code: string) => {
    const upload = { ...pdf, bytes: new TextEncoder().encode(`%PDF-1.7\n% ${code}\n%%EOF`) }
    return w.as('communeOfficer', 'round.attach', { sheetId, code }, { ...at, upload })
  }
  const [before, elsewhere] = [await attach('CS1'), await attach('CS2')]
  assert.equal((await lineOf(sheetId))?.final.points, '1')
  assert.equal(await problemOf(take({}, { figure: 'CS3' })), 'round.survey_other_score')
  assert.equal(await problemOf(take({ code: 'CS2' })), 'round.survey_elsewhere')
  const trial = await take({ dryRun: true })
  const row = trial.rows.find((it) => it.sheetId === sheetId)
  assert.deepEqual([row?.before, row?.claimed, trial.rows.length], ['1', true, 2])
  await take()
  const line = await lineOf(sheetId)
  assert.equal(line?.own, '1', 'told beneath')
  const score = content?.parts[0]?.scores.find(({ code }) => code === 'CS1')
  const figure = score?.places.find((it) => it.label === 'xã An Bình')?.figure
  // As the circular rounds: one decimal.
  assert.equal(Number(line?.final.points), Math.round(10 * (figure?.value ?? 0)) / 10)
  assert.match(line?.source?.arithmetic ?? '', /^Theo thang của tiêu chí \(0,00 – 2,00\) = \d,\d điểm$/)
  const page = await w.as('keeper', 'round.sheet', { sheetId }, later)
  assert.equal(page.rows.find(({ code }) => code === 'CS1')?.external, true, 'nobody fills it in any more')
  assert.equal(page.rows.find(({ code }) => code === 'CS3')?.external, false)
  const again = { ...own, version: line?.version ?? 0 }
  assert.equal(await problemOf(w.as('communeOfficer', 'round.score', again, at)), 'round.surveyed_line')
  const many = { sheetId, lines: [{ code: 'CS1', version: line?.version ?? 0, claim }] }
  assert.equal(await problemOf(w.as('communeOfficer', 'round.scoreMany', many, at)), 'round.surveyed_line')
  assert.deepEqual(line?.claim?.figures, claim.figures, 'what the agency said is kept')
  // Evidence proves what the agency scored itself: while that does not count, nothing is added to it or taken away.
  const { id: evidenceId } = before
  const known = { sheetId, code: 'CS1', evidenceId: elsewhere.id }
  assert.equal(await problemOf(attach('CS1')), 'round.surveyed_line')
  assert.equal(await problemOf(w.as('communeOfficer', 'round.attachKnown', known, at)), 'round.surveyed_line')
  const gone = { sheetId, code: 'CS1', evidenceId }
  assert.equal(await problemOf(w.as('communeOfficer', 'round.detach', gone, at)), 'round.surveyed_line')
  assert.deepEqual(
    line?.evidence.map(({ id }) => id),
    [evidenceId],
  )
  await w.as('keeper', 'round.dropSurvey', { roundId, code: 'CS1' }, later)
  assert.equal((await lineOf(sheetId))?.final.points, '1')
  await w.as('communeOfficer', 'round.attachKnown', known, at)
  await w.as('communeOfficer', 'round.detach', gone, at)
  assert.equal((await lineOf(sheetId))?.evidence.length, 1, 'it is open again')
})
