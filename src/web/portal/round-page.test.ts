import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from 'hono/html'
import type { PublishedRoundPage } from '#features/rounds/schema.ts'
import { readWords } from '#platform/words.ts'
import { viewOf } from './page.ts'
import { type AskedOfRanking, roundPage } from './round-page.ts'

const most = 50 * 1024
const communes = 150
const areas = Array.from({ length: 9 }, (_, i) => ({ code: `${i + 1}`, name: `Lĩnh vực ${i + 1}`, max: '12.5' }))
const round: PublishedRoundPage = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  name: 'Đánh giá cải cách hành chính các xã năm 2025',
  editionName: 'Bộ chỉ số cấp xã',
  year: 2025,
  agencyName: 'Sở Nội vụ',
  publishedAt: '2026-02-20T00:00:00.000Z',
  illustrative: false,
  units: communes,
  classes: [{ name: 'Tốt', units: communes }],
  areas,
  ranking: Array.from({ length: communes }, (_, i) => ({
    name: `Ủy ban nhân dân xã Tân Hòa ${i + 1}`,
    place: i + 1,
    tiedWith: 0,
    points: '81.25',
    max: '100',
    percent: 81.25,
    className: 'Tốt',
    areas: areas.map(() => '8.75'),
  })),
  unscored: ['Ủy ban nhân dân xã Chưa Chấm'],
}

const words = await readWords()
const url = new URL(`http://localhost/chi-so/ky-danh-gia/${round.id}`)
const pageOf = async (asked?: AskedOfRanking): Promise<string> => {
  const view = viewOf({ url, words, province: 'tỉnh Lâm Giang', style: '/style/portal.css' })
  return String(await html`${roundPage(view, round, asked)}`)
}
const rowsIn = (page: string) => page.match(/<th scope="row"/g)?.length ?? 0

test('a ranking of 150 communes comes in parts of a page that a cheap phone can carry', async () => {
  const addresses = [undefined, '50', '100']
  const pages = await Promise.all(addresses.map((after) => pageOf({ after })))
  assert.deepEqual(pages.map(rowsIn), [50, 50, 50])
  for (const page of pages) assert.ok(Buffer.byteLength(page) <= most, `${Buffer.byteLength(page)} bytes`)
  assert.match(pages[0]!, /sau=50/)
  assert.match(pages[1]!, /Tân Hòa 51</)
  assert.doesNotMatch(pages[2]!, /sau=150/)
})

test('who has no score is named on the first page; an address that makes no sense is the first page', async () => {
  assert.match(await pageOf(), /Chưa Chấm/)
  assert.doesNotMatch(await pageOf({ after: '50' }), /Chưa Chấm/)
  for (const after of ['x', '-3', '99999']) assert.match(await pageOf({ after }), /Tân Hòa 1</)
})

test('a commune is found by its name, with and without marks; its place stays the one among all', async () => {
  const page = await pageOf({ name: 'tan hoa 14' })
  assert.equal(rowsIn(page), 11)
  assert.match(page, /Tìm thấy 11 cơ quan/)
  assert.match(page, /Tân Hòa 149<[\s\S]*?>149</)
  assert.equal(rowsIn(await pageOf({ name: 'không có' })), 0)
})
