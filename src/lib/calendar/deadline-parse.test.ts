import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { looksLikeDeadline } from './deadline-likeness.ts'
import { parseDeadline } from './deadline-parse.ts'

function reads(rows: [raw: string, expected: object][]): void {
  for (const [raw, expected] of rows) assert.deepEqual(parseDeadline(raw), { ...expected, raw }, raw)
}

const quarter = (year: number, n: number) => ({ kind: 'quarter', year, quarter: n })
const range = (from: number | string | null, to: number | string | null) => ({ kind: 'range', from, to })
const by = (date: string) => ({ kind: 'date', op: 'by', date })
const before = (date: string) => ({ kind: 'date', op: 'before', date })
const rhythm = (freq: string, day?: string, op?: string) => ({
  kind: 'recurring',
  freq,
  ...(day ? { before: day } : {}),
  ...(op ? { op } : {}),
})

test('D2 quarters, months, years in all spellings', () => {
  reads([
    ['Quí IV-2025', quarter(2025, 4)],
    ['Quý III Năm 2026', quarter(2026, 3)],
    ['Quý 3/2026', quarter(2026, 3)],
    ['Đến hết quý I/2026.', quarter(2026, 1)],
    ['Thực hiện trong quý II năm 2024*', quarter(2024, 2)],
    ['Năm 2026', { kind: 'year', year: 2026 }],
    ['Đến hết năm 2030', { kind: 'year', year: 2030 }],
    ['Tháng 6/2026', { kind: 'month', year: 2026, month: 6 }],
    ['Hoàn thành trong tháng 12/2025', { kind: 'month', year: 2025, month: 12 }],
    ['Tháng sáu năm 2026', { kind: 'month', year: 2026, month: 6 }],
  ])
})

test('D1 decomposed letters, no-break spaces and line breaks read the same; raw stays verbatim', () => {
  const raw = '- Quý\u00a0IV\n/2021 '.normalize('NFD')
  assert.deepEqual(parseDeadline(raw), { ...quarter(2021, 4), raw })
})

test('D3 by and before', () => {
  reads([
    ['30/6/2026', by('2026-06-30')],
    ['Ngày 15 tháng 3 năm 2026', by('2026-03-15')],
    ['Chậm nhất ngày 31/12/2026', by('2026-12-31')],
    ['hoàn thành trước ngày 10/12/2025', before('2025-12-10')],
    ['Trước 17 giờ ngày 20/5/2026', by('2026-05-20')],
    ['Trước tháng 6/2026', before('2026-06-01')],
    ['Trước quý II/2026', before('2026-04-01')],
    ['Tuần 3 tháng 5/2026', by('2026-05-21')],
  ])
})

test('D4 ranges, neighbours and lists', () => {
  reads([
    ['Quý IV/2025- Quý II/2026', range('2025-Q4', '2026-Q2')],
    ['Quý IV/2025 - Quý II', range('2025-Q4', '2026-Q2')],
    ['Trong quý I, II năm 2026', range('2026-Q1', '2026-Q2')],
    ['Quý I-II/2026', range('2026-Q1', '2026-Q2')],
    ['Giai đoạn 2026-2030', range(2026, 2030)],
    ['2021 – 2025, định hướng đến năm 2030', range(2021, 2025)],
    ['Tháng 3 - 6/2026', range('2026-03', '2026-06')],
    ['Từ 01/3 đến 30/4/2026', range('2026-03-01', '2026-04-30')],
    ['10-20/6/2026', range('2026-06-10', '2026-06-20')],
    ['6 tháng cuối năm 2026', range('2026-07', '2026-12')],
    ['Năm học 2025-2026', range('2025-09-05', '2026-05-31')],
    ['Quý II và IV/2026', { kind: 'compound', parts: [quarter(2026, 2), quarter(2026, 4)] }],
  ])
})

test('D5 a year that is not written comes from the plan, marked', () => {
  const context = { issuedOn: '2026-01-15' }
  assert.deepEqual(parseDeadline('Quý III', context), { ...quarter(2026, 3), yearAssumed: true, raw: 'Quý III' })
  assert.deepEqual(parseDeadline('6 tháng đầu năm', context), {
    ...range('2026-01', '2026-06'),
    yearAssumed: true,
    raw: '6 tháng đầu năm',
  })
  assert.deepEqual(parseDeadline('Trước 30/11', { year: 2027 }), {
    ...before('2027-11-30'),
    yearAssumed: true,
    raw: 'Trước 30/11',
  })
  reads([
    ['Quý III', { kind: 'quarter', year: null, quarter: 3 }],
    ['Trước 30/11', before('--11-30')],
    ['Trong năm', { kind: 'year', year: null }],
  ])
})

test('D6 open ends', () => {
  reads([
    ['Cả năm 2021 và các năm tiếp theo', range(2021, null)],
    ['Từ năm 2026 trở đi', range(2026, null)],
    ['Bắt đầu từ quý I/2026', range('2026-Q1', null)],
    ['Từ nay đến hết năm 2026', range(null, 2026)],
  ])
})

test('D7 rhythms and the day inside them', () => {
  reads([
    ['Hằng năm', rhythm('annual')],
    ['Thường xuyên', rhythm('continuous')],
    ['Định kỳ hàng tháng có báo cáo', rhythm('monthly')],
    ['Định kỳ 6 tháng một lần', rhythm('semiannual')],
    ['01 lần/quý', rhythm('quarterly')],
    ['Định kỳ', rhythm('unspecified')],
    ['Trước 15/12 hàng năm', rhythm('annual', '--12-15')],
    ['Quý I hàng năm', rhythm('annual', '--03-31', 'by')],
    ['Trước ngày 25 hàng tháng', rhythm('monthly', 'day 25 of the month')],
    ['Ngày 25 hàng tháng', rhythm('monthly', 'day 25 of the month', 'by')],
    ['Trước ngày 05 của tháng liền kề', rhythm('monthly', 'day 5 of the next month')],
    ['trước ngày 20 của tháng cuối quý', rhythm('quarterly', 'day 20 of the last month of the quarter')],
    ['Hàng quý (trước ngày 20 của tháng cuối quý)', rhythm('quarterly', 'day 20 of the last month of the quarter')],
    ['Thứ sáu hàng tuần', rhythm('weekly', 'Friday', 'by')],
    ['Hàng năm, giai đoạn 2026-2030', { ...rhythm('annual'), within: { from: 2026, to: 2030 } }],
    ['Hằng tháng, trước ngày 20', rhythm('monthly', 'day 20 of the month')],
    ['Hàng năm (từ 2026 đến 2030)', { ...rhythm('annual'), within: { from: 2026, to: 2030 } }],
  ])
})

test('D8 several rhythms', () => {
  reads([
    [
      'Hàng quý, 6 tháng, năm',
      { ...rhythm('quarterly'), parts: ['quarterly', 'semiannual', 'annual'].map((freq) => ({ freq })) },
    ],
    [
      'Trước ngày 20/3 và 20/9 hàng năm',
      {
        ...rhythm('annual'),
        parts: [
          { freq: 'annual', before: '--03-20' },
          { freq: 'annual', before: '--09-20' },
        ],
      },
    ],
  ])
})

test('D4, D8 one “trước” for a list, a rhythm beside a date, an event beside a date', () => {
  const semiannual = { freq: 'semiannual', before: '--06-10' }
  reads([
    ['Trước ngày 18/6, 18/12/2026', { kind: 'compound', parts: [before('2026-06-18'), before('2026-12-18')] }],
    [
      'định kỳ 6 tháng (trước ngày 10/6), 01 năm (trước ngày 10/12)',
      { ...rhythm('semiannual'), parts: [semiannual, { freq: 'annual', before: '--12-10' }] },
    ],
    [
      'Thường xuyên (báo cáo trước ngày 15/12)',
      { ...rhythm('continuous'), parts: [{ freq: 'continuous' }, { freq: 'annual', before: '--12-15' }] },
    ],
    [
      'Sau khi có quyết định, hoàn thành trước 30/6/2026',
      { kind: 'compound', parts: [{ kind: 'event', trigger: 'Sau khi có quyết định' }, before('2026-06-30')] },
    ],
  ])
})

test('D9 the report’s period is not its deadline', () => {
  const raw = '6 tháng đầu năm trước ngày 05/7/2024; báo cáo năm trước 05/01/2025'
  const found = parseDeadline(raw)
  assert.ok(found.kind === 'compound')
  assert.deepEqual(
    found.parts.map((part) => [part.kind, part.kind === 'date' && part.date, part.what]),
    [
      ['date', '2024-07-05', 'báo cáo 6 tháng đầu năm'],
      ['date', '2025-01-05', 'báo cáo năm'],
    ],
  )
})

test('D10 relative times, events, roadmaps', () => {
  const working = { kind: 'relative', unit: 'working day' }
  reads([
    [
      'Sau 03 tháng kể từ khi Đề án được duyệt',
      { kind: 'relative', months: 3, unit: 'month', anchor: 'khi Đề án được duyệt' },
    ],
    [
      'Chậm nhất 15 ngày làm việc sau khi ban hành Kế hoạch',
      { ...working, days: 15, anchor: 'date of issue of this plan' },
    ],
    [
      'Trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản',
      { ...working, days: 5, anchor: 'ngày nhận được văn bản' },
    ],
    ['05 ngày làm việc', { ...working, days: 5, anchor: '' }],
    [
      'chậm nhất 05 ngày trước khi họp',
      { kind: 'relative', days: 5, unit: 'day', anchor: 'khi họp', direction: 'before' },
    ],
    ['Theo lộ trình tại Đề án', { kind: 'roadmap', ref: 'Đề án' }],
    ['Theo Kế hoạch số 12/KH-UBND ngày 05/7/2024', { kind: 'roadmap', ref: 'Kế hoạch số 12/KH-UBND ngày 05/7/2024' }],
    ['Được thực hiện ngay khi có văn bản', { kind: 'event', trigger: 'ngay khi có văn bản' }],
    ['Khi có yêu cầu', { kind: 'event', trigger: 'Khi có yêu cầu' }],
  ])
})

test('D1, D11 what is no deadline stays unclear', () => {
  for (const raw of [
    '',
    ' ',
    'Sở Nội vụ',
    '12',
    'Các sở, ban, ngành',
    '85/100',
    'Theo phân công tại Quyết định số 12/QĐ-UBND',
    '31/02/2026',
  ]) {
    assert.equal(parseDeadline(raw).kind, 'unclear', raw)
  }
})

test('D1 any text comes back with its words and never throws', () => {
  const words = fc.constantFrom(
    'quý',
    'IV',
    '/',
    '2026',
    'ngày',
    '31',
    'tháng',
    '12',
    'trước',
    '-',
    'hàng',
    'năm',
    ',',
    ';',
    '(',
    ')',
    'từ',
    'đến',
    '6',
    'sau',
    'khi',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(texts, (raw) => {
      assert.equal(parseDeadline(raw, { year: 2026 }).raw, raw)
      const likeness = looksLikeDeadline(raw)
      assert.ok(likeness >= 0 && likeness <= 1)
    }),
    { numRuns: 2000 },
  )
})

test('a cell of a deadline is told from one of a task, a product or an agency', () => {
  for (const cell of ['Quý IV/2021', 'Hàng năm', '- Hằng năm', 'Trước ngày 10/12/2025', 'Từ ngày 01/3 đến 30/4/2026']) {
    assert.ok(looksLikeDeadline(cell) >= 0.9, cell)
  }
  const others = [
    'Sở Nội vụ',
    'Báo cáo hàng quý',
    'Kế hoạch năm 2026',
    'Xây dựng kế hoạch năm 2026 trình UBND tỉnh',
    'Thời gian thực hiện',
    '',
  ]
  for (const cell of others) assert.ok(looksLikeDeadline(cell) < 0.5, cell)
})
