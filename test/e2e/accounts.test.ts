import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoPassword } from '../../src/demo-people.ts'
import { totp } from '../totp.ts'
import { emailOf, inside, notBuilt, type Office, openOffice, signIn, until } from './office.ts'
import { look } from './screens.ts'

const newPassword = 'mot-cau-dai-de-nho'

suite('accounts: second factor, sessions, passwords, delegation', { skip: notBuilt, timeout: 180_000 }, () => {
  let office: Office
  before(async () => {
    office = await openOffice()
  })
  after(() => office?.close())

  const card = (page: Page, heading: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name: heading, exact: true }) })
  const account = async (name: string): Promise<Page> => {
    const page = await office.enter(name)
    await office.open(page, '/tai-khoan')
    await card(page, 'Mật khẩu').waitFor()
    return page
  }
  const signOut = async (page: Page) => {
    await page
      .getByRole('button')
      .filter({ has: page.locator('small') })
      .last()
      .click()
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click()
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
  }
  const alertOf = (page: Page, words: RegExp) => page.getByRole('alert').filter({ hasText: words }).waitFor()

  test('a second factor is set up, asked for, replaced by a kept code, and switched off', async () => {
    const page = await account('so-xay-dung')
    const second = card(page, 'Xác thực hai lớp')
    const dialog = page.getByRole('dialog')
    const confirmCode = async (code: string) => {
      await page.getByLabel('Mã xác thực').fill(code)
      await page.getByRole('button', { name: 'Xác nhận' }).click()
    }
    await second.getByRole('button', { name: 'Bật xác thực hai lớp' }).click()
    await dialog.getByLabel('Mật khẩu hiện tại').fill('khong-phai-mat-khau')
    await dialog.getByRole('button', { name: 'Tiếp tục' }).click()
    await alertOf(page, /Mật khẩu chưa đúng/)
    await dialog.getByLabel('Mật khẩu hiện tại').fill(demoPassword)
    await dialog.getByRole('button', { name: 'Tiếp tục' }).click()
    await dialog.getByRole('img', { name: 'Mã QR để thêm tài khoản vào ứng dụng xác thực' }).waitFor()
    const secret = (await dialog.locator('code').textContent()) ?? ''
    await confirmCode('000000')
    await alertOf(page, /Mã chưa đúng/)
    await confirmCode(totp(secret))
    await dialog.getByText('Đã bật. Hãy cất các mã dự phòng').waitFor()
    await look(page, 'tai-khoan-ma-du-phong')
    const kept = await dialog.locator('li code').allTextContents()
    assert.equal(kept.length, 10)
    await dialog.getByRole('button', { name: 'Tôi đã cất các mã' }).click()
    await second.getByText('Đang bật').waitFor()

    const enterWith = async (code: string) => {
      await signOut(page)
      await signIn(page, 'so-xay-dung')
      await confirmCode(code)
    }
    await enterWith('123456')
    await alertOf(page, /Mã chưa đúng hoặc đã hết hạn/)
    await confirmCode(totp(secret))
    await inside(page)
    await enterWith(kept[0] ?? '')
    await inside(page)
    await enterWith(kept[0] ?? '')
    await alertOf(page, /Mã chưa đúng/)
    await confirmCode(kept[1] ?? '')
    await inside(page)

    await office.open(page, '/tai-khoan')
    await second.getByRole('button', { name: 'Tắt xác thực hai lớp' }).click()
    await dialog.getByLabel('Mật khẩu hiện tại').fill(demoPassword)
    await dialog.getByRole('button', { name: 'Tắt xác thực hai lớp' }).click()
    await second.getByText('Chưa bật').waitFor()
    await signOut(page)
    await signIn(page, 'so-xay-dung')
    await inside(page)
    await page.context().close()
  })

  test('who signs in begins with what they may see', async () => {
    const first = {
      'lanh-dao': 'Tổng quan',
      'thuong-truc': 'Tổng quan',
      'so-xay-dung': 'Việc của tôi',
      'quan-tri': 'Đơn vị',
    }
    for (const [name, title] of Object.entries(first)) {
      const page = await office.stranger()
      await office.open(page, '')
      await signIn(page, name)
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      await page.context().close()
    }
    const page = await office.stranger()
    await office.open(page, '/ke-hoach')
    await signIn(page, 'lanh-dao')
    await page.getByRole('heading', { name: 'Kế hoạch', level: 1 }).waitFor()
    await page.context().close()
  })

  test('a session that is ended elsewhere is signed out, and what was being written stays', async () => {
    const [here, there, third] = [await account('so-nnmt'), await account('so-nnmt'), await account('so-nnmt')]
    const list = card(here, 'Các phiên đăng nhập').getByRole('listitem')
    await here.reload()
    await until(async () => (await list.count()) === 3)
    await list.filter({ hasNotText: 'Máy này' }).first().getByRole('button', { name: 'Kết thúc' }).click()
    await until(async () => (await list.count()) === 2)
    await card(here, 'Các phiên đăng nhập').getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click()
    await until(async () => (await list.count()) === 1)
    await there.getByRole('link', { name: 'Kế hoạch' }).click()
    const dialog = there.getByRole('dialog', { name: 'Phiên làm việc đã hết' })
    await dialog.getByLabel('Mật khẩu', { exact: true }).fill(demoPassword)
    await dialog.getByRole('button', { name: 'Đăng nhập' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await there.getByRole('heading', { name: 'Kế hoạch', level: 1 }).waitFor()
    assert.equal((await third.request.get(`${office.address}/api/me`)).status(), 401)
    await office.open(third, '/viec-cua-toi')
    await third.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
    for (const page of [here, there, third]) await page.context().close()
  })

  test('a password is changed; the other browser is out, the old one no longer opens', async () => {
    const [page, other] = [await account('thanh-tra'), await account('thanh-tra')]
    const password = card(page, 'Mật khẩu')
    const change = async (current: string) => {
      await password.getByLabel('Mật khẩu hiện tại').fill(current)
      await password.getByLabel('Mật khẩu mới').fill(newPassword)
      await password.getByRole('button', { name: 'Đổi mật khẩu' }).click()
    }
    await change('khong-phai-mat-khau')
    await alertOf(page, /Mật khẩu chưa đúng/)
    assert.equal(await password.getByLabel('Mật khẩu mới').inputValue(), newPassword)
    await change(demoPassword)
    await password.getByRole('status').waitFor()
    assert.equal((await other.request.get(`${office.address}/api/me`)).status(), 401)
    await signOut(page)
    await signIn(page, 'thanh-tra')
    await alertOf(page, /Thư điện tử hoặc mật khẩu chưa đúng/)
    assert.equal(await page.getByRole('textbox', { name: 'Thư điện tử' }).inputValue(), emailOf('thanh-tra'))
    await signIn(page, 'thanh-tra', newPassword)
    await inside(page)
    for (const each of [page, other]) await each.context().close()
  })

  test('five wrong passwords lock the account for a while, also against the right one; nobody learns who exists', async () => {
    const page = await office.stranger()
    for (const name of ['giam-sat', 'khong-co-ai']) {
      await office.open(page, '/dang-nhap')
      for (let n = 1; n <= 5; n += 1) {
        const [reply] = await Promise.all([
          page.waitForResponse((each) => each.url().endsWith('/sign-in/email')),
          signIn(page, name, `sai-lan-thu-${n}`),
        ])
        assert.equal(reply.status(), 401)
      }
      await alertOf(page, /Thư điện tử hoặc mật khẩu chưa đúng/)
      await signIn(page, name)
      await alertOf(page, /tạm khóa 15 phút/)
    }
    await page.context().close()
  })

  test('a forgotten password is set anew by mail, once', async () => {
    const page = await office.stranger()
    await office.open(page, '/dang-nhap')
    await page.getByRole('link', { name: 'Quên mật khẩu?' }).click()
    for (const name of ['khong-co-ai', 'giam-sat']) {
      await office.open(page, '/quen-mat-khau')
      await page.getByLabel('Thư điện tử').fill(emailOf(name))
      await page.getByRole('button', { name: 'Gửi đường dẫn' }).click()
      await page.getByRole('status').filter({ hasText: 'Hãy báo quản trị viên' }).waitFor()
    }
    const administrator = await office.enter('quan-tri')
    type Outbox = { mails: { to: string[]; text: string }[] }
    const { mails } = await office.ask<Outbox>(administrator, 'GET', '/mails')
    assert.deepEqual(
      mails.map(({ to }) => to),
      [[emailOf('giam-sat')]],
    )
    const link = /http\S+/.exec(mails[0]?.text ?? '')?.[0] ?? ''
    const choose = async () => {
      await page.goto(link)
      await page.getByLabel('Mật khẩu mới').fill(newPassword)
      await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
    }
    await choose()
    await page.getByRole('status').filter({ hasText: 'Đã đặt mật khẩu mới' }).waitFor()
    await signIn(page, 'giam-sat', newPassword)
    await inside(page)
    await page.goto(link)
    await alertOf(page, /đã dùng rồi hoặc đã quá một giờ/)
    for (const each of [page, administrator]) await each.context().close()
  })

  test('who is away hands a role on; the audit says on whose behalf; it is taken back', async () => {
    const away = await account('thuong-truc')
    const rights = card(away, 'Quyền và ủy quyền')
    await rights.getByRole('button', { name: 'Ủy quyền' }).click()
    const dialog = away.getByRole('dialog', { name: 'Ủy quyền' })
    const { today } = await office.ask<{ today: string }>(away, 'GET', '/me')
    const written = (iso: string) => iso.split('-').toReversed().join('/')
    const inTenDays = new Date(Date.parse(today) + 10 * 86_400_000).toISOString().slice(0, 10)
    const send = async (name: string, until: string) => {
      await dialog.getByLabel('Thư điện tử của đồng nghiệp').fill(emailOf(name))
      await dialog.getByLabel('Đến hết ngày').fill(written(until))
      await dialog.getByRole('button', { name: 'Ủy quyền' }).click()
    }
    await send('khong-co-ai', inTenDays)
    await alertOf(away, /Không có tài khoản đồng nghiệp/)
    await send('so-xay-dung', `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`)
    await alertOf(away, /nhiều nhất 90 ngày/)
    await send('so-xay-dung', inTenDays)
    await dialog.waitFor({ state: 'hidden' })
    await rights.getByText('Bùi Thị Hạnh').waitFor()
    await look(away, 'tai-khoan-uy-quyen')

    const colleague = await account('so-xay-dung')
    await colleague.getByText('thay Trần Ngọc Ánh').waitFor()
    await office.open(colleague, '/ke-hoach/nhap')
    await colleague.getByRole('button', { name: 'Chọn tệp từ máy' }).waitFor()
    const file = {
      name: 'ke-hoach.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('KẾ HOẠCH\nCải cách hành chính năm 2026\n'),
    }
    await colleague.locator('input[type=file]').setInputFiles(file)

    const administrator = await office.enter('quan-tri')
    await office.open(administrator, '/quan-tri/nhat-ky?viec=document')
    const row = administrator.getByRole('row').filter({ hasText: 'Tải văn bản lên' })
    await until(async () => {
      if ((await row.count()) > 0) return true
      await administrator.reload()
      return false
    })
    assert.match((await row.first().textContent()) ?? '', /Bùi Thị Hạnh.*thay mặt Trần Ngọc Ánh/)

    await rights.getByRole('button', { name: 'Chấm dứt ủy quyền cho Bùi Thị Hạnh' }).click()
    await rights.getByText('Bùi Thị Hạnh').waitFor({ state: 'hidden' })
    const refusal = await colleague.request.post(`${office.address}/api/documents`, {
      data: Buffer.from('x'),
      headers: { 'x-filename': 'a.txt', 'content-type': 'application/octet-stream' },
    })
    assert.equal(refusal.status(), 403, await refusal.text())
    for (const each of [away, colleague, administrator]) await each.context().close()
  })
})
