import assert from 'node:assert/strict'
import { test } from 'node:test'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { Questionnaire } from '#lib/questionnaire/schema.ts'
import { toXlsform } from '#lib/questionnaire/xlsform.ts'
import { readTableInWorker } from '#platform/worker.ts'
import { problemOf, workWorld } from '../../../test/work.ts'
import { during, openSurvey, publishedForm } from '../surveys/samples-surveys.ts'
import { giveAnswers } from './samples-estimates.ts'

const vi = (text: string) => ({ vi: text })
const number = { kind: 'number', code: 'nam_sinh', label: vi('Năm sinh của ông/bà?') }
const scale = {
  ...{ kind: 'scale', code: 'chung', label: vi('Ông/bà hài lòng đến mức nào?') },
  points: [1, 2, 3, 4, 5].map((value) => ({ value, label: vi(`Mức ${value}`) })),
}
const form = (questions: readonly object[]) => ({
  ...{ title: vi('Phiếu chưa nói'), languages: ['vi'] },
  sections: [{ code: 's1', title: vi('Phần 1'), questions }],
})

test('a result names the questions that it cannot tell of; one without any figure is not published', async (t) => {
  const w = await workWorld(t)
  const questionnaire = await publishedForm(w, form([number]), { nam_sinh: 1970 })
  const survey = await openSurvey(w, { openLink: true, codes: false }, questionnaire)
  await giveAnswers(w, survey.id, [null], 30, 'openLink', (_, i) => ({ nam_sinh: 1950 + i }))
  const of = { surveyId: survey.id }
  const page = await w.as('keeper', 'estimate.make', of, during)
  assert.deepEqual(page.unsaid, [{ code: 'nam_sinh', label: 'Năm sinh của ông/bà?', why: 'number' }])
  const publish = () => problemOf(w.as('keeper', 'estimate.publish', { ...of, number: 1 }, during))
  assert.equal(await publish(), 'estimate.no_figures')
  assert.equal(
    await problemOf(w.as('visitor', 'estimate.public', { slug: survey.slug })),
    'access.not_found',
    'nothing was published',
  )
})

test('each level of a scale and of a row of a grid that does not say which are satisfied has its share', async (t) => {
  const w = await workWorld(t)
  const levels = ['a', 'b', 'c'].map((code) => ({ code, label: vi(`Mức ${code}`) }))
  const rows = [{ code: 'r', label: vi('Thái độ') }]
  const grid = { kind: 'grid', label: vi('Bảng'), choices: levels, rows }
  const grids = [
    { ...grid, code: 'bang' },
    { ...grid, code: 'noi', positive: ['b', 'c'] },
  ]
  const given = { chung: 4, bang: { r: 'a' }, noi: { r: 'a' } }
  const questionnaire = await publishedForm(w, form([scale, ...grids]), given)
  const survey = await openSurvey(w, { openLink: true, codes: false }, questionnaire)
  const row = (i: number) => ({ r: i < 20 ? 'a' : i < 56 ? 'b' : 'c' })
  const answersOf = (_: number, i: number) => ({ chung: i < 15 ? 2 : 4, bang: row(i), noi: row(i) })
  await giveAnswers(w, survey.id, [null], 60, 'openLink', answersOf)
  const of = { surveyId: survey.id }
  const page = await w.as('keeper', 'estimate.make', of, during)
  assert.deepEqual(
    page.unsaid.map(({ code }) => code),
    ['chung', 'bang'],
  )
  const [part] = page.shown?.content.parts ?? []
  const told = (code: string) => {
    const lines = part?.questions.find((own) => own.code === code)?.lines ?? []
    return lines.map(({ code: level, n, figure, hidden }) => [level, n, figure?.value ?? hidden])
  }
  assert.deepEqual(told('chung'), [
    ['1', 0, 0],
    ['2', 15, 0.25],
    ['3', 0, 0],
    ['4', 45, 0.75],
    ['5', 0, 0],
  ])
  // Four people are too few to be told of, and what would tell it is not told either.
  assert.deepEqual(
    told('bang_r').map(([, , value]) => value),
    ['complementary', 0.6, 'small'],
  )
  // What says which levels are satisfied is told as satisfaction.
  assert.deepEqual(told('noi_r'), [])
  assert.equal(part?.items.find(({ code }) => code === 'noi_r')?.figure?.value, 40 / 60)
  assert.equal(await problemOf(w.as('keeper', 'estimate.publish', { ...of, number: 1 }, during)), 'fine')
})

test('who takes a form in reads which of its questions no result will tell of', async (t) => {
  const w = await workWorld(t)
  Object.assign(w.services, { readTableInWorker })
  const made = { agencyId: w.agencies.home, title: 'Nhập', template: null }
  const { id } = await w.as('keeper', 'questionnaire.create', made)
  const sheets = Object.entries(toXlsform(Questionnaire.parse(form([scale, number]))))
  const bytes = await xlsxBytes(
    sheets.map(([name, [head = [], ...rows]]) => ({
      ...{ name, rows: rows.map((row) => [...row]) },
      columns: head.map((title) => ({ title, width: 20 })),
    })),
  )
  const upload = { filename: 'phieu.xlsx', bytes }
  const read = await w.as(
    'keeper',
    'questionnaire.importXlsform',
    { questionnaireId: id, number: 1, edit: 1 },
    { upload },
  )
  assert.deepEqual(
    [read.faults, read.notes.map(({ rows, words }) => [rows.length, /“([^”]+)”/.exec(words)?.[1]])],
    [
      [],
      [
        [0, 'Ông/bà hài lòng đến mức nào?'],
        [0, 'Năm sinh của ông/bà?'],
      ],
    ],
  )
})
