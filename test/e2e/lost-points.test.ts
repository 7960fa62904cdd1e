import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { notBuilt, type Office, openOffice } from './office.ts'

const minute = 60_000
const codes = ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3', '4.1', '4.2', '4.3', '4.4']
const more = ['5.1', '5.3', '5.4', '6.1', '6.2', '6.3', '6.4', '7.1', '7.2', '7.3', '8.1', '8.2', '8.3']
const all = [...codes, ...more]
const row = (year: number, unit: string, poor: number) =>
  [year, unit, ...all.map((code) => (code === '2.2' ? poor : 1.5))].join()
const table = `năm,tỉnh,${all.join()}\n${[
  row(2021, 'Lam Giang', 1.6),
  row(2021, 'Sông Hiền', 1.7),
  row(2022, 'Lam Giang', 1.2),
  row(2022, 'Sông Hiền', 1.9),
].join('\n')}\n`

suite('from lost points to a draft plan', { skip: notBuilt, timeout: 6 * minute }, () => {
  let office: Office
  let keeper: Page

  before(async () => {
    office = await openOffice()
    office.services.provinceName = async () => 'tỉnh Lam Giang'
    keeper = await office.enter('thuong-truc')
    const address = `${office.address}/api/indices/papi/results?dryRun=false&source=Minh+hoa`
    const headers = { 'x-filename': 'bang.csv', 'content-type': 'application/octet-stream', origin: office.address }
    const reply = await keeper.request.post(address, { headers, data: Buffer.from(table) })
    const { written } = (await reply.json()) as { written: boolean }
    assert.ok(written, await reply.text())
  })
  after(() => office?.close())

  test('what fell and nobody answers is told; both senses add up', async () => {
    await office.open(keeper, '/chi-so/papi/mat-diem')
    await keeper.getByText('1 nội dung giảm so với năm 2021 mà chưa có nhiệm vụ nào gắn').waitFor()
    await keeper.getByText(/cộng lại bằng đúng 80,00 − 41,70 = 38,30/).waitFor()
    await keeper.locator('label', { hasText: 'So với năm 2021' }).click()
    await keeper.getByText(/thay đổi của điểm tổng so với năm 2021: −0,40/).waitFor()
    const { violations } = await new AxeBuilder({ page: keeper }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
      [],
    )
  })

  test('points are tried out, and the link shows the same to others', async () => {
    await office.open(keeper, '/chi-so/papi/gia-dinh')
    const field = keeper.getByLabel('Phương án 1: 2.2 Công khai danh sách hộ nghèo')
    await field.fill('2,2')
    await field.press('Enter')
    await keeper.getByText('2.2: 1,20 → 2,20 (+1,00)').waitFor()
    await keeper.getByText('Hạng 1 / 2').waitFor()
    const leader = await office.enter('lanh-dao')
    await leader.goto(keeper.url())
    await leader.getByText('2.2: 1,20 → 2,20 (+1,00)').waitFor()
  })

  test('chosen lines become a draft that waits for review', async () => {
    await office.open(keeper, '/chi-so/papi/tang-diem')
    await keeper.getByRole('checkbox', { name: /Chọn: 2\.2/ }).check()
    await keeper.getByRole('button', { name: 'Lập kế hoạch từ 1 nội dung' }).click()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Cơ quan ban hành' }).fill('so noi vu')
    await keeper.getByRole('option', { name: 'Sở Nội vụ', exact: true }).click()
    await dialog.getByRole('button', { name: 'Lập kế hoạch từ 1 nội dung' }).click()
    await keeper.waitForURL(/ke-hoach\/[^/]+\/ra-soat/)
    await keeper
      .getByText(/Nâng điểm nội dung 2\.2 “Công khai danh sách hộ nghèo” từ 1,20/)
      .first()
      .waitFor()
  })
})
