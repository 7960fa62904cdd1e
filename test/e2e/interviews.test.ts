import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Device } from './device.ts'
import {
  asEarlierVersion,
  enterAs,
  type Fieldwork,
  notBuiltForInterviewers,
  openedSurvey,
  openFieldwork,
  photoForm,
  picture,
  press,
  signInHere,
  takePin,
  waiting,
} from './interviewer.ts'
import { notBuilt, type Office, root, until } from './office.ts'
import type { PoorLine } from './poor-line.ts'
import { look } from './screens.ts'

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
  let keeper: Page
  let survey: { id: string }

  before(async () => {
    field = await openFieldwork()
    ;({ office, line, device } = field)
    keeper = await office.enter('thuong-truc')
    survey = await openedSurvey(office, keeper, photoForm, { hai_long: 'khong', vi_sao: 'Chờ', anh: ['a'.repeat(64)] })
  })
  after(() => field?.close())

  const enter = (on: Page) => enterAs(on, 'Trần Ngọc Ánh', pin)
  const comeBack = async () => {
    await device.start()
    page = await device.tab()
    await page.goto(`${line.address}/phong-van/`)
    await enter(page)
  }
  const kept = (on: Page) => on.locator('[data-kept=true]').waitFor()
  const interview = async (on: Page, i: number, killed = false) => {
    await press(on, 'Bắt đầu phỏng vấn')
    await on.getByLabel('Không', { exact: true }).check()
    await on.getByLabel(/^Vì sao/).fill(`Chờ lâu ${i}`)
    await kept(on)
    if (killed) {
      await device.kill()
      await comeBack()
      await page
        .getByRole('button', { name: /^Khảo sát thử –/ })
        .first()
        .click()
      await page.getByLabel(/^Vì sao/).waitFor()
      assert.equal(await page.getByLabel(/^Vì sao/).inputValue(), `Chờ lâu ${i}`)
      return finish(page, i)
    }
    return finish(on, i)
  }
  const finish = async (on: Page, i: number) => {
    const file = { name: 'anh.png', mimeType: 'image/png', buffer: picture(i) }
    await on.locator('input[type=file]').setInputFiles(file)
    await on.locator('img').first().waitFor()
    await kept(on)
    const before = i
    await press(on, 'Hoàn thành phiếu')
    await until(async () => (await waiting(on)) > before, `interview ${i} does not wait`)
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
    await other
      .getByRole('button', { name: /^Khảo sát thử –/ })
      .first()
      .click()
    await other.getByText('đang mở ở một cửa sổ khác').waitFor()
    await other.close()
    await page.getByLabel(/^Vì sao/).fill('Ở một cửa sổ')
    await finish(page, MANY - 2)
    await interview(page, MANY - 1)
    assert.equal(await waiting(page), MANY)
  })

  test('over a poor line that answers late, twice or never, each of them arrives exactly once', async () => {
    line.is = 'poor'
    // It tries by itself for a while; whoever does not want to wait presses. Nobody has to be signed in.
    const downTo = async (most: number) => {
      const end = Date.now() + 60_000 + MANY * 2000
      for (let left = await waiting(page); left > most; left = await waiting(page)) {
        assert.ok(Date.now() < end, `${left} are not sent: ${await page.locator('main').textContent()}`)
        await page
          .getByRole('button', { name: 'Gửi ngay' })
          .click({ timeout: 1000 })
          .catch(() => undefined)
        await new Promise((wait) => setTimeout(wait, 300))
      }
    }
    for (const most of [MANY - 3, Math.ceil(MANY / 2)]) {
      await downTo(most)
      await device.kill()
      await comeBack()
    }
    await downTo(0)
    const count = sql<{ n: number; ids: number; said: number; photos: number }>`
      select count(*)::int as n, count(distinct id)::int as ids, count(distinct answers->>'vi_sao')::int as said,
        count(distinct answers->'anh')::int as photos
      from survey_answer where channel = 'interviewer'`
    const { rows } = await office.province.read((db) => count.execute(db))
    assert.deepEqual(rows[0], { n: MANY, ids: MANY, said: MANY, photos: MANY })
    await page.getByText(`Đã gửi ${MANY} phiếu.`).waitFor()
  })

  test('the app has no fault that keeps somebody out, and is narrow enough for a phone', async () => {
    line.is = 'good'
    const quiet = await office.stranger()
    await quiet.setViewportSize({ width: 390, height: 800 })
    await quiet.goto(`${office.address}/phong-van/`)
    await quiet.getByLabel('Thư điện tử').waitFor()
    await look(quiet, 'phong-van-dang-nhap')
    await press(page, 'Bắt đầu phỏng vấn')
    await press(page, 'Hoàn thành phiếu')
    await page.getByRole('alert').waitFor()
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390)
    await page.screenshot({ path: join(root, 'build/screenshots/phong-van.png') })
  })

  test('a new version of the app is taken in the middle of an interview: all of it is there again', async () => {
    await page.reload()
    await enter(page)
    await press(page, 'Bắt đầu phỏng vấn')
    await page.getByLabel('Không', { exact: true }).check()
    const file = { name: 'anh.png', mimeType: 'image/png', buffer: picture(999) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('img').first().waitFor()
    line.edit = (path, body) => {
      if (path === '/phong-van/sw.js') return body.replace(/"[0-9a-f]{12}"/, '"aaaabbbbcccc"')
      return path === '/phong-van/' ? body.replace('<html', '<html data-version="2"') : body
    }
    await page.evaluate('navigator.serviceWorker.getRegistration().then((all) => all.update())')
    await page.getByText('Có bản mới của ứng dụng').waitFor()
    // Nothing changes until somebody takes it; then what was typed in that very moment is kept as well.
    await page.getByLabel(/^Vì sao/).fill('Nói đến đây')
    await press(page, 'Dùng bản mới')
    await page.locator('html[data-version="2"]').waitFor({ state: 'attached' })
    await enter(page)
    await page.getByRole('button', { name: /^Khảo sát thử –/ }).click()
    await page.locator('img').first().waitFor()
    assert.equal(await page.getByLabel(/^Vì sao/).inputValue(), 'Nói đến đây')
    await kept(page)
    await press(page, 'Hoàn thành phiếu')
    await page.getByText(`Đã gửi ${MANY + 1} phiếu.`).waitFor()
  })

  const rows = async () => {
    const count = sql<{ n: number }>`select count(*)::int as n from survey_answer`
    return (await office.province.read((db) => count.execute(db))).rows[0]?.n
  }

  test('who forgot his PIN loses nothing: what waits goes out without it, his account opens the rest', async () => {
    line.is = 'cut'
    await interview(page, 0)
    await press(page, 'Bắt đầu phỏng vấn')
    await page.getByLabel('Không', { exact: true }).check()
    await page.getByLabel(/^Vì sao/).fill('Còn dở')
    await page.locator('input[type=file]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: picture(5) })
    await page.locator('img').first().waitFor()
    await kept(page)
    await device.kill()
    await device.start()
    page = await device.tab()
    await page.goto(`${line.address}/phong-van/`)
    await page.getByText('1 phiếu chưa gửi').waitFor()
    await press(page, 'Gửi ngay')
    await page.getByText('Chưa có mạng').waitFor()
    await press(page, 'Trần Ngọc Ánh')
    await press(page, 'Quên mã PIN')
    await page.getByText('Cần có mạng để đặt lại mã PIN').waitFor()
    await press(page, 'Quay lại')
    await press(page, 'Quay lại')
    line.is = 'good'
    await press(page, 'Gửi ngay')
    await page.getByText('1 phiếu chưa gửi').waitFor({ state: 'hidden' })
    assert.equal(await rows(), MANY + 2)

    await press(page, 'Trần Ngọc Ánh')
    await press(page, 'Quên mã PIN')
    await signInHere(page, 'xa-tan-hoa')
    await page.getByText('hãy đăng nhập tài khoản của Trần Ngọc Ánh').waitFor()
    await signInHere(page, 'thuong-truc')
    await takePin(page, '135790')
    await page.locator('[data-waiting]').waitFor()
    await page.getByRole('button', { name: /^Khảo sát thử –/ }).click()
    await page.locator('img').first().waitFor()
    assert.equal(await page.getByLabel(/^Vì sao/).inputValue(), 'Còn dở')
    await press(page, 'Hoàn thành phiếu')
    await page.getByText(`Đã gửi ${MANY + 3} phiếu.`).waitFor()
    assert.equal(await rows(), MANY + 3)

    await page.reload()
    await press(page, 'Trần Ngọc Ánh')
    await page.getByLabel(/^Mã PIN/).fill(pin)
    await press(page, 'Mở')
    await page.getByText('Mã PIN chưa đúng').waitFor()
    await page.getByLabel(/^Mã PIN/).fill('135790')
    await press(page, 'Mở')
    await page.locator('[data-waiting]').waitFor()
    // Whoever takes the device next finds nobody signed in.
    assert.equal(await page.evaluate("fetch('/api/me').then(({ status }) => status)"), 401)
  })

  test('a device of an earlier version of the app keeps what it has, and sends it after one sign-in', async () => {
    line.is = 'cut'
    await interview(page, 0)
    await page.evaluate(asEarlierVersion)
    line.is = 'good'
    await page.reload()
    await page.getByText('1 phiếu chưa gửi').waitFor()
    await page.getByText('Có phiếu từ bản cũ của ứng dụng').waitFor()
    await enterAs(page, 'Trần Ngọc Ánh', '135790')
    await page.getByText('Hãy đăng nhập một lần').waitFor()
    await signInHere(page, 'thuong-truc')
    await page.getByText(`Đã gửi ${MANY + 4} phiếu.`).waitFor()
    assert.equal(await rows(), MANY + 4)
  })

  test('after the end nobody is asked any more, and what was begun before is finished and sent as late', async () => {
    await press(page, 'Bắt đầu phỏng vấn')
    await page.getByLabel('Không', { exact: true }).check()
    await page.getByLabel(/^Vì sao/).fill('Trước khi đóng')
    await kept(page)
    await press(page, 'Để làm tiếp sau')
    const { version } = await office.ask<{ version: number }>(keeper, 'GET', `/surveys/${survey.id}`)
    await office.ask(keeper, 'POST', `/surveys/${survey.id}/close`, { version })
    await press(page, 'Tải phiếu mới nhất')
    await page.getByText(/Đã kết thúc ngày .*: không bắt đầu phiếu mới/).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Bắt đầu phỏng vấn' }).count(), 0)
    await page
      .getByRole('button', { name: /^Khảo sát thử –/ })
      .first()
      .click()
    await page.locator('input[type=file]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: picture(7) })
    await page.locator('img').first().waitFor()
    await kept(page)
    await press(page, 'Hoàn thành phiếu')
    await page.getByText(`Đã gửi ${MANY + 5} phiếu.`).waitFor()
    const count = sql<{ n: number }>`select count(*)::int as n from survey_answer where late`
    assert.equal((await office.province.read((db) => count.execute(db))).rows[0]?.n, 1)
    // Whoever keeps the survey gives more time, with a reason.
    await office.open(keeper, `/khao-sat/cuoc/${survey.id}`)
    await press(keeper, 'Gia hạn nhận phiếu')
    const dialog = keeper.getByRole('dialog')
    await dialog.getByLabel('Lý do').fill('Vùng cao mất sóng')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await look(keeper, 'khao-sat-sau-khi-ket-thuc')
  })
})
