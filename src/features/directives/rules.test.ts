import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseCalendarYear } from '#lib/calendar/calendar-year.ts'
import { makeWorkingCalendar } from '#lib/calendar/working-calendar.ts'
import { countedDue, countOf, directedCriteria, dueWords, issuerOf, readDue, shareOf, standingOf } from './rules.ts'

const work = {
  issuer: 'primeMinister',
  issuerDue: '2026-06-30',
  ownDue: '2026-07-31',
  done: false,
  answeredOn: null,
} as const

test('the day of those above counts as they set it; the province’s own moves with an extension', () => {
  assert.equal(countedDue(work), '2026-06-30')
  assert.equal(countedDue({ ...work, issuer: 'province' }), '2026-07-31')
})

test('on time is the day of the answering document, not of handing in; without a day nothing is late', () => {
  const cases = [
    [work, '2026-06-30', 'running'],
    [work, '2026-07-01', 'overdue'],
    [{ ...work, done: true, answeredOn: '2026-06-30' }, '2026-12-01', 'onTime'],
    [{ ...work, done: true, answeredOn: '2026-07-01' }, '2026-12-01', 'late'],
    [{ ...work, issuer: 'province', done: true, answeredOn: '2026-07-20' } as const, '2026-12-01', 'onTime'],
    [{ ...work, issuerDue: null }, '2030-01-01', 'running'],
    [{ ...work, issuerDue: null, done: true, answeredOn: '2030-01-01' }, '2030-01-01', 'onTime'],
  ] as const
  for (const [it, today, standing] of cases) assert.equal(standingOf(it, today), standing, JSON.stringify(it))
})

test('shares: by issuer and in all, of all that was given and of what has fallen due', () => {
  const task = (
    issuer: 'government' | 'province',
    standing: 'onTime' | 'late' | 'running' | 'overdue',
    dueOn: string | null = '2026-06-30',
  ) => ({
    issuer,
    standing,
    dueOn,
  })
  const tasks = [
    task('government', 'onTime'),
    task('government', 'late'),
    task('government', 'running', null),
    task('province', 'overdue'),
  ]
  assert.deepEqual(countOf(tasks), { tasks: 4, onTime: 1, late: 1, running: 1, overdue: 1, undated: 1 })
  const { rows, total } = shareOf(tasks)
  assert.deepEqual(
    rows.map(({ issuer, tasks: all, share, shareOfDue }) => [issuer, all, share, shareOfDue]),
    [
      ['government', 3, 1 / 3, 1 / 2],
      ['province', 1, 0, 0],
    ],
  )
  assert.deepEqual([total.share, total.shareOfDue], [1 / 4, 1 / 3])
  assert.deepEqual(shareOf([]).total.share, null)
})

test('a bare span runs from the day of issue, in working days over a holiday; a day may be typed in several ways', async () => {
  const text = await readFile(join(import.meta.dirname, '../../../content/calendars/2026.json'), 'utf8')
  const calendar = makeWorkingCalendar([parseCalendarYear(JSON.parse(text))])
  const read = (words: string) => readDue(words, { issuedOn: '2026-03-02', calendar }).dueOn
  assert.equal(dueWords('15 ngày làm việc'), 'Trong 15 ngày làm việc kể từ ngày ban hành')
  assert.equal(read('5 ngày làm việc'), '2026-03-09')
  assert.equal(read('trong vòng 10 ngày'), '2026-03-12')
  assert.equal(read('30/06/2026'), '2026-06-30')
  assert.equal(read('30.06.2026'), '2026-06-30')
  assert.equal(read('Quý II/2026'), '2026-06-30')
  assert.equal(readDue('một ngày nào đó', { issuedOn: '2026-03-02', calendar }).understood, false)
})

test('who gave it is told from its name', () => {
  const names = {
    'Thủ tướng Chính phủ': 'primeMinister',
    'Văn phòng Chính phủ': 'primeMinister',
    'CHÍNH PHỦ': 'government',
    'Bộ Nội vụ': 'ministry',
    'Tỉnh ủy Lam Giang': 'party',
    'Ủy ban nhân dân tỉnh': 'province',
    'Hội đồng nhân dân tỉnh': 'council',
    'Sở Nội vụ': 'agency',
  }
  for (const [name, issuer] of Object.entries(names)) assert.equal(issuerOf(name), issuer, name)
})

test('the criterion is known by its name and by what it is told: all, on time, late', () => {
  const share = { id: 'weightedShare', of: { id: 'a' }, terms: [{ id: 'b' }, { id: 'c' }] }
  const name = { vi: 'Thực hiện nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao' }
  const found = directedCriteria([
    { code: '1.7', name, method: { id: 'published', forecast: share } },
    { code: '9.9', name: { vi: 'Xử lý văn bản' }, method: share },
    { code: '8.8', name, method: { id: 'yesNo' } },
  ])
  assert.deepEqual(
    found.map(({ code }) => code),
    ['1.7'],
  )
})
