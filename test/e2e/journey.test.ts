import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { decide, planOf, tasksOf } from './drafts.ts'
import { inside, notBuilt, type Office, openOffice, root, signIn, until } from './office.ts'
import { keepForReadme, look } from './screens.ts'

const plans = ['../shared/seeds/004_2ceacb13e2ee0458.txt', 'examples/lam-giang/ke-hoach-papi-2026.txt']
const planFile = plans.map((each) => join(root, each)).find((each) => existsSync(each)) ?? ''
const minute = 60_000

suite('from an issued plan to a completed piece of work', { skip: notBuilt, timeout: 6 * minute }, () => {
  let office: Office
  let keeper: Page
  let officer: Page
  let leader: Page
  let planId: string
  let work: string
  let taskText: string

  before(async () => {
    office = await openOffice()
  })
  after(() => office?.close())

  let stopped = false
  /** One leg of the journey: where an earlier one failed, there is nowhere to go on from. */
  const leg = (name: string, go: () => Promise<void>) =>
    test(name, async (t) => {
      if (stopped) return t.skip('an earlier leg failed')
      stopped = true
      await go()
      stopped = false
    })

  const open = (page: Page, path: string) => office.open(page, path)
  /** By the form, as a person does. */
  const enter = async (name: string): Promise<Page> => {
    const page = await office.stranger()
    await open(page, '/dang-nhap')
    await page.getByRole('textbox', { name: 'Thư điện tử' }).waitFor()
    if (name === 'thuong-truc') await look(page, '01-dang-nhap')
    await signIn(page, name)
    await inside(page)
    return page
  }
  const planNow = () => planOf(office, keeper, planId)
  const tasksNow = () => tasksOf(office, keeper, planId)

  leg('the standing officer signs in and loads a plan, which is read into a draft', async () => {
    keeper = await enter('thuong-truc')
    await open(keeper, '/ke-hoach/nhap')
    await keeper.getByRole('button', { name: 'Chọn tệp từ máy' }).waitFor()
    await look(keeper, '02-nhap-ke-hoach')
    await keeper.locator('input[type=file]').setInputFiles(planFile)
    await keeper.waitForURL('**/ra-soat', { timeout: minute })
    planId = keeper.url().split('/').at(-2) ?? ''
    await keeper.getByText('Đã rà soát 0/').waitFor()
    await look(keeper, '03-ra-soat')
  })

  leg('what is certain is accepted at once', async () => {
    await keeper.getByRole('button', { name: /Chấp nhận \d+ mục chắc chắn/ }).click()
    await keeper.getByRole('button', { name: /Chấp nhận \d+ mục chắc chắn/ }).waitFor({ state: 'hidden' })
    const open = (await tasksNow()).filter(({ review }) => review === 'open')
    assert.ok(open.length > 0, 'the plan has nothing to decide')
    assert.ok(open.every(({ doubtful }) => doubtful))
  })

  leg('an issuer whom nobody knows is chosen from the directory', async () => {
    if (!(await planNow()).missing.includes('agency')) return
    await keeper.locator('[data-header=agency]').getByRole('textbox').fill('Ủy ban nhân dân tỉnh')
    await keeper
      .getByRole('option', { name: /^Ủy ban nhân dân tỉnh/ })
      .first()
      .click()
    await until(async () => !(await planNow()).missing.includes('agency'))
    await keeper.locator('[data-header=agency] fieldset').waitFor({ state: 'detached' })
    await keeper.locator('[data-header=agency]').getByRole('button', { name: 'Ủy ban nhân dân tỉnh' }).waitFor()
  })

  leg('what is doubtful is decided one by one, by a candidate or by leaving it out', async () => {
    for (let left = 3; left > 0; left -= 1) {
      await keeper.locator('body').press('n')
      const card = keeper.locator('li[data-active] article')
      await card.getByRole('button', { name: /^Chấp nhận/ }).waitFor()
      const before = (await tasksNow()).filter(({ review }) => review === 'open').length
      for (let question = await card.locator('fieldset').count(); question > 0; question -= 1) {
        const candidate = card.locator('fieldset button').first()
        if ((await candidate.count()) === 0) break
        await candidate.click()
        await until(async () => (await card.locator('fieldset').count()) < question)
      }
      const asked = (await card.locator('fieldset').count()) > 0
      await card.getByRole('button', { name: asked ? /^Bỏ D/ : /^Chấp nhận/ }).click()
      await until(async () => (await tasksNow()).filter(({ review }) => review === 'open').length < before)
    }
    await look(keeper, '04-ra-soat-tung-viec')
  })

  leg('the rest is decided in the same way, and the plan is confirmed and published', async () => {
    for (const task of (await tasksNow()).filter(({ review }) => review === 'open')) await decide(office, keeper, task)
    assert.deepEqual((await planNow()).missing, [])
    await keeper.reload()
    await keeper.getByRole('button', { name: 'Xác nhận kế hoạch' }).click()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByText('trở thành').waitFor()
    await look(keeper, '05-xac-nhan')
    const nobody = dialog.getByRole('checkbox', { name: /chưa giao cho ai/ })
    if ((await nobody.count()) > 0) await nobody.check()
    await dialog.getByRole('button', { name: 'Xác nhận và giao việc' }).click()
    await keeper.waitForURL(`**/ke-hoach/${planId}`, { timeout: minute })
    await keeper.getByRole('switch', { name: 'Đưa lên cổng công khai' }).click()
    await keeper.getByRole('dialog').getByRole('button', { name: 'Công khai', exact: true }).click()
    await until(async () => (await planNow()).isPublic)
    await look(keeper, '06-ke-hoach')
    const { status, counts } = await planNow()
    assert.equal(status, 'confirmed')
    assert.equal(counts.completed, 0)
    assert.ok(counts.assignments > counts.tasks)
  })

  leg('an officer of another agency reports with a file and submits', async () => {
    officer = await enter('so-xay-dung')
    await open(officer, '/viec-cua-toi')
    // Work that falls due once: what recurs is completed a time at a time (calendar.test.ts).
    type Mine = { id: string; role: string; occurrenceName: string | null }
    const { assignments } = await office.ask<{ assignments: Mine[] }>(officer, 'GET', '/my-work')
    work = assignments.find(({ role, occurrenceName }) => role === 'lead' && occurrenceName === null)?.id ?? ''
    const row = officer.locator('tr[data-row]').filter({ has: officer.locator(`[href$="/nhiem-vu/${work}"]`) })
    taskText = (await row.locator('[data-row-link]').textContent()) ?? ''
    await look(officer, '07-viec-cua-toi')
    await row.getByRole('button', { name: 'Báo cáo' }).click()
    const drawer = officer.getByRole('dialog')
    await drawer.getByLabel('Kết quả thực hiện').fill('Đã hoàn thành và gửi báo cáo về Sở Nội vụ.')
    const submit = drawer.getByRole('button', { name: 'Gửi kết quả hoàn thành' })
    assert.equal(await submit.isDisabled(), true, 'work is submitted without a file')
    const report = { name: 'bao-cao.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }
    await drawer.locator('input[type=file]').setInputFiles(report)
    await drawer.getByText('bao-cao.pdf').waitFor()
    await until(() => submit.isEnabled())
    await look(officer, '08-bao-cao')
    await submit.click()
    await drawer.getByText('gửi kết quả thì ghi 100 %').waitFor()
    await drawer.getByRole('button', { name: 'Vẫn gửi kết quả' }).click()
    await officer.getByText('Đã gửi kết quả; cơ quan giao việc sẽ nghiệm thu.').waitFor()
  })

  /** One step of the owner that opens a dialog of the same name. */
  const step = async (name: 'Trả lại' | 'Nghiệm thu', field: string, words: string) => {
    await keeper.getByRole('button', { name, exact: true }).click()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByLabel(field).fill(words)
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  leg('the owner returns it with a reason, the officer submits again, the owner accepts', async () => {
    await open(keeper, `/nhiem-vu/${work}`)
    await keeper.getByText('bao-cao.pdf').first().waitFor()
    await look(keeper, '09-nghiem-thu')
    await step('Trả lại', 'Lý do', 'Báo cáo chưa có số liệu của quý III.')
    await open(officer, `/nhiem-vu/${work}`)
    await officer.getByText('Báo cáo chưa có số liệu của quý III.').first().waitFor()
    await look(officer, '10-bi-tra-lai')
    await officer.getByLabel('Kết quả thực hiện').fill('Đã bổ sung số liệu quý III.')
    const again = officer.getByRole('button', { name: 'Gửi kết quả hoàn thành' })
    await until(() => again.isEnabled())
    const [reply] = await Promise.all([
      officer.waitForResponse((each) => each.url().endsWith('/report')),
      again.click(),
    ])
    assert.equal(reply.status(), 200, await reply.text())
    await open(officer, `/nhiem-vu/${work}`)
    await officer.getByText('Đã bổ sung số liệu quý III.').first().waitFor()
    await open(keeper, `/nhiem-vu/${work}`)
    await step('Nghiệm thu', 'Ghi chú (không bắt buộc)', 'Đạt yêu cầu.')
    await keeper.getByText('Đạt yêu cầu.').first().waitFor()
    assert.equal((await planNow()).counts.completed, 1)
  })

  leg('the leader sees it on the overview', async () => {
    leader = await enter('lanh-dao')
    await open(leader, '/tong-quan')
    await leader.getByText('1 phần việc đã nghiệm thu').waitFor()
    await look(leader, '11-tong-quan')
    await keepForReadme('11-tong-quan')
  })

  leg('citizens see it on the portal', async () => {
    const visitor = await office.stranger()
    const { taskId } = await office.ask<{ taskId: string }>(keeper, 'GET', `/assignments/${work}`)
    await visitor.goto(`${office.address}/ke-hoach/${planId}`)
    await look(visitor, '12-cong-ke-hoach')
    await visitor.goto(`${office.address}/ke-hoach/${planId}/nhiem-vu/${taskId}`)
    await visitor.getByText(taskText.slice(0, 40)).first().waitFor()
    const row = visitor.locator('tr, li').filter({ hasText: 'Sở Xây dựng' }).first()
    assert.match((await row.textContent()) ?? '', /Đã xong/)
    await look(visitor, '13-cong-nhiem-vu')
  })
})
