import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDeadline } from './deadline-parse.ts'
import { seriesKind, termsOf } from './series.ts'

const issuedOn = '2026-01-20'
const kind = (raw: string) => seriesKind(parseDeadline(raw, { issuedOn }))
const names = (raw: string, to = '2026-12-31') =>
  termsOf(parseDeadline(raw, { issuedOn }), { from: issuedOn, to }, { issuedOn, standing: 'quarter' }).map(
    ({ name, dueOn }) => `${name}: ${dueOn}`,
  )

test('F1 what falls due again and again, what is always to be done, and what is due once', () => {
  const kinds: Record<string, string> = {
    'Hàng năm': 'recurring',
    'Hàng tháng': 'recurring',
    'Hằng quý': 'recurring',
    '6 tháng, hàng năm': 'recurring',
    'Trước 15/12 hàng năm': 'recurring',
    'Quý I, quý III': 'recurring',
    'Hàng năm, giai đoạn 2026-2030': 'recurring',
    'Thường xuyên': 'standing',
    'Năm 2026 và các năm tiếp theo': 'standing',
    'Quý II/2026': 'once',
    'Trước ngày 30/6/2026': 'once',
    'Giai đoạn 2026-2030': 'once',
    'Trong 15 ngày làm việc kể từ ngày ban hành Kế hoạch': 'once',
    'Khi có phát sinh': 'once',
  }
  assert.deepEqual(Object.fromEntries(Object.keys(kinds).map((raw) => [raw, kind(raw)])), kinds)
})

test('F1 each time has the name of its period, where the words leave no doubt', () => {
  assert.deepEqual(names('Hàng quý'), [
    'Quý I/2026: 2026-03-31',
    'Quý II/2026: 2026-06-30',
    'Quý III/2026: 2026-09-30',
    'Quý IV/2026: 2026-12-31',
  ])
  assert.deepEqual(names('Hàng năm'), ['Năm 2026: 2026-12-31'])
  assert.deepEqual(names('Trước ngày 20 của tháng cuối quý')[0], 'Quý I/2026: 2026-03-19')
  assert.deepEqual(names('Trước 15/12 hàng năm'), ['Đợt 14/12/2026: 2026-12-14'])
  assert.deepEqual(names('Hàng tháng', '2026-03-01'), ['Tháng 1/2026: 2026-01-31', 'Tháng 2/2026: 2026-02-28'])
})

test('F1 standing work has the days that the province rules, and says so', () => {
  const deadline = parseDeadline('Thường xuyên', { issuedOn })
  const span = { from: '2026-02-10', to: '2026-07-01' }
  const terms = termsOf(deadline, span, { issuedOn, standing: 'quarter' })
  assert.deepEqual(
    terms.map(({ dueOn }) => dueOn),
    ['2026-03-31', '2026-06-30'],
  )
  assert.match(terms[0]!.derivation[0]!.vi, /tỉnh quy định báo theo kỳ/)
  assert.deepEqual(termsOf(deadline, span, { issuedOn, standing: null }), [])
})
