import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, suite, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Device } from './device.ts'
import {
  bringList,
  enterAs,
  type Fieldwork,
  letHelp,
  notBuiltForInterviewers,
  openedSurvey,
  openFieldwork,
  picture,
  press,
  scaleForm,
  signInHere,
  takePin,
  waiting,
} from './interviewer.ts'
import { journeyLimit, notBuilt, type Office, until } from './office.ts'
import type { PoorLine } from './poor-line.ts'
import { look } from './screens.ts'

const first = { account: 'xa-tan-hoa', name: 'Lương Thị Mận', pin: '204817' }
const second = { account: 'so-xay-dung', name: 'Bùi Thị Hạnh', pin: '771350' }
/** Drawn in each of two places. */
const TAKE = 7

suite('a survey from its design to the portal, asked by two people on one device without a line', {
  skip: notBuilt || notBuiltForInterviewers,
  timeout: journeyLimit,
}, () => {
  let field: Fieldwork
  let office: Office
  let keeper: Page
  let line: PoorLine
  let device: Device
  let tablet: Page
  let survey: { id: string; slug: string }
  let refused = ''

  before(async () => {
    field = await openFieldwork()
    ;({ office, line, device } = field)
    keeper = await office.enter('thuong-truc')
    survey = await openedSurvey(office, keeper, scaleForm, { hai_long: 4 }, 'draft')
    await letHelp(office, keeper, survey.id, ['Ủy ban nhân dân xã Tân Hòa', 'Sở Xây dựng'])
  })
  after(() => field?.close())

  const page = (part = '') => office.open(keeper, `/khao-sat/cuoc/${survey.id}${part}`)
  const dialog = () => keeper.getByRole('dialog')

  test('communes and the people in them are drawn from lists, and the survey is opened', async () => {
    await page('/mau')
    await press(keeper, 'Chọn xã rồi hỏi người dân ở đó')
    await keeper.getByLabel('Số chọn mỗi nhóm').first().fill('2')
    await keeper.getByLabel('Số chọn mỗi nhóm').last().fill(String(TAKE))
    await keeper.getByLabel('Có danh sách người để chọn').check()
    await keeper.getByLabel('Dự phòng mỗi nhóm').fill('2')
    await press(keeper, 'Ghi thiết kế')
    await keeper.getByText('Xã, phường: chưa có danh sách').first().waitFor()
    const communes = ['A', 'B', 'C', 'D']
    await bringList(
      keeper,
      0,
      ['Mã;Tên;Số dân', ...communes.map((code, i) => `${code};Xã ${code};${30 + i}`)].join('\n'),
      4,
    )
    const people = communes.flatMap((code) =>
      Array.from({ length: 12 }, (_, i) => `${code}${i};Người ${code}.${i};${code};0900 000 0${10 + i}`),
    )
    await bringList(keeper, 1, ['Mã;Họ và tên;Thuộc;Điện thoại', ...people].join('\n'), 48)
    await keeper.getByLabel('Số hạt giống').fill('11')
    await press(keeper, 'Chọn mẫu')
    await keeper.getByText(`2 địa bàn, ${2 * TAKE} người, 4 dự phòng`).waitFor()
    await page()
    await press(keeper, 'Mở khảo sát')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Mở khảo sát' }).click()
    await keeper.getByRole('button', { name: 'Đóng khảo sát' }).waitFor()
  })

  test('each place is given to one interviewer', async () => {
    await page('/thuc-dia')
    for (const [at, { name }] of [first, second].entries()) {
      await keeper
        .getByRole('button', { name: /^Mở: Xã/ })
        .nth(at)
        .click()
      await dialog().getByLabel('Giao cả địa bàn cho').click()
      await keeper.getByRole('option', { name }).click()
      await dialog().getByText('Chưa giao').first().waitFor({ state: 'hidden' })
      await keeper.keyboard.press('Escape')
      await dialog().waitFor({ state: 'hidden' })
    }
  })

  const carried = () => tablet.locator('.people li')
  const lock = () => press(tablet, 'Khóa')

  test('two people come onto one device, each with a PIN', async () => {
    tablet = await device.tab()
    await tablet.goto(`${line.address}/phong-van/`)
    await signInHere(tablet, first.account)
    await takePin(tablet, first.pin)
    await carried().first().waitFor()
    assert.equal(await carried().count(), TAKE)
    await tablet.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await lock()
    await press(tablet, 'Thêm người dùng máy này')
    await signInHere(tablet, second.account)
    await tablet.getByText(`Đặt mã PIN cho ${second.name}`).waitFor()
    await takePin(tablet, second.pin)
    await carried().first().waitFor()
    await lock()
  })

  const ask = async (i: number, photo = false) => {
    await carried()
      .getByRole('button', { name: /^Phỏng vấn/ })
      .first()
      .click()
    await tablet
      .getByRole('radio')
      .nth(i % 3)
      .check()
    if (photo) {
      const file = { name: 'anh.png', mimeType: 'image/png', buffer: picture(i) }
      await tablet.locator('input[type=file]').setInputFiles(file)
      await tablet.locator('img').first().waitFor()
    }
    await press(tablet, 'Hoàn thành phiếu')
    await carried().first().waitFor()
  }

  test('without a line they ask everybody but one, who refuses; each sees only what is his', async () => {
    line.is = 'cut'
    await tablet.reload()
    await enterAs(tablet, first.name, first.pin)
    const last = carried().last()
    refused = (await last.locator('b').textContent()) ?? ''
    await last.getByRole('button', { name: /^Không hỏi được/ }).click()
    await last.getByLabel('Vì sao không hỏi được?').selectOption('refused')
    await last.getByRole('button', { name: 'Ghi kết quả' }).click()
    await last.getByText('Từ chối trả lời', { exact: true }).last().waitFor()
    for (let i = 0; i < TAKE - 1; i++) await ask(i, i === 0)
    await tablet.getByText(`${TAKE - 1} phiếu chưa gửi, ${TAKE} kết quả gặp người dân chưa gửi`).waitFor()
    await tablet.screenshot({ path: 'build/screenshots/phong-van-nguoi-duoc-chon.png', fullPage: true })
    await lock()
    await enterAs(tablet, second.name, second.pin)
    assert.equal(await tablet.getByText(refused, { exact: true }).count(), 0)
    for (let i = 0; i < TAKE; i++) await ask(i, i === 0)
    assert.equal(await waiting(tablet), TAKE)
    assert.deepEqual(await counts(office), { n: 0, people: 0, places: 0, photos: 0 })
  })

  const sent = () =>
    until(async () => {
      const bar = tablet.locator('[data-waiting]')
      return (await bar.getAttribute('data-waiting')) === '0' && (await bar.getAttribute('data-outcomes')) === '0'
    }, 'something still waits')

  test('with a line again the device sends what is of both, nobody signing in, and exactly these rows are there', async () => {
    line.is = 'good'
    await press(tablet, 'Gửi ngay')
    await sent()
    await lock()
    await tablet.getByText('chưa gửi').first().waitFor({ state: 'hidden' })
    await enterAs(tablet, first.name, first.pin)
    await sent()
    const all = 2 * TAKE - 1
    assert.deepEqual(await counts(office), { n: all, people: 2, places: 2, photos: 2 })
    assert.deepEqual(await outcomes(office), [
      { outcome: 'done', n: all },
      { outcome: 'none', n: 4 },
      { outcome: 'refused', n: 1 },
    ])
  })

  test('a reserve takes over from whoever refused, is carried, and is asked', async () => {
    await page('/thuc-dia')
    await keeper
      .getByRole('button', { name: /^Mở: Xã/ })
      .first()
      .click()
    const replace = dialog().getByRole('button', { name: `Thay: ${refused}`, exact: true })
    await replace.click()
    const form = dialog().getByRole('region', { name: `Thay: ${refused}` })
    await form.getByLabel('Lý do').click()
    await keeper.getByRole('option', { name: 'Từ chối trả lời' }).click()
    await form.getByRole('button', { name: 'Thay', exact: true }).click()
    await dialog().getByText('Đã thay: Từ chối trả lời').waitFor()
    await press(tablet, 'Tải phiếu mới nhất')
    await tablet.getByText('(dự phòng, thay người đã chọn)').waitFor()
    assert.equal(await tablet.getByText(refused, { exact: true }).count(), 0)
    await ask(2)
    await sent()
    assert.equal((await counts(office)).n, 2 * TAKE)
  })

  test('estimates are made from these answers, taken along as Word, and published', async () => {
    await page('/ket-qua')
    await press(keeper, 'Tính kết quả')
    await dialog().getByRole('button', { name: 'Tính kết quả' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await keeper.getByText(new RegExp(`${2 * TAKE} phiếu trên`)).waitFor()
    const [download] = await Promise.all([
      keeper.waitForEvent('download'),
      keeper.getByRole('link', { name: 'Báo cáo Word' }).click(),
    ])
    const word = strFromU8(unzipSync(await readFile(await download.path()))['word/document.xml'] ?? new Uint8Array())
    assert.match(word.replaceAll(/<[^>]+>/g, ''), new RegExp(`${2 * TAKE} phiếu`))
    await press(keeper, 'Công bố')
    await dialog().getByRole('button', { name: 'Công bố' }).click()
    await keeper.getByText(/Đã công bố ngày/).waitFor()
    const citizen = await office.stranger()
    await citizen.goto(`${office.address}/khao-sat/${survey.slug}/ket-qua`)
    assert.match((await citizen.locator('main').textContent()) ?? '', /% hài lòng/)
    await look(citizen, 'cong-ket-qua-hanh-trinh')
  })
})

const counts = async ({ province }: Office) => {
  const count = sql<{ n: number; people: number; places: number; photos: number }>`
    select count(*)::int as n, count(distinct interviewer_id)::int as people, count(distinct cluster_id)::int as places,
      count(answers->'anh')::int as photos
    from survey_answer where channel = 'interviewer'`
  return (await province.read((db) => count.execute(db))).rows[0] ?? { n: -1, people: 0, places: 0, photos: 0 }
}

const outcomes = async ({ province }: Office) => {
  const count = sql<{ outcome: string; n: number }>`
    select outcome, count(*)::int as n from sample_unit group by 1 order by 1`
  return (await province.read((db) => count.execute(db))).rows
}
