import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { addDays } from '#lib/calendar/plain-date.ts'
import { formatDate } from '#lib/vietnamese/dates.ts'
import { notBuilt, type Office, openOffice, until } from './office.ts'
import { pdfOf } from './small-pdf.ts'

type RoundPage = { id: string; version: number; units: { id: string; name: string }[] }

suite('a round: from opening it to the ranking in the portal', { skip: notBuilt, timeout: 400_000 }, () => {
  let office: Office
  let folder: string
  let keeper: Page
  let justice: Page
  let officer: Page
  let other: Page
  let roundId: string
  const sheets = new Map<string, string>()

  before(async () => {
    office = await openOffice()
    folder = await mkdtemp(join(tmpdir(), 'namro-ky-'))
    keeper = await office.enter('thuong-truc')
    justice = await office.enter('so-tu-phap')
    officer = await office.enter('so-xay-dung')
    other = await office.enter('so-nnmt')
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  const sheetOf = (name: string) => `/chi-so/ky-danh-gia/${roundId}/phieu/${sheets.get(name)}`
  const openLine = async (page: Page, name: string, code: string) => {
    await office.open(page, `${sheetOf(name)}?muc=${code}`)
    await row(page, code).waitFor()
  }
  const total = (page: Page, which: string) => page.locator(`[data-total=${which}]`).textContent()
  const row = (page: Page, code: string) => page.locator(`#line-${code.replaceAll('.', '\\.')}`)
  const fields = (page: Page, code: string) => row(page, code).locator('input[data-field]')
  const press = async (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).click()
  const inDialog = (page: Page) => page.getByRole('dialog')
  const clean = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 140)}`)
    assert.deepEqual(found, [], page.url())
  }
  const goTo = async (stage: string) => {
    await office.open(keeper, `/chi-so/ky-danh-gia/${roundId}`)
    await press(keeper, `Chuyển sang: ${stage}`)
    await press(inDialog(keeper), `Chuyển sang: ${stage}`)
    await keeper.locator('[aria-current=step]', { hasText: stage }).waitFor()
  }

  test('the keeper opens a round: edition, year, agencies, appraisers, days', async () => {
    await office.open(keeper, '/chi-so/ky-danh-gia/mo')
    await keeper.getByRole('combobox', { name: 'Bộ tiêu chí' }).click()
    await keeper.getByRole('option', { name: /các sở, cơ quan/ }).click()
    await keeper.getByLabel('Tên kỳ').fill('Chấm điểm cải cách hành chính các sở năm 2025')
    const { today } = await office.ask<{ today: string }>(keeper, 'GET', '/me')
    const steps = ['Tự chấm đến hết', 'Thẩm định lần 1 đến hết', 'Giải trình đến hết', 'Thẩm định lần 2 đến hết']
    for (const [i, label] of [...steps, 'Dự kiến công bố'].entries()) {
      await keeper.getByLabel(label).fill(formatDate(addDays(today, 5 + i * 5)))
    }
    const units = keeper.getByRole('group', { name: 'Đơn vị được chấm' })
    for (const name of ['Sở Xây dựng', 'Sở Nông nghiệp và Môi trường']) await units.getByLabel(name).check()
    await keeper
      .getByRole('group', { name: /^Đơn vị thẩm định/ })
      .getByLabel('Sở Tư pháp')
      .check()
    await clean(keeper)
    await press(keeper, 'Mở kỳ đánh giá')
    await keeper.waitForURL(/ky-danh-gia\/[0-9a-f-]{36}$/)
    roundId = keeper.url().split('/').at(-1) ?? ''
    const page = await office.ask<RoundPage>(keeper, 'GET', `/rounds/${roundId}`)
    for (const { id, name } of page.units) sheets.set(name, id)
    assert.equal(sheets.size, 2)
  })

  test('figures are typed in the row, the engine reckons, what is typed is kept without a button', async () => {
    await office.open(officer, sheetOf('Sở Xây dựng'))
    await fields(officer, '7.3.5').first().fill('200')
    await fields(officer, '7.3.5').nth(1).fill('150')
    await until(async () => (await total(officer, 'self')) === '2,25', 'three quarters of three points')
    await fields(officer, '7.3.5').first().press('Enter')
    assert.equal(await officer.evaluate('document.activeElement.dataset.field'), '7.3.5')
    await officer.reload()
    assert.equal(await fields(officer, '7.3.5').nth(1).inputValue(), '150')
    await fields(officer, '7.3.7').first().fill('10')
    await fields(officer, '7.3.7').nth(1).fill('12')
    await row(officer, '7.3.7').getByText('có phải tử số và mẫu số bị đảo?').waitFor()
    await fields(officer, '7.3.7').nth(1).fill('5')
    await row(officer, '7.3.7').getByText('tử số').waitFor({ state: 'hidden' })
  })

  test('without evidence the sheet does not go out; with a file, its page and its day it does, and is locked', async () => {
    await press(officer, 'Nộp phiếu')
    await press(inDialog(officer), 'Nộp phiếu')
    await inDialog(officer).getByText('thiếu tài liệu kiểm chứng').waitFor()
    await officer.keyboard.press('Escape')
    await officer.locator('[data-open-line="7.3.5"]').click()
    const proof = join(folder, 'bao-cao-quy-4.pdf')
    await writeFile(proof, pdfOf(['Bao cao quy IV', 'Bang so lieu', 'Noi nhan']))
    await officer.getByLabel('Trang, mục').fill('trang 2')
    await officer.getByLabel('Ngày của văn bản').fill('31/12/2024')
    await officer.locator('input[type=file]').setInputFiles(proof)
    await officer.getByRole('link', { name: 'bao-cao-quy-4.pdf' }).waitFor()
    await officer.getByText('cũ hơn thời gian được tính').first().waitFor()
    await press(officer, 'Xem bao-cao-quy-4.pdf')
    await inDialog(officer).getByText('Trang 2/3').waitFor()
    await clean(officer)
    await officer.keyboard.press('Escape')
    await inDialog(officer).waitFor({ state: 'hidden' })
    await officer.locator('[data-open-line="7.3.7"]').click()
    await officer.getByRole('combobox', { name: 'Dùng tài liệu đã gửi ở tiêu chí khác' }).click()
    await officer.getByRole('option', { name: /bao-cao-quy-4/ }).click()
    await officer.getByRole('link', { name: 'bao-cao-quy-4.pdf' }).waitFor()
    await press(officer, 'Nộp phiếu')
    await press(inDialog(officer), 'Nộp phiếu')
    await officer.getByText('Đã nộp', { exact: false }).first().waitFor()
    assert.equal(await fields(officer, '7.3.5').count(), 0)
  })

  test('the round moves on while somebody types: a clear word, and the text is there to be copied', async () => {
    await office.open(other, sheetOf('Sở Nông nghiệp và Môi trường'))
    // Nothing that is typed gets away before the round has moved, however slow or fast this machine is.
    const moved = Promise.withResolvers<void>()
    await other.route('**/api/**', async (route) => {
      if (route.request().method() !== 'GET') await moved.promise
      await route.fallback()
    })
    await fields(other, '7.3.5').first().fill('4000')
    await fields(other, '7.3.5').nth(1).fill('3125')
    await goTo('Thẩm định lần 1')
    moved.resolve()
    const left = other.locator('[data-unsent]')
    await left.waitFor()
    const words = await left.getByRole('textbox').inputValue()
    for (const each of ['7.3.5', '4.000', '3.125']) assert.ok(words.includes(each), words)
    await other.reload()
    await left.waitFor()
    await press(left, 'Bỏ phần chưa gửi')
    await left.waitFor({ state: 'hidden' })
  })

  test('the appraiser goes from the table to the line and sends it back; its agency mends that line alone', async () => {
    await office.open(keeper, `/chi-so/ky-danh-gia/${roundId}?xem=tham-dinh`)
    await keeper.locator('td[data-state]').first().waitFor()
    await clean(keeper)
    await keeper.keyboard.press('n')
    const state = () => keeper.evaluate('document.activeElement.dataset.state')
    await until(async () => ['doubtful', 'explained'].includes(String(await state())))
    await keeper.keyboard.press('End')
    await keeper.locator('td[data-state][title^="7.3.5:"]').last().click()
    await keeper.getByLabel('Lý do').fill('Tổng số hồ sơ chưa khớp Cổng dịch vụ công.')
    await press(keeper, 'Trả lại để sửa')
    await office.open(officer, sheetOf('Sở Xây dựng'))
    await officer.getByText('1 tiêu chí được trả lại để sửa').waitFor()
    await officer.locator('[data-open-line="7.3.5"]').click()
    await officer.getByText('Tổng số hồ sơ chưa khớp').waitFor()
    assert.equal(await fields(officer, '7.3.7').count(), 0)
    await fields(officer, '7.3.5').first().fill('250')
    await until(async () => (await row(officer, '7.3.5').locator('output').textContent()) === '1,80', 'new points')
    await press(officer, 'Đã sửa xong, gửi lại')
    await officer.getByText('được trả lại để sửa').first().waitFor({ state: 'hidden' })
  })

  test('two appraisers at one line: the second is told, and keeps the own words', async () => {
    await openLine(keeper, 'Sở Xây dựng', '7.3.5')
    await openLine(justice, 'Sở Xây dựng', '7.3.5')
    await justice.getByLabel('Điểm khác').fill('1')
    await justice.getByLabel('Lý do').fill('Theo biên bản kiểm tra tháng 11.')
    await keeper.getByLabel('Điểm khác').fill('1,5')
    await keeper.getByLabel('Lý do').fill('Chưa tính hồ sơ trả trước hạn của quý IV.')
    await press(keeper, 'Chấm khác')
    await until(async () => (await total(keeper, 'final')) !== (await total(justice, 'final')), 'the appraised points')
    await press(justice, 'Chấm khác')
    await justice.getByRole('alert').waitFor()
    await justice.getByText('Chưa tính hồ sơ trả trước hạn của quý IV.').first().waitFor()
    assert.equal(await justice.getByLabel('Lý do').inputValue(), 'Theo biên bản kiểm tra tháng 11.')
    assert.equal(await justice.getByLabel('Điểm khác').inputValue(), '1')
    await justice.evaluate('localStorage.clear()')
    await office.open(keeper, `/chi-so/ky-danh-gia/${roundId}?xem=cao-hon`)
    await keeper.getByText('Chưa tính hồ sơ trả trước hạn của quý IV.').waitFor()
    await office.open(keeper, sheetOf('Sở Xây dựng'))
    await press(keeper, 'Chấp nhận dòng không nghi ngờ')
    await openLine(keeper, 'Sở Xây dựng', '7.3.7')
    await keeper.locator('[data-accept="7.3.7"]').click()
  })

  test('a step gets more days with a reason, which stands in the history', async () => {
    await office.open(keeper, `/chi-so/ky-danh-gia/${roundId}`)
    await press(keeper, 'Sửa lịch')
    const { today } = await office.ask<{ today: string }>(keeper, 'GET', '/me')
    await inDialog(keeper)
      .getByLabel('Giải trình đến hết')
      .fill(formatDate(addDays(today, 17)))
    await inDialog(keeper).getByLabel('Lý do').fill('Nhiều đơn vị gửi giải trình cuối kỳ.')
    await press(inDialog(keeper), 'Lưu lịch')
    await inDialog(keeper).waitFor({ state: 'hidden' })
    await keeper.getByRole('tab', { name: 'Lịch sử' }).click()
    await keeper.getByText('Nhiều đơn vị gửi giải trình cuối kỳ.').waitFor()
    await keeper.getByText(/Trả lại để sửa: Sở Xây dựng/).waitFor()
    await clean(keeper)
  })

  test('explanation with evidence, second appraisal, survey from a file, final', async () => {
    await goTo('Giải trình')
    await openLine(officer, 'Sở Xây dựng', '7.3.5')
    const proof = join(folder, 'so-lieu-quy-4.pdf')
    await writeFile(proof, pdfOf(['So lieu quy IV']))
    await officer.locator('input[type=file]').setInputFiles(proof)
    await officer.getByText('kèm giải trình').waitFor()
    await officer.getByRole('textbox', { name: 'Giải trình' }).fill('Đã có số liệu quý IV, xem tệp kèm theo.')
    await press(officer, 'Gửi giải trình')
    await row(officer, '7.3.5').getByText('Đã có số liệu quý IV').waitFor()
    await goTo('Thẩm định lần 2')
    await openLine(keeper, 'Sở Xây dựng', '7.3.5')
    await keeper.locator('[data-accept="7.3.5"]').click()
    await office.open(keeper, `/chi-so/ky-danh-gia/${roundId}`)
    const survey = join(folder, 'dieu-tra.csv')
    await writeFile(survey, 'Đơn vị;XHH;HL\nSở Xây dựng;12,5;9\n')
    await keeper.locator('input[type=file]').setInputFiles(survey)
    await inDialog(keeper).getByText('Đọc được 2 điểm').waitFor()
    await press(inDialog(keeper), 'Ghi điểm')
    await inDialog(keeper).getByText('Đã ghi 2 điểm').waitFor()
    await inDialog(keeper).getByText('Đóng').click()
    await goTo('Chốt kết quả')
  })

  test('the leader publishes, and citizens see who stands where and who was not scored', async () => {
    const leader = await office.enter('lanh-dao')
    await office.open(leader, `/chi-so/ky-danh-gia/${roundId}`)
    await leader.getByText('1 đơn vị chưa được chấm').waitFor()
    await press(leader, 'Công bố kết quả')
    await press(inDialog(leader), 'Công bố kết quả')
    await leader.locator('[aria-current=step]', { hasText: 'Đã công bố' }).waitFor()
    const citizen = await office.stranger()
    await citizen.goto(`${office.address}/chi-so`)
    await citizen.getByRole('link', { name: 'Xếp hạng các sở và các xã, phường' }).click()
    await citizen.getByRole('link', { name: 'Chấm điểm cải cách hành chính các sở năm 2025' }).click()
    await citizen.getByRole('row', { name: /Sở Xây dựng/ }).waitFor()
    await citizen.getByRole('heading', { name: 'Chưa được chấm' }).waitFor()
    await citizen.getByText('Sở Nông nghiệp và Môi trường').waitFor()
    await clean(citizen)
  })
})
