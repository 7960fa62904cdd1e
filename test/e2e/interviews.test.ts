import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Device } from './device.ts'
import {
  beginInterview,
  enterAs,
  type Fieldwork,
  finishInterview,
  goOn,
  kept,
  notBuiltForInterviewers,
  openedSurvey,
  openFieldwork,
  photoForm,
  press,
  signInHere,
  takePin,
  waiting,
} from './interviewer.ts'
import { notBuilt, type Office, until } from './office.ts'
import type { PoorLine } from './poor-line.ts'

const MANY = process.env.ALL === '1' ? 300 : 30
/** After how many interviews the browser is killed in the middle of one. */
const EVERY = Math.ceil(MANY / 4)
const pin = '204817'

suite('interviews without a line: nothing is lost and nothing is there twice', {
  skip: notBuilt || notBuiltForInterviewers,
  timeout: 1_500_000,
}, () => {
  let field: Fieldwork
  let office: Office
  let line: PoorLine
  let device: Device
  let page: Page

  before(async () => {
    field = await openFieldwork()
    ;({ office, line, device } = field)
    const answers = { hai_long: 'khong', vi_sao: 'Chờ', anh: ['a'.repeat(64)] }
    await openedSurvey(office, await office.enter('thuong-truc'), photoForm, answers)
  })
  after(() => field?.close())

  const enter = (on: Page) => enterAs(on, 'Trần Ngọc Ánh', pin)
  const comeBack = async () => {
    await device.start()
    page = await device.tab()
    await page.goto(`${line.address}/phong-van/`)
    await enter(page)
  }
  const finish = async (on: Page, i: number) => {
    await finishInterview(on, i)
    await until(async () => (await waiting(on)) > i, `interview ${i} does not wait`)
  }
  const interview = async (on: Page, i: number, killed = false) => {
    await beginInterview(on, `Chờ lâu ${i}`)
    if (!killed) return finish(on, i)
    await device.kill()
    await comeBack()
    await goOn(page)
    await page.getByLabel(/^Vì sao/).waitFor()
    assert.equal(await page.getByLabel(/^Vì sao/).inputValue(), `Chờ lâu ${i}`)
    return finish(page, i)
  }

  test('somebody signs in once, takes a PIN, and the app is there without a line', async () => {
    page = await device.tab()
    await page.goto(`${line.address}/phong-van/`)
    await signInHere(page, 'thuong-truc')
    await takePin(page, pin)
    await page.getByText('Khảo sát thử').waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    line.is = 'cut'
    await page.reload()
    await press(page, 'Trần Ngọc Ánh')
    await page.getByLabel(/^Mã PIN/).fill('000000')
    await press(page, 'Mở')
    await page.getByText('Mã PIN chưa đúng').waitFor()
    await page.getByLabel(/^Mã PIN/).fill(pin)
    await press(page, 'Mở')
    await page.locator('[data-waiting]').waitFor()
    await page.close()
  })

  test(`${MANY} interviews with photos, the browser killed in the middle of some, a second tab, a wrong clock`, async () => {
    page = await device.tab()
    await page.goto(`${line.address}/phong-van/`)
    await enter(page)
    for (let i = 0; i < MANY - 4; i += 1) await interview(page, i, i % EVERY === EVERY - 2)
    const other = await device.tab()
    await other.clock.install({ time: Date.now() - 40 * 86_400_000 })
    await other.goto(`${line.address}/phong-van/`)
    await enter(other)
    await interview(other, MANY - 4)
    await interview(other, MANY - 3)
    // A draft that is open in one tab is not changed by another.
    await press(page, 'Bắt đầu phỏng vấn')
    await page.getByLabel('Không', { exact: true }).check()
    await kept(page)
    await other.reload()
    await enter(other)
    await goOn(other)
    await other.getByText('đang mở ở một cửa sổ khác').waitFor()
    await other.close()
    await page.getByLabel(/^Vì sao/).fill('Ở một cửa sổ')
    await finish(page, MANY - 2)
    await interview(page, MANY - 1)
    assert.equal(await waiting(page), MANY)
  })

  test('over a poor line that answers late, twice or never, each of them arrives exactly once', async () => {
    line.is = 'poor'
    // Twice the browser goes when the server has taken letters and the device does not know it yet.
    for (let times = 0; times < 2; times += 1) {
      const taken = new Promise<void>((resolve) => {
        line.taken = async (path) => {
          if (!path.includes('letters')) return
          line.taken = undefined
          await device.kill()
          resolve()
        }
      })
      await page
        .getByRole('button', { name: 'Gửi ngay' })
        .click({ timeout: 5000 })
        .catch(() => undefined)
      await taken
      await comeBack()
    }
    // It tries by itself for a while; whoever does not want to wait presses. Nobody has to be signed in.
    const end = Date.now() + 60_000 + MANY * 2000
    for (let left = await waiting(page); left > 0; left = await waiting(page)) {
      assert.ok(Date.now() < end, `${left} are not sent: ${await page.locator('main').textContent()}`)
      await page
        .getByRole('button', { name: 'Gửi ngay' })
        .click({ timeout: 1000 })
        .catch(() => undefined)
      await new Promise((wait) => setTimeout(wait, 300))
    }
    const count = sql<{ n: number; ids: number; said: number; photos: number }>`
      select count(*)::int as n, count(distinct id)::int as ids, count(distinct answers->>'vi_sao')::int as said,
        count(distinct answers->'anh')::int as photos
      from survey_answer where channel = 'interviewer'`
    const { rows } = await office.province.read((db) => count.execute(db))
    assert.deepEqual(rows[0], { n: MANY, ids: MANY, said: MANY, photos: MANY })
    await page.getByText(`Đã gửi ${MANY} phiếu.`).waitFor()
  })
})
