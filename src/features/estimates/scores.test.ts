import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openZip } from '#lib/office/zip.ts'
import { Questionnaire } from '#lib/questionnaire/schema.ts'
import { scoredIn } from '#lib/questionnaire/scored.ts'
import { workWorld } from '../../../test/work.ts'
import { drawnSample, smallDesign } from '../samples/samples-samples.ts'
import { during, openSurvey, publishedForm } from '../surveys/samples-surveys.ts'
import { bytesOf, chance, giveAnswers, recomputedInR } from './samples-estimates.ts'

const label = (vi: string) => ({ vi })
const single = (code: string, choices: readonly string[], more: object) => ({
  ...{ kind: 'single', code, label: label(`Câu ${code}`), dontKnow: true, ...more },
  choices: choices.map((choice) => ({ code: choice, label: label(choice) })),
})
const form = (scored: object, questions: readonly object[]) => ({
  ...{ title: label('Phiếu tính điểm'), languages: ['vi'], scored },
  sections: [{ code: 's1', title: label('Tham gia'), questions }],
})
const rating = form({ rule: 'rating' }, [
  single('cs1', ['2', '1', '0'], { measures: 'CS1', scores: { 2: 2, 1: 1, 0: 0 } }),
  single('cs3', ['2', '1', '0'], {
    ...{ measures: 'CS3', scores: { 2: 2, 1: 1, 0: 0 } },
    except: { question: 'loi', choice: 'dan' },
  }),
  single('loi', ['dan', 'khac'], {}),
])
const dimensions = form({ rule: 'dimensions', names: { 'D1.1': label('Bầu cử'), 'D1.2': label('Đóng góp') } }, [
  single('bau', ['co', 'khong'], { measures: 'D1.1', scores: { co: 1, khong: 0 } }),
  single('sot', ['co', 'khong'], { measures: 'D1.1', scores: { co: 0, khong: 1 } }),
  single('gop', ['a', 'b', 'c'], { measures: 'D1.2', scores: { a: 5, b: 3, c: 1 } }),
])

const of = (c: number, i: number, name: string, choices: readonly string[]) =>
  choices[Math.floor(chance(`${name} ${i} ${c}`) * choices.length)] ?? ''
const ratingAnswers = (c: number, i: number) => ({
  ...{ cs1: of(c, i, 'cs1', ['2', '2', '1', '0']), cs3: of(c, i, 'cs3', ['2', '1', '0']) },
  ...(i % 4 === 0 ? { loi: 'dan' } : { loi: 'khac' }),
})
const dimensionAnswers = (c: number, i: number) => ({
  ...{ bau: of(c, i, 'bau', ['co', 'co', 'khong']), sot: of(c, i, 'sot', ['co', 'khong']) },
  ...(i % 5 === 0 ? { gop: { none: 'dontKnow' } } : { gop: of(c, i, 'gop', ['a', 'b', 'b', 'c']) }),
})

test('points by the rule of the questionnaire: of the sample with intervals, of open answers as the circular rounds, again in R', async (t) => {
  for (const [content, answersOf] of [
    [rating, ratingAnswers],
    [dimensions, dimensionAnswers],
  ] as const) {
    const w = await workWorld(t)
    const survey = await openSurvey(
      w,
      { openLink: true, codes: false },
      await publishedForm(w, content, answersOf(0, 0)),
    )
    const { clusters } = await drawnSample(w, survey.id, smallDesign)
    const places = clusters.map(({ id }) => id)
    await giveAnswers(w, survey.id, places, 18, 'interviewer', answersOf)
    await giveAnswers(w, survey.id, [null], 33, 'openLink', answersOf)
    const made = await w.as('keeper', 'estimate.make', { surveyId: survey.id }, during)
    const [sample, open] = made.shown?.content.parts ?? []
    const first = sample?.scores[0]
    const { value = 0, low, high } = first?.figure ?? {}
    assert.ok(low != null && high != null && low < value && value < high, JSON.stringify(first))
    assert.equal(sample?.overall, null)
    if (content === rating) {
      const rated = Array.from({ length: 33 }, (_, i) => ratingAnswers(0, i)).filter(({ loi }) => loi !== 'dan')
      const mean = rated.reduce((sum, { cs3 }) => sum + Number(cs3), 0) / rated.length
      const cs3 = open?.scores.find(({ code }) => code === 'CS3')
      assert.equal(cs3?.n, rated.length)
      assert.equal(cs3?.figure?.value, Math.floor(mean * 10 + 0.5) / 10)
      assert.equal(cs3?.figure?.low, null)
    } else {
      assert.deepEqual([first?.least, first?.most], [1, 10])
      const parts = first?.parts.map(({ label: name, figure }) => [name, figure?.value] as const) ?? []
      assert.deepEqual(
        parts.map(([name]) => name),
        ['Bầu cử', 'Đóng góp'],
      )
      assert.ok(Math.abs(parts.reduce((sum, [, points = 0]) => sum + points, 0) - value) < 1e-9)
    }
    // Groups and places have points of their own; a question that makes points makes no group.
    assert.deepEqual(
      first?.groups.map(({ code }) => code),
      content === rating ? ['loi'] : [],
    )
    assert.equal(first?.places.length, places.length)
    assert.ok(
      first?.places.every(({ figure, place, n, hidden }) =>
        hidden ? !figure : figure && place !== null && (n ?? 0) >= 10,
      ),
    )
    assert.ok(first?.places.some(({ figure }) => figure))
    const again = await w.as('keeper', 'estimate.make', { surveyId: survey.id, compareWith: survey.id }, during)
    const points = again.shown?.content.comparison?.lines.filter(({ unit }) => unit === 'points') ?? []
    assert.deepEqual([points[0]?.code, points[0]?.difference], [first?.code, 0])
    assert.match(made.shown?.content.method.words.join(' ') ?? '', content === rating ? /01\/2018/ : /PAPI/)
    const asked = { surveyId: survey.id, number: '1' }
    for (const name of ['estimate.docx', 'estimate.xlsx'] as const)
      assert.ok((await bytesOf((await w.as('keeper', name, asked)).body)).length > 1000)
    const zip = openZip(await bytesOf((await w.as('keeper', 'estimate.microdata', asked)).body), 20_000_000)
    if (!(await recomputedInR(t, zip))) return t.skip('R with survey is missing')
  }
})

test('the two questionnaires that come with the program say how they become points', async () => {
  const folder = join(import.meta.dirname, '../../../content/templates/questionnaires')
  const read = async (name: string) =>
    scoredIn(Questionnaire.parse(JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'))))
  const procedure = await read('danh-gia-giai-quyet-thu-tuc')
  assert.deepEqual(
    procedure?.scores.map(({ code }) => code),
    ['CS1', 'CS3', 'CS4', 'CS6'],
  )
  const local = await read('quan-tri-va-hanh-chinh-cap-co-so')
  assert.deepEqual(
    local?.scores.map(({ code, parts }) => [code, parts.length]),
    [
      ['D1', 3],
      ['D2', 3],
      ['D3', 3],
      ['D4', 4],
      ['D5', 1],
      ['D6', 4],
      ['D7', 3],
      ['D8', 3],
    ],
  )
  const worst = { sot_ho: 'co', khong_khi: 'nhu_cu' }
  const shareOf = (code: string) => local?.items.find((item) => item.code === code)?.of(worst)
  assert.deepEqual([shareOf('sot_ho'), shareOf('khong_khi'), shareOf('bau_cu')], [0, 0.5, Number.NaN])
})
