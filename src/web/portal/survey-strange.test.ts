import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { digestOf } from '#features/surveys/counters/reading.ts'
import { filled, type PublicSurveys, publicSurveys, stateIn } from '../../../test/public-surveys.ts'

const first = 'hai-long-dich-vu-hanh-chinh'
const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

suite('a survey on the portal: at a counter, with pictures, in haste, and by whoever means it ill', () => {
  let survey: PublicSurveys
  after(() => survey.close())
  before(async () => {
    survey = await publicSurveys()
  })

  test('hostile and broken input: a clear page, nothing written, nothing lost that a page can keep', async () => {
    const { text: page } = await survey.press(first, '', 'bat-dau')
    const huge = await fetch(`${survey.address}/khao-sat/${first}`, {
      method: 'POST',
      body: new URLSearchParams({ buoc: 'tiep', 'q.linh_vuc_khac': 'x'.repeat(10_000_000) }),
      headers: { origin: survey.address },
    }).then(
      async (reply) => ({ status: reply.status, text: await reply.text() }),
      (error: Error) => ({ status: 413, text: `quá dài ${error.message}` }),
    )
    assert.equal(huge.status, 413)
    assert.match(huge.text, /quá dài/)
    const cut = await survey.press(first, 'name="phien" value="abc"', 'tiep')
    assert.match(cut.text, /Xin bắt đầu lại/)
    const long = await survey.press(first, page, 'tiep', {
      'q.linh_vuc': '<script>',
      'q.cach_nop': 'constructor',
      'q.ket_qua_chua': 'x'.repeat(100_000),
    })
    assert.equal(long.status, 422)
    await survey.web.province.write((db) =>
      sql`update survey set state = 'closed' where slug = 'hai-long-thu-tuc-dat-dai'`.execute(db),
    )
    const closed = await survey.press('hai-long-thu-tuc-dat-dai', '', 'bat-dau')
    assert.match(closed.text, /đã đóng/)
    assert.equal((await survey.web.get('/khao-sat/khong-co')).status, 404)
  })

  test('a tablet at a counter: the same form, no way elsewhere, nothing kept in the browser', async () => {
    const key = 'khoa-thu'
    await survey.web.province.write((db) =>
      sql`insert into survey_counter (id, survey_id, name, key_digest, created_at)
        select gen_random_uuid(), id, 'Quầy 1', ${digestOf(key)}, now() from survey where slug = ${first}`.execute(db),
    )
    const start = await survey.web.get(`/quay/${key}`)
    const page = await start.text()
    assert.equal(start.headers.get('cache-control'), 'no-store')
    assert.doesNotMatch(page, /href="\/(?!quay|style)|name="ma"/)
    assert.match(page, /<noscript><meta http-equiv="refresh"/)
    const post = (fields: Record<string, string>) =>
      fetch(`${survey.address}/quay/${key}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: survey.address },
      })
    let text = await (await post({ buoc: 'bat-dau' })).text()
    while (!text.includes('value="gui"')) {
      const phien = stateIn(text)
      text = await (await post({ phien, buoc: 'tiep', ...filled(text) })).text()
    }
    const phien = stateIn(text)
    assert.match(await (await post({ phien, buoc: 'gui' })).text(), /Người tiếp theo/)
    const { rows } = await survey.web.province.read((db) =>
      sql<{ n: number }>`select count(*)::int as n from survey_answer where channel = 'counter'`.execute(db),
    )
    assert.equal(rows[0]?.n, 1)
    assert.equal((await survey.web.get('/quay/khong-co')).status, 404)
  })

  test('a picture goes with the page, without script, and stays while the rest is mended', async () => {
    const slug = 'co-anh'
    const photo = { kind: 'photo', code: 'anh', label: { vi: 'Ảnh' }, required: true, most: 2 }
    const why = { kind: 'text', code: 'vi_sao', label: { vi: 'Vì sao' }, required: true }
    const content = {
      title: { vi: 'Có ảnh' },
      languages: ['vi'],
      sections: [{ code: 'a', title: { vi: 'A' }, questions: [photo, why] }],
    }
    await survey.add(slug, content)
    const { text: page } = await survey.press(slug, '', 'bat-dau')
    assert.match(page, /enctype="multipart\/form-data"/)
    const send = async (from: string, file: Blob, more: Record<string, string> = {}) => {
      const body = new FormData()
      body.set('phien', stateIn(from))
      body.set('buoc', 'tiep')
      for (const [name, value] of Object.entries(more)) body.set(name, value)
      body.append('q.anh', file, 'anh.png')
      const reply = await fetch(`${survey.address}/khao-sat/${slug}`, {
        method: 'POST',
        body,
        headers: { origin: survey.address },
      })
      return { status: reply.status, text: await reply.text() }
    }
    const refused = await send(page, new Blob(['không phải ảnh']), { 'q.vi_sao': 'Đẹp' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /không phải ảnh JPEG/)
    assert.match(refused.text, /name="q.vi_sao" value="Đẹp"/)
    const half = await send(page, new Blob([smallPng]))
    assert.equal(half.status, 422)
    assert.match(half.text, /Giữ ảnh 1 đã gửi/)
    const digest = /name="q.anh" value="([0-9a-f]{64})" checked/.exec(half.text)?.[1] ?? ''
    const check = await survey.press(slug, half.text, 'tiep', { 'q.anh': digest, 'q.vi_sao': 'Đẹp' })
    assert.match((await survey.press(slug, check.text, 'gui')).text, /Đã nhận phiếu/)
  })

  test('too many steps from one address: said with the time to wait, and what was typed stays in the page', async () => {
    const { text: page } = await survey.press(first, '', 'bat-dau')
    const flood = () => fetch(`${survey.address}/api/public/surveys/khong-co/answers`, { method: 'POST' })
    for (let batch = 0; batch < 13; batch += 1) await Promise.all(Array.from({ length: 50 }, flood))
    const held = await survey.press(first, page, 'tiep', { 'q.linh_vuc_khac': 'Đất đai <xóm 3>' })
    assert.equal(held.status, 429)
    assert.match(held.text, /Hãy đợi \d+ giây rồi thử lại/)
    assert.match(held.text, /name="q.linh_vuc_khac" value="Đất đai &lt;xóm 3&gt;"/)
    assert.match(held.text, /name="buoc" value="tiep"/)
  })
})
