import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkEdition } from './check.ts'
import type { Criterion, Framework } from './edition.ts'
import { score } from './score.ts'
import { prepare } from './scorer.ts'

const framework: Framework = {
  framework: 'thu',
  edition: '2026',
  name: { vi: 'Bộ thử', en: null },
  issuer: 'Sở Thử',
  level: 'commune',
  years: [2026],
  status: 'complete',
  maximum: 10,
  legalBasis: [],
  sources: { tay: 'tự viết' },
}
const cite = { source: 'tay' }
const criterion = (code: string, parent: string | null, max: number, more: Partial<Criterion> = {}): Criterion => ({
  code,
  parent,
  name: { vi: `Tiêu chí ${code}`, en: null },
  max,
  cite,
  confidence: 'local',
  ...more,
})
const yes = (max: number) => ({ method: { id: 'yesNo', yes: max, no: 0, condition: 'Có' } as const })
const good = [
  criterion('1', null, 6),
  criterion('1.1', '1', 4, yes(4)),
  criterion('1.2', '1', 2, yes(2)),
  criterion('2', null, 4, yes(4)),
]

const mistakes = (criteria: unknown, over: object = {}, examples?: unknown) =>
  checkEdition({ framework: { ...framework, ...over }, criteria, examples }).mistakes.map(
    (it) => `${it.where}: ${it.message}`,
  )
const change = (code: string, over: object) => good.map((it) => (it.code === code ? { ...it, ...over } : it))
const one = (criteria: unknown, pattern: RegExp, over: object = {}, examples?: unknown) => {
  const found = mistakes(criteria, over, examples)
  assert.ok(
    found.some((it) => pattern.test(it)),
    found.join('\n') || 'nothing was found',
  )
}

test('a good edition has no mistakes', () => assert.deepEqual(mistakes(good), []))

test('sums that miss the stated maximum are shown with their terms', () => {
  one(
    change('1.2', { max: 3, ...yes(3) }),
    /^tiêu chí 1: điểm tối đa ghi 6,00, các dòng bên dưới cộng lại 7,00 \(1\.1: 4 \+ 1\.2: 3\): thừa 1,00$/,
  )
  one(good, /mục maximum: điểm tối đa ghi 12,00.*thiếu 2,00/, { maximum: 12 })
  assert.deepEqual(
    mistakes(change('1', { max: 6.01, sumGap: { by: 0.01, reason: 'in tròn' } }), { maximum: 10.01 }),
    [],
  )
})

test('codes, parents and cycles', () => {
  one([...good, criterion('2', null, 4, yes(4))], /tiêu chí 2: mã này có hai dòng/)
  one(change('1.1', { parent: '7' }), /tiêu chí 1\.1: mục “parent” ghi 7 nhưng không có tiêu chí 7/)
  one(change('1', { parent: '1.1' }), /vòng lặp: 1 → 1\.1 → 1/)
})

test('methods: unknown, out of order, over the maximum, under it, without its parts', () => {
  one(change('2', { method: { id: 'formula', text: 'a/b' } }), /tiêu chí 2, mục method: cách chấm “formula” không có/)
  one(
    change('2', { method: { id: 'yesNo', yes: 5, no: 0, condition: 'Có' } }),
    /cách chấm cho tới 5,00 điểm, cao hơn điểm tối đa 4,00/,
  )
  one(change('2', { method: { id: 'yesNo', yes: 3, no: 0, condition: 'Có' } }), /không mức nào đạt điểm tối đa 4,00/)
  const bands = [
    { from: null, points: 0 },
    { from: 0.8, points: 4 },
    { from: 0.5, points: 2 },
  ]
  one(change('2', { method: { id: 'steps', of: 'rate', a: 'a', b: 'b', bands } }), /ghi các bậc từ thấp lên cao/)
  const parts = [{ id: '1', label: 'Một', max: 1, ...yes(1) }]
  one(change('2', { method: { id: 'sum', parts } }), /điểm tối đa 4,00, các phần cộng lại 1,00: \(1\) 1/)
  one(change('2', { method: undefined }), /thiếu cách chấm/)
  one(change('1', yes(6)), /tiêu chí này có dòng con/)
})

test('dependences: unknown, on a group, in a circle', () => {
  const on = (code: string) => ({
    method: { id: 'dependent', on: code, cases: [{ state: 'zero', effect: 'zero' }], otherwise: yes(4).method },
  })
  one(change('2', on('9')), /phụ thuộc 9 nhưng không có tiêu chí đó/)
  one(change('2', on('1')), /1 không được chấm trực tiếp/)
  one(change('2', on('2')), /vòng lặp phụ thuộc: 2 → 2/)
})

test('citations, shapes and values in words', () => {
  one(change('2', { cite: undefined }), /thiếu nguồn/)
  one(change('2', { cite: { source: 'khác' } }), /nguồn “khác” không có trong mục “sources”/)
  one(change('2', { max: '4' }), /tiêu chí 2, mục max: cần là số/)
  one(change('2', { diem: 4 }), /tiêu chí 2: có mục không dùng đến: “diem”/)
  one(good, /mục level: chỉ nhận một trong các giá trị/, { level: 'village' })
  one(change('2', { method: { id: 'yesNo', yes: 4, no: 0 } }), /mục method\.condition: thiếu mục này; cần là chữ/)
  one(good, /mục classes: ghi các loại từ cao xuống thấp/, {
    classes: {
      of: 'percent',
      confidence: 'local',
      bands: [
        { name: 'B', from: 50 },
        { name: 'A', from: null },
        { name: 'C', from: 20 },
      ],
    },
  })
})

test('an example that does not come out is told with its arithmetic', () => {
  const example = { id: 'v1', code: '2', inputs: { met: false }, expected: 4, why: 'thử' }
  one(
    good,
    /ví dụ v1: tiêu chí 2 phải được 4,00 nhưng ra 0,00\. không đạt “Có”: 0,00 điểm/,
    {},
    { criteria: [example] },
  )
  one(good, /ví dụ v1: số liệu “n” không có ở tiêu chí 2/, {}, { criteria: [{ ...example, inputs: { n: 1 } }] })
})

test('files that are no lists and no groups are refused, not fallen over', () => {
  for (const value of [null, 7, 'x', {}, [], [null], [[]]]) assert.ok(mistakes(value).length > 0, JSON.stringify(value))
  assert.ok(checkEdition({ framework: null, criteria: good }).mistakes.length > 0)
})

test('a criterion may depend on another: what that came to decides', () => {
  const dependent = {
    method: {
      id: 'dependent',
      on: '1.1',
      cases: [
        { state: 'zero', effect: 'zero' },
        { state: 'excluded', effect: 'full' },
      ],
      otherwise: yes(4).method,
    },
  } as const
  const criteria = change('2', dependent) as Criterion[]
  assert.deepEqual(mistakes(criteria), [])
  const scorer = prepare(criteria)
  const got = (met: boolean) =>
    score(scorer, { '1.1': { figures: { met } }, '2': { figures: { met: true } } }).lines[3]?.points
  assert.deepEqual([got(true), got(false)], [4e12, 0])
  const without = prepare(criteria, { switchedOff: new Map([['1.1', 'không chấm']]) })
  assert.equal(score(without, {}).lines[3]?.points, 4e12)
})
