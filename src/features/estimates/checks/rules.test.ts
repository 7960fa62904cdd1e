import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Questionnaire } from '#lib/questionnaire/schema.ts'
import { factorForm } from '../samples-estimates.ts'
import { type Looked, proposals } from './rules.ts'

const rows = (code: string, n: number) =>
  Array.from({ length: n }, (_, i) => ({ code: `${code}${i}`, label: { vi: 'x' } }))
const [first, ...rest] = factorForm.sections
const form = Questionnaire.parse({
  ...factorForm,
  sections: [{ ...first, questions: [{ ...first?.questions[0], rows: rows('r', 9) }] }, ...rest],
})
const grid = (of: (i: number) => string) => Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`r${i}`, of(i)]))
const answer = (id: string, more: Partial<Looked> = {}): Looked => ({
  ...{ id, channel: 'interviewer', clusterId: 'c', interviewerId: 'p', receivedAt: new Date('2026-11-20T03:00:00Z') },
  ...{ seconds: 600 + Number(id), answers: { f1: grid((i) => String(1 + ((i + Number(id)) % 5))), y_kien: id } },
  ...more,
})
const usual = Array.from({ length: 12 }, (_, i) => answer(String(i)))
const whyOf = (odd: Looked[]) =>
  proposals(form, [...usual, ...odd]).map(({ id, why }) => [id, why.length, why[0]?.slice(0, 14)])

test('usual interviews are left alone; speed, one answer throughout and night are told with their reason', () => {
  assert.deepEqual(whyOf([]), [])
  assert.deepEqual(whyOf([answer('90', { seconds: 100 })]), [['90', 1, 'Trả lời trong ']])
  assert.deepEqual(whyOf([answer('91', { answers: { f1: grid(() => '4') } })]), [['91', 1, 'Cả 9 nội dung ']])
  assert.deepEqual(whyOf([answer('92', { receivedAt: new Date('2026-11-20T16:30:00Z') })]), [
    ['92', 1, 'Phiếu được ghi'],
  ])
  // Two in the morning and six in the evening in Việt Nam.
  assert.deepEqual(whyOf([answer('93', { receivedAt: new Date('2026-11-20T19:00:00Z') })]).length, 1)
  assert.deepEqual(whyOf([answer('94', { receivedAt: new Date('2026-11-20T11:00:00Z') })]), [])
})

test('answers alike are told only of one interviewer, whatever the order of their fields', () => {
  const same = { f1: grid((i) => String(1 + (i % 3))), gioi: 'nam' }
  const turned = { gioi: 'nam', f1: Object.fromEntries(Object.entries(same.f1).reverse()) }
  assert.deepEqual(
    whyOf([answer('80', { answers: same }), answer('81', { answers: turned })]).map(([id]) => id),
    ['80', '81'],
  )
  assert.deepEqual(whyOf([answer('80', { answers: same }), answer('81', { answers: same, interviewerId: 'q' })]), [])
  assert.deepEqual(
    whyOf([answer('80', { answers: same, interviewerId: null }), answer('81', { answers: same, interviewerId: null })]),
    [],
  )
})
