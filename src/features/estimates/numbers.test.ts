import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openZip } from '#lib/office/zip.ts'
import { workWorld } from '../../../test/work.ts'
import { drawnSample, smallDesign } from '../samples/samples-samples.ts'
import { during, openSurvey, publishedForm } from '../surveys/samples-surveys.ts'
import { bytesOf, giveAnswers } from './samples-estimates.ts'

const label = (vi: string) => ({ vi })
const form = {
  title: label('Phiếu có số'),
  languages: ['vi'],
  sections: [
    {
      ...{ code: 's', title: label('Số') },
      questions: [
        { kind: 'number', code: 'dien_thoai', label: label('Số điện thoại?') },
        { kind: 'number', code: 'chi_phi', label: label('Đã chi bao nhiêu?'), unit: label('đồng'), quantity: true },
        { kind: 'number', code: 'so_lan', label: label('Mấy lần?'), unit: label('lần'), quantity: true },
      ],
    },
  ],
}
const phone = (i: number) => 901_000_000 + 7_919 * i
/** One paid nearly all that was paid. */
const answersOf = (c: number, i: number) => ({
  ...{ dien_thoai: phone(20 * c + i), so_lan: 1 + (i % 3) },
  chi_phi: c === 0 && i === 0 ? 987_654_321 : 1000 * (i % 5),
})

test('a number that identifies is told nowhere; of a quantity nobody’s own number is', async (t) => {
  const w = await workWorld(t)
  const questionnaire = await publishedForm(w, form, { dien_thoai: phone(0), chi_phi: 0, so_lan: 1 })
  const survey = await openSurvey(w, { openLink: true, codes: false }, questionnaire)
  const { clusters } = await drawnSample(w, survey.id, smallDesign)
  const places = clusters.map(({ id }) => id)
  await giveAnswers(w, survey.id, places, 20, 'interviewer', answersOf)
  const made = await w.as('keeper', 'estimate.make', { surveyId: survey.id }, during)
  const numbers = made.shown?.content.parts[0]?.numbers ?? []
  assert.deepEqual(
    numbers.map(({ code, figure, median, hidden }) => [code, figure !== null, median?.value ?? null, hidden]),
    [
      ['chi_phi', false, null, 'small'],
      ['so_lan', true, 2, null],
    ],
  )
  const of = { surveyId: survey.id, number: '1' }
  const files = await Promise.all([
    bytesOf((await w.as('keeper', 'estimate.xlsx', of)).body),
    bytesOf((await w.as('keeper', 'estimate.microdata', of)).body),
  ])
  const text = files
    .map((bytes) => openZip(bytes, 20_000_000))
    .flatMap((zip) => zip.entries.map(({ name }) => new TextDecoder().decode(zip.read(name))))
    .join('\n')
  assert.ok(text.includes('so_lan') && !text.includes('dien_thoai'))
  const phones = Array.from({ length: 120 }, (_, i) => String(phone(i)))
  assert.deepEqual(
    phones.filter((own) => text.includes(own)),
    [],
  )
  assert.ok(!JSON.stringify(made).includes('987654321'))
})
