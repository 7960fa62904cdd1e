import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { pressTwice } from './interviewer.ts'
import { journeyLimit, notBuilt, type Office, openOffice, until } from './office.ts'
import { look } from './screens.ts'

suite('a survey: from a ready questionnaire to answers on a page without script', {
  skip: notBuilt,
  timeout: journeyLimit,
}, () => {
  let office: Office
  let keeper: Page
  let citizen: Page
  let address: string
  let surveyPage: string

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    const plain = await office.browser.newContext({
      javaScriptEnabled: false,
      locale: 'vi-VN',
      viewport: { width: 320, height: 700 },
    })
    citizen = await plain.newPage()
  })
  after(() => office?.close())

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const step = (name: string) => citizen.locator(`button[name=buoc][value="${name}"]`).first().click()
  const unanswered = (page: Page) =>
    page.evaluate<string[]>(`[...new Set([...document.querySelectorAll('main input[type=radio][name^="q."]')]
      .map((each) => each.name))].filter((name) => !document.querySelector(\`input[name="\${name}"]:checked\`))`)
  /** The first choice of every question that is seen; an answer may bring further questions. */
  const answerAll = async (page: Page) => {
    for (let names = await unanswered(page); names.length > 0; names = await unanswered(page))
      for (const name of names) await page.locator(`input[name="${name}"]`).first().check()
  }
  const narrow = async (page: Page) =>
    assert.ok(Number(await page.locator('main').evaluate('document.documentElement.scrollWidth')) <= 320, page.url())

  test('a ready questionnaire is changed, gone through and published', async () => {
    await office.open(keeper, '/khao-sat/phieu')
    await press(keeper, 'Soạn phiếu mới')
    await keeper.getByRole('dialog').getByLabel('Bắt đầu từ').click()
    await keeper.getByRole('option', { name: /cung ứng dịch vụ hành chính/ }).click()
    await press(keeper, 'Bắt đầu')
    await keeper.waitForURL(/phieu\/.*\/1$/)
    await keeper.getByRole('button', { name: /^Sửa: Ông\/bà đã làm thủ tục/ }).click()
    await keeper.getByRole('textbox', { name: 'Câu hỏi', exact: true }).fill('Ông/bà đã làm thủ tục gì ở xã?')
    await press(keeper, 'Xong câu này')
    await press(keeper, 'Ghi bản đang soạn')
    await keeper.getByRole('button', { name: /^Sửa: Ông\/bà đã làm thủ tục gì ở xã/ }).waitFor()
    await look(keeper, 'khao-sat-soan')
    await keeper.getByText('Xem trước và thử').click()
    await keeper.getByText('Máy tính', { exact: true }).click()
    await press(keeper, 'Gửi thử')
    await keeper.getByRole('alert').first().waitFor()
    await answerAll(keeper)
    await press(keeper, 'Gửi thử')
    await press(keeper, 'Ban hành')
    const publish = keeper.getByRole('dialog', { name: 'Ban hành' })
    await publish.getByText(/không ai sửa được và không rút lại được/).waitFor()
    await look(keeper, 'khao-sat-ban-hanh')
    await publish.getByRole('button', { name: 'Hủy' }).click()
    await publish.waitFor({ state: 'hidden' })
    await press(keeper, 'Ban hành')
    await publish.getByRole('button', { name: 'Ban hành' }).click()
    await publish.waitFor({ state: 'hidden' })
    await keeper.getByText('Phiên bản này đã ban hành nên không đổi nữa.').waitFor()
  })

  test('a survey is opened to everybody and to holders of a code', async () => {
    await office.open(keeper, '/khao-sat')
    await press(keeper, 'Lập cuộc khảo sát')
    const dialog = keeper.getByRole('dialog')
    await dialog.getByLabel('Phiếu').click()
    await keeper.getByRole('option').first().click()
    const year = new Date().getFullYear()
    await dialog.getByLabel('Từ ngày').fill(`01/01/${year}`)
    await dialog.getByLabel('Đến hết ngày').fill(`31/12/${year}`)
    await dialog.getByLabel('Mã trả lời một lần').check()
    await press(keeper, 'Bắt đầu')
    await keeper.waitForURL(/khao-sat\/cuoc\//)
    surveyPage = new URL(keeper.url()).pathname
    await press(keeper, 'Mở khảo sát')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Mở khảo sát' }).click()
    const link = keeper.locator('section a[href^="http"][href*="/khao-sat/"]')
    address = new URL((await link.getAttribute('href')) ?? '', office.address).pathname
    await look(keeper, 'khao-sat-mo')
  })

  test('somebody answers at 320 px without script: what is wrong is said, what was chosen stays', async () => {
    await citizen.goto(`${office.address}${address}`)
    await narrow(citizen)
    await citizen.locator('#ma').fill('ABC')
    await step('bat-dau')
    await citizen.getByRole('alert').first().waitFor()
    await citizen.locator('#ma').fill('')
    await step('bat-dau')
    await step('tiep')
    await citizen.locator('a[href^="#"]').first().waitFor()
    await narrow(citizen)
    for (let page = 0; page < 40 && (await citizen.locator('button[value=gui]').count()) === 0; page += 1) {
      const groups = await citizen
        .locator('main input[type=radio]')
        .evaluateAll((all) => [...new Set(all.map((each) => (each as unknown as { name: string }).name))])
      for (const name of groups) await citizen.locator(`input[name="${name}"]`).first().check()
      for (const field of await citizen.locator('main textarea').all()) await field.fill('Mọi việc đều tốt.')
      await narrow(citizen)
      await step('tiep')
    }
    assert.match((await citizen.locator('main').textContent()) ?? '', /Mọi việc đều tốt/)
    await step('gui')
    await until(async () => (await citizen.locator('button[value=gui]').count()) === 0, 'the answer was not taken')
    assert.deepEqual(await citizen.context().cookies(), [])
    // Going back from the thanks finds the answers again; sent once more they are the same answer.
    await citizen.goBack()
    assert.match((await citizen.locator('main').textContent()) ?? '', /Mọi việc đều tốt/)
    await step('gui')
    await citizen.waitForURL(/da-nhan$/)
  })

  test('a page of questions is walked by keyboard; each line of what is wrong leads to its field', async () => {
    const walker = await office.stranger()
    await walker.setViewportSize({ width: 390, height: 800 })
    await walker.goto(`${office.address}${address}`)
    await walker.locator('button[value="bat-dau"]').press('Enter')
    await walker.locator('[name=phien]').waitFor({ state: 'attached' })
    await look(walker, 'cong-cau-hoi-390')
    await walker.locator('button[value=tiep]').press('Enter')
    const summary = walker.getByRole('alert').first()
    await summary.waitFor()
    await look(walker, 'cong-cau-hoi-sai-390')
    assert.equal(await walker.evaluate("document.activeElement.getAttribute('role')"), 'alert')
    const links = await summary.getByRole('link').all()
    assert.ok(links.length > 0)
    for (const link of links) {
      const field = await link.getAttribute('href')
      await link.press('Enter')
      assert.equal(await walker.evaluate("'#' + document.activeElement.id"), field)
    }
    // From the first field on with the keys alone: an arrow chooses, a tab goes on, to the button and further.
    await links[0]?.press('Enter')
    for (let key = 0; key < 200; key += 1) {
      const at = await walker.evaluate<string>("[document.activeElement.type, document.activeElement.value].join(' ')")
      const seen = await walker.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
      assert.ok(seen, `the focus is not seen at ${at}`)
      if (at === 'submit tiep') break
      if (at.startsWith('radio')) await walker.keyboard.press('Space')
      if (at.startsWith('text')) await walker.keyboard.type('1')
      await walker.keyboard.press('Tab')
    }
    const before = await walker.locator('[name=phien]').getAttribute('value')
    await walker.keyboard.press('Enter')
    await until(async () => (await walker.locator('[name=phien]').getAttribute('value')) !== before)
    assert.equal(await walker.getByRole('alert').count(), 0)
    await walker.context().close()
  })

  test('a tablet at a counter asks one person after the other, and begins anew when nobody is there', async () => {
    await keeper.goto(`${office.address}${surveyPage}`)
    await keeper.getByLabel('Tên máy, nơi đặt').fill('Quầy số 1')
    // Two clicks before the page can answer the first: one machine, whose address is the one that is shown.
    await pressTwice(keeper, 'Thêm máy')
    const link = keeper.locator('a[href*="/quay/"]')
    const counter = new URL((await link.getAttribute('href')) ?? '').pathname
    assert.equal(await keeper.getByRole('listitem').filter({ hasText: 'Quầy số 1' }).count(), 1)
    await look(keeper, 'khao-sat-thu-phieu')
    const tablet = await office.stranger()
    await tablet.clock.install()
    await tablet.goto(`${office.address}${counter}`)
    await look(tablet, 'khao-sat-quay')
    const go = (name: string) => tablet.locator(`button[name=buoc][value="${name}"]`).first().click()
    await go('bat-dau')
    await tablet.locator('[name=phien]').waitFor({ state: 'attached' })
    await tablet.clock.fastForward(61_000)
    await tablet.getByRole('dialog').waitFor()
    await tablet.getByRole('button', { name: 'Tôi trả lời tiếp' }).click()
    await tablet.getByRole('dialog').waitFor({ state: 'hidden' })
    for (let page = 0; page < 40 && (await tablet.locator('button[value=gui]').count()) === 0; page += 1) {
      const before = await tablet.locator('[name=phien]').getAttribute('value')
      await answerAll(tablet)
      await go('tiep')
      await until(async () => (await tablet.locator('[name=phien]').getAttribute('value')) !== before)
    }
    await go('gui')
    await tablet.getByRole('link', { name: 'Người tiếp theo' }).click()
    await go('bat-dau')
    await tablet.locator('[name=phien]').waitFor({ state: 'attached' })
    await tablet.clock.fastForward(61_000)
    await tablet.clock.fastForward(21_000)
    await tablet.locator('button[value="bat-dau"]').waitFor()
    assert.deepEqual(await tablet.context().cookies(), [])
    await tablet.goBack().catch(() => undefined)
    assert.equal(await tablet.locator('[name=phien]').count(), 0)
    await tablet.context().close()
  })

  test('a sheet of paper is entered, and waits for the second person', async () => {
    await keeper.goto(`${office.address}${surveyPage}`)
    await keeper.getByRole('link', { name: 'Nhập phiếu giấy' }).click()
    await keeper.getByRole('textbox', { name: 'Số phiếu giấy' }).waitFor()
    await answerAll(keeper)
    await press(keeper, 'Ghi phiếu số 1')
    await keeper.getByText(/Số 1: nhập một lần/).waitFor()
    await look(keeper, 'khao-sat-phieu-giay')
  })

  test('an answer is corrected by a further one with its reason', async () => {
    await keeper.goto(`${office.address}${surveyPage}`)
    await keeper.getByRole('link', { name: 'Phiếu đã nhận' }).click()
    await keeper.getByRole('button', { name: /Máy tại quầy/ }).click()
    await keeper.getByLabel('Lý do sửa').fill('Bấm nhầm ô')
    await press(keeper, 'Ghi phiếu sửa')
    await keeper.getByText(/sửa vì: Bấm nhầm ô/).waitFor()
    await keeper.getByText('Đã được sửa bằng phiếu sau.').first().waitFor()
    await look(keeper, 'khao-sat-phieu-da-nhan')
  })

  test('the answer is counted; once the survey is closed nobody answers any more', async () => {
    await keeper.goto(`${office.address}${surveyPage}`)
    await keeper.getByText('Đường dẫn mở (tự chọn): 1').waitFor()
    await press(keeper, 'Đóng khảo sát')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Đóng khảo sát' }).click()
    await keeper.getByRole('dialog').waitFor({ state: 'hidden' })
    await citizen.goto(`${office.address}${address}`)
    assert.equal(await citizen.locator('button[value="bat-dau"]').count(), 0)
  })
})
