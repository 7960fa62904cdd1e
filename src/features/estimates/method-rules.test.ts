import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SampleFacts } from './design-rules.ts'
import { methodOf } from './method-rules.ts'
import { resultPictures } from './pictures/rules.ts'
import type { Result } from './schema.ts'

const facts = (listed: boolean): SampleFacts => ({
  ...{ seed: 7, clusters: [], tallies: [] },
  design: {
    places: [{ name: 'Xã', method: 'pps', take: 4 }],
    people: { name: 'Người dân', method: 'random', take: 10, reserves: 0, listed },
    onePsu: 'fail',
  },
})
const wordsOf = (listed: boolean) => {
  const sampled = { ...{ placeOf: [], margins: [] }, design: { stages: [] } } as unknown as Parameters<
    typeof methodOf
  >[0]['sampled']
  return methodOf({ rule: 'answersTogether', minimum: 10, sample: facts(listed), sampled, parts: [] }).words.join(' ')
}

test('where nobody is listed the result says that whom an interviewer meets is not random', () => {
  assert.match(wordsOf(false), /điều tra viên gặp và chọn, không phải chọn ngẫu nhiên/)
  assert.doesNotMatch(wordsOf(true), /điều tra viên/)
})

test('figures of one place say how a step below with one unit counts', () => {
  assert.match(wordsOf(true), /kết quả từng địa bàn: bước dưới chỉ có một đơn vị thì so với trung bình chung/)
})

test('what weights were fitted to does not say how many chose what stays hidden', () => {
  const total = (code: string, before: number) => ({ code, label: code, people: 100, share: { before, after: 0.5 } })
  const margins = [{ question: 'gioi', label: 'Giới', totals: [total('nam', 0.02), total('nu', 0.9), total('', 0.08)] }]
  const sampled = { placeOf: [], margins, design: { stages: [] } } as unknown as Parameters<
    typeof methodOf
  >[0]['sampled']
  const line = (code: string, hidden: string | null) => ({ code, label: code, n: null, figure: null, hidden })
  const questions = [{ code: 'gioi', label: 'Giới', lines: [line('nam', 'small'), line('nu', 'complementary')] }]
  const parts = [{ source: 'sample', questions, numbers: [], scores: [] }] as unknown as Result['parts']
  const { margins: told } = methodOf({ rule: 'answersTogether', minimum: 10, sample: facts(true), sampled, parts })
  assert.deepEqual(
    told[0]?.totals.map(({ share }) => share.before),
    [null, null, 0.08],
  )
})

test('a picture names the time before only where there is one', () => {
  const line = { code: 'F1', label: 'Tiếp cận', n: 40, hidden: null }
  const figure = { value: 0.8, se: 0.02, low: 0.75, high: 0.84, df: 9, deff: 1 }
  const part = {
    ...{ source: 'sample', answers: 40, response: null, overall: { ...line, code: 'all', figure } },
    ...{ factors: [{ ...line, figure }], items: [], groups: [], places: [], questions: [], scores: [] },
  }
  const result = { title: 'Thử', illustrative: false, comparison: null, parts: [part] } as unknown as Result
  const series = (of: Result) =>
    resultPictures(of).map((it) => ('series' in it ? it.series.map((one) => one.label) : []))
  assert.deepEqual(series(result), [['Hài lòng']])
  const before = {
    code: 'all',
    label: '',
    before: 0.7,
    now: 0.8,
    difference: 0.1,
    low: 0,
    high: 0,
    p: 0.01,
    unit: 'share' as const,
  }
  const comparison = { surveyId: '', title: 'Năm trước', number: 1, lines: [before] }
  assert.deepEqual(series({ ...result, comparison }), [['Lần này', 'Năm trước']])
})
