import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
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
  press,
  scaleForm,
  signInHere,
  takePin,
} from './interviewer.ts'
import { journeyLimit, notBuilt, type Office } from './office.ts'
import type { PoorLine } from './poor-line.ts'
import { look, lookOnPhone } from './screens.ts'

const first = { account: 'xa-tan-hoa', name: 'Lương Thị Mận', pin: '204817' }
const second = { account: 'so-xay-dung', name: 'Bùi Thị Hạnh', pin: '771350' }
const TAKE = 3

suite('a sample drawn in two steps, and a person whom two interviewers asked', {
  skip: notBuilt || notBuiltForInterviewers,
  timeout: journeyLimit,
}, () => {
  let field: Fieldwork
  let office: Office
  let keeper: Page
  let line: PoorLine
  let device: Device
  let tablet: Page
  let survey: { id: string }

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

  test('places are drawn first, and people are listed in these alone', async () => {
    await page('/mau')
    await press(keeper, 'Chọn xã rồi hỏi người dân ở đó')
    await keeper.getByLabel('Số chọn mỗi nhóm').first().fill('2')
    await keeper.getByLabel('Số chọn mỗi nhóm').last().fill(String(TAKE))
    await keeper.getByLabel('Có danh sách người để chọn').check()
    await press(keeper, 'Ghi thiết kế')
    await keeper.getByText('Xã, phường: chưa có danh sách').first().waitFor()
    const communes = ['A', 'B', 'C', 'D', 'E', 'G']
    await bringList(
      keeper,
      0,
      ['Mã;Tên;Số dân', ...communes.map((code, i) => `${code};Xã ${code};${30 + i}`)].join('\n'),
      6,
    )
    await keeper.getByLabel('Số hạt giống').fill('11')
    await press(keeper, 'Chọn Xã, phường')
    await keeper.getByText('Đã chọn 2 địa bàn ở bước Xã, phường').waitFor()
    await look(keeper, 'khao-sat-mau-buoc-mot')
    await lookOnPhone(keeper, 'khao-sat-mau-buoc-mot-390')
    // Names and codes of the drawn ones stand on the page; the lists of the others are not asked for.
    const rows = keeper.getByRole('row').filter({ hasText: /Xã [A-G]/ })
    const drawn = (await rows.allTextContents()).map((text) => /Xã ([A-G])/.exec(text)?.[1] ?? '')
    assert.equal(drawn.length, 2)
    const people = (code: string) =>
      Array.from({ length: 6 }, (_, i) => `${code}${i};Người ${code}.${i};${code};0900 000 0${10 + i}`)
    const list = (...codes: string[]) => ['Mã;Họ và tên;Thuộc;Điện thoại', ...codes.flatMap(people)].join('\n')
    const elsewhere = communes.find((code) => !drawn.includes(code)) ?? ''
    const wrong = { name: 'nguoi.csv', mimeType: 'text/csv', buffer: Buffer.from(list(elsewhere)) }
    await keeper.locator('input[type=file]').first().setInputFiles(wrong)
    await dialog()
      .getByText(/Đơn vị cấp trên không có trong danh sách đã chọn/)
      .first()
      .waitFor()
    await dialog().getByRole('button', { name: 'Đóng' }).last().click()
    await dialog().waitFor({ state: 'hidden' })
    await bringList(keeper, 0, list(...drawn), 12)
    await press(keeper, 'Chọn mẫu')
    await keeper.getByRole('heading', { name: /số hạt giống 11/ }).waitFor()
    await keeper.getByText(`2 địa bàn, ${2 * TAKE} người, 0 dự phòng`).waitFor()
    await page()
    await press(keeper, 'Mở khảo sát')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Mở khảo sát' }).click()
    await keeper.getByRole('button', { name: 'Đóng khảo sát' }).waitFor()
  })

  const give = async (name: string) => {
    await page('/thuc-dia')
    await keeper
      .getByRole('button', { name: /^Mở: Xã/ })
      .first()
      .click()
    await dialog().getByLabel('Giao cả địa bàn cho').click()
    await keeper.getByRole('option', { name }).click()
    const cell = dialog().getByRole('cell', { name, exact: true })
    await cell.nth(TAKE - 1).waitFor()
    await keeper.keyboard.press('Escape')
    await dialog().waitFor({ state: 'hidden' })
  }
  const carried = () => tablet.locator('.people li')
  const joins = async ({ account, name, pin }: typeof first) => {
    await signInHere(tablet, account)
    await tablet.getByText(`Đặt mã PIN cho ${name}`).waitFor()
    await takePin(tablet, pin)
    await carried()
      .nth(TAKE - 1)
      .waitFor()
    await press(tablet, 'Khóa')
  }
  const asks = async ({ name, pin }: typeof first, who: string, said: number) => {
    await enterAs(tablet, name, pin)
    const person = carried().filter({ hasText: who })
    await person.getByRole('button', { name: /^Phỏng vấn/ }).click()
    await tablet.getByRole('radio').nth(said).check()
    await press(tablet, 'Hoàn thành phiếu')
    await tablet.getByText('1 phiếu chưa gửi').waitFor()
    await press(tablet, 'Khóa')
  }
  const counted = async (table: 'survey_answer' | 'survey_answer_aside') => {
    const count = sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`
    return (await office.province.read((db) => count.execute(db))).rows[0]?.n
  }

  test('a place goes to somebody else while a device has no line, and both ask the same person', async () => {
    await give(first.name)
    tablet = await device.tab()
    await tablet.goto(`${line.address}/phong-van/`)
    await joins(first)
    await tablet.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await give(second.name)
    await press(tablet, 'Thêm người dùng máy này')
    await joins(second)
    line.is = 'cut'
    await enterAs(tablet, first.name, first.pin)
    const who = (await carried().first().locator('b').textContent()) ?? ''
    await press(tablet, 'Khóa')
    await asks(first, who, 0)
    await asks(second, who, 2)
    line.is = 'good'
    await press(tablet, 'Gửi ngay')
    await tablet.getByText('chưa gửi').first().waitFor({ state: 'hidden' })
    assert.deepEqual([await counted('survey_answer'), await counted('survey_answer_aside')], [1, 1])
    // Both are told: one that another had been there first, or that the person was given to another.
    await enterAs(tablet, second.name, second.pin)
    await tablet.getByText('Lương Thị Mận').first().waitFor()
    assert.equal(await tablet.getByText(`${second.name} cũng đã đến`).count(), 0)
    await tablet.screenshot({ path: 'build/screenshots/phong-van-hai-nguoi-hoi.png', fullPage: true })
  })

  test('whoever keeps the survey sees both, reads the one that waits, and decides with a reason', async () => {
    await page('/thuc-dia')
    const card = keeper.getByRole('region', { name: 'Phiếu để riêng' })
    await card.getByText('1 phiếu chưa tính, chờ xem.').waitFor()
    await card.getByText('Người này đã được người khác hỏi trước').waitFor()
    await look(keeper, 'khao-sat-phieu-de-rieng')
    await lookOnPhone(keeper, 'khao-sat-phieu-de-rieng-390')
    await card.getByRole('button', { name: /^Xem phiếu/ }).click()
    await dialog().getByText('Phiếu đến trước được tính; đây là phiếu đến sau.').waitFor()
    assert.equal(await dialog().locator('fieldset input:checked').count(), 1)
    await dialog().getByLabel('Tính thêm phiếu này').check()
    await dialog().getByLabel('Lý do').fill('Đã gọi lại, là hai người trong nhà')
    await look(keeper, 'khao-sat-phieu-de-rieng-xem')
    await press(keeper, 'Ghi quyết định')
    await dialog().waitFor({ state: 'hidden' })
    await card.getByText('Đã quyết định hết.').waitFor()
    await card.getByText(/Được tính \(.*là hai người trong nhà\)/).waitFor()
    assert.equal(await counted('survey_answer'), 2)
    await keeper
      .getByRole('button', { name: /^Mở: Xã/ })
      .first()
      .click()
    await dialog()
      .getByText(new RegExp(`(${first.name}|${second.name}) (đã hỏi|cũng ghi)`))
      .first()
      .waitFor()
  })
})
