import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { readQuestionnaires } from '#features/questionnaires/presets.ts'
import { codeFrom, withCodes } from '#features/surveys/codes.ts'
import { digestOf } from '#features/surveys/counters/reading.ts'
import type { Db } from '#platform/db/connection.ts'
import { createLog } from '#platform/log.ts'
import { insertAgencies } from '../../../test/public-plans.ts'
import { type PublicWeb, publicWeb } from '../../../test/public-web.ts'

const most = 40 * 1024
const smallPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const code = codeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))

async function insertSurvey(db: Db, agencyId: string, slug: string, content: { title: Record<string, string> }) {
  const [questionnaireId, id, now] = [uuid(), uuid(), new Date()]
  await db
    .insertInto('questionnaire')
    .values({ id: questionnaireId, agencyId, title: slug, createdAt: now, createdByName: 'x' })
    .execute()
  await db
    .insertInto('questionnaireVersion')
    .values({
      questionnaireId,
      number: 1,
      content: JSON.stringify(content),
      testedEdit: 1,
      publishedAt: now,
      publishedByName: 'x',
      updatedAt: now,
    })
    .execute()
  await db
    .insertInto('survey')
    .values({
      id,
      agencyId,
      questionnaireId,
      versions: [1],
      title: content.title.vi ?? '',
      slug,
      opensOn: '2020-01-01',
      closesOn: '2999-12-31',
      state: 'open',
      openLink: true,
      codes: true,
      updatedAt: now,
    })
    .execute()
  await db
    .insertInto('surveyCodes')
    .values({ surveyId: id, unused: withCodes(Buffer.alloc(0), id, [code]), issued: 1 })
    .execute()
}

suite('a survey on the portal, without script', () => {
  let web: PublicWeb
  let address: string
  let agencyId: string

  after(() => web.close())
  before(async () => {
    web = await publicWeb()
    const templates = await readQuestionnaires(createLog('silent'))
    await web.province.write(async (db) => {
      const agencies = await insertAgencies(db, ['Sở Nội vụ'])
      agencyId = agencies['Sở Nội vụ'] ?? ''
      for (const { code: slug, content } of templates) {
        await insertSurvey(db, agencyId, slug, content)
      }
    })
    address = await web.listen()
  })

  /** What a browser without script sends when the button is pressed. */
  async function press(slug: string, page: string, step: string, chosen: Record<string, string> = {}) {
    const state = /name="phien" value="([^"]*)"/.exec(page)?.[1]
    const body = new URLSearchParams({ ...(state ? { phien: state } : {}), buoc: step, ...chosen })
    const reply = await fetch(`${address}/khao-sat/${slug}`, { method: 'POST', body, headers: { origin: address } })
    const text = await reply.text()
    assert.equal(reply.headers.get('set-cookie'), null)
    assert.match(reply.headers.get('cache-control') ?? '', /^private|max-age=60/)
    assert.ok(Buffer.byteLength(text) <= most, `${slug}: ${Buffer.byteLength(text)} bytes`)
    assert.ok(!text.includes('<script'))
    return { status: reply.status, text }
  }

  const addSurvey = (slug: string, content: { title: Record<string, string> }) =>
    web.province.write((db) => insertSurvey(db, agencyId, slug, content))

  /** The first option of every group of the page, and something for what is typed. */
  function filled(page: string): Record<string, string> {
    const chosen: Record<string, string> = {}
    for (const [, type, name, value] of page.matchAll(
      /<input type="(radio|checkbox)"(?: id="[^"]*")? name="([^"]+)" value="([^"]*)"/g,
    ))
      if (!(name! in chosen) && !value!.startsWith('~') && type) chosen[name!] = value!
    for (const [, name] of page.matchAll(/class="typed number"><input type="text" id="([^"]+)"/g)) chosen[name!] = '3'
    return chosen
  }

  const first = 'hai-long-dich-vu-hanh-chinh'

  /** To the page on which all answers are looked over. */
  async function walked(slug: string) {
    let reply = await press(slug, '', 'bat-dau')
    while (!reply.text.includes('value="gui"')) reply = await press(slug, reply.text, 'tiep', filled(reply.text))
    return reply
  }

  for (const slug of [first, 'quan-tri-va-hanh-chinh-cap-co-so', 'hai-long-kham-chua-benh'])
    test(`${slug}: from the first page to the last, each at most 40 KB`, async () => {
      const start = await (await web.get(`/khao-sat/${slug}`)).text()
      assert.ok(Buffer.byteLength(start) <= most)
      let { text } = await press(slug, start, 'bat-dau')
      for (let pages = 0; !text.includes('value="gui"'); pages++) {
        assert.ok(pages < 40, 'the form comes to its end')
        const next = await press(slug, text, 'tiep', filled(text))
        assert.equal(next.status, 200, /<div class="wrong"[\s\S]*?<\/div>/.exec(next.text)?.[0])
        text = next.text
      }
      const sent = await press(slug, text, 'gui')
      assert.match(sent.text, /Đã nhận phiếu/)
      assert.match((await press(slug, text, 'gui')).text, /Đã nhận phiếu/)
    })

  test('every answer came once, and nothing else was written', async () => {
    const { rows } = await web.province.read((db) =>
      sql<{
        answers: number
        events: number
      }>`select (select count(*)::int from survey_answer) as answers, (select count(*)::int from audit_event) as events`.execute(
        db,
      ),
    )
    assert.deepEqual(rows[0], { answers: 3, events: 0 })
  })

  test('what is wrong is listed on top, leads to its field, and what was typed stays', async () => {
    const { text: page } = await press(first, '', 'bat-dau')
    const wrong = await press(first, page, 'tiep', { 'q.cach_nop': 'truc_tuyen' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /<title>Lỗi: /)
    for (const [, id] of wrong.text.matchAll(/<li><a href="#([^"]+)">/g))
      assert.ok(wrong.text.includes(`id="${id}"`), id)
    assert.match(wrong.text, /value="truc_tuyen" checked/)
    const more = await press(first, wrong.text, 'tiep', {
      'q.linh_vuc': 'khac',
      'q.cach_nop': 'truc_tuyen',
      'q.ket_qua_chua': 'chua',
    })
    assert.match(more.text, /Có câu hỏi thêm/)
    assert.match(more.text, /name="q.linh_vuc_khac"/)
  })

  test('a code answers once; a wrong one says so beside its field', async () => {
    const slug = 'danh-gia-giai-quyet-thu-tuc'
    const wrong = await press(slug, '', 'bat-dau', { ma: 'ABC' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Mã có 12 chữ và số/)
    const answered = async () => {
      let { text } = await press(slug, '', 'bat-dau', { ma: code.toLowerCase() })
      while (text.includes('value="tiep"')) text = (await press(slug, text, 'tiep', filled(text))).text
      return text
    }
    const [one, two] = [await answered(), await answered()]
    assert.match((await press(slug, one, 'gui')).text, /Đã nhận phiếu/)
    const late = await press(slug, two, 'gui')
    assert.equal(late.status, 409)
    assert.match(late.text, /Mã này đã được dùng/)
    assert.match(late.text, /Những câu ông\/bà đã trả lời/)
    assert.match((await press(slug, one, 'gui')).text, /Đã nhận phiếu/)
  })

  test('hostile and broken input: a clear page, nothing written, nothing lost that a page can keep', async () => {
    const { text: page } = await press(first, '', 'bat-dau')
    const huge = await fetch(`${address}/khao-sat/${first}`, {
      method: 'POST',
      body: new URLSearchParams({ buoc: 'tiep', 'q.linh_vuc_khac': 'x'.repeat(10_000_000) }),
      headers: { origin: address },
    }).then(
      async (reply) => ({ status: reply.status, text: await reply.text() }),
      (error: Error) => ({ status: 413, text: `quá dài ${error.message}` }),
    )
    assert.equal(huge.status, 413)
    assert.match(huge.text, /quá dài/)
    const cut = await press(first, 'name="phien" value="abc"', 'tiep')
    assert.match(cut.text, /Xin bắt đầu lại/)
    const long = await press(first, page, 'tiep', {
      'q.linh_vuc': '<script>',
      'q.cach_nop': 'constructor',
      'q.ket_qua_chua': 'x'.repeat(100_000),
    })
    assert.equal(long.status, 422)
    await web.province.write((db) =>
      sql`update survey set state = 'closed' where slug = 'hai-long-thu-tuc-dat-dai'`.execute(db),
    )
    const closed = await press('hai-long-thu-tuc-dat-dai', '', 'bat-dau')
    assert.match(closed.text, /đã đóng/)
    assert.equal((await web.get('/khao-sat/khong-co')).status, 404)
  })

  test('after sending, going back or loading again sends nothing: the browser is led to a page of its own', async () => {
    const { text } = await walked(first)
    const body = new URLSearchParams({ phien: /name="phien" value="([^"]*)"/.exec(text)?.[1] ?? '', buoc: 'gui' })
    const reply = await fetch(`${address}/khao-sat/${first}`, {
      method: 'POST',
      body,
      headers: { origin: address },
      redirect: 'manual',
    })
    assert.deepEqual([reply.status, reply.headers.get('location')], [303, `/khao-sat/${first}/da-nhan`])
    assert.match(await (await web.get(`/khao-sat/${first}/da-nhan`)).text(), /Đã nhận phiếu/)
  })

  test('a group that is full is said kindly, before somebody goes on for nothing', async () => {
    const slug = 'hai-long-kham-chua-benh'
    await web.province.write((db) =>
      sql`insert into survey_quota (id, survey_id, position, title, most, taken)
        select gen_random_uuid(), id, 1, 'Tất cả', 1, 1 from survey where slug = ${slug}`.execute(db),
    )
    const { text } = await press(slug, '', 'bat-dau')
    assert.match(text, /Nhóm “Tất cả” đã đủ số phiếu/)
    assert.doesNotMatch(text, /name="phien"/)
  })

  test('a tablet at a counter: the same form, no way elsewhere, nothing kept in the browser', async () => {
    const key = 'khoa-thu'
    await web.province.write((db) =>
      sql`insert into survey_counter (id, survey_id, name, key_digest, created_at)
        select gen_random_uuid(), id, 'Quầy 1', ${digestOf(key)}, now() from survey where slug = ${first}`.execute(db),
    )
    const start = await web.get(`/quay/${key}`)
    const page = await start.text()
    assert.equal(start.headers.get('cache-control'), 'no-store')
    assert.doesNotMatch(page, /href="\/(?!quay|style)|name="ma"/)
    assert.match(page, /<noscript><meta http-equiv="refresh"/)
    const post = (fields: Record<string, string>) =>
      fetch(`${address}/quay/${key}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: address },
      })
    let text = await (await post({ buoc: 'bat-dau' })).text()
    while (!text.includes('value="gui"')) {
      const phien = /name="phien" value="([^"]*)"/.exec(text)?.[1] ?? ''
      text = await (await post({ phien, buoc: 'tiep', ...filled(text) })).text()
    }
    const phien = /name="phien" value="([^"]*)"/.exec(text)?.[1] ?? ''
    assert.match(await (await post({ phien, buoc: 'gui' })).text(), /Người tiếp theo/)
    const { rows } = await web.province.read((db) =>
      sql<{ n: number }>`select count(*)::int as n from survey_answer where channel = 'counter'`.execute(db),
    )
    assert.equal(rows[0]?.n, 1)
    assert.equal((await web.get('/quay/khong-co')).status, 404)
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
    await addSurvey(slug, content)
    const { text: page } = await press(slug, '', 'bat-dau')
    assert.match(page, /enctype="multipart\/form-data"/)
    const send = async (from: string, file: Blob, more: Record<string, string> = {}) => {
      const body = new FormData()
      body.set('phien', /name="phien" value="([^"]*)"/.exec(from)?.[1] ?? '')
      body.set('buoc', 'tiep')
      for (const [name, value] of Object.entries(more)) body.set(name, value)
      body.append('q.anh', file, 'anh.png')
      const reply = await fetch(`${address}/khao-sat/${slug}`, { method: 'POST', body, headers: { origin: address } })
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
    const check = await press(slug, half.text, 'tiep', { 'q.anh': digest, 'q.vi_sao': 'Đẹp' })
    assert.match((await press(slug, check.text, 'gui')).text, /Đã nhận phiếu/)
  })

  test('too many steps from one address: said with the time to wait, and what was typed stays in the page', async () => {
    const { text: page } = await press(first, '', 'bat-dau')
    const flood = () => fetch(`${address}/api/public/surveys/khong-co/answers`, { method: 'POST' })
    for (let batch = 0; batch < 13; batch += 1) await Promise.all(Array.from({ length: 50 }, flood))
    const held = await press(first, page, 'tiep', { 'q.linh_vuc_khac': 'Đất đai <xóm 3>' })
    assert.equal(held.status, 429)
    assert.match(held.text, /Hãy đợi \d+ giây rồi thử lại/)
    assert.match(held.text, /name="q.linh_vuc_khac" value="Đất đai &lt;xóm 3&gt;"/)
    assert.match(held.text, /name="buoc" value="tiep"/)
  })
})
