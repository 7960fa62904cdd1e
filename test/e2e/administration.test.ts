import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { emailOf, inside, notBuilt, type Office, openOffice, signIn, until } from './office.ts'
import { look } from './screens.ts'

suite('administration', { skip: notBuilt, timeout: 180_000 }, () => {
  let office: Office
  let page: Page
  before(async () => {
    office = await openOffice()
    page = await office.enter('quan-tri')
  })
  after(() => office?.close())

  const dialog = () => page.getByRole('dialog')
  const pick = async (within: Locator, label: string, search: string, option: string | RegExp) => {
    await within.getByRole('combobox', { name: new RegExp(`^${label}( \\(|$)`) }).fill(search)
    await page.getByRole('option', { name: option }).first().click()
  }
  /** One of the changes of an agency: opens its dialog, fills it, sends it, sees it close. */
  const change = async (name: string, fill: () => Promise<void>) => {
    await page.getByRole('button', { name, exact: true }).click()
    await fill()
    await dialog().getByRole('button', { name, exact: true }).click()
    await dialog().waitFor({ state: 'hidden' })
  }

  test('an agency is made, renamed, moved and merged, and its history tells it', async () => {
    await office.open(page, '/quan-tri/don-vi')
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click()
    await dialog().getByRole('textbox', { name: 'Tên đơn vị' }).fill('Trung tâm Chuyển đổi số')
    await dialog().getByRole('textbox', { name: 'Hoạt động từ' }).fill('1/1/2026')
    await pick(dialog(), 'Đơn vị cấp trên', 'so noi vu', 'Sở Nội vụ')
    await dialog().getByRole('button', { name: 'Thêm đơn vị' }).click()
    await page.getByRole('heading', { name: 'Trung tâm Chuyển đổi số', level: 1 }).waitFor()
    assert.match((await page.getByRole('main').textContent()) ?? '', /trung-tam-chuyen-doi-so/)

    await change('Đổi tên', async () => {
      await dialog().getByRole('textbox', { name: 'Tên mới' }).fill('Trung tâm Dữ liệu và Chuyển đổi số')
      await dialog().getByRole('textbox', { name: 'Có hiệu lực từ' }).fill('1/3/2026')
    })
    await page.getByRole('heading', { name: 'Trung tâm Dữ liệu và Chuyển đổi số', level: 1 }).waitFor()
    await page.getByText('01/01/2026 – 28/02/2026').waitFor()

    await change('Chuyển cấp trên', async () => {
      await pick(dialog(), 'Đơn vị cấp trên', 'xay dung', 'Sở Xây dựng')
      await dialog().getByRole('textbox', { name: 'Có hiệu lực từ' }).fill('1/4/2026')
    })
    await page.getByRole('link', { name: 'Sở Xây dựng' }).waitFor()

    await change('Chấm dứt hoạt động', async () => {
      await pick(dialog(), 'Đơn vị kế thừa', 'xay dung', 'Sở Xây dựng')
      await dialog().getByRole('textbox', { name: 'Văn bản pháp lý' }).fill('Quyết định số 12/QĐ-UBND ngày 01/06/2026')
    })
    await page.getByText('Sáp nhập vào').waitFor()
    await look(page, 'quan-tri-don-vi-da-sap-nhap')
    await page.getByRole('link', { name: 'Sở Xây dựng' }).last().click()
    await page.getByRole('heading', { name: 'Sở Xây dựng', level: 1 }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Tiếp nhận do sáp nhập từ Trung tâm Dữ liệu' }).waitFor()
  })

  test('who took over is recorded after an agency has ended, by hand, and only once', async () => {
    const parent = await office.ask<{ agencies: { id: string }[] }>(page, 'GET', '/agencies?search=so+xay+dung')
    const made = { code: 'chi-cuc-thu', name: 'Chi cục Thử nghiệm', level: 'province', kind: 'publicService' }
    const input = { ...made, validFrom: '2026-01-01', parentId: parent.agencies[0]?.id }
    const { id } = await office.ask<{ id: string }>(page, 'POST', '/agencies', input)
    const ended = { version: 1, lastDay: '2026-05-31', document: 'Quyết định 12/QĐ-UBND' }
    await office.ask(page, 'POST', `/agencies/${id}/end`, ended)
    await office.open(page, `/quan-tri/don-vi/${id}`)
    await page.getByText('Chấm dứt 31/05/2026').waitFor()
    await change('Ghi đơn vị kế thừa', async () => {
      await look(page, 'quan-tri-don-vi-ke-thua')
      await pick(dialog(), 'Đơn vị kế thừa', 'xay dung', 'Sở Xây dựng')
      await dialog().getByRole('textbox', { name: 'Văn bản pháp lý' }).fill('Quyết định số 15/QĐ-UBND')
    })
    await page.getByText('Sáp nhập vào').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Ghi đơn vị kế thừa' }).count(), 0)
  })

  test('a code that is taken is refused and nothing typed is lost', async () => {
    await office.open(page, '/quan-tri/don-vi')
    await page.getByRole('button', { name: 'Thêm đơn vị' }).click()
    await dialog().getByRole('textbox', { name: 'Tên đơn vị' }).fill('Sở Nội vụ')
    await dialog().getByRole('button', { name: 'Thêm đơn vị' }).click()
    await dialog().getByRole('alert').filter({ hasText: 'Mã đơn vị so-noi-vu đã được dùng' }).waitFor()
    assert.equal(await dialog().getByRole('textbox', { name: 'Tên đơn vị' }).inputValue(), 'Sở Nội vụ')
    await dialog().getByRole('button', { name: 'Hủy' }).click()
  })

  test('a group is made by a rule, named as documents name it, and lists its members', async () => {
    await office.open(page, '/quan-tri/nhom-don-vi')
    await page.getByRole('button', { name: 'Thêm nhóm' }).click()
    await dialog().getByRole('textbox', { name: 'Tên nhóm' }).fill('Đặc khu và xã biên giới')
    await dialog().getByRole('textbox', { name: 'Mã' }).fill('xa-bien-gioi')
    await dialog().getByRole('combobox', { name: 'Cấp' }).press('ArrowDown')
    await page.getByRole('option', { name: 'Cấp xã' }).click()
    await dialog().getByText('Cấp xã', { exact: true }).waitFor()
    await dialog().getByRole('button', { name: 'Lưu' }).click()
    const row = page.getByRole('row').filter({ hasText: 'Đặc khu và xã biên giới' })
    await row.getByRole('button', { name: 'Mở' }).click()
    await dialog().getByRole('textbox', { name: 'Thêm tên gọi khác' }).fill('các xã biên giới')
    await dialog().getByRole('button', { name: 'Thêm', exact: true }).click()
    await dialog().getByRole('button', { name: 'Bỏ tên gọi các xã biên giới' }).waitFor()
    await dialog().getByText('Xem danh sách').click()
    await until(async () => (await dialog().getByRole('listitem').count()) > 10)
    await look(page, 'quan-tri-nhom')
    await dialog().getByRole('textbox', { name: 'Tên nhóm' }).fill('Xã biên giới')
    await dialog().getByRole('button', { name: 'Lưu' }).click()
    await page
      .getByRole('row')
      .filter({ hasText: /^Xã biên giới/ })
      .waitFor()
  })

  test('a person is entered, given a role, comes in by the mail, loses the role, is locked out', async () => {
    const email = emailOf('moi')
    await office.open(page, '/quan-tri/nguoi-dung')
    await page.getByRole('button', { name: 'Thêm người dùng' }).click()
    await dialog().getByRole('textbox', { name: 'Họ và tên' }).fill('Vi Thị Yến Xuân')
    await dialog().getByRole('textbox', { name: 'Thư điện tử' }).fill(email)
    await dialog().getByRole('button', { name: 'Thêm người dùng' }).click()
    await dialog().getByRole('heading', { name: 'Cấp quyền' }).waitFor()
    await pick(dialog(), 'Đơn vị', 'y te', 'Sở Y tế')
    await dialog().getByRole('button', { name: 'Cấp quyền' }).click()
    await dialog().getByText('Cán bộ đơn vị – Sở Y tế').waitFor()
    await look(page, 'quan-tri-nguoi-dung')

    const person = await office.stranger()
    await office.open(person, '/quen-mat-khau')
    await person.getByRole('textbox', { name: 'Thư điện tử' }).fill(email)
    await person.getByRole('button', { name: 'Gửi đường dẫn' }).click()
    await person.getByRole('status').waitFor()
    await office.open(page, '/quan-tri/thu')
    await page.getByText('Đặt lại mật khẩu Năm Rõ').first().click()
    const mail = page.getByText('yêu cầu đặt lại mật khẩu').first()
    await person.goto(/http\S+/.exec((await mail.textContent()) ?? '')?.[0] ?? '')
    await person.getByLabel('Mật khẩu mới').fill('mot-cau-dai-de-nho')
    await person.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    await person.getByRole('status').waitFor()
    await signIn(person, 'moi', 'mot-cau-dai-de-nho')
    await inside(person)

    await office.open(page, `/quan-tri/nguoi-dung?tim=${encodeURIComponent(email)}`)
    await page.getByRole('row').filter({ hasText: email }).getByRole('button', { name: 'Sửa' }).click()
    await dialog().getByRole('button', { name: 'Chấm dứt' }).click()
    await dialog().getByText('Chưa có vai trò nào').waitFor()
    await person.reload()
    await person.goto(`${office.address}/app/tai-khoan`)
    await person.getByText('Bạn chưa được giao vai trò nào').waitFor()
    await dialog().getByRole('switch', { name: 'Tài khoản đang mở' }).click()
    await until(async () => (await person.request.get(`${office.address}/api/me`)).status() === 401)
    await office.open(person, '/dang-nhap')
    await signIn(person, 'moi', 'mot-cau-dai-de-nho')
    await person.getByRole('alert').filter({ hasText: 'Tài khoản này đã bị khóa' }).waitFor()
    await person.context().close()
  })

  test('the last administrator cannot lock everybody out', async () => {
    const email = emailOf('quan-tri')
    await office.open(page, `/quan-tri/nguoi-dung?tim=${encodeURIComponent(email)}`)
    await page.getByRole('row').filter({ hasText: email }).getByRole('button', { name: 'Sửa' }).click()
    await dialog().getByRole('button', { name: 'Chấm dứt' }).click()
    await dialog().getByRole('alert').filter({ hasText: 'quản trị hệ thống cuối cùng' }).waitFor()
    await dialog().getByRole('switch', { name: 'Tài khoản đang mở' }).click()
    await until(async () => (await dialog().getByRole('alert').filter({ hasText: 'cuối cùng' }).count()) === 2)
    await office.ask(page, 'GET', '/me')
  })

  test('settings are shown without secrets; the audit is whole and filters', async () => {
    await office.open(page, '/quan-tri/cai-dat')
    await page.getByRole('row').filter({ hasText: 'DATA_DIR' }).waitFor()
    await page.getByRole('row').filter({ hasText: 'OIDC_CLIENT_SECRET' }).getByText('Chưa đặt').waitFor()
    await look(page, 'quan-tri-cai-dat')
    await office.open(page, '/quan-tri/nhat-ky?viec=agency')
    await page.getByRole('row').filter({ hasText: 'Chấm dứt đơn vị' }).first().waitFor()
    assert.equal(await page.getByRole('row').filter({ hasText: 'Cấp quyền' }).count(), 0)
    await page.getByRole('button', { name: 'Kiểm tra toàn vẹn' }).click()
    await page.getByRole('status').filter({ hasText: 'nhật ký toàn vẹn' }).waitFor()
    await look(page, 'quan-tri-nhat-ky')
  })

  test('an officer does not see the administration, by the menu or by its address', async () => {
    const officer = await office.enter('so-xay-dung')
    await office.open(officer, '/quan-tri/nguoi-dung')
    await officer.getByText('Trang này cần quyền mà bạn chưa có').waitFor()
    assert.equal(await officer.getByRole('link', { name: 'Người dùng và quyền' }).count(), 0)
    await officer.context().close()
  })
})
