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
