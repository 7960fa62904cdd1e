import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { notBuilt, type Office, openOffice } from './office.ts'

const minute = 60_000
const plan = { title: 'Khắc phục chỉ số thành phần giảm điểm năm 2026', number: '99/KH-SNV' }
const work = 'Công khai kết quả giải quyết kiến nghị của cử tri tại trụ sở'

/** Until what the page asked for has come; the grey lines stand for it. */
const settled = (page: Page) =>
  page.waitForFunction(
    'document.querySelector("main h1") && !document.querySelector("[data-visible].mantine-Skeleton-root")',
  )

/** axe finds nothing at all, and nothing sticks out. */
async function check(page: Page, name: string): Promise<void> {
  await settled(page)
  await page.evaluate('document.fonts.ready')
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`)
  const [wide, room] = [await page.evaluate('document.documentElement.scrollWidth'), page.viewportSize()?.width]
  assert.deepEqual(found, [], name)
  assert.ok(Number(wide) <= Number(room), `${name} is ${wide} px wide`)
}

// The script of the browser has no types here: it is the page's own.
const unseen = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const style = getComputedStyle(at)
  const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || at.matches('input, textarea, select')
  return { name: at.outerHTML.slice(0, 120), shown, inside: document.querySelector('main').contains(at) }
})()`

suite('every page of the staff app', { skip: notBuilt, timeout: 12 * minute }, () => {
  let office: Office
  let keeper: Page
  let administrator: Page
  let planId: string

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    administrator = await office.enter('quan-tri')
  })
  after(() => office?.close())

  const round = async (page: Page, paths: readonly string[]) => {
    for (const path of paths) {
      await office.open(page, path)
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 })
        await check(page, `${path} at ${width}`)
      }
      await page.setViewportSize({ width: 1280, height: 800 })
    }
  }

  test('before there is any plan, pages say what to do', async () => {
    await round(keeper, ['/tong-quan', '/viec-cua-toi', '/nhiem-vu', '/ke-hoach', '/ke-hoach/nhap', '/ke-hoach/moi'])
    await office.open(keeper, '/ke-hoach')
    await keeper.getByRole('heading', { name: 'Chưa có kế hoạch nào' }).waitFor()
  })

  test('a plan is written by hand, with the keys, and given out', async () => {
    await office.open(keeper, '/ke-hoach')
    await keeper.getByRole('link', { name: 'Lập bằng tay' }).first().click()
    await keeper.getByLabel('Tên kế hoạch').fill(plan.title)
    await keeper.getByLabel('Số, ký hiệu').fill(plan.number)
    await keeper.getByLabel('Ngày ban hành').fill('20/11/2026')
    await keeper.getByRole('combobox', { name: 'Cơ quan ban hành' }).fill('so noi vu')
    await keeper.getByRole('option', { name: 'Sở Nội vụ', exact: true }).click()
    // What was typed outlives a reload.
    await keeper.reload()
    assert.equal(await keeper.getByLabel('Tên kế hoạch').inputValue(), plan.title)
    await keeper.getByRole('button', { name: 'Lập dự thảo, thêm nhiệm vụ' }).click()
    await keeper.getByRole('heading', { name: 'Chưa có nhiệm vụ nào' }).waitFor()
    planId = /ke-hoach\/([^/]+)\/ra-soat/.exec(keeper.url())?.[1] ?? ''
    await keeper.getByLabel('Nội dung nhiệm vụ').fill(work)
    await keeper.keyboard.press('Control+Enter')
    const card = keeper.getByRole('article', { name: /thêm 1/ })
    await card.getByText('Chưa có đơn vị chủ trì').waitFor()
    await keeper.keyboard.press('1')
    await card.getByRole('combobox', { name: 'Chủ trì' }).or(card.getByLabel('Chủ trì')).first().fill('Sở Xây dựng')
    await keeper.keyboard.press('Control+Enter')
    await card.getByRole('button', { name: /^Sở Xây dựng/ }).waitFor()
    await keeper.keyboard.press('3')
    await card.getByLabel('Thời hạn như trong văn bản').fill('Quý I/2027')
    await keeper.keyboard.press('Enter')
    await card.getByText('31/03/2027').first().waitFor()
    await check(keeper, 'the desk without a document')
    await card.getByRole('button', { name: /Chấp nhận/ }).click()
    await keeper.getByRole('button', { name: 'Xác nhận kế hoạch' }).click()
    await keeper.getByRole('button', { name: 'Xác nhận và giao việc' }).click()
    await keeper.waitForURL(`**/ke-hoach/${planId}`)
    const { counts } = await office.ask<{ counts: { assignments: number } }>(keeper, 'GET', `/plans/${planId}`)
    assert.equal(counts.assignments, 1)
  })

  test('work is passed to another agency, chosen in the list or from its own page, and says why', async () => {
    const dialog = keeper.getByRole('dialog', { name: 'Chuyển đơn vị khác' })
    const passTo = async (search: string, agency: string) => {
      await dialog.getByRole('combobox', { name: 'Đơn vị nhận' }).fill(search)
      await keeper.getByRole('option', { name: agency, exact: true }).click()
      await dialog.getByLabel('Lý do').fill('Theo phân công lại của Ủy ban nhân dân tỉnh')
      await dialog.getByRole('button', { name: 'Chuyển đơn vị khác' }).click()
      await keeper.getByText('Đã chuyển 1 phần việc.').last().waitFor()
      await dialog.waitFor({ state: 'hidden' })
    }
    await office.open(keeper, '/nhiem-vu')
    await keeper.getByRole('checkbox', { name: /^Chọn phần việc của Sở Xây dựng/ }).check()
    await keeper.getByRole('button', { name: 'Chuyển 1 phần việc sang đơn vị khác' }).click()
    await check(keeper, 'the dialog to pass work on')
    await passTo('y te', 'Sở Y tế')
    await keeper.getByRole('row').filter({ hasText: 'Sở Y tế' }).getByRole('link').first().click()
    await keeper.getByRole('region', { name: 'Diễn biến' }).getByText('Chuyển từ Sở Xây dựng sang Sở Y tế').waitFor()
    await keeper.getByRole('button', { name: 'Chuyển đơn vị khác' }).click()
    await passTo('xay dung', 'Sở Xây dựng')
    await keeper.getByRole('region', { name: 'Diễn biến' }).getByText('Chuyển từ Sở Y tế sang Sở Xây dựng').waitFor()
  })

  test('a plan is tied to the one that it carries out, and both say so', async () => {
    await office.open(keeper, '/ke-hoach/moi')
    const { agencyId } = await office.ask<{ agencyId: string }>(keeper, 'GET', `/plans/${planId}`)
    const input = { agencyId, standingAgencyId: agencyId, title: 'Kế hoạch của phòng', number: '5/KH-P' }
    const { id } = await office.ask<{ id: string }>(keeper, 'POST', '/plans', input)
    await office.open(keeper, `/ke-hoach/${id}`)
    await keeper.getByRole('button', { name: 'Chọn kế hoạch cấp trên' }).click()
    await keeper.getByRole('option', { name: /99\/KH-SNV/ }).click()
    await keeper.getByText('Thực hiện Kế hoạch').getByRole('link', { name: plan.number }).waitFor()
    await keeper.getByText('Thực hiện Kế hoạch').getByRole('link', { name: plan.number }).click()
    await keeper.getByText('Được triển khai bằng').waitFor()
    await keeper.getByRole('link', { name: '5/KH-P' }).waitFor()
    await round(keeper, [`/ke-hoach/${id}`, `/ke-hoach/${id}/ra-soat`])
  })

  test('axe finds nothing on any page, on a screen and on a phone', async () => {
    const { assignments } = await office.ask<{ assignments: { id: string }[] }>(keeper, 'GET', '/assignments')
    const tabs = ['tong-quan', 'nhiem-vu', 'nam-ro', 'tien-do', 'thoi-han'].map(
      (tab) => `/ke-hoach/${planId}?phan=${tab}`,
    )
    await round(keeper, [
      '/tong-quan',
      '/nhiem-vu',
      `/nhiem-vu/${assignments[0]?.id}`,
      '/ke-hoach',
      '/chi-so',
      '/chi-so/par-index/province-2025',
      '/tai-khoan',
      ...tabs,
    ])
    await round(keeper, ['/khong-co-trang-nay', '/ke-hoach/0190f000-0000-7000-8000-000000000000'])
    const parts = ['don-vi', 'don-vi/nhap', 'nhom-don-vi', 'nguoi-dung', 'nhat-ky', 'thu', 'cai-dat']
    await round(
      administrator,
      parts.map((part) => `/quan-tri/${part}`),
    )
  })

  test('a picture is saved as a picture, with our typeface, and its figures as a workbook', async () => {
    await office.open(keeper, `/ke-hoach/${planId}?phan=tien-do`)
    for (const [item, name] of [
      ['Lưu ảnh (PNG)', /^Kế hoạch 99-KH-SNV Theo trục lĩnh vực\.png$/],
      ['Lưu bảng số (Excel)', /\.xlsx$/],
    ] as const) {
      await keeper.getByRole('button', { name: /^Lưu ảnh, lưu bảng: Theo trục/ }).click()
      const [download] = await Promise.all([
        keeper.waitForEvent('download'),
        keeper.getByRole('menuitem', { name: item }).click(),
      ])
      assert.match(download.suggestedFilename(), name)
    }
  })

  test('by keyboard: past the navigation in one step, and one always sees where one is', async () => {
    for (const path of ['/tong-quan', '/ke-hoach', `/ke-hoach/${planId}`, '/tai-khoan']) {
      await office.open(keeper, path)
      await settled(keeper)
      await keeper.keyboard.press('Tab')
      assert.equal(await keeper.locator(':focus').textContent(), 'Tới nội dung chính', path)
      await keeper.keyboard.press('Enter')
      for (let step = 0; step < 25; step += 1) {
        await keeper.keyboard.press('Tab')
        const at = (await keeper.evaluate(unseen)) as { name: string; shown: boolean; inside: boolean } | null
        if (!at?.inside) break
        assert.ok(at.shown, `${path}: one does not see the focus on ${at.name}`)
      }
    }
  })
})
