import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { notBuilt, type Office, openOffice, until } from './office.ts'

type Row = { id: string; name: string }
type Round = { id: string; summaryId: string; reports: Row[] }
type Late = { changes: { kind: string; field: string; frozen: string; now: string }[] }

suite('a quarter’s reports: from opening the round to the frozen report of the province', {
  skip: notBuilt,
  timeout: 600_000,
}, () => {
  let office: Office
  let keeper: Page
  let officer: Page
  let head: Page
  let commune: Page
  let leader: Page
  let round: Round
  const year = new Date().getFullYear() + 1

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    officer = await office.enter('so-xay-dung')
    head = await office.enter('thu-truong')
    commune = await office.enter('xa-tan-hoa')
    leader = await office.enter('lanh-dao')
  })
  after(() => office?.close())

  const idOf = (name: string) => round.reports.find((report) => report.name === name)?.id ?? ''
  const construction = () => `/bao-cao/phieu/${idOf('Sở Xây dựng')}`
  const tanHoa = () => `/bao-cao/phieu/${idOf('Ủy ban nhân dân xã Tân Hòa')}`
  const summary = () => `/bao-cao/phieu/${round.summaryId}`
  const press = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).click()
  const dialog = (page: Page) => page.getByRole('dialog')
  const line = (page: Page, field: string) => page.locator(`[data-line="${field}"]`)
  const cell = (page: Page, field: string) => line(page, field).locator('td[data-column=value]')
  const text = async (page: Page, field: string) => (await cell(page, field).textContent())?.trim()
  const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Đã lưu' }).waitFor()
  const fill = async (page: Page, field: string, figure: string) => {
    await cell(page, field).click()
    await page.keyboard.type(figure)
    await page.keyboard.press('Enter')
  }
  const paste = (page: Page, field: string, words: string) =>
    cell(page, field).evaluate((element, copied) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', copied)
      element.focus()
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, words)
  const settled = 'document.querySelector("main h1") && !document.querySelector("[data-visible].mantine-Skeleton-root")'
  const clean = async (page: Page) => {
    await page.waitForFunction(settled)
    await page.evaluate('document.fonts.ready')
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)
      assert.deepEqual(found, [], `${page.url()} at ${width}`)
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= width, `${page.url()} ${width}`)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }

  test('the keeper makes a regime from a preset and opens a quarter', async () => {
    await office.open(keeper, '/bao-cao')
    await keeper.getByRole('heading', { name: 'Chưa có kỳ báo cáo nào' }).waitFor()
    await clean(keeper)
    await office.open(keeper, '/bao-cao/che-do/moi')
    await keeper.getByRole('combobox', { name: 'Chế độ có sẵn' }).click()
    await keeper.getByRole('option').filter({ hasText: '20' }).first().click()
    await keeper.getByLabel('Tên chế độ báo cáo').fill('Báo cáo cải cách hành chính định kỳ')
    await keeper.getByRole('textbox', { name: 'Đơn vị báo cáo thêm' }).fill('so xay dung')
    await keeper
      .getByRole('option', { name: /^Sở Xây dựng/ })
      .first()
      .click()
    await keeper.getByRole('list', { name: 'Đơn vị báo cáo thêm' }).getByText('Sở Xây dựng').waitFor()
    await clean(keeper)
    await press(keeper, 'Lưu chế độ')
    await keeper.waitForURL(/che-do\/[0-9a-f-]{36}$/)
    await press(keeper, `Mở kỳ Quý I/${year}`)
    await press(dialog(keeper), 'Mở kỳ')
    await keeper.waitForURL(/bao-cao\/ky\/[0-9a-f-]{36}$/)
    round = await office.ask<Round>(keeper, 'GET', `/report-rounds/${keeper.url().split('/').at(-1)}`)
    assert.ok(idOf('Sở Xây dựng') && idOf('Ủy ban nhân dân xã Tân Hòa'))
    await keeper.getByRole('link', { name: 'Sở Xây dựng' }).waitFor()
    await clean(keeper)
  })

  test('figures are typed and pasted as in a spreadsheet, sums and shares follow, all is kept by itself', async () => {
    await office.open(officer, '/bao-cao')
    await officer.getByRole('link', { name: 'Điền báo cáo' }).click()
    await officer.getByRole('button', { name: /^1 Công tác chỉ đạo điều hành/ }).click()
    await fill(officer, '1/1', '1234')
    assert.equal(await text(officer, '1/1'), '1.234')
    await paste(officer, '1/3.3.1', '40\r\n30\r\n')
    assert.equal(await text(officer, '1/3.3'), '75')
    await saved(officer)
    await officer.keyboard.press('Control+z')
    await until(async () => (await text(officer, '1/3.3.1')) === '', 'both pasted cells are taken back')
    await officer.keyboard.press('Control+y')
    await until(async () => (await text(officer, '1/3.3.2')) === '30', 'and are there again')
    await fill(officer, '1/3.1', 'năm')
    await line(officer, '1/3.1').getByRole('alert').waitFor()
    await fill(officer, '1/3.1', '5')
    await line(officer, '1/3.1').getByRole('alert').waitFor({ state: 'hidden' })
    await saved(officer)
    await officer.reload()
    await until(async () => (await text(officer, '1/3.1')) === '5', 'what was typed outlives a reload')
    await clean(officer)
  })

  test('without a connection what is typed stays, and goes out when it is back', async () => {
    await officer.context().setOffline(true)
    await fill(officer, '1/3.2', '7')
    await until(async () => (await officer.evaluate('localStorage.length')) !== 0, 'kept on this device')
    await officer.context().setOffline(false)
    await officer.evaluate('dispatchEvent(new Event("online"))')
    await saved(officer)
    const { cells } = await office.ask<{ cells: { field: string; value: string }[] }>(
      officer,
      'GET',
      `/reports/${idOf('Sở Xây dựng')}`,
    )
    assert.equal(cells.find(({ field }) => field === '1/3.2')?.value, '7')
  })

  test('two in one grid: different cells merge, of one cell both figures are shown', async () => {
    await office.open(head, `${construction()}?muc=bieu-1`)
    await cell(head, '1/3.1').waitFor()
    await fill(officer, '1/3.1', '6')
    await fill(head, '1/3.2', '8')
    await until(async () => (await text(officer, '1/3.1')) === '6', 'one is saved')
    await saved(officer)
    await fill(head, '1/3.1', '9')
    await line(head, '1/3.1').getByRole('button', { name: 'Giữ của tôi' }).waitFor()
    assert.match((await line(head, '1/3.1').textContent()) ?? '', /đã ghi 6 .*bạn gõ 9/s)
    await line(head, '1/3.1').getByRole('button', { name: 'Lấy của họ' }).click()
    await until(async () => (await text(head, '1/3.1')) === '6', 'theirs is taken')
  })

  test('an error blocks sending and leads to its cell; then the report goes out and is closed', async () => {
    await officer.reload()
    await cell(officer, '1/3.3.2').waitFor()
    await fill(officer, '1/3.3.2', '50')
    await line(officer, '1/3.3.2').getByText('đảo tử số với mẫu số').waitFor()
    await saved(officer)
    await press(officer, 'Gửi báo cáo')
    await dialog(officer).getByText('đảo tử số với mẫu số').first().waitFor()
    await press(officer, 'Đến lỗi đầu tiên')
    await dialog(officer).waitFor({ state: 'hidden' })
    await fill(officer, '1/3.3.2', '30')
    await line(officer, '1/3.3.2').getByText('đảo tử số với mẫu số').waitFor({ state: 'hidden' })
    await officer.getByRole('button', { name: /^I\.1 / }).click()
    await officer.getByRole('textbox', { name: 'Hoạt động chỉ đạo nổi bật' }).fill('Sở đã ban hành 12 văn bản chỉ đạo.')
    await officer.getByRole('status').filter({ hasText: 'Đã lưu' }).first().waitFor()
    await send(officer)
    await officer.getByText('Đã gửi', { exact: true }).waitFor()
    await office.open(officer, `${construction()}?muc=bieu-1`)
    assert.equal(await cell(officer, '1/1').getAttribute('aria-readonly'), 'true')
  })

  /** Odd figures ask for their reason in the dialog. */
  async function send(page: Page) {
    await page.getByRole('button', { name: /^Gửi (báo cáo|bản đính chính)$/ }).click()
    await dialog(page).waitFor()
    const go = dialog(page).getByRole('button', { name: 'Gửi báo cáo' })
    await go.waitFor()
    for (const field of await dialog(page).getByPlaceholder('Nêu lý do').all()) await field.fill('Đã đối chiếu hồ sơ.')
    await go.click()
    await dialog(page).waitFor({ state: 'hidden' })
  }

  test('the keeper returns one figure; its agency mends that one alone and answers in place', async () => {
    await office.open(keeper, `${construction()}?muc=bieu-1&so=1/3.1`)
    await press(dialog(keeper), 'Trả lại mục này')
    await dialog(keeper).getByLabel('Lý do trả lại').fill('Kế hoạch kiểm tra ghi 4 sở.')
    await clean(keeper)
    await press(dialog(keeper), 'Trả lại mục này')
    await dialog(keeper).getByRole('button', { name: 'Thôi trả lại' }).waitFor()
    await office.open(officer, construction())
    await officer.getByRole('button', { name: 'Biểu 1, dòng 3.1' }).click()
    await line(officer, '1/3.1').getByText('Kế hoạch kiểm tra ghi 4 sở.').waitFor()
    assert.equal(await cell(officer, '1/1').getAttribute('aria-readonly'), 'true')
    await fill(officer, '1/3.1', '4')
    await saved(officer)
    await line(officer, '1/3.1').getByRole('button', { name: 'Sửa xong, trả lời' }).click()
    await officer.getByLabel('Trả lời cho cơ quan tổng hợp').fill('Đã sửa theo kế hoạch.')
    await press(officer, 'Gửi lại mục này')
    await officer.getByText('Đã trả lời', { exact: true }).waitFor()
    await office.open(keeper, construction())
    await press(keeper, 'Duyệt báo cáo')
    await press(dialog(keeper), 'Duyệt báo cáo')
    await keeper.getByText('Đã duyệt', { exact: true }).waitFor()
  })

  test('what came from below is added up, opened down to its source, and taken into the own report', async () => {
    await office.open(commune, `${tanHoa()}?muc=bieu-1`)
    await cell(commune, '1/1').waitFor()
    await paste(commune, '1/1', '6\n\n20\n20')
    await saved(commune)
    await send(commune)
    await office.open(keeper, `${summary()}/tong-hop`)
    await keeper.getByRole('button', { name: /Nguồn.* của 1 Số văn bản/ }).click()
    await dialog(keeper)
      .getByRole('row', { name: /Sở Xây dựng/ })
      .getByText('1.234')
      .waitFor()
    await dialog(keeper)
      .getByRole('row', { name: /Tân Hòa/ })
      .getByText('6', { exact: true })
      .waitFor()
    await clean(keeper)
    await keeper.keyboard.press('Escape')
    await dialog(keeper).waitFor({ state: 'hidden' })
    await press(keeper, 'Đưa số liệu vào báo cáo')
    await press(dialog(keeper), 'Đưa số liệu vào báo cáo')
    await dialog(keeper).waitFor({ state: 'hidden' })
    await office.open(keeper, `${summary()}?muc=bieu-1`)
    await until(async () => (await text(keeper, '1/1')) === '1.240', 'the sum of both')
    await keeper.getByRole('button', { name: /^I\.1 / }).click()
    const below = keeper.getByRole('complementary', { name: 'Đơn vị cấp dưới viết' })
    await below.getByText('Sở đã ban hành 12 văn bản chỉ đạo.').waitFor()
    await keeper.getByRole('textbox', { name: 'Hoạt động chỉ đạo nổi bật' }).fill('Toàn tỉnh ban hành 1.240 văn bản.')
    await keeper.getByRole('status').filter({ hasText: 'Đã lưu' }).first().waitFor()
    await send(keeper)
    await keeper.getByText('Đã gửi', { exact: true }).waitFor()
  })

  const word = async (page: Page) => {
    const reply = await page.request.get(`${office.address}/api/reports/${round.summaryId}/report.docx?number=1`)
    assert.ok(reply.ok(), await reply.text())
    const bytes = await reply.body()
    assert.equal(bytes.subarray(0, 2).toString(), 'PK')
    return createHash('sha256').update(bytes).digest('hex')
  }

  test('the leader approves and locks; a correction below is a late change, the frozen report stays to the byte', async () => {
    await office.open(leader, summary())
    await press(leader, 'Duyệt báo cáo')
    await press(dialog(leader), 'Duyệt báo cáo')
    await press(leader, 'Khóa báo cáo')
    await press(dialog(leader), 'Khóa báo cáo')
    await leader.getByText('Đã khóa', { exact: true }).waitFor()
    const frozen = await word(leader)
    await office.open(commune, `${tanHoa()}?muc=bieu-1`)
    await press(commune, 'Đính chính')
    await dialog(commune).getByLabel('Lý do').fill('Bỏ sót hai văn bản của tháng 3.')
    await press(dialog(commune), 'Đính chính')
    await dialog(commune).waitFor({ state: 'hidden' })
    await fill(commune, '1/1', '8')
    await saved(commune)
    await send(commune)
    await office.open(leader, `${summary()}/ban-chot`)
    await leader.getByText('Nguyên vẹn').waitFor()
    const late = await office.ask<Late>(leader, 'GET', `/reports/${round.summaryId}/late-changes`)
    assert.ok(late.changes.some(({ field }) => field === '1/1'))
    await leader.getByRole('table', { name: 'Thay đổi sau chốt' }).getByText('Biểu 1, dòng 1:').first().waitFor()
    await clean(leader)
    assert.equal(await word(leader), frozen)
  })

  test('a new version of the form is drafted, its rows are changed, and it is published', async () => {
    await office.open(keeper, '/bao-cao/bieu-mau')
    await keeper.getByRole('link', { name: 'Báo cáo công tác cải cách hành chính định kỳ' }).first().waitFor()
    await clean(keeper)
    await press(keeper, 'Lập phiên bản mới')
    await dialog(keeper).getByLabel('Số phiên bản mới').fill('2027')
    await press(dialog(keeper), 'Lập bản soạn')
    await keeper.waitForURL(/bieu-mau\/cchc-dinh-ky\/2027$/)
    await press(keeper, 'Thêm dòng sau dòng 1 biểu 1')
    await dialog(keeper).getByLabel('Chỉ tiêu thống kê').fill('Số cuộc họp Ban Chỉ đạo')
    await press(dialog(keeper), 'Xong')
    await dialog(keeper).waitFor({ state: 'hidden' })
    await press(keeper, 'Lưu bản soạn')
    await until(() => keeper.getByRole('button', { name: 'Ban hành' }).isEnabled(), 'the draft is saved')
    await press(keeper, 'Ban hành')
    await press(dialog(keeper), 'Ban hành')
    await keeper.getByText('Phiên bản này đã ban hành').waitFor()
    await keeper
      .getByRole('cell', { name: 'Số cuộc họp Ban Chỉ đạo' })
      .or(keeper.getByText('Số cuộc họp Ban Chỉ đạo'))
      .first()
      .waitFor()
  })
})
