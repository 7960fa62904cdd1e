import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { seedPlan, seedTask } from '../work.ts'
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

/** An issued plan with a task about the line that fell, and a promise that only a person understands. */
async function issuePlan({ province }: Office): Promise<void> {
  await province.write(async (db) => {
    const named = async (name: string) =>
      (await db.selectFrom('agency').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
    const [agencyId, standingAgencyId] = [await named('Ủy ban nhân dân tỉnh Lam Giang'), await named('Sở Nội vụ')]
    const planId = await seedPlan(db, { agencyId, standingAgencyId })
    const text = 'Công khai danh sách hộ nghèo tại nhà văn hóa thôn'
    await seedTask(db, planId, { text, dueOn: '2026-12-20', axis: 'Công khai, minh bạch' })
    const promise = { id: randomUUID(), planId, position: 1, text: 'Cải thiện vượt bậc kết quả', indexName: 'PAPI' }
    await db
      .insertInto('planTarget')
      .values({ ...promise, level: 'objective' })
      .execute()
  })
}

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
    await issuePlan(office)
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

  test('a task is tied to a lost point, from the profile on', async () => {
    await office.open(keeper, '/chi-so/papi')
    await keeper.getByRole('navigation', { name: 'Cách xem chỉ số' }).getByRole('link', { name: 'Điểm bị trừ' }).click()
    await keeper
      .getByRole('link', { name: /^2\.2 Công khai danh sách hộ nghèo/ })
      .first()
      .click()
    await keeper.getByRole('checkbox', { name: /Công khai danh sách hộ nghèo tại nhà văn hóa/ }).check()
    await keeper.getByRole('button', { name: 'Gắn 1 nhiệm vụ' }).click()
    await keeper.getByRole('heading', { name: 'Nhiệm vụ đang khắc phục (1)' }).waitFor()
  })

  test('an input figure is put in another way: points, total and class follow; it is kept for the day', async () => {
    await office.open(keeper, '/chi-so/diem-hien-tai')
    await keeper.getByRole('button', { name: 'Mở sổ theo dõi' }).first().click()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Bộ tiêu chí' }).fill('766')
    await keeper.getByRole('option', { name: /766/ }).click()
    await dialog.getByRole('button', { name: 'Mở sổ theo dõi' }).click()
    await keeper.waitForURL(/diem-hien-tai\/[^/]+\/so-lieu/)
    const figures = keeper.getByRole('row', { name: /^2\.1 Hồ sơ đúng hạn/ })
    await figures.getByRole('textbox').nth(0).fill('100')
    await figures.getByRole('textbox').nth(1).fill('96')
    await keeper.getByText('19,20 / 20,00').first().waitFor()
    await keeper.getByText('Đã lưu').waitFor()
    await keeper.getByRole('button', { name: 'Chấm hôm nay' }).click()
    await keeper.getByText(/Đã giữ lại điểm ngày/).waitFor()

    await keeper.getByRole('link', { name: 'Giả định' }).click()
    const rate = keeper.getByLabel('Phương án 1: tỷ lệ của 2.1')
    await rate.fill('99')
    await rate.press('Enter')
    await keeper.getByText('2.1: 19,20 → 19,80 (+0,60)').waitFor()
    const { violations } = await new AxeBuilder({ page: keeper }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
      [],
    )
    await keeper.getByRole('link', { name: 'Điểm bị trừ' }).click()
    await keeper.getByText(/cộng lại bằng đúng 100,00 − 19,20 = 80,80/).waitFor()
    await keeper.getByRole('link', { name: 'Diễn biến' }).click()
    await keeper.getByRole('row', { name: /19,20 \/ 100,00/ }).waitFor()
  })

  test('a person corrects what a promise means', async () => {
    await office.open(keeper, '/chi-so/muc-tieu')
    await keeper.getByText('máy đọc').waitFor()
    await keeper.getByRole('button', { name: 'Xác nhận hoặc sửa' }).click()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Loại mục tiêu' }).click()
    await keeper.getByRole('option', { name: 'Đạt số điểm' }).click()
    await dialog.getByRole('textbox', { name: 'Đạt số điểm' }).fill('43')
    await dialog.getByRole('textbox', { name: 'Năm phải đạt' }).fill('2024')
    await dialog.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await keeper.getByText('≥ 43 điểm, năm 2024').waitFor()
    await keeper.getByText('còn 1,3 điểm').waitFor()
    await keeper.getByText(/xác nhận \d\d\/\d\d\/\d{4}/).waitFor()
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
