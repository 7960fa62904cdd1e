import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { insertAgencies, insertPlan, type TaskSketch } from '../../../test/public-plans.ts'
import { type PublicWeb, publicWeb } from '../../../test/public-web.ts'

const most = 50 * 1024
const words = 'Công khai danh sách hộ nghèo, cận nghèo và niêm yết tại trụ sở Ủy ban nhân dân cấp xã; '

suite('public pages', () => {
  let web: PublicWeb
  let large: { planId: string; taskIds: string[] }
  let small: { planId: string; taskIds: string[] }
  let shared: { planId: string; taskIds: string[] }
  let draft: { planId: string; taskIds: string[] }

  after(() => web.close())
  before(async () => {
    web = await publicWeb()
    const communes = Array.from({ length: 126 }, (_, index) => `Ủy ban nhân dân xã Tân Hòa ${index + 1}`)
    const late = communes.map((agency) => ({ agency, state: 'assigned', dueOn: '2020-03-31' }))
    await web.province.write(async (db) => {
      const agencies = await insertAgencies(db, ['Ủy ban nhân dân tỉnh', 'Sở Nội vụ', ...communes])
      const task = (index: number): TaskSketch => ({
        text: `- ${words.repeat(1 + (index % 12))}`,
        axis: `Lĩnh vực thứ ${index % 40} ${'rất dài '.repeat(40)}`,
        indexName: ['PAPI', 'PAR INDEX', 'SIPAS', 'DTI'][index % 4] ?? null,
        product: words.repeat(20),
        deadlineRaw: 'Quý IV/2026',
        dueOn: '2026-12-31',
        parts: index === 0 ? late : [{ agency: 'Sở Nội vụ', state: 'inProgress' }],
      })
      const sketch = (count: number) => Array.from({ length: count }, (_, index) => task(index))
      small = await insertPlan(db, agencies, { number: '359/KH-UBND', tasks: sketch(57) })
      const longest = { text: words.repeat(220), parts: late }
      const title = 'Kế hoạch <b>rất</b> lớn & dài '.repeat(60)
      large = await insertPlan(db, agencies, { title, number: '2000/KH-UBND', tasks: [longest, ...sketch(2000)] })
      const many = late.map((part, index) => (index >= 66 ? { ...part, state: 'completed' } : part))
      if (many[1]) many[1] = { ...many[1], dueOn: '2020-01-31' }
      shared = await insertPlan(db, agencies, { tasks: [{ text: 'Mở sổ góp ý', parts: many }], isPublic: true })
      draft = await insertPlan(db, agencies, { title: 'Dự thảo mật', status: 'draft', tasks: sketch(1) })
    })
  })

  const text = async (path: string, status = 200): Promise<string> => {
    const reply = await web.get(path)
    assert.equal(reply.status, status, path)
    assert.match(reply.headers.get('content-type') ?? '', /^text\/html; charset=utf-8/i)
    return reply.text()
  }

  test('each page is complete without script and no larger than 50 KB, with 57 tasks and with 2,000', async () => {
    const pages = [
      '/',
      '/?lang=en',
      '/ke-hoach',
      '/tim',
      '/tim?q=ho+ngheo',
      '/tro-nang',
      '/khong-co',
      '/chi-so',
      '/bao-cao',
    ]
    for (const { planId, taskIds } of [small, large])
      pages.push(`/ke-hoach/${planId}`, `/ke-hoach/${planId}/co-quan`, `/ke-hoach/${planId}/nhiem-vu/${taskIds[0]}`)
    for (const path of pages) {
      const page = await text(path, path === '/khong-co' ? 404 : 200)
      assert.ok(Buffer.byteLength(page) <= most, `${path}: ${Buffer.byteLength(page)} bytes`)
      assert.doesNotMatch(page, /<script/i)
      assert.doesNotMatch(page, /\bportal\.(?!css)|undefined|\[object/, path)
      assert.match(page, /<html lang="(vi|en)">/)
      assert.equal(page.match(/<h1/g)?.length, 1, `${path} has one heading of the first order`)
    }
  })

  test('long lists are paged, and the next page goes on where this one ends', async () => {
    const first = await text(`/tim?ke-hoach=${large.planId}&q=ho+ngheo`)
    assert.match(first, /Tìm thấy 2\.001 việc/)
    const next = /<a class="button" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.match(next, /q=ho\+ngheo/)
    const second = await text(next)
    const ids = (page: string) => [...page.matchAll(/nhiem-vu\/([\w-]+)/g)].map(([, id]) => id)
    assert.deepEqual(ids(first), large.taskIds.slice(0, 20))
    assert.deepEqual(ids(second), large.taskIds.slice(20, 40))
  })

  test('of many lead agencies all are named, the latest first; those that are done are folded away', async () => {
    const page = await text(`/ke-hoach/${shared.planId}/nhiem-vu/${shared.taskIds[0]}`)
    const [open = '', done = ''] = page.split('<details')
    const rows = (part: string) =>
      [...part.matchAll(/<th scope="row">Ủy ban nhân dân xã Tân Hòa (\d+)</g)].map(([, n]) => n)
    assert.equal(rows(open).length, 66)
    assert.deepEqual(rows(open).slice(0, 2), ['2', '1'])
    assert.equal(rows(done).length, 60)
    assert.match(done, /60 cơ quan đã làm xong/)
    assert.match(open, /chậm [\d.]+ ngày/)
  })

  test('what is not public, does not exist or makes no sense is one and the same page', async () => {
    for (const path of [
      `/ke-hoach/${draft.planId}`,
      `/ke-hoach/${draft.planId}/nhiem-vu/${draft.taskIds[0]}`,
      `/ke-hoach/${small.planId}/nhiem-vu/${draft.taskIds[0]}`,
      `/ke-hoach/${uuid()}`,
      '/ke-hoach/abc',
      '/ke-hoach?sau=abc',
      '/tim?sau=abc',
      '/tim?ke-hoach=abc',
      '/style/fonts/..%2Fpackage.json',
    ]) {
      const page = await text(path, 404)
      assert.match(page, /Không tìm thấy trang/)
      assert.doesNotMatch(page, /Dự thảo mật/)
    }
    assert.doesNotMatch(await text('/ke-hoach'), /Dự thảo mật/)
  })

  test('words of plans and of visitors are text, never markup', async () => {
    assert.doesNotMatch(await text(`/ke-hoach/${large.planId}`), /<b>rất/)
    const asked = await text(`/tim?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`)
    assert.doesNotMatch(asked, /<img/)
    await text(`/tim?q=${'dài '.repeat(500)}`)
    await text('/tim?q=%00')
    await text('/tim?q=%E0%A4%A')
  })

  test('before the first plan is public the home page says so', async () => {
    const empty = await publicWeb()
    const page = await (await empty.get('/')).text()
    await empty.close()
    assert.match(page, /Chưa có kế hoạch nào được công khai/)
    assert.doesNotMatch(page, /<form/)
  })

  test('a fault of ours is a page in the same dress that tells nothing of its cause', async () => {
    const broken = await publicWeb()
    await broken.loseDatabase()
    const reply = await broken.get('/ke-hoach')
    await broken.close()
    assert.equal(reply.status, 500)
    const page = await reply.text()
    assert.match(page, /Trang đang gặp trục trặc/)
    assert.doesNotMatch(page, /pool|relation|Error/)
  })

  test('one is not many in English', async () => {
    const page = await text(`/tim?lang=en&ke-hoach=${small.planId}&tinh-trang=late`)
    assert.match(page, />1 task found</)
  })

  test('English speaks English and keeps to it on every link; the words of plans are marked as Vietnamese', async () => {
    const page = await text(`/ke-hoach/${small.planId}?lang=en`)
    assert.match(page, /<html lang="en">/)
    assert.match(page, /Progress in short/)
    assert.match(page, /<span lang="vi">Kế hoạch cải thiện/)
    const inside = [...page.matchAll(/href="(\/(?:ke-hoach|tim|tro-nang)[^"]*|\/\?[^"]*)"/g)].map(([, to]) => to ?? '')
    const stay = inside.filter((to) => to.includes('lang=en'))
    assert.equal(inside.length - stay.length, 1, 'only the switch leaves English')
  })

  test('a page that did not change is not sent again; styles and fonts are kept', async () => {
    const first = await web.get('/ke-hoach')
    assert.match(first.headers.get('cache-control') ?? '', /public, max-age=60/)
    const again = await web.get('/ke-hoach', { 'if-none-match': first.headers.get('etag') ?? '' })
    assert.equal(again.status, 304)
    // What may be withdrawn is not shown from somebody's memory.
    assert.equal((await web.get('/khao-sat')).headers.get('cache-control'), 'public, no-cache')
    const sheet = /<link rel="stylesheet" href="([^"]+)"/.exec(await first.text())?.[1] ?? ''
    const style = await web.get(sheet)
    assert.match(style.headers.get('cache-control') ?? '', /immutable/)
    const faces = [...(await style.text()).matchAll(/url\((\/style\/fonts\/[^)]+)\)/g)].map(([, url]) => url ?? '')
    assert.equal(faces.length, 6)
    for (const url of [...faces, '/style/api.css', '/style/icon.svg']) {
      const file = await web.get(url)
      assert.equal(file.status, 200, url)
      assert.ok((await file.arrayBuffer()).byteLength > 200)
    }
    assert.equal((await web.get('/khong-co')).headers.get('cache-control'), 'no-store')
  })
})
