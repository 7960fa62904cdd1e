import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import {
  beginInterview,
  enterAs,
  type Fieldwork,
  goOn,
  kept,
  notBuiltForInterviewers,
  offerNewVersion,
  openedSurvey,
  openFieldwork,
  photoForm,
  press,
  signInHere,
  takeLargePicture,
  takePicture,
  takePin,
} from './interviewer.ts'
import { journeyLimit, notBuilt, until } from './office.ts'

const pin = '204817'
/** 128 kbit/s, in requests of three seconds: a photograph of 200 KB needs four times as long. */
const poor = { bytes: 16_000, breaksAfter: 3000 }

suite('a line that carries little and breaks off: photographs go in pieces, also when a new version is taken meanwhile', {
  skip: notBuilt || notBuiltForInterviewers,
  timeout: journeyLimit,
}, () => {
  let field: Fieldwork
  let page: Page

  before(async () => {
    field = await openFieldwork()
    const keeper = await field.office.enter('thuong-truc')
    await openedSurvey(field.office, keeper, photoForm, { hai_long: 'khong', vi_sao: 'Chờ', anh: ['a'.repeat(64)] })
    page = await field.device.tab()
    await page.goto(`${field.line.address}/phong-van/`)
    await signInHere(page, 'thuong-truc')
    await takePin(page, pin)
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  })
  after(() => field?.close())

  const finishLarge = async (why: string) => {
    await beginInterview(page, why)
    await takeLargePicture(page)
    await kept(page)
    await press(page, 'Hoàn thành phiếu')
    await page.getByText('1 phiếu chưa gửi').waitFor()
  }
  /** Bytes of the pictures that the server has. */
  const pictures = async () => {
    const sizes = sql<{ size: number }>`select f.size::int from stored_file f
      join survey_photo p on p.sha256 = f.sha256 order by f.size desc`
    return (await field.office.province.read((db) => sizes.execute(db))).rows.map(({ size }) => size)
  }
  const answers = async () => {
    const rows = sql<{ why: string }>`select answers ->> 'vi_sao' as why from survey_answer`
    return (await field.office.province.read((db) => rows.execute(db))).rows.map(({ why }) => why).sort()
  }

  test('a photograph that no request of this line carries arrives, and what has arrived does not come again', async () => {
    const { line } = field
    line.slow = poor
    await finishLarge('Ảnh lớn')
    await page.getByText('Đã gửi 1 phiếu.').waitFor({ timeout: 120_000 })
    const [size = 0] = await pictures()
    assert.ok(size > 150_000, `${size} bytes`)
    assert.ok(line.carried < 1.4 * size, `${line.carried} bytes were carried for ${size}`)
    assert.deepEqual(await answers(), ['Ảnh lớn'])
  })

  test('a new version is taken while letters are on their way: nothing is lost, doubled or begun anew', async () => {
    const { line } = field
    line.carried = 0
    line.slow = { bytes: poor.bytes }
    await finishLarge('Đang gửi')
    await until(() => line.carried > 100_000, 'half of the letter was not on its way')
    // So slow that the rest is still to come when the new version is taken.
    line.slow = { bytes: 1500 }
    await beginInterview(page, 'Viết dở')
    await takePicture(page, 41)
    await offerNewVersion(page, line)
    await page.getByLabel(/^Vì sao/).fill('Viết dở đến đây')
    await press(page, 'Dùng bản mới')
    await page.locator('html[data-version="2"]').waitFor({ state: 'attached' })
    assert.deepEqual(await answers(), ['Ảnh lớn'])
    line.slow = { bytes: 4 * poor.bytes }
    // It goes on from the page of names, whoever is at work.
    await enterAs(page, 'Trần Ngọc Ánh', pin)
    await page.getByText('Đã gửi 2 phiếu.').waitFor({ timeout: 120_000 })
    assert.deepEqual(await answers(), ['Ảnh lớn', 'Đang gửi'].sort())
    const sizes = await pictures()
    assert.equal(sizes.length, 2)
    assert.ok(line.carried < 1.4 * (sizes[0] ?? 0), `${line.carried} bytes were carried for ${sizes[0]}`)
    await goOn(page)
    await page.locator('img').first().waitFor()
    assert.equal(await page.getByLabel(/^Vì sao/).inputValue(), 'Viết dở đến đây')
    await press(page, 'Hoàn thành phiếu')
    await page.getByText('Đã gửi 3 phiếu.').waitFor({ timeout: 120_000 })
    assert.deepEqual(await answers(), ['Ảnh lớn', 'Viết dở đến đây', 'Đang gửi'].sort())
  })
})
