// biome-ignore-all lint/suspicious/noTemplateCurlyInString: how a questionnaire names an answer
import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { journeyLimit, notBuilt, type Office, openOffice, until } from './office.ts'
import { look } from './screens.ts'

const kinds = ['Chọn một', 'Chọn nhiều', 'Thang mức độ', 'Bảng nhiều dòng', 'Số', 'Chữ', 'Ngày', 'Ảnh', 'Lời dẫn']

suite('a questionnaire by keyboard alone: from a template to its publication', {
  skip: notBuilt,
  timeout: journeyLimit,
}, () => {
  let office: Office
  let page: Page

  before(async () => {
    office = await openOffice()
    page = await office.enter('thuong-truc')
    await office.open(page, '/khao-sat/phieu')
    await page.getByRole('button', { name: 'Soạn phiếu mới' }).waitFor()
  })
  after(() => office?.close())

  const dialog = () => page.getByRole('dialog')
  const key = (name: string) => page.keyboard.press(name)
  /** What has the focus, by the name that a screen reader says; empty where nothing has. */
  const focused = () =>
    page.evaluate<string>(`(() => {
      const at = document.activeElement
      if (!at || at === document.body) return ''
      return (at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent || '').trim()
    })()`)
  /** The focus comes there by itself. */
  const isOn = (name: string) =>
    until(async () => (await focused()) === name, `the focus did not come to ${name}`).catch(async (error: Error) => {
      throw new Error(`${error.message}; it is on “${await focused()}”`)
    })
  /** Tab, forwards or back, until what has the focus is called so. */
  const tabTo = async (name: string | RegExp, way: 'Tab' | 'Shift+Tab' = 'Tab') => {
    for (let presses = 0; presses < 260; presses++) {
      await key(way)
      const at = await focused()
      if (typeof name === 'string' ? at === name : name.test(at)) return
    }
    throw new Error(`${way} never comes to ${name}`)
  }
  const write = async (text: string) => {
    await key('Control+A')
    await page.keyboard.type(text)
  }
  const done = async (label: string) => {
    await tabTo('Xong câu này')
    await key('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await isOn(`Sửa: ${label}`)
  }
  const order = () =>
    page.evaluate<string[]>(
      `[...[...document.querySelectorAll('fieldset ol')].at(-1).querySelectorAll('li b')].map((each) => each.textContent)`,
    )

  test('begun from a template, with a part and a question of each kind; the focus stays with the work', async () => {
    await tabTo('Soạn phiếu mới')
    await key('Enter')
    await dialog().getByLabel('Bắt đầu từ').waitFor()
    await tabTo(/^Bắt đầu từ/)
    await key('ArrowDown')
    await page.getByRole('option').first().waitFor()
    while (!(await page.locator('[role=option][data-combobox-selected]').allTextContents()).join().includes('cung ứng'))
      await key('ArrowDown')
    await key('Enter')
    await tabTo('Bắt đầu')
    await key('Enter')
    await page.waitForURL(/phieu\/.*\/1$/)
    await page.getByRole('button', { name: 'Thêm phần' }).waitFor()
    await tabTo('Thêm phần')
    await key('Enter')
    await isOn('Tên phần')
    await write('Phần của tôi')
    for (const [at, kind] of kinds.entries()) {
      await tabTo('Thêm câu hỏi')
      await key('Enter')
      await page.getByRole('menuitem', { name: kind, exact: true }).waitFor()
      for (let presses = 0; (await focused()) !== kind; presses++) {
        assert.ok(presses < 12, `the menu never comes to ${kind}`)
        await key('ArrowDown')
      }
      await key('Enter')
      await isOn('Câu hỏi')
      await write(`Câu ${at + 1}`)
      await done(`Câu ${at + 1}`)
    }
    assert.deepEqual(
      await order(),
      kinds.map((_, at) => `Câu ${at + 1}`),
    )
  })

  test('a condition and a check are written; Escape closes a question and comes back to it', async () => {
    await tabTo('Sửa: Câu 5', 'Shift+Tab')
    await key('Enter')
    await isOn('Câu hỏi')
    await tabTo('Câu trả lời phải thỏa')
    await page.keyboard.type('. >= 1')
    await tabTo('Lời nhắc khi không thỏa')
    await page.keyboard.type('Ít nhất là một.')
    await tabTo('Thêm điều kiện')
    await key('Enter')
    await isOn('Câu của điều kiện 1')
    await page.keyboard.type('Câu 1')
    await page.getByRole('option', { name: 'Câu 1', exact: true }).waitFor()
    await key('ArrowDown')
    await key('Enter')
    await tabTo('Câu trả lời của điều kiện 1')
    await key('ArrowDown')
    await page.getByRole('option').first().waitFor()
    await key('ArrowDown')
    await key('Enter')
    await done('Câu 5')
    await key('Enter')
    await isOn('Câu hỏi')
    await tabTo('Viết công thức')
    await key('Enter')
    await isOn('Chỉ hỏi khi')
    assert.match(await page.getByLabel('Chỉ hỏi khi').last().inputValue(), /^\$\{cau_1\} = '[a-z]+'$/)
    await write("${khong_co} = 'co'")
    await done('Câu 5')
    const faults = page.getByRole('region', { name: /^Còn 1 chỗ cần sửa/ })
    await faults.waitFor()
    await tabTo(/Câu 5$/, 'Shift+Tab')
    while (!/ \/ Câu 5$/.test(await focused())) await tabTo(/Câu 5$/, 'Shift+Tab')
    await key('Enter')
    await isOn('Câu hỏi')
    await tabTo('Chỉ hỏi khi')
    await write("${cau_1} = 'co'")
    await done('Câu 5')
    await faults.waitFor({ state: 'hidden' })
    await page.getByText(/Chỉ hỏi khi: “Câu 1” là “.+”/).waitFor()
    await key('Enter')
    await isOn('Câu hỏi')
    await key('Escape')
    await dialog().waitFor({ state: 'hidden' })
    await isOn('Sửa: Câu 5')
    await look(page, 'khao-sat-phim-soan')
  })

  test('questions and parts are moved and taken out, the focus going along', async () => {
    await tabTo('Chuyển xuống: Câu 5')
    for (const _ of [1, 2]) {
      await key('Enter')
      await isOn('Chuyển xuống: Câu 5')
    }
    assert.deepEqual((await order()).slice(4, 7), ['Câu 6', 'Câu 7', 'Câu 5'])
    await key('Shift+Tab')
    await isOn('Chuyển lên: Câu 5')
    await key('Enter')
    await isOn('Chuyển lên: Câu 5')
    assert.deepEqual((await order()).slice(4, 7), ['Câu 6', 'Câu 5', 'Câu 7'])
    await tabTo('Xóa: Câu 9')
    await key('Enter')
    await isOn('Xóa: Câu 8')
    assert.equal((await order()).length, 8)
    await tabTo('Chuyển lên: Phần của tôi', 'Shift+Tab')
    await key('Enter')
    await isOn('Chuyển lên: Phần của tôi')
    await tabTo('Chuyển xuống: Phần của tôi')
    await key('Enter')
    await isOn('Chuyển xuống: Phần của tôi')
  })

  test('saved, seen, gone through and published', async () => {
    await tabTo('Ghi bản đang soạn', 'Shift+Tab')
    await key('Enter')
    await page.getByText('Có thay đổi chưa ghi').waitFor({ state: 'hidden' })
    await tabTo('Soạn')
    for (const _ of [1, 2]) await key('ArrowRight')
    await page.getByRole('button', { name: 'Gửi thử' }).waitFor()
    // Whoever comes to a question that is not answered yet takes what has the focus.
    const isOpen = () =>
      page.evaluate<boolean>(`(() => { const at = document.activeElement
        return at.type === 'radio' && at.name.startsWith('q.') && !document.querySelector('input[name="' + CSS.escape(at.name) + '"]:checked') })()`)
    for (let presses = 0; (await focused()) !== 'Gửi thử'; presses++) {
      assert.ok(presses < 300, 'the trial is never sent')
      await key('Tab')
      if (await isOpen()) await key('Space')
    }
    await key('Enter')
    await page.getByText(/^Đã đi hết phiếu/).waitFor()
    await look(page, 'khao-sat-phim-thu')
    await tabTo('Ban hành', 'Shift+Tab')
    await key('Enter')
    await dialog()
      .getByText(/không ai sửa được và không rút lại được/)
      .waitFor()
    await page.locator('[role=dialog] :focus').waitFor()
    await tabTo('Ban hành')
    await key('Enter')
    await page.getByText('Phiên bản này đã ban hành nên không đổi nữa.').waitFor()
  })
})
