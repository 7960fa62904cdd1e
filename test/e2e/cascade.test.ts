import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { z } from 'zod'
import type { CoverageMatrix, DraftedOwnPlan } from '#features/cascade/schema.ts'
import { decideAll, draftFrom, planOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, root, until } from './office.ts'
import { look } from './screens.ts'

suite('a superior plan and the plans below it', { skip: notBuilt, timeout: 280_000 }, () => {
  let office: Office
  let keeper: Page
  let tanHoa: Page
  let giangDong: Page
  let folder: string
  let upper: string

  const confirm = async (who: Page, planId: string, header: object = {}) => {
    await decideAll(office, who, planId)
    const { version } = await planOf(office, who, planId)
    if (Object.keys(header).length > 0) await office.ask(who, 'PATCH', `/plans/${planId}`, { version, ...header })
    const ready = await planOf(office, who, planId)
    assert.deepEqual(ready.missing, [])
    await office.ask(who, 'POST', `/plans/${planId}/confirm`, { version: ready.version })
  }
  const matrix = () => office.ask<CoverageMatrix>(keeper, 'GET', `/plans/${upper}/cascade`)
  const agency = async (name: string) => {
    const found = (await matrix()).agencies.find((each) => each.name.includes(name))
    assert.ok(found, name)
    return found
  }

  before(async () => {
    office = await openOffice()
    folder = await mkdtemp(join(tmpdir(), 'namro-trien-khai-'))
    keeper = await office.enter('thuong-truc')
    tanHoa = await office.enter('thuong-truc-tan-hoa')
    giangDong = await office.enter('thuong-truc-giang-dong')
    upper = await draftFrom(office, keeper, join(root, 'examples/lam-giang/ke-hoach-papi-2026.txt'))
    await confirm(keeper, upper)
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  test('a commune finds its duty among its work and draws up its plan from the tasks above', async () => {
    await office.open(tanHoa, '/viec-cua-toi')
    const duties = tanHoa.getByRole('region', { name: 'Kế hoạch phải ban hành, hoàn thiện' })
    await duties.getByText('Ban hành kế hoạch của đơn vị theo Kế hoạch 18/KH-UBND').waitFor()
    await look(tanHoa, 'trien-khai-viec')
    await duties.getByRole('link', { name: 'Mở' }).click()
    await tanHoa.locator('summary').filter({ hasText: 'Hạn ban hành kế hoạch của đơn vị: 10/02/2026' }).click()
    await tanHoa.getByText(/15 ngày làm việc kể từ ngày 20\/01\/2026/).waitFor()
    await look(tanHoa, 'trien-khai-don-vi')
    await tanHoa.getByRole('button', { name: 'Lập từ nhiệm vụ cấp trên' }).click()
    await tanHoa.waitForURL(/\/ra-soat/)
    const [, planId = ''] = /ke-hoach\/([^/]+)\/ra-soat/.exec(tanHoa.url()) ?? []
    await confirm(tanHoa, planId, { number: '11/KH-UBND', issuedOn: '2026-02-06' })
    assert.deepEqual([(await agency('Tân Hòa')).state, (await agency('Tân Hòa')).lateBy], ['issued', 0])
  })

  test('another issues late; a third loads its document, which leaves gaps', async () => {
    const lamThanh = await office.enter('thuong-truc-lam-thanh')
    const { agencyId } = await agency('Lam Thành')
    const made = await office.ask<z.infer<typeof DraftedOwnPlan>>(
      lamThanh,
      'POST',
      `/plans/${upper}/cascade/agencies/${agencyId}/plan`,
      {},
    )
    await confirm(lamThanh, made.planId, { number: '24/KH-UBND', issuedOn: '2026-03-02' })
    assert.deepEqual([(await agency('Lam Thành')).state, (await agency('Lam Thành')).lateBy], ['issuedLate', 20])
    const file = join(folder, 'ke-hoach-giang-dong.txt')
    await writeFile(file, wardPlan)
    await office.open(giangDong, '/viec-cua-toi')
    await giangDong.getByRole('link', { name: 'Tải văn bản kế hoạch lên' }).click()
    await giangDong.locator('input[type=file]').setInputFiles(file)
    let own: string | null | undefined
    const { agencyId: ward } = await agency('Giang Đông')
    await until(async () => {
      const column = await office.ask<{ draftPlanId: string | null }>(
        giangDong,
        'GET',
        `/plans/${upper}/cascade/agencies/${ward}`,
      )
      own = column.draftPlanId
      return own !== null
    }, 'the draft does not name the plan above')
    await confirm(giangDong, own ?? '')
  })

  test('the ward confirms what the program proposes', async () => {
    await office.open(giangDong, `/ke-hoach/${upper}?phan=trien-khai`)
    await giangDong.locator('li[data-state=proposed]').first().waitFor()
    await look(giangDong, 'trien-khai-de-xuat')
    await giangDong.getByRole('button', { name: /^Xác nhận cả/ }).click()
    await until(async () => !(await agency('Giang Đông')).cells.includes('p'))
    const { cells } = await agency('Giang Đông')
    assert.ok(cells.includes('l') && cells.includes('m'), cells)
  })

  test('the matrix shows it; completion is asked for in a cell, by keyboard, and answered in place', async () => {
    await office.open(keeper, `/ke-hoach/${upper}?phan=trien-khai`)
    await keeper.getByRole('table', { name: /Ma trận triển khai/ }).waitFor()
    await look(keeper, 'trien-khai-ma-tran')
    await keeper.getByRole('searchbox', { name: 'Tìm đơn vị' }).fill('giang dong')
    await keeper.getByRole('row', { name: /Giang Đông/ }).waitFor()
    await keeper.getByRole('switch', { name: 'Chỉ chỗ thiếu' }).click()
    await until(async () => (await keeper.locator('tbody tr[aria-rowindex]').count()) === 1)
    await until(async () => (await keeper.locator('td[data-state=covered]').count()) === 0)
    await keeper.locator('td[data-state]').first().focus()
    while ((await keeper.evaluate('document.activeElement.dataset.state')) !== 'missing')
      await keeper.keyboard.press('n')
    await keeper.keyboard.press('Enter')
    const drawer = keeper.getByRole('dialog')
    await drawer.getByRole('button', { name: 'Đề nghị bổ sung…' }).click()
    await keeper.getByRole('textbox', { name: 'Cần bổ sung gì?' }).fill('Phường chưa có nhiệm vụ này')
    await keeper.getByRole('button', { name: 'Gửi đề nghị' }).click()
    await keeper.getByRole('dialog', { name: 'Đề nghị bổ sung nhiệm vụ này' }).waitFor({ state: 'hidden' })
    await drawer.locator('li').getByText('Phường chưa có nhiệm vụ này').waitFor()
    await look(keeper, 'trien-khai-o')
    assert.equal((await matrix()).asked.length, 1)

    await office.open(giangDong, '/viec-cua-toi')
    await giangDong.getByText(/1 đề nghị bổ sung chờ trả lời/).waitFor()
    await giangDong.getByRole('link', { name: 'Mở' }).click()
    const row = giangDong.locator('li[data-state=missing]').filter({ hasText: 'Phường chưa có nhiệm vụ này' })
    await row.getByRole('button', { name: 'Không áp dụng…' }).click()
    await giangDong.getByRole('textbox', { name: 'Lý do' }).fill('Phường không còn hộ nghèo')
    await giangDong.getByRole('button', { name: 'Không áp dụng', exact: true }).click()
    await until(async () => (await matrix()).asked.length === 0)
    const { cells, answered } = await agency('Giang Đông')
    assert.ok(cells.includes('n') && answered === 1, cells)
  })

  test('a matrix of many tasks scrolls in its own box: the page is never wider than the screen', async () => {
    const plans = await office.ask<{ plans: { id: string; number: string | null }[] }>(keeper, 'GET', '/plans')
    const widest = plans.plans.find(({ number }) => number === '18/KH-UBND')?.id
    for (const width of [390, 1280]) {
      await keeper.setViewportSize({ width, height: 800 })
      await office.open(keeper, `/ke-hoach/${widest}?phan=trien-khai`)
      await keeper
        .getByRole('button', { name: /Giang Đông/ })
        .first()
        .waitFor()
      assert.ok(((await keeper.evaluate('document.documentElement.scrollWidth')) as number) <= width, `${width} px`)
    }
    const box = 'document.querySelector("main table").parentElement'
    assert.ok(await keeper.evaluate(`${box}.scrollWidth > ${box}.clientWidth && ${box}.clientWidth > 600`))
  })

  test('on a phone agencies stand one below the other; a task above shows how those below stand', async () => {
    await keeper.setViewportSize({ width: 390, height: 844 })
    await office.open(keeper, `/ke-hoach/${upper}?phan=trien-khai`)
    await keeper.getByRole('button', { name: /Giang Đông/ }).waitFor()
    await look(keeper, 'trien-khai-dien-thoai')
    assert.ok(((await keeper.evaluate('document.documentElement.scrollWidth')) as number) <= 390)
    await keeper.setViewportSize({ width: 1440, height: 900 })
    const { tasks, agencies } = await matrix()
    const at = [...(agencies.find(({ name }) => name.includes('Tân Hòa'))?.cells ?? '')].findIndex((it) =>
      'cl'.includes(it),
    )
    await office.open(keeper, `/ke-hoach/${upper}?phan=nhiem-vu&nv=${tasks[at]?.id}`)
    await keeper.getByRole('heading', { name: /Triển khai ở các đơn vị/ }).waitFor()
    await keeper
      .getByRole('dialog')
      .getByRole('link', { name: /Tân Hòa/ })
      .first()
      .waitFor()
    await look(keeper, 'trien-khai-nhiem-vu')
  })
})

const wardPlan = `ỦY BAN NHÂN DÂN
PHƯỜNG GIANG ĐÔNG
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 16/KH-UBND

Giang Đông, ngày 09 tháng 02 năm 2026

KẾ HOẠCH

Cải thiện các chỉ số PAPI, PAR INDEX và SIPAS của phường Giang Đông năm 2026

Thực hiện Kế hoạch số 18/KH-UBND ngày 20/01/2026 của Ủy ban nhân dân tỉnh Lam Giang, Ủy ban nhân dân phường ban hành Kế hoạch như sau:

PHỤ LỤC
NHIỆM VỤ

| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Tổ chức đối thoại định kỳ giữa Chủ tịch UBND phường với người dân, công bố lịch và nội dung trước ít nhất 10 ngày. | UBND phường Giang Đông | | Trước ngày 30/9/2026 | |
| 2 | Trang trí lại nhà văn hóa các tổ dân phố. | UBND phường Giang Đông | | Quý III/2026 | Nhà văn hóa được trang trí |
`
