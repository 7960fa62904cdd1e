import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium } from 'playwright-core'
import { insertAgencies, insertPlan } from '../public-plans.ts'
import { insertPublishedReport } from '../public-reports.ts'
import { type PublicWeb, publicWeb } from '../public-web.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

suite('the portal in a browser without script', () => {
  let web: PublicWeb
  let browser: Browser
  let address: string
  let pages: string[]

  after(async () => {
    await browser?.close()
    await web?.close()
  })
  before(async () => {
    web = await publicWeb()
    const { planId, taskIds, reportId } = await web.province.write(async (db) => {
      const communes = Array.from({ length: 70 }, (_, index) => `Ủy ban nhân dân xã Tân Hòa ${index + 1}`)
      const agencies = await insertAgencies(db, ['Ủy ban nhân dân tỉnh', 'Sở Nội vụ', ...communes])
      const shared = communes.map((agency, index) => ({ agency, state: index % 2 ? 'completed' : 'assigned' }))
      const states = ['completed', 'submitted', 'inProgress', 'assigned', 'cancelled']
      const tasks = states.map((state, index) => ({
        text: `Việc ${index + 1}: công khai danh sách hộ nghèo tại trụ sở và trên trang thông tin`,
        axis: 'Công khai, minh bạch',
        indexName: 'PAPI',
        deadlineRaw: 'Quý IV/2026',
        dueOn: '2999-12-31',
        parts: [{ agency: 'Sở Nội vụ', state }],
      }))
      const late = { text: 'Niêm yết thủ tục đất đai', axis: 'Thủ tục', dueOn: '2020-01-31', parts: shared }
      const list = Array.from({ length: 30 }, () => tasks).flat()
      const plan = await insertPlan(db, agencies, { targets: ['Vào nhóm 10 tỉnh dẫn đầu'], tasks: [late, ...list] })
      return { ...plan, reportId: await insertPublishedReport(db, agencies['Sở Nội vụ'] ?? '') }
    })
    const plan = `/ke-hoach/${planId}`
    pages = ['/', '/?lang=en', '/ke-hoach', plan, `${plan}/co-quan`, `${plan}/nhiem-vu/${taskIds[0]}`]
    pages.push('/tim?q=ho+ngheo', '/tim?q=khongcogi', '/tim?truc=Thủ+tục&chi-so=', '/tro-nang', '/khong-co', '/api')
    pages.push('/bao-cao', `/bao-cao/${reportId}`, `/bao-cao/${reportId}/bieu/3`)
    address = await web.listen()
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })

  for (const width of [1280, 320]) {
    test(`axe finds nothing and nothing sticks out at ${width} px`, async () => {
      // axe itself is a script that is put into the page, past the policy that allows only our own files.
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true })
      const page = await context.newPage()
      for (const path of pages) {
        await page.goto(address + path)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`,
        )
        assert.deepEqual(found, [], path)
        const wide = await page.evaluate('document.documentElement.scrollWidth')
        assert.ok(path === '/api' || Number(wide) <= width, `${path} is ${wide} px wide`)
      }
      await context.close()
    })
  }

  test('by keyboard and without script a person finds a task from the home page', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(address)
    await page.keyboard.press('Tab')
    assert.equal(await page.locator(':focus').textContent(), 'Đến nội dung chính')
    await page.getByLabel('Tìm một việc').focus()
    await page.keyboard.type('dat dai')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Tìm thấy 1 việc' }).waitFor()
    await page.getByRole('link', { name: 'Niêm yết thủ tục đất đai' }).click()
    await page.getByText('35 cơ quan: Chậm').waitFor()
    await page.getByText('35 cơ quan đã làm xong', { exact: true }).waitFor()
    await context.close()
  })

  test('the typeface is ours and comes from this server', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    const loaded = await page.evaluate(
      `document.fonts.ready.then(() => document.fonts.check('700 18px "Be Vietnam Pro"', 'Ủy'))`,
    )
    assert.equal(loaded, true)
    await page.close()
  })
})
