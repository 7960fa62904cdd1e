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
  ...{ id, clusterId: 'c', interviewerId: 'p', receivedAt: new Date('2026-11-20T03:00:00Z'), alike: 1 },
  ...{ seconds: 600 + Number(id), answers: { f1: grid((i) => String(1 + ((i + Number(id)) % 5))), y_kien: id } },
  ...more,
})
const course = { times: 12, median: 605 }
const whyOf = (odd: Looked[], among = course) =>
  proposals(form, among, odd).map(({ id, why }) => [id, why.length, why[0]?.slice(0, 14)])

test('usual interviews are left alone; speed, one answer throughout and night are told with their reason', () => {
  assert.deepEqual(whyOf([answer('1')]), [])
  assert.deepEqual(whyOf([answer('90', { seconds: 100 })]), [['90', 1, 'Trả lời trong ']])
  assert.deepEqual(whyOf([answer('90', { seconds: 100 })], { times: 9, median: 605 }), [])
  assert.deepEqual(whyOf([answer('91', { answers: { f1: grid(() => '4') } })]), [['91', 1, 'Cả 9 nội dung ']])
  assert.deepEqual(whyOf([answer('92', { receivedAt: new Date('2026-11-20T16:30:00Z') })]), [
    ['92', 1, 'Phiếu được ghi'],
  ])
  // Two in the morning and six in the evening in Việt Nam.
  assert.deepEqual(whyOf([answer('93', { receivedAt: new Date('2026-11-20T19:00:00Z') })]).length, 1)
  assert.deepEqual(whyOf([answer('94', { receivedAt: new Date('2026-11-20T11:00:00Z') })]), [])
  assert.deepEqual(whyOf([answer('80', { alike: 3 })]), [['80', 1, 'Giống hệt 2 ph']])
})
