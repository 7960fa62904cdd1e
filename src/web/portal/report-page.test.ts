import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { PublicHome } from '#features/portal/schema.ts'
import type { PublicReport } from '#features/reports/public/schema.ts'
import { parseForm } from '#lib/reporting/form-check.ts'
import { readWords } from '#platform/words.ts'
import { type View, viewOf } from './page.ts'
import { reportPage, reportsPage, reportTablePage } from './report-page.ts'

const most = 50 * 1024
const file = join(import.meta.dirname, '../../../content/reporting/forms/cchc-dinh-ky-2025.json')
const form = parseForm(JSON.parse(await readFile(file, 'utf8')))
const told = 'Đã hoàn thành 12/20 nhiệm vụ thuộc nội dung này, đạt 60%; còn 08 nhiệm vụ <đang> thực hiện.'
const report: PublicReport = {
  ...{ id: '0199aaaa-0000-7000-8000-000000000001', title: 'Báo cáo cải cách hành chính', period: 'Quý III/2026' },
  ...{ agencyName: 'Sở Nội vụ', sentOn: '2026-09-18', publishedOn: '2026-09-25', illustrative: true, version: 2 },
  ...{ superior: 'Ủy ban nhân dân tỉnh', dataFrom: '2026-06-15', dataTo: '2026-09-14', beforeName: 'Quý II/2026' },
  ...{ agencies: 126, missing: 1, parts: form.parts },
  sections: form.sections.map(({ code, title }) => ({ code, title, text: Array(12).fill(told).join('\n') })),
  tables: form.tables.map(({ code, title, rows }) => ({
    ...{ code, title },
    rows: rows.map((row, i) => ({
      ...{
        code: row.code,
        name: row.name,
        unit: row.unit,
        heading: row.kind === 'heading',
        words: {},
        note: 'Ghi chú '.repeat(8),
      },
      value: i % 5 === 0 ? null : '123456.5',
      before: '98765',
    })),
  })),
}
const words = await readWords()
const view = (path: string): View =>
  viewOf({ url: new URL(`http://localhost${path}`), words, province: 'tỉnh Lam Giang', style: '/style/portal.css' })
const counts = { total: 3, due: 1, dueDone: 1, done: 1, late: 0, reported: 0, going: 1, notStarted: 1 }
const progress: PublicHome = {
  ...{ asOf: '2026-09-30', counts: { ...counts, plans: 1 }, plans: [] },
  axes: [{ ...counts, indexName: 'PAR INDEX', axis: 'Cải cách thể chế' }],
}

async function check(made: unknown): Promise<string> {
  const page = String(await made)
  assert.ok(Buffer.byteLength(page) <= most, `${Buffer.byteLength(page)} bytes`)
  assert.doesNotMatch(page, /<script|undefined|\[object|portal\.report|NaN/)
  assert.equal(page.match(/<h1/g)?.length, 1)
  return page
}

test('a report with 123 rows and long words is read without script, on pages of at most 50 KB', async () => {
  const page = await check(reportPage(view(`/bao-cao/${report.id}`), report))
  assert.match(page, /Số liệu từ ngày 15\/06\/2026 đến hết ngày 14\/09\/2026\./)
  assert.match(page, /Tổng hợp từ báo cáo của 126 đơn vị\.[\s\S]*còn 1 đơn vị chưa gửi\.[\s\S]*bản thứ 2/)
  assert.match(page, /I\. Công tác chỉ đạo, điều hành CCHC<\/h2>[\s\S]*1\. Hoạt động chỉ đạo nổi bật<\/h3>/)
  assert.match(page, /&lt;đang&gt;/)
  assert.match(page, /minh họa/)
  for (const table of report.tables) {
    const own = await check(reportTablePage(view(`/bao-cao/${report.id}/bieu/${table.code}`), report, table))
    assert.match(own, /chưa có số liệu/)
    assert.match(own, /123\.456,5/)
  }
  const english = await check(reportTablePage(view('/bao-cao/x/bieu/1?lang=en'), report, report.tables[0]!))
  assert.match(english, /123,456\.5/)
})

test('of very long words as much is shown as fits, and the way to the rest', async () => {
  const long = { ...report, sections: report.sections.map((each) => ({ ...each, text: told.repeat(60) })) }
  const page = await check(reportPage(view('/bao-cao/x'), long))
  assert.match(page, /Toàn văn ở bản Word/)
  const endless = { ...report, sections: [{ code: 'I.1', title: 'Một', text: told.repeat(1000) }] }
  assert.match(await check(reportPage(view('/bao-cao/x'), endless)), /…<\/p>[\s\S]*Toàn văn ở bản Word/)
})

test('the list names what was published and how far the promises have got; an empty one says so', async () => {
  const page = await check(reportsPage(view('/bao-cao'), { reports: [report], next: report.id }, progress))
  assert.match(page, /Báo cáo cải cách hành chính, Quý III\/2026<\/a>/)
  assert.match(page, /Cải cách thể chế/)
  assert.match(page, new RegExp(`href="/bao-cao\\?sau=${report.id}"`))
  const none = await check(reportsPage(view('/bao-cao'), { reports: [], next: null }, { ...progress, axes: [] }))
  assert.match(none, /Chưa có báo cáo nào được công khai\./)
})
