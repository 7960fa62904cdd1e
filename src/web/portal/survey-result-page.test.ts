import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Correction } from '#features/estimates/publishing/schema.ts'
import { pointsResult } from '#features/estimates/samples-results.ts'
import type { Result } from '#features/estimates/schema.ts'
import { readWords } from '#platform/words.ts'
import { viewOf } from './page.ts'
import { resultPage } from './survey-result-page.ts'

const words = await readWords()
const most = 40 * 1024

function shown(content: Result, query = '', corrections: Correction[] = []): string {
  const url = new URL(`http://localhost/khao-sat/abc/ket-qua${query}`)
  const view = viewOf({ url, words, province: 'tỉnh Lam Giang', style: '/style/portal.css' })
  const { title, agencyName } = content
  const shown = { number: 2, publishedAt: '2026-11-20T02:00:00Z', content }
  return String(resultPage(view, { slug: 'abc', title, agencyName, shown, corrections }))
}

test('points, their total, groups and what was fitted stand on the page, in both languages', () => {
  const page = shown(pointsResult({ places: 30 }))
  for (const part of [
    'Tổng điểm 8 nội dung: 57,07 (53,47 – 60,67), trên thang 8 – 80.',
    'Tổng điểm 8 nội dung – giới tính',
    'Tổng điểm 8 nội dung – địa bàn',
    'ít phiếu',
    'Quyền số khớp theo: Giới tính',
    'Tỷ lệ, % (khoảng tin cậy 95 %)',
    '<a href="/api/public/survey-results/abc/results.xlsx">',
  ])
    assert.ok(page.includes(part), part)
  assert.ok(!page.includes('chỉ có trong tệp'))
  assert.ok(!/<script|\son\w+=/.test(page))
  assert.ok(!shown(pointsResult({}), '?lang=en').includes('surveyResult.'))
})

test('of a survey that still asks it is told to which day the figures count', () => {
  const content = pointsResult({ places: 3 })
  assert.ok(shown({ ...content, countedTo: '2026-10-12' }).includes('Số liệu tính đến ngày 12/10/2026'))
  assert.ok(!shown(content).includes('Số liệu tính đến ngày'))
})

test('where a picture has bars of the time before, it says which are whose', () => {
  const compared = pointsResult({ places: 3, compared: true })
  const before = compared.comparison?.title
  assert.ok(before)
  assert.ok(shown(compared).includes(`</svg> <span lang="vi">${before}</span>`))
  assert.ok(!shown(pointsResult({ places: 3, compared: false })).includes('</svg> <span lang="vi">'))
})

test('two hundred places stay within 40 KB: what has no room is named, and is in the file', () => {
  const whole = pointsResult({ places: 200 })
  const [part] = whole.parts
  assert.ok(part)
  const rated = { ...part, total: null, scores: part.scores.map((score) => ({ ...score, rule: 'rating' as const })) }
  const items = Array.from({ length: 300 }, (_, i) => ({
    ...part.items[0]!,
    ...{ code: `i${i}`, label: `Nội dung ${i} có tên dài như trong phiếu khảo sát của tỉnh, huyện và xã` },
  }))
  for (const content of [whole, { ...whole, parts: [rated] }, { ...whole, parts: [{ ...part, items }, rated] }]) {
    const page = shown(content)
    assert.ok(Buffer.byteLength(page) <= most, String(Buffer.byteLength(page)))
    assert.ok(page.includes('Điểm nội dung (1 – 10)') || page.includes('Điểm đánh giá'))
  }
  assert.match(shown({ ...whole, parts: [{ ...part, items }] }), /chỉ có trong tệp: <span lang="vi">[^<]+/)
})

test('what was withdrawn is told with its day and reason, above the figures in its place', () => {
  const corrections = [
    {
      number: 1,
      publishedAt: '2026-11-10T02:00:00Z',
      withdrawnAt: '2026-11-15T02:00:00Z',
      reason: 'Nhập trùng 3 phiếu giấy.',
    },
  ]
  const page = shown(pointsResult({ places: 3 }), '', corrections)
  const at = ['Kết quả công bố ngày 10/11/2026 đã được rút ngày 15/11/2026', 'Nhập trùng 3 phiếu giấy.', '57,07'].map(
    (it) => page.indexOf(it),
  )
  assert.ok(at[0]! > 0 && at[0]! < at[1]! && at[1]! < at[2]!, String(at))
  // What went with it has the same reason, which is said once.
  const older = { ...corrections[0]!, number: 0, publishedAt: '2026-11-03T02:00:00Z' }
  const both = shown(pointsResult({ places: 3 }), '', [...corrections, older])
  assert.match(both, /Kết quả công bố ngày 03\/11\/2026, 10\/11\/2026 đã được rút ngày 15\/11\/2026/)
  assert.equal(both.split('Nhập trùng 3 phiếu giấy.').length, 2)
})
