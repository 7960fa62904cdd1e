import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { notBuilt, type Office, openOffice } from './office.ts'

const minute = 60_000
const codes = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3', '4.1', '4.2', '4.3', '4.4']
const all = [...codes, '5.1', '5.3', '5.4', '6.1', '6.2', '6.3', '6.4', '7.1', '7.2', '7.3', '8.1', '8.2', '8.3']
const places = ['Lam Giang', 'Sông Hiền', 'Hồng Lạc', 'Thanh Lĩnh', 'Đông Trường']
/** Points of a place in a year; a cell may be replaced by what a workbook would say there. */
const row = (year: number, place: string, points: number, other: Readonly<Record<string, string>> = {}) =>
  [year, place, ...all.map((code) => other[code] ?? points.toFixed(2))].join()
// Old workbooks carry labels of other years over their columns.
const head = `năm,tỉnh,${all.map((code) => (code === '2.2' ? '2.2 Tiếp cận thông tin' : code)).join()}`
const table = (rows: readonly string[]) => `${head}\n${rows.join('\n')}\n`
const earlier = places.map((place, i) => row(2021, place, 1.5 - i / 20))
const good = places.map((place, i) =>
  row(2022, place, i === 0 ? 1.62 : 1.55 - i / 20, i === 4 ? { '7.1': 'KCDL', '7.2': '0' } : {}),
)
const bad = [row(2022, 'Lam Giang', 1.6, { '1.1': '9.9' }), row(2022, 'Nơi Không Có', 1.5)]

suite('from a table of published results to the pages that show it', { skip: notBuilt, timeout: 6 * minute }, () => {
  let office: Office
  let keeper: Page

  before(async () => {
    office = await openOffice()
    office.services.provinceName = async () => 'tỉnh Lam Giang'
    keeper = await office.enter('thuong-truc')
  })
  after(() => office?.close())

  const choose = async (text: string, name: string) =>
    keeper.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

  const noViolations = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
      [],
    )
  }

  test('a file with mistakes is told row by row, and nothing is written', async () => {
    await office.open(keeper, '/chi-so/nhap')
    await keeper.getByText('Hãy ghi nguồn trước khi chọn tệp.').waitFor()
    await keeper.getByLabel('Nguồn').fill('Bảng minh họa của người thử')
    await choose(table([...bad, ...good.slice(1)]), 'co-loi.csv')
    await keeper.getByText('Chưa ghi gì. Hãy sửa các dòng sau trong tệp rồi chọn lại tệp.').waitFor()
    await keeper.getByText('1.1: 9,90 nằm ngoài khoảng 0,25–2,50 của bộ năm 2022.').waitFor()
    await keeper.getByText('Không nhận ra đơn vị “Nơi Không Có”.').waitFor()
    await keeper.getByText(/“Tiếp cận thông tin” là tên của 2\.1: hãy kiểm tra cột có bị lệch không/).waitFor()
    assert.equal(await keeper.getByRole('button', { name: /^Ghi / }).count(), 0)
    await noViolations(keeper)
    await office.open(keeper, '/chi-so')
    await keeper.getByText('Chưa có kết quả chỉ số nào').waitFor()
  })

  test('the corrected file is looked at, written, and its profile opens', async () => {
    await office.open(keeper, '/chi-so/nhap')
    await keeper.getByLabel('Nguồn').fill('Bảng minh họa của người thử')
    await choose(table([...earlier, ...good]), 'dung.csv')
    await keeper.getByText('2 không có điểm').waitFor()
    await keeper.getByRole('button', { name: 'Ghi 280 giá trị' }).click()
    await keeper.getByText('Đã ghi kết quả').waitFor()
    await keeper.getByRole('link', { name: 'Xem hồ sơ' }).click()
    await keeper.getByRole('heading', { name: /^Lam Giang – / }).waitFor()
    const head = keeper.getByRole('region', { name: 'Năm 2022', exact: true })
    await head.getByText('45,36').waitFor()
    await head.getByText('/ 4', { exact: true }).waitFor()
    await noViolations(keeper)
  })

  test('pictures have their table; the comparison shows who has no score; files come', async () => {
    await keeper.getByRole('button', { name: 'Xem bảng số' }).first().click()
    await keeper.getByRole('table').first().getByText('Lam Giang').waitFor()
    await keeper.getByRole('link', { name: 'So sánh, bản đồ' }).click()
    const ranking = keeper.getByRole('region', { name: 'Bảng xếp hạng' })
    await ranking.getByRole('row', { name: /Đông Trường.*không có điểm/ }).waitFor()
    await ranking.getByRole('checkbox', { name: 'Chọn so: Sông Hiền' }).check()
    await keeper.getByRole('heading', { name: 'Điểm và hạng các nơi đã chọn, 2022' }).waitFor()
    await keeper.getByRole('img', { name: 'Diễn biến: Điểm tổng' }).waitFor()
    await keeper.getByRole('heading', { name: 'Bảng nhiệt theo nhóm, 2022' }).waitFor()
    await noViolations(keeper)
    const workbook = await keeper.request.get(`${office.address}/api/indices/papi/field.xlsx?year=2022`)
    assert.equal((await workbook.body()).subarray(0, 2).toString(), 'PK')
    await keeper.setViewportSize({ width: 390, height: 800 })
    const wide = await keeper.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= 390, `the page is ${wide} pixels wide`)
  })

  test('citizens see the same in plain words, without an account', async () => {
    const citizen = await office.stranger()
    await citizen.goto(`${office.address}/chi-so/papi`)
    await citizen
      .getByText(/Hạng 1 trên 4/)
      .first()
      .waitFor()
    await citizen.getByText(/45,36/).first().waitFor()
    await citizen.getByText('Bảng minh họa của người thử').waitFor()
    await noViolations(citizen)
  })

  test('taking the import back empties the page, using it again fills it', async () => {
    await keeper.setViewportSize({ width: 1280, height: 800 })
    await office.open(keeper, '/chi-so/nhap')
    await keeper.getByRole('button', { name: 'Rút lại' }).click()
    await keeper.getByText('đã rút').waitFor()
    await office.open(keeper, '/chi-so')
    await keeper.getByText('Chưa có kết quả chỉ số nào').waitFor()
    await office.open(keeper, '/chi-so/nhap')
    await keeper.getByRole('button', { name: 'Dùng lại' }).click()
    await keeper.getByRole('button', { name: 'Rút lại' }).waitFor()
    await office.open(keeper, '/chi-so')
    await keeper.getByRole('link', { name: 'Xem hồ sơ' }).waitFor()
  })
})
