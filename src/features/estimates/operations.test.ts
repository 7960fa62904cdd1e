import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openZip } from '#lib/office/zip.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { drawnSample, smallDesign } from '../samples/samples-samples.ts'
import { during, openSurvey, publishedForm } from '../surveys/samples-surveys.ts'
import { bytesOf, factorAnswers, factorForm, giveAnswers, recomputedInR } from './samples-estimates.ts'

async function answered(t: TestContext, design: object = smallDesign) {
  const w = await workWorld(t)
  const form = await publishedForm(w, factorForm, factorAnswers)
  const survey = await openSurvey(w, { openLink: true, codes: false }, form)
  const drawn = await drawnSample(w, survey.id, design)
  await giveAnswers(
    w,
    survey.id,
    drawn.clusters.map(({ id }) => id),
    7,
    'interviewer',
  )
  return { w, survey, drawn, form }
}

test('a result: estimates of the sample with intervals, open answers apart, small cells hidden, versions kept', async (t) => {
  const { w, survey, drawn } = await answered(t)
  const of = { surveyId: survey.id }
  await giveAnswers(w, survey.id, [null], 25, 'openLink')
  assert.equal(await problemOf(w.as('stranger', 'estimate.make', of)), 'access.verb_missing')
  const made = await w.as('keeper', 'estimate.make', of, during)
  const [sample, open] = made.shown?.content.parts ?? []
  assert.deepEqual([sample?.source, sample?.answers, open?.source, open?.answers], ['sample', 42, 'selfSelected', 25])
  const figure = sample?.overall?.figure
  assert.ok(figure?.se && figure.low !== null && figure.low < figure.value && figure.value < (figure.high ?? 0))
  // Six villages in two strata.
  assert.equal(figure.df, 4)
  assert.equal(open?.overall?.figure?.low, null)
  assert.deepEqual([sample?.response?.drawn, sample?.response?.open], [48, 48])
  // Seven answers in each village: fewer than ten, so that no village is shown.
  assert.deepEqual([...new Set(sample?.places.map(({ n }) => n))], [null])
  const sex = sample?.groups.find(({ code }) => code === 'gioi')
  assert.ok(sex?.lines.every(({ n, hidden }) => hidden || (n ?? 0) >= 10))
  const factor = sample?.factors[0]
  assert.deepEqual([factor?.groups.map(({ code }) => code), factor?.places.length], [['gioi'], 6])
  assert.equal(made.shown?.content.method.seed, drawn.seed)
  const [waited] = sample?.numbers ?? []
  const { figure: mean, median } = waited ?? {}
  assert.ok(mean?.low != null && mean.low < mean.value && (median?.step ?? 1) >= 1)
  assert.equal(open?.numbers[0]?.figure?.low, null)

  const theme = await w.as('keeper', 'estimate.makeTheme', { ...of, question: 'y_kien', name: 'Thời gian' })
  const texts = await w.as('keeper', 'estimate.texts', { ...of, search: 'cho lau' })
  // All who wrote the same are one line, and are put under a theme together.
  const [line] = texts.texts
  assert.deepEqual([texts.found, line?.text, line?.n], [1, 'Chờ lâu quá', texts.opinions])
  assert.ok(line && line.n > 1)
  const { answerId, question } = line
  const put = await w.as('keeper', 'estimate.codeText', { ...of, answerId, question, themeIds: [theme.id] })
  assert.equal(put.coded, line.n)
  assert.equal((await w.as('keeper', 'estimate.texts', { ...of, themeId: 'none', search: 'cho lau' })).found, 0)
  assert.equal(await problemOf(w.as('stranger', 'estimate.texts', of)), 'access.verb_missing')

  await giveAnswers(
    w,
    survey.id,
    drawn.clusters.map(({ id }) => id),
    5,
    'paper',
  )
  const second = await w.as('keeper', 'estimate.make', of, during)
  assert.deepEqual(
    second.versions.map(({ number, answers }) => [number, answers]),
    [
      [2, 97],
      [1, 67],
    ],
  )
  assert.ok(second.shown?.content.parts[0]?.places.every(({ n, place }) => n === 12 && place !== null))
  assert.equal((await w.as('keeper', 'estimate.get', { ...of, number: '1' })).shown?.answers, 67)
  const opened = { ...of, number: '2', source: 'sample', kind: 'item', of: 'F1' } as const
  const { singles } = await w.as('keeper', 'estimate.singles', opened)
  assert.deepEqual(
    singles.map(({ code, groups, places }) => [
      code,
      groups.length,
      places.length,
      places.every((own) => Boolean(own.figure || own.hidden)),
    ]),
    [
      ['f1_a', 1, 6, true],
      ['f1_b', 1, 6, true],
    ],
  )
  // What belongs to no factor is asked for without one: an address has no room for nothing.
  const { of: _, ...alone } = opened
  assert.ok((await w.as('keeper', 'estimate.singles', alone)).singles.every((single) => single.of === ''))
  const numbers = await w.as('keeper', 'estimate.singles', { ...opened, kind: 'number', of: 'cho' })
  assert.ok(
    numbers.singles[0]?.places.every(({ figure: own, median: middle, place }) => own && !middle && place === null),
    'of twelve in a place no ten gave nearly the same',
  )
  assert.equal(await problemOf(w.as('keeper', 'estimate.singles', { ...opened, number: '9' })), 'access.not_found')
  assert.equal(
    await problemOf(w.as('stranger', 'estimate.singles', opened)),
    await problemOf(w.as('stranger', 'estimate.get', of)),
  )

  const { slug } = survey
  assert.equal(await problemOf(w.as('visitor', 'estimate.public', { slug })), 'access.not_found')
  await w.as('keeper', 'estimate.publish', { ...of, number: '2' }, during)
  assert.equal((await w.as('visitor', 'estimate.public', { slug })).shown?.number, 2)
  const [listed, ...others] = (await w.as('visitor', 'estimate.listPublic')).results
  assert.deepEqual([listed?.countedTo, others], ['2026-11-22', []], 'people were still asked when it was made')
  assert.deepEqual([second.isRunning, second.shown?.content.countedTo], [true, '2026-11-22'])

  // Three more answers: published beside the version before they would tell what those three said.
  await giveAnswers(w, survey.id, [null], 3, 'openLink')
  await w.as('keeper', 'estimate.make', of, during)
  assert.equal(
    await problemOf(w.as('keeper', 'estimate.publish', { ...of, number: '3' }, during)),
    'estimate.too_alike',
  )
  assert.equal((await w.as('visitor', 'estimate.public', { slug })).shown?.number, 2)
  await giveAnswers(w, survey.id, [null], 7, 'openLink')
  await w.as('keeper', 'estimate.make', of, during)
  await w.as('keeper', 'estimate.publish', { ...of, number: '4' }, during)
  // The same answers in another way tell nobody apart.
  await w.as('keeper', 'estimate.make', { ...of, rule: 'meanOfItems' }, during)
  await w.as('keeper', 'estimate.publish', { ...of, number: '5' }, during)
  assert.equal((await w.as('visitor', 'estimate.public', { slug })).shown?.number, 5)
})

test('a stratum with one place is refused with words until the design, or whoever makes the result, says how it counts', async (t) => {
  const w = await workWorld(t)
  const form = await publishedForm(w, factorForm, factorAnswers)
  for (const [onePsu, wanted] of [
    ['fail', 'estimate.design'],
    ['adjust', 'fine'],
  ] as const) {
    const survey = await openSurvey(w, { openLink: true, codes: false }, form)
    const places = [{ name: 'Thôn', method: 'pps', take: { 'Đồng bằng': 3, 'Miền núi': 1 } }]
    const drawn = await drawnSample(w, survey.id, { ...smallDesign, places, onePsu })
    await giveAnswers(
      w,
      survey.id,
      drawn.clusters.map(({ id }) => id),
      12,
      'interviewer',
    )
    assert.equal(await problemOf(w.as('keeper', 'estimate.make', { surveyId: survey.id }, during)), wanted, onePsu)
    if (wanted === 'fine') continue
    const made = await w.as('keeper', 'estimate.make', { surveyId: survey.id, onePsu: 'adjust' }, during)
    const { method } = made.shown?.content ?? {}
    assert.deepEqual([made.onePsu, method?.onePsu], ['fail', 'adjust'], 'the design stays, the version says its own')
    assert.ok(method?.words.some((words) => words.includes('so với trung bình chung')))
    const { body } = await w.as('keeper', 'estimate.microdata', { surveyId: survey.id, number: '1' })
    const zip = openZip(await bytesOf(body), 20_000_000)
    const scripts = zip.entries.flatMap(({ name }) =>
      name.endsWith('.R') ? [new TextDecoder().decode(zip.read(name))] : [],
    )
    assert.ok(scripts.some((text) => text.includes('survey.lonely.psu = "adjust"')))
  }
})

test('two surveys are compared with a test of each difference', async (t) => {
  const { w, survey, form } = await answered(t)
  await w.as('keeper', 'estimate.make', { surveyId: survey.id }, during)
  const later = await openSurvey(w, { openLink: true, codes: false }, form)
  const drawn = await drawnSample(w, later.id, smallDesign, 7)
  await giveAnswers(
    w,
    later.id,
    drawn.clusters.map(({ id }) => id),
    8,
    'interviewer',
  )
  const made = await w.as('keeper', 'estimate.make', { surveyId: later.id, compareWith: survey.id }, during)
  const [all] = made.shown?.content.comparison?.lines ?? []
  assert.equal(all?.code, 'all')
  assert.ok(all && Math.abs(all.now - all.before - all.difference) < 1e-12 && all.low < all.difference && all.p >= 0)

  // What another agency has not published is not published beside one's own.
  const publish = () => problemOf(w.as('keeper', 'estimate.publish', { surveyId: later.id, number: '1' }, during))
  const give = (agencyId: string) =>
    w.province.write((db) => db.updateTable('survey').set({ agencyId }).where('id', '=', survey.id).execute())
  await give(w.agencies.health)
  assert.equal(await publish(), 'estimate.compared_unpublished')
  await give(w.agencies.home)
  assert.equal(await publish(), 'fine')
})

test('the files of a result: Word, Excel, and answers from which R reckons every figure again', async (t) => {
  const equal = { ...smallDesign, places: [{ name: 'Thôn', method: 'random', take: 4 }] }
  for (const design of [smallDesign, equal]) {
    const { w, survey, drawn } = await answered(t, design)
    await giveAnswers(
      w,
      survey.id,
      drawn.clusters.map(({ id }) => id),
      6,
      'paper',
    )
    await giveAnswers(w, survey.id, [null], 30, 'openLink')
    const of = { surveyId: survey.id, number: '1' }
    await w.as('keeper', 'estimate.make', { surveyId: survey.id }, during)
    const word = await bytesOf((await w.as('keeper', 'estimate.docx', of)).body)
    assert.deepEqual([...word.subarray(0, 2)], [0x50, 0x4b])
    const sheet = await bytesOf((await w.as('keeper', 'estimate.xlsx', of)).body)
    assert.deepEqual([...sheet.subarray(0, 2)], [0x50, 0x4b])
    const zip = openZip(await bytesOf((await w.as('keeper', 'estimate.microdata', of)).body), 20_000_000)
    const text = (name: string) => new TextDecoder().decode(zip.read(name))
    assert.ok(!/y_kien|Chờ lâu/.test(text('phieu-mau.csv')), 'what somebody wrote is in the file')
    if (!(await recomputedInR(t, zip))) return t.skip('R with survey is missing')
  }
})
