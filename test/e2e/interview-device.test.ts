import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Device } from './device.ts'
import {
  asEarlierVersion,
  beginInterview,
  enterAs,
  type Fieldwork,
  finishInterview,
  goOn,
  kept,
  notBuiltForInterviewers,
  offerNewVersion,
  openedSurvey,
  openFieldwork,
  photoForm,
  press,
  signInHere,
  takePicture,
  takePin,
} from './interviewer.ts'
import { journeyLimit, notBuilt, type Office, root } from './office.ts'
import type { PoorLine } from './poor-line.ts'
import { look, lookOnPhone } from './screens.ts'

const pin = '204817'

suite('a device of an interviewer: a new version, a forgotten PIN, an old version, the end of the survey', {
  skip: notBuilt || notBuiltForInterviewers,
  timeout: journeyLimit,
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
  const interview = async () => {
    await beginInterview(page, 'Chờ lâu')
    await finishInterview(page, 0)
  }

  test('the app has no fault that keeps somebody out, and is narrow enough for a phone', async () => {
    const quiet = await office.stranger()
    await quiet.setViewportSize({ width: 390, height: 800 })
    await quiet.goto(`${office.address}/phong-van/`)
    await quiet.getByLabel('Thư điện tử').waitFor()
    // Pages are asked for anew, or the device would keep half of a new version; assets are named by what is in them.
    const kept = async (path: string) =>
      (await quiet.request.get(`${office.address}${path}`)).headers()['cache-control']
    const script = (await quiet.locator('script[src]').first().getAttribute('src')) ?? ''
    assert.deepEqual(await Promise.all(['/phong-van/', '/phong-van/sw.js', '/app/', '/app/ke-hoach'].map(kept)), [
      ...Array(4).fill('no-cache'),
    ])
    assert.match((await kept(script)) ?? '', /immutable/)
    assert.equal((await quiet.request.get(`${office.address}/app/assets/cu-roi.js`)).status(), 404)
    await look(quiet, 'phong-van-dang-nhap')
    page = await device.tab()
    await page.goto(`${line.address}/phong-van/`)
    await signInHere(page, 'thuong-truc')
    await takePin(page, pin)
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
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
    await takePicture(page, 999)
    await kept(page)
    // While a key is not on the disk the page asks before it goes; many keys become few writes, the newest last.
    await page.getByLabel(/^Vì sao/).focus()
    const hurried = await page.evaluate<Hurried>(`(${typeInHurry})(document.activeElement)`)
    assert.deepEqual(hurried.asks, [true, false])
    assert.ok(hurried.writes >= 1 && hurried.writes < 20, `${hurried.writes} writes`)
    await offerNewVersion(page, line)
    // Nothing changes until somebody takes it; then what was typed in that very moment is kept as well.
    await page.getByLabel(/^Vì sao/).fill('Nói đến đây')
    await press(page, 'Dùng bản mới')
    await page.locator('html[data-version="2"]').waitFor({ state: 'attached' })
    await enter(page)
    await goOn(page)
    await page.locator('img').first().waitFor()
    assert.equal(await page.getByLabel(/^Vì sao/).inputValue(), 'Nói đến đây')
    await kept(page)
    await press(page, 'Hoàn thành phiếu')
    await page.getByText(`Đã gửi 1 phiếu.`).waitFor()
  })

  const rows = async () => {
    const count = sql<{ n: number }>`select count(*)::int as n from survey_answer`
    return (await office.province.read((db) => count.execute(db))).rows[0]?.n
  }

  test('who forgot his PIN loses nothing: what waits goes out without it, his account opens the rest', async () => {
    line.is = 'cut'
    await interview()
    await beginInterview(page, 'Còn dở')
    await takePicture(page, 5)
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
    assert.equal(await rows(), 2)

    await press(page, 'Trần Ngọc Ánh')
    await press(page, 'Quên mã PIN')
    await signInHere(page, 'xa-tan-hoa')
    await page.getByText('hãy đăng nhập tài khoản của Trần Ngọc Ánh').waitFor()
    await signInHere(page, 'thuong-truc')
    await takePin(page, '135790')
    await page.locator('[data-waiting]').waitFor()
    await goOn(page)
    await page.locator('img').first().waitFor()
    assert.equal(await page.getByLabel(/^Vì sao/).inputValue(), 'Còn dở')
    await press(page, 'Hoàn thành phiếu')
    await page.getByText(`Đã gửi 3 phiếu.`).waitFor()
    assert.equal(await rows(), 3)

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
    await interview()
    await page.evaluate(asEarlierVersion)
    line.is = 'good'
    await page.reload()
    await page.getByText('1 phiếu chưa gửi').waitFor()
    await page.getByText('Có phiếu từ bản cũ của ứng dụng').waitFor()
    await enterAs(page, 'Trần Ngọc Ánh', '135790')
    await page.getByText('Hãy đăng nhập một lần').waitFor()
    await signInHere(page, 'thuong-truc')
    await page.getByText(`Đã gửi 4 phiếu.`).waitFor()
    assert.equal(await rows(), 4)
  })

  test('after the end nobody is asked any more, and what was begun before is finished and sent as late', async () => {
    await beginInterview(page, 'Trước khi đóng')
    await press(page, 'Để làm tiếp sau')
    const { version } = await office.ask<{ version: number }>(keeper, 'GET', `/surveys/${survey.id}`)
    await office.ask(keeper, 'POST', `/surveys/${survey.id}/close`, { version })
    await press(page, 'Tải phiếu mới nhất')
    await page.getByText(/Đã kết thúc ngày .*: không bắt đầu phiếu mới/).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Bắt đầu phỏng vấn' }).count(), 0)
    await goOn(page)
    await finishInterview(page, 7)
    await page.getByText(`Đã gửi 5 phiếu.`).waitFor()
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
    await office.open(keeper, `/khao-sat/cuoc/${survey.id}/phieu-tra-loi`)
    await keeper.getByText('Đến muộn', { exact: true }).waitFor()
    await look(keeper, 'khao-sat-phieu-den-muon')
    await lookOnPhone(keeper, 'khao-sat-phieu-den-muon-390')
  })
})

/** Two hundred keys in one moment: whether the page asks before it goes, then and once all is kept; and how often it wrote. */
type Hurried = { asks: boolean[]; writes: number }
const typeInHurry = `async (field) => {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')
  const { put } = IDBObjectStore.prototype
  let writes = 0
  IDBObjectStore.prototype.put = function (...all) {
    writes += 1
    return put.apply(this, all)
  }
  const asks = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  for (let n = 1; n <= 200; n += 1) {
    set.call(field, 'x'.repeat(n))
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const before = asks()
  do await new Promise((wait) => setTimeout(wait, 50))
  while (!document.querySelector('[data-kept=true]'))
  IDBObjectStore.prototype.put = put
  return { asks: [before, asks()], writes }
}`
