// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how a questionnaire names an answer
import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { xlsxBytes } from '#lib/office/xlsx.ts'
import { letHelp, picture, press, pressTwice } from './interviewer.ts'
import { journeyLimit, notBuilt, type Office, openOffice } from './office.ts'
import { look } from './screens.ts'

type Draft = { content: { languages: string[]; sections: { when?: string; title: object; questions: object[] }[] } }

suite('a survey in an office: designer, XLSForm, quotas, paper by two people, a table, a photo without script', {
  skip: notBuilt,
  timeout: journeyLimit,
}, () => {
  let office: Office
  let keeper: Page
  let agencyId = ''
  let form = ''
  let survey: { id: string; slug: string }

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    const { agencies } = await ask<{ agencies: { id: string }[] }>('GET', '/questionnaires')
    agencyId = agencies[0]?.id ?? ''
    const made = { agencyId, title: 'Phiếu nhiều kiểu', template: null }
    form = (await ask<{ id: string }>('POST', '/questionnaires', made)).id
    await ask('PUT', `/questionnaires/${form}/versions/1`, { edit: 1, content })
  })
  after(() => office?.close())

  const ask = <T>(method: string, path: string, data?: unknown) => office.ask<T>(keeper, method, path, data)
  const dialog = (on = keeper) => on.getByRole('dialog')
  /** Seen as on a desk and as on a phone, where nothing may stand beside the screen. */
  const seen = async (on: Page, name: string) => {
    await on.setViewportSize({ width: 390, height: 844 })
    await look(on, `${name}-390`)
    assert.ok(Number(await on.evaluate('document.documentElement.scrollWidth')) <= 390, name)
    await on.setViewportSize({ width: 1280, height: 900 })
    await look(on, `${name}-1280`)
  }

  test('in the designer a part gets a condition, a question its check, its satisfied points and its English words', async () => {
    await office.open(keeper, `/khao-sat/phieu/${form}/1`)
    await keeper.getByLabel('Có thêm tiếng Anh').check()
    const asked = keeper.getByRole('group', { name: 'Chỉ hỏi phần này khi' }).nth(1)
    const chosen = (what: string) => asked.getByRole('combobox', { name: `${what} của điều kiện 1` })
    await asked.getByRole('button', { name: 'Thêm điều kiện' }).click()
    await chosen('Câu').click()
    await keeper.getByRole('option', { name: 'Ông/bà hài lòng đến đâu?' }).click()
    await asked.getByText('Chưa có câu trả lời nên điều kiện này chưa được tính.').waitFor()
    await chosen('Câu trả lời').click()
    await keeper.getByRole('option').first().click()
    assert.equal(await chosen('So sánh').inputValue(), 'là')
    await keeper.getByLabel('Tên phần bằng tiếng Anh').first().fill('About you')
    await keeper.getByRole('button', { name: 'Sửa: Ông/bà hài lòng đến đâu?' }).click()
    await dialog().getByLabel('Câu hỏi bằng tiếng Anh').fill('How satisfied are you?')
    await dialog().getByRole('checkbox', { name: 'Hài lòng', exact: true }).check()
    await seen(keeper, 'khao-sat-soan-cau')
    await press(keeper, 'Xong câu này')
    await dialog().waitFor({ state: 'hidden' })
    await keeper.getByRole('button', { name: 'Sửa: Ông/bà bao nhiêu tuổi?' }).click()
    await dialog().getByLabel('Câu trả lời phải thỏa').fill('. >= 18')
    await dialog().getByLabel('Lời nhắc khi không thỏa', { exact: true }).fill('Phiếu này hỏi người từ 18 tuổi.')
    await press(keeper, 'Xong câu này')
    await dialog().waitFor({ state: 'hidden' })
    await seen(keeper, 'khao-sat-soan-phan')
    await press(keeper, 'Ghi bản đang soạn')
    await keeper.getByText('Có thay đổi chưa ghi').waitFor({ state: 'hidden' })
    await keeper.reload()
    await keeper.getByLabel('Có thêm tiếng Anh').waitFor()
    assert.equal(await chosen('Câu').inputValue(), 'Ông/bà hài lòng đến đâu?')
    await asked.getByRole('button', { name: 'Viết công thức' }).click()
    assert.equal(await asked.getByLabel('Chỉ hỏi phần này khi').inputValue(), '${hai_long} = 1')
    const { content: kept } = await ask<Draft>('GET', `/questionnaires/${form}/versions/1`)
    assert.deepEqual([kept.languages, kept.sections[0]?.title], [['vi', 'en'], { vi: 'Về ông/bà', en: 'About you' }])
    assert.partialDeepStrictEqual(kept.sections[0]?.questions, [
      { code: 'gioi' },
      { positive: [3], label: { en: 'How satisfied are you?' } },
      { check: { rule: '. >= 18', message: { vi: 'Phiếu này hỏi người từ 18 tuổi.' } } },
    ])
  })

  test('an XLSForm with a mistake changes nothing and says where; a good one takes the place of the draft', async () => {
    const file = keeper.locator('input[type=file]').first()
    const sheet = (name: string, rows: string[][]) => {
      const [head = [], ...lines] = rows
      return { name, rows: lines, columns: head.map((title) => ({ title, width: 20 })) }
    }
    const path = join(await mkdtemp(join(tmpdir(), 'xlsform-')), 'phieu.xlsx')
    const bad = await xlsxBytes([
      sheet('survey', [
        ['type', 'name', 'label', 'appearance'],
        ['select_one khong_co', 'cau_1', 'Chọn?', 'minimal'],
      ]),
    ])
    await writeFile(path, bad)
    await file.setInputFiles(path)
    await dialog().getByText('Tệp còn lỗi nên chưa nhập được').waitFor()
    await dialog()
      .getByText(/^Trang survey, dòng 2/)
      .waitFor()
    await seen(keeper, 'khao-sat-xlsform-loi')
    await dialog().getByRole('button', { name: 'Đóng' }).last().click()
    await dialog().waitFor({ state: 'hidden' })
    const own = await keeper.request.get(`${office.address}/api/questionnaires/${form}/versions/1/xlsform`)
    // It is mended under its name and chosen again.
    await writeFile(path, await own.body())
    await file.setInputFiles(path)
    await dialog().getByRole('button', { name: 'Thay bản đang soạn' }).click()
    await dialog().getByText('Đã thay bản đang soạn: 2 phần, 5 câu hỏi.').waitFor()
    await seen(keeper, 'khao-sat-xlsform')
    await dialog().getByRole('button', { name: 'Đóng' }).last().click()
    const { content: kept } = await ask<Draft>('GET', `/questionnaires/${form}/versions/1`)
    assert.equal(kept.sections[1]?.when, '${hai_long} = 1')
  })

  test('a quota with a condition that cannot be read is refused in the dialog; a good one is counted', async () => {
    const version = `/questionnaires/${form}/versions/1`
    const { version: draft } = await ask<{ version: { edit: number } }>('GET', version)
    const { edit } = draft
    await ask('POST', `${version}/test`, { edit, answers: { gioi: 'nu', hai_long: 3, tuoi: 30 } })
    await ask('POST', `${version}/publish`, { edit })
    const days = { opensOn: '2020-01-01', closesOn: '2999-12-31', openLink: true, codes: false }
    const about = { questionnaireId: form, agencyId, title: 'Khảo sát nhiều cách thu', ...days }
    const { id } = await ask<{ id: string }>('POST', '/surveys', about)
    survey = await ask<{ id: string; slug: string }>('GET', `/surveys/${id}`)
    await letHelp(office, keeper, survey.id, ['Sở Xây dựng'])
    await office.open(keeper, `/khao-sat/cuoc/${survey.id}`)
    await press(keeper, 'Đặt hạn mức')
    await dialog().getByLabel('Tên nhóm').fill('Nữ')
    const group = dialog().getByRole('group', { name: 'Ai thuộc nhóm' })
    await group.getByText('Tất cả mọi người.').waitFor()
    await group.getByRole('button', { name: 'Viết công thức' }).click()
    await group.getByLabel('Ai thuộc nhóm').fill('${khong_co} = 1')
    await dialog().getByLabel('Số phiếu cần thu').fill('50')
    await dialog().getByRole('button', { name: 'Lưu' }).click()
    await dialog().getByRole('alert').waitFor()
    await seen(keeper, 'khao-sat-han-muc')
    await group.getByLabel('Ai thuộc nhóm').fill('')
    await group.getByRole('button', { name: 'Chọn từ danh sách' }).click()
    await group.getByRole('button', { name: 'Thêm điều kiện' }).click()
    for (const [field, choice] of [
      ['Câu', 'Ông/bà là nam hay nữ?'],
      ['Câu trả lời', 'Nữ'],
    ] as const) {
      await group.getByRole('combobox', { name: `${field} của điều kiện 1` }).click()
      await keeper.getByRole('option', { name: choice, exact: true }).click()
    }
    await seen(keeper, 'khao-sat-han-muc-chon')
    await dialog().getByRole('button', { name: 'Lưu' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await keeper.getByText('Nữ: 0 trên 50 phiếu').waitFor()
    await press(keeper, 'Mở khảo sát')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Mở khảo sát' }).click()
    await keeper.getByRole('button', { name: 'Đóng khảo sát' }).waitFor()
  })

  const enter = async (on: Page, woman: boolean) => {
    await on.goto(`${office.address}/app/khao-sat/cuoc/${survey.id}/phieu-giay`)
    await on.getByRole('radio', { name: woman ? 'Nữ' : 'Nam', exact: true }).check()
    await on.getByRole('radio', { name: 'Hài lòng', exact: true }).check()
    await on.getByLabel(/^Ông\/bà bao nhiêu tuổi/).fill('45')
    await press(on, 'Ghi phiếu số 1')
  }

  test('a field for a number may be emptied, keeps what is typed, and two clicks make one batch of codes', async () => {
    const days = { opensOn: '2020-01-01', closesOn: '2999-12-31', openLink: false, codes: true }
    const about = { questionnaireId: form, agencyId, title: 'Khảo sát ít mã', ...days }
    const { id } = await ask<{ id: string }>('POST', '/surveys', about)
    await office.open(keeper, `/khao-sat/cuoc/${id}`)
    const count = keeper.getByLabel('Số mã')
    const make = keeper.getByRole('button', { name: 'Làm mã', exact: true })
    for (const typed of ['', '-4', '2001']) {
      await count.fill('')
      await count.pressSequentially(typed)
      await count.blur()
      assert.equal((await count.inputValue()).replace('.', ''), typed)
      await keeper.getByText('Ghi số nguyên từ 1 đến 2.000.').waitFor()
      assert.ok(await make.isDisabled())
    }
    await seen(keeper, 'khao-sat-so-ma-sai')
    await count.fill('3')
    const slips = keeper.getByRole('region', { name: 'Phiếu mã để in' }).locator('img')
    // Both come before the button can be drawn as busy; then as a hand does it, with a reply between.
    await pressTwice(keeper, 'Làm mã')
    await keeper.getByText('Đã làm 3 mã').waitFor()
    await make.dblclick()
    await keeper.getByText('Đã làm 6 mã').waitFor()
    assert.equal(await slips.count(), 6)
    const { codesIssued } = await ask<{ codesIssued: number }>('GET', `/surveys/${id}`)
    assert.equal(codesIssued, 6)
  })

  test('another version is asked from now on only after what that means was read', async () => {
    await ask('POST', `/questionnaires/${form}/versions`, {})
    const path = `/questionnaires/${form}/versions/2`
    const edit = async () => (await ask<{ version: { edit: number } }>('GET', path)).version.edit
    await ask('POST', `${path}/test`, { edit: await edit(), answers: { gioi: 'nu', hai_long: 3, tuoi: 30 } })
    await ask('POST', `${path}/publish`, { edit: await edit() })
    const asked = async () =>
      (await ask<{ questionnaireVersion: number }>('GET', `/surveys/${survey.id}`)).questionnaireVersion
    await office.open(keeper, `/khao-sat/cuoc/${survey.id}`)
    await press(keeper, 'Hỏi theo phiên bản 2')
    await dialog().getByText('không theo phiên bản 1 nữa').waitFor()
    await seen(keeper, 'khao-sat-phien-ban-moi')
    await dialog().getByRole('button', { name: 'Hủy' }).click()
    await dialog().waitFor({ state: 'hidden' })
    assert.equal(await asked(), 1)
    await press(keeper, 'Hỏi theo phiên bản 2')
    await dialog().getByRole('button', { name: 'Hỏi theo phiên bản 2' }).click()
    await dialog().waitFor({ state: 'hidden' })
    assert.equal(await asked(), 2)
  })

  test('the planner reckons nothing out of an empty or wrong field, and says which', async () => {
    await office.open(keeper, `/khao-sat/cuoc/${survey.id}/mau`)
    const said = keeper.getByText(/^Cần .* phiếu, mời/)
    await said.waitFor()
    const before = await said.textContent()
    const margin = keeper.getByLabel('Sai số (điểm %)')
    await margin.fill('')
    await keeper.getByText('Chưa tính được. Hãy ghi lại: Sai số (điểm %).').waitFor()
    assert.equal(await said.count(), 0)
    await seen(keeper, 'khao-sat-co-mau-thieu')
    await margin.pressSequentially('3')
    assert.equal(await margin.inputValue(), '3')
    // 2 × 1,96² × ¼ / 0,03², corrected for a population of 100 000.
    await keeper.getByText('Cần 2.090 phiếu').waitFor()
    const effect = keeper.getByLabel('Hệ số thiết kế')
    await effect.fill('')
    await effect.pressSequentially('0,8')
    assert.equal(await effect.inputValue(), '0,8')
    await said.waitFor()
    await effect.fill('-1')
    await keeper.getByText('Chưa tính được. Hãy ghi lại: Hệ số thiết kế.').waitFor()
    await effect.fill('2')
    await margin.fill('5')
    assert.equal(await said.textContent(), before)
  })

  test('two thousand slips share one small picture, stand in a box that scrolls, and none is cut on paper', async () => {
    const days = { opensOn: '2020-01-01', closesOn: '2999-12-31', openLink: false, codes: true }
    const about = { questionnaireId: form, agencyId, title: 'Khảo sát bằng mã', ...days }
    const { id } = await ask<{ id: string }>('POST', '/surveys', about)
    const printer = await office.enter('thuong-truc')
    await office.open(printer, `/khao-sat/cuoc/${id}`)
    await printer.getByLabel('Số mã').fill('2000')
    await press(printer, 'Làm mã')
    const box = printer.getByRole('region', { name: 'Phiếu mã để in' })
    await box.locator('img').nth(1999).waitFor({ state: 'attached' })
    const pictures = await printer.evaluate<string[]>(
      `[...new Set([...document.querySelectorAll('[aria-label="Phiếu mã để in"] img')].map((each) => each.src))]`,
    )
    assert.match(pictures.join(' '), /^data:image\/png;base64,[^ ]{100,8000}$/)
    const hidden = () =>
      printer.evaluate<number>(
        `(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('[aria-label="Phiếu mã để in"]'))`,
      )
    assert.ok((await hidden()) > 1000)
    await printer.emulateMedia({ media: 'print' })
    assert.ok((await hidden()) <= 1)
    await printer.context().close()
  })

  test('a sheet that is being entered is there again after another page and after a reload', async () => {
    const path = `/khao-sat/cuoc/${survey.id}/phieu-giay`
    await office.open(keeper, path)
    const number = keeper.getByLabel('Số phiếu giấy')
    await number.fill('7')
    await keeper.getByRole('radio', { name: 'Nữ', exact: true }).check()
    await keeper.getByLabel(/^Ông\/bà bao nhiêu tuổi/).fill('45')
    const isThere = async () => {
      assert.ok(await keeper.getByRole('radio', { name: 'Nữ', exact: true }).isChecked())
      assert.equal(await keeper.getByLabel(/^Ông\/bà bao nhiêu tuổi/).inputValue(), '45')
      await keeper.getByRole('button', { name: 'Ghi phiếu số 7' }).waitFor()
    }
    await keeper.getByRole('link', { name: 'Khảo sát nhiều cách thu' }).click()
    await keeper.getByRole('button', { name: 'Đóng khảo sát' }).waitFor()
    await keeper.goBack()
    await number.waitFor()
    await isThere()
    await keeper.getByLabel(/^Ông\/bà bao nhiêu tuổi/).fill('45')
    await keeper.reload()
    await number.waitFor()
    await isThere()
    await seen(keeper, 'khao-sat-giay-do')
    await press(keeper, 'Bỏ phần đang nhập')
    await keeper.getByRole('button', { name: 'Ghi phiếu số 1' }).waitFor()
    assert.ok(!(await keeper.getByRole('radio', { name: 'Nữ', exact: true }).isChecked()))
  })

  test('paper: two people enter a sheet, do not agree, and one of them says which is right', async () => {
    await enter(keeper, true)
    await keeper.getByText(/Số 1: nhập một lần/).waitFor()
    const clerk = await office.enter('so-xay-dung')
    await enter(clerk, false)
    await clerk.getByRole('button', { name: 'So phiếu số 1' }).click()
    await clerk.getByRole('radio', { name: 'Nữ', exact: true }).last().waitFor()
    await seen(clerk, 'khao-sat-giay-so')
    const table = clerk.getByRole('table')
    assert.equal(await table.locator('tbody tr').count(), 1)
    await table.getByRole('radio', { name: 'Nữ', exact: true }).check()
    await press(clerk, 'Chọn như vậy')
    await clerk.getByText(/Số 1: xong/).waitFor()
    await clerk.context().close()
    await office.open(keeper, `/khao-sat/cuoc/${survey.id}`)
    await keeper.getByText('Nữ: 1 trên 50 phiếu').waitFor()
  })

  test('answers of a table come in after a trial, and not twice', async () => {
    const bring = (text: string) =>
      keeper
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'phieu.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await bring('ma_phieu;gioi;hai_long;tuoi\nP1;nu;3;44\nP2;khac;3;12')
    await dialog()
      .getByText(/từ 18 tuổi/)
      .waitFor()
    await seen(keeper, 'khao-sat-nhap-loi')
    await dialog().getByRole('button', { name: 'Đóng' }).last().click()
    await dialog().waitFor({ state: 'hidden' })
    for (const words of ['Đã nhập 2 phiếu; 0 phiếu đã có từ trước.', 'Đã nhập 0 phiếu; 2 phiếu đã có từ trước.']) {
      await bring('ma_phieu;gioi;hai_long;tuoi\nP1;Nữ;3;44\nP2;nam;2;61')
      await dialog().getByRole('button', { name: 'Nhập', exact: true }).click()
      await dialog().getByText(words).waitFor()
      await dialog().getByRole('button', { name: 'Đóng' }).last().click()
      await dialog().waitFor({ state: 'hidden' })
    }
  })

  test('a photo is sent with a public form at 320 px without script', async () => {
    const viewport = { width: 320, height: 700 }
    const context = await office.browser.newContext({ javaScriptEnabled: false, locale: 'vi-VN', viewport })
    const citizen = await context.newPage()
    const step = (name: string) => citizen.locator(`button[name=buoc][value="${name}"]`).first().click()
    await citizen.goto(`${office.address}/khao-sat/${survey.slug}`)
    await step('bat-dau')
    await citizen.getByLabel('Nam', { exact: true }).check()
    await citizen.getByLabel('Không hài lòng', { exact: true }).check()
    await citizen.getByLabel(/bao nhiêu tuổi/).fill('17')
    await step('tiep')
    await citizen
      .getByRole('alert')
      .getByText(/Phiếu này hỏi người từ 18 tuổi/)
      .waitFor()
    await citizen.getByLabel(/bao nhiêu tuổi/).fill('71')
    await step('tiep')
    const photo = { name: 'anh.png', mimeType: 'image/png', buffer: picture(3) }
    await citizen.locator('input[type=file]').setInputFiles({ ...photo, name: 'a.txt', buffer: Buffer.from('chữ') })
    await step('tiep')
    await citizen.getByText('Phiếu chưa được nhận').first().waitFor()
    await citizen.screenshot({ path: 'build/screenshots/cong-anh-khong-phai-anh.png' })
    await step('lai')
    await citizen.locator('input[type=file]').waitFor()
    await citizen.locator('input[type=file]').setInputFiles(photo)
    await citizen.getByLabel(/Ông\/bà mong/).fill('Sạch hơn')
    assert.ok(Number(await citizen.locator('main').evaluate('document.documentElement.scrollWidth')) <= 320)
    await step('tiep')
    await citizen.screenshot({ path: 'build/screenshots/cong-anh-xem-lai.png' })
    await step('gui')
    await citizen.waitForURL(/da-nhan$/)
    const { rows } = await office.province.read((db) =>
      sql<{ photos: number; text: string }>`
        select jsonb_array_length(answers->'anh') as photos, answers->>'y_kien' as text
        from survey_answer where channel = 'openLink'`.execute(db),
    )
    assert.deepEqual(rows, [{ photos: 1, text: 'Sạch hơn' }])
    await context.close()
  })
})

const label = (vi: string) => ({ vi })
const choices = [
  { code: 'nam', label: label('Nam') },
  { code: 'nu', label: label('Nữ') },
]
const points = ['Không hài lòng', 'Bình thường', 'Hài lòng'].map((vi, i) => ({ value: i + 1, label: { vi } }))
const content = {
  ...{ title: label('Phiếu nhiều kiểu'), languages: ['vi'] },
  sections: [
    {
      ...{ code: 'mot', title: label('Về ông/bà') },
      questions: [
        { kind: 'single', code: 'gioi', label: label('Ông/bà là nam hay nữ?'), required: true, choices },
        { kind: 'scale', code: 'hai_long', label: label('Ông/bà hài lòng đến đâu?'), required: true, points },
        { kind: 'number', code: 'tuoi', label: label('Ông/bà bao nhiêu tuổi?'), required: true },
      ],
    },
    {
      ...{ code: 'hai', title: label('Điều chưa được') },
      questions: [
        { kind: 'text', code: 'y_kien', label: label('Ông/bà mong điều gì?') },
        { kind: 'photo', code: 'anh', label: label('Ảnh nơi làm việc') },
      ],
    },
  ],
}
