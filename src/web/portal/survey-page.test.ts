// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how a questionnaire names an answer
import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import { code, filled, type PublicSurveys, publicSurveys, stateIn } from '../../../test/public-surveys.ts'

const most = 40 * 1024
const first = 'hai-long-dich-vu-hanh-chinh'

suite('a survey on the portal, without script: page by page', () => {
  let survey: PublicSurveys
  after(() => survey.close())
  before(async () => {
    survey = await publicSurveys()
  })

  for (const slug of [first, 'quan-tri-va-hanh-chinh-cap-co-so', 'hai-long-kham-chua-benh'])
    test(`${slug}: from the first page to the last, each at most 40 KB`, async () => {
      const start = await (await survey.web.get(`/khao-sat/${slug}`)).text()
      assert.ok(Buffer.byteLength(start) <= most)
      let { text } = await survey.press(slug, start, 'bat-dau')
      for (let pages = 0; !text.includes('value="gui"'); pages++) {
        assert.ok(pages < 40, 'the form comes to its end')
        const next = await survey.press(slug, text, 'tiep', filled(text))
        assert.equal(next.status, 200, /<div class="wrong"[\s\S]*?<\/div>/.exec(next.text)?.[0])
        text = next.text
      }
      const sent = await survey.press(slug, text, 'gui')
      assert.match(sent.text, /Đã nhận phiếu/)
      assert.match((await survey.press(slug, text, 'gui')).text, /Đã nhận phiếu/)
    })

  test('every answer came once, and nothing else was written', async () => {
    const { rows } = await survey.web.province.read((db) =>
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
    const { text: page } = await survey.press(first, '', 'bat-dau')
    const wrong = await survey.press(first, page, 'tiep', { 'q.cach_nop': 'truc_tuyen' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /<title>Lỗi: /)
    for (const [, id] of wrong.text.matchAll(/<li><a href="#([^"]+)">/g))
      assert.ok(wrong.text.includes(`id="${id}"`), id)
    assert.match(wrong.text, />Xin trả lời câu “Ông\/bà đã làm thủ tục thuộc lĩnh vực nào\?”\.<\/a>/)
    assert.match(wrong.text, /value="truc_tuyen" checked/)
    const more = await survey.press(first, wrong.text, 'tiep', {
      'q.linh_vuc': 'khac',
      'q.cach_nop': 'truc_tuyen',
      'q.ket_qua_chua': 'chua',
    })
    assert.match(more.text, /Có câu hỏi thêm/)
    assert.match(more.text, /name="q.linh_vuc_khac"/)
  })

  test('a code answers once; a wrong one says so beside its field', async () => {
    const slug = 'danh-gia-giai-quyet-thu-tuc'
    const wrong = await survey.press(slug, '', 'bat-dau', { ma: 'ABC' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Mã có 12 chữ và số/)
    const answered = async () => {
      let { text } = await survey.press(slug, '', 'bat-dau', { ma: code.toLowerCase() })
      while (text.includes('value="tiep"')) text = (await survey.press(slug, text, 'tiep', filled(text))).text
      return text
    }
    const [one, two] = [await answered(), await answered()]
    assert.match((await survey.press(slug, one, 'gui')).text, /Đã nhận phiếu/)
    const late = await survey.press(slug, two, 'gui')
    assert.equal(late.status, 409)
    assert.match(late.text, /Mã này đã được dùng/)
    assert.match(late.text, /Những câu ông\/bà đã trả lời/)
    assert.match((await survey.press(slug, one, 'gui')).text, /Đã nhận phiếu/)
  })

  test('after sending, going back or loading again sends nothing: the browser is led to a page of its own', async () => {
    const { text } = await survey.walked(first)
    const body = new URLSearchParams({ phien: stateIn(text), buoc: 'gui' })
    const reply = await fetch(`${survey.address}/khao-sat/${first}`, {
      method: 'POST',
      body,
      headers: { origin: survey.address },
      redirect: 'manual',
    })
    assert.deepEqual([reply.status, reply.headers.get('location')], [303, `/khao-sat/${first}/da-nhan`])
    assert.match(await (await survey.web.get(`/khao-sat/${first}/da-nhan`)).text(), /Đã nhận phiếu/)
  })

  test('a group that is full is said kindly, before somebody goes on for nothing', async () => {
    const slug = 'hai-long-kham-chua-benh'
    await survey.web.province.write((db) =>
      sql`insert into survey_quota (id, survey_id, position, title, most, taken)
        select gen_random_uuid(), id, 1, 'Tất cả', 1, 1 from survey where slug = ${slug}`.execute(db),
    )
    const { text } = await survey.press(slug, '', 'bat-dau')
    assert.match(text, /Nhóm “Tất cả” đã đủ số phiếu/)
    assert.doesNotMatch(text, /name="phien"/)
  })

  test('conditions, repeated answers, code and submission hold over all pages, forth and back', async () => {
    const slug = 'nhieu-trang'
    const vi = (words: string) => ({ vi: words })
    const choices = ['co', 'khong'].map((each) => ({ code: each, label: vi(each) }))
    const part = (name: string, ...questions: object[]) => ({ code: name, title: vi(`Phần ${name}`), questions })
    const asks = (name: string, more: object = {}) => ({
      kind: 'single',
      code: name,
      label: vi(name),
      choices,
      ...more,
    })
    await survey.add(slug, {
      ...{ title: vi('Nhiều trang'), languages: ['vi'] },
      sections: [
        part('a', asks('da_den'), { kind: 'text', code: 'noi', label: vi('Nơi nào?'), required: true }),
        part('b', asks('hai_long', { label: vi('Ở ${noi} có hài lòng không?'), when: "${da_den} = 'co'" })),
        part('c', asks('quay_lai', { when: "${hai_long} = 'co'" }), asks('khac')),
      ],
    } as never)
    let { text } = await survey.press(slug, '', 'bat-dau')
    text = (await survey.press(slug, text, 'tiep', { 'q.da_den': 'co', 'q.noi': 'Tân Hòa <b>' })).text
    assert.match(text, /Ở Tân Hòa &lt;b&gt; có hài lòng không/)
    assert.match(text, /Phần 2 trên 3[\s\S]*<progress class="way" value="2" max="4"/)
    const second = text
    text = (await survey.press(slug, text, 'tiep', { 'q.hai_long': 'co' })).text
    text = (await survey.press(slug, text, 'tiep', { 'q.quay_lai': 'co', 'q.khac': 'khong' })).text
    assert.match(text, /value="gui"/)
    // Back to the first part: who has not been there is asked neither how it was nor whether he comes again.
    text = (await survey.press(slug, text, 'sua.a')).text
    assert.match(text, /value="Tân Hòa &lt;b&gt;"/)
    text = (await survey.press(slug, text, 'tiep', { 'q.da_den': 'khong', 'q.noi': 'Tân Hòa' })).text
    assert.doesNotMatch(text, /hai_long|quay_lai/)
    text = (await survey.press(slug, text, 'tiep', { 'q.khac': 'co' })).text
    assert.match((await survey.press(slug, text, 'gui')).text, /Đã nhận phiếu/)
    // A page from before that is sent once more is the same answer: nothing is written twice or over it.
    const old = (await survey.press(slug, second, 'tiep', { 'q.hai_long': 'co' })).text
    const late = (await survey.press(slug, old, 'tiep', { 'q.khac': 'co' })).text
    const again = await survey.press(slug, late, 'gui')
    assert.equal(again.status, 409)
    assert.match(again.text, /đã được nhận với nội dung khác/)
    assert.doesNotMatch(again.text, /<button/)
    const { rows } = await survey.web.province.read((db) =>
      sql<{ answers: object }>`select a.answers from survey_answer a join survey s on s.id = a.survey_id
        where s.slug = ${slug}`.execute(db),
    )
    assert.deepEqual(rows, [{ answers: { da_den: 'khong', noi: 'Tân Hòa', khac: 'co' } }])
  })

  test('a long form is looked over part by part, a short one as a whole', async () => {
    const long = (await survey.walked('quan-tri-va-hanh-chinh-cap-co-so')).text
    assert.equal(long.match(/<details class="part">/g)?.length, 9)
    const short = (await survey.walked('danh-gia-giai-quyet-thu-tuc')).text
    assert.doesNotMatch(short, /<details/)
  })
})
