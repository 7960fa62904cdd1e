import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Catalogue } from '#lib/scoring/catalogue.ts'
import { criteriaOf, type Learned, matchTask, oneNameEach, openDoubts, rematched } from './rules.ts'

const edition = (name: string, years: number[], criteria: [string, string | null, string][]) => ({
  digest: name,
  edition: {
    framework: { framework: 'papi', edition: name, name: { vi: `PAPI ${name}` }, level: 'province', years },
    criteria: criteria.map(([code, parent, vi]) => ({ code, parent, name: { vi } })),
  },
})
const editions = [
  edition(
    '2021-2024',
    [2021, 2022, 2023, 2024],
    [
      ['D2', null, 'Công khai, minh bạch trong việc ra quyết định'],
      ['2.1', 'D2', 'Tiếp cận thông tin'],
      ['2.2', 'D2', 'Thu, chi ngân sách cấp xã/phường'],
      ['D5', null, 'Thủ tục hành chính công'],
      ['D6', null, 'Cung ứng dịch vụ công (%)'],
      ['5.1', 'D5', 'Dịch vụ chứng thực, xác nhận của chính quyền'],
    ],
  ),
  edition(
    '2011-2015',
    [2011, 2015],
    [
      ['D2', null, 'Công khai, minh bạch'],
      ['2.9', 'D2', 'Quy hoạch đất'],
    ],
  ),
]
const catalogue = { framework: (name: string) => (name === 'papi' ? { editions } : undefined) }
const nameable = (learned: Learned[] = [], year = 2026) =>
  criteriaOf(catalogue as unknown as Pick<Catalogue, 'framework'>, { indices: ['PAPI', 'DDCI'], year }, learned)
const task = (it: { indexName?: string; axis?: string; criterionText?: string }) => ({
  ...{ indexName: null, axis: null, criterionText: null },
  ...it,
})
const codes = ({ ties }: ReturnType<typeof matchTask>) => ties.map(({ criterionCode }) => criterionCode)

test('the edition of the year, or the nearest one, says so', () => {
  const [papi, ...others] = nameable()
  assert.deepEqual([papi?.edition, papi?.exact, others.length], ['2021-2024', false, 0])
  assert.deepEqual([nameable([], 2022)[0]?.exact, nameable([], 2012)[0]?.edition], [true, '2011-2015'])
})

test('the sub-index counts before the axis; areas are known by the names of any edition', () => {
  const [both, axis] = [
    matchTask(task({ axis: 'Công khai, minh bạch', criterionText: '2.1. Tiếp cận thông tin' }), nameable()),
    matchTask(task({ axis: 'CÔNG KHAI, MINH BẠCH' }), nameable()),
  ]
  assert.deepEqual([codes(both), codes(axis)], [['2.1'], ['D2']])
  const several = task({ criterionText: 'Tiếp cận thông tin; Thu, chi ngân sách cấp xã/phường' })
  assert.deepEqual(codes(matchTask(several, nameable())), ['2.1', '2.2'])
  assert.deepEqual(codes(matchTask(task({ indexName: 'SIPAS', axis: 'Công khai, minh bạch' }), nameable())), [])
})

test('a name that could be several is a doubt with candidates; one of nothing is none', () => {
  const below = matchTask(task({ axis: 'Công khai, minh bạch', criterionText: 'Người dân được biết' }), nameable())
  assert.deepEqual([codes(below), below.doubts[0]?.candidates.map(({ code }) => code)], [['D2'], ['2.1', '2.2']])
  const elsewhere = task({ axis: 'Thủ tục hành chính công', criterionText: 'Tiếp cận thông tin' })
  assert.deepEqual(codes(matchTask(elsewhere, nameable())), ['2.1'])
  const doubtful = task({ axis: 'Công khai, minh bạch', criterionText: 'Chi ngân sách của cấp xã' })
  const { ties, doubts } = matchTask(doubtful, nameable())
  assert.deepEqual([codes({ ties, doubts }), doubts.map(({ words }) => words)], [['D2'], ['Chi ngân sách của cấp xã']])
  assert.equal(doubts[0]?.candidates[0]?.code, '2.2')
  assert.deepEqual(matchTask(task({ criterionText: 'Phòng cháy, chữa cháy rừng' }), nameable()), {
    ties: [],
    doubts: [],
  })
  const tie = { indexName: 'PAPI', criterionCode: '2.2', criterionName: '', edition: null, learnedId: null }
  const settled = { ...tie, certainty: 'chosen' as const, words: 'chi ngân sách của cấp xã' }
  assert.deepEqual(openDoubts({ ...doubtful, criteria: [settled] }, nameable()), [])
  assert.deepEqual(
    rematched({ ...doubtful, axis: 'Thủ tục hành chính công', criteria: [settled] }, nameable()).map(
      (it) => it.criterionCode,
    ),
    ['2.2', 'D5'],
  )
})

test('what a person taught goes before likeness, and follows the criterion when codes change', () => {
  const taught = { id: 'l1', indexName: 'PAPI', folded: 'so tien cua xa', criterionCode: '9.9' }
  const learned = [{ ...taught, criterionName: 'Thu, chi ngân sách cấp xã/phường' }]
  const [tie] = matchTask(task({ criterionText: 'Sổ tiền của xã' }), nameable(learned)).ties
  assert.deepEqual([tie?.criterionCode, tie?.learnedId, tie?.certainty], ['2.2', 'l1', 'certain'])
  const gone = [{ ...taught, criterionName: 'Một tiêu chí đã bỏ' }]
  assert.deepEqual(matchTask(task({ criterionText: 'Sổ tiền của xã' }), nameable(gone)).ties, [])
})

test('an axis has one name, whatever documents call it; words that mean no area keep their own', () => {
  const papi = (axis: string) => ({ indexName: 'PAPI', axis })
  const free = (axis: string) => ({ indexName: null, axis })
  const axes = [papi('Công khai, minh bạch'), papi('Cải cách thể chế'), free('CẢI CÁCH THỂ CHẾ (PAPI)')]
  const nameOf = oneNameEach(axes, nameable())
  const area = 'Công khai, minh bạch trong việc ra quyết định'
  for (const words of ['Công khai, minh bạch', 'CÔNG KHAI, MINH BẠCH', `${area} (PAPI)`, area]) {
    assert.deepEqual([nameOf(papi(words)), nameOf(free(words))], [area, area], words)
  }
  assert.equal(nameOf(axes[2]!), 'Cải cách thể chế')
  assert.equal(nameOf(papi('Tiếp cận thông tin')), 'Tiếp cận thông tin', 'a criterion below is no area')
  assert.equal(nameOf({ indexName: 'SIPAS', axis: 'Công khai, minh bạch' }), 'Công khai, minh bạch')
  assert.equal(nameOf(papi('Cung ứng dịch vụ công')), 'Cung ứng dịch vụ công', 'a unit is no part of a name')
  assert.equal(nameOf(free('Việc khác (cấp xã)')), 'Việc khác (cấp xã)')
})
