import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseCalendarYear } from './calendar-year.ts'
import { parseDeadline } from './deadline-parse.ts'
import { type DueContext, nextDue } from './next-due.ts'
import { addDays } from './plain-date.ts'
import { makeWorkingCalendar } from './working-calendar.ts'

const folder = join(import.meta.dirname, '../../../content/calendars')
const calendar = makeWorkingCalendar(
  [2025, 2026, 2027].map((year) => parseCalendarYear(JSON.parse(readFileSync(join(folder, `${year}.json`), 'utf8')))),
)
const plan: DueContext = { issuedOn: '2026-01-15', calendar }
const due = (raw: string, asOf: string, context: DueContext = plan) => nextDue(parseDeadline(raw), asOf, context)

test('E1 spans end on their last day, in words', () => {
  const found = due('Quý IV/2021', '2021-10-01', { issuedOn: '2021-09-27' })
  assert.equal(found.date, '2021-12-31')
  assert.deepEqual(found.derivation, [
    { vi: '“Quý IV/2021” → ngày cuối quý: 31/12/2021', en: '“Quý IV/2021” → last day of the quarter: 31/12/2021' },
  ])
  assert.equal(due('Tháng 2/2028', '2026-02-01').date, '2028-02-29')
  assert.equal(due('Giai đoạn 2026-2030', '2026-02-01').date, '2030-12-31')
})

test('E2 “trước ngày” leaves the day before as the last in time', () => {
  const found = due('Trước ngày 10/12/2026', '2026-02-01')
  assert.equal(found.date, '2026-12-09')
  assert.match(found.derivation[0]!.vi, /ngày cuối còn đúng hạn: 09\/12\/2026/)
  assert.equal(due('10/12/2026', '2026-02-01').date, '2026-12-10')
})

test('E3 rhythms move on once their day has passed', () => {
  assert.equal(due('Hằng năm', '2026-03-01').date, '2026-12-31')
  assert.equal(due('Hằng năm', '2024-03-01').date, '2026-12-31')
  assert.equal(due('Trước 15/12 hàng năm', '2026-12-14').date, '2026-12-14')
  assert.equal(due('Trước 15/12 hàng năm', '2026-12-15').date, '2027-12-14')
  assert.equal(due('trước ngày 20 của tháng cuối quý', '2026-03-20').date, '2026-06-19')
  assert.equal(due('Trước ngày 05 của tháng liền kề', '2026-03-02').date, '2026-03-04')
  assert.equal(due('Trước ngày 05 của tháng liền kề', '2026-03-05').date, '2026-04-04')
  assert.equal(due('Thứ sáu hàng tuần', '2026-11-21').date, '2026-11-27')
  assert.equal(due('Hàng năm, giai đoạn 2026-2027', '2029-01-01').date, '2027-12-31')
})

test('E3 a rhythm’s next day is never behind the day asked, nor earlier for a later day', () => {
  const raws = [
    'Hằng năm',
    'Hàng quý',
    '6 tháng một lần',
    'Ngày 31 hàng tháng',
    'trước ngày 20 của tháng cuối quý',
    'Trước 15/12 hàng năm',
    'Hàng tuần',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...raws), fc.nat(3000), fc.nat(40), (raw, n, later) => {
      const asOf = addDays('2026-01-15', n)
      const first = due(raw, asOf).date!
      assert.ok(first >= asOf)
      assert.ok(due(raw, addDays(asOf, later)).date! >= first)
    }),
  )
})

test('E4 no day, and why', () => {
  for (const [raw, why] of [
    ['Thường xuyên', /không có ngày đến hạn; báo cáo theo kỳ/],
    ['Năm 2026 và các năm tiếp theo', /thời gian mở/],
    ['Theo lộ trình Đề án', /Đề án/],
    ['Ngay sau khi có kết quả', /phụ thuộc sự kiện/],
    ['Sau 03 tháng kể từ khi Đề án được duyệt', /chưa có ngày của mốc/],
    ['Sở Nội vụ', /cần người xác nhận/],
  ] as const) {
    const found = due(raw, '2026-02-01')
    assert.equal(found.date, null, raw)
    assert.match(found.derivation[0]!.vi, why)
  }
})

test('E5 working days from the plan’s issue skip Tết; without a calendar only weekends, and it is said', () => {
  const raw = 'Chậm nhất 15 ngày làm việc sau khi ban hành Kế hoạch'
  const context = { issuedOn: '2026-02-10', calendar }
  assert.equal(due(raw, '2026-02-11', context).date, '2026-03-10')
  const bare = due(raw, '2026-02-11', { issuedOn: '2026-02-10' })
  assert.equal(bare.date, '2026-03-03')
  assert.match(bare.derivation[1]!.vi, /Chưa có lịch nghỉ/)
})

test('E5 a period in months that ends on a day off moves on; a fixed date does not', () => {
  const found = due('Sau 03 tháng kể từ khi Đề án được duyệt', '2026-02-01', { ...plan, anchoredOn: '2026-02-01' })
  assert.equal(found.date, '2026-05-04')
  assert.match(found.derivation.at(-1)!.vi, /Điều 148\.5/)
  assert.equal(due('01/5/2026', '2026-02-01').date, '2026-05-01')
})

test('E6 milestones one after the other', () => {
  const raw = 'Đợt 1: trước 30/6/2026; Đợt 2: trước 30/11/2026'
  assert.equal(due(raw, '2026-06-29').date, '2026-06-29')
  assert.equal(due(raw, '2026-06-30').date, '2026-11-29')
  assert.equal(due(raw, '2027-01-01').date, '2026-11-29')
})

test('E7 the year of issue, when the words name none', () => {
  const found = due('Quý III', '2026-02-01')
  assert.equal(found.date, '2026-09-30')
  assert.match(found.derivation[0]!.vi, /không ghi năm; lấy năm ban hành 2026/)
})
