import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  type Fieldwork,
  kept,
  notBuiltForInterviewers,
  openedSurvey,
  openFieldwork,
  press,
  signInHere,
  takePicture,
  takePin,
} from './interviewer.ts'
import { lookNarrow, tabTo } from './narrow.ts'
import { emailOf, journeyLimit, notBuilt, type Office } from './office.ts'
import type { PoorLine } from './poor-line.ts'

const pin = '204817'
const PEOPLE = 500

const label = (vi: string) => ({ vi, en: `${vi} (en)` })
const levels = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng']
const choices = levels.map((each, i) => ({ code: `m${i}`, label: label(each) }))
/** One question of each kind, with long words. */
const everyKind = {
  ...{ title: label('Phiếu đủ các loại câu hỏi'), languages: ['vi', 'en'] },
  sections: [
    {
      ...{ code: 'mot', title: label('Thông tin chung về người trả lời và nơi ở') },
      questions: [
        { kind: 'note', code: 'loi', label: label('Xin cảm ơn ông/bà đã dành thời gian trả lời.') },
        {
          kind: 'single',
          code: 'muc',
          label: label('Ông/bà hài lòng đến đâu?'),
          required: true,
          choices,
          refuse: true,
        },
        { kind: 'multiple', code: 'nhieu', label: label('Những việc đã làm'), choices, most: 3 },
        { kind: 'number', code: 'tuoi', label: label('Tuổi'), required: true, min: 18, max: 110, dontKnow: true },
        { kind: 'date', code: 'ngay', label: label('Ngày đến làm thủ tục'), hint: label('Ngày gần đúng cũng được') },
        { kind: 'text', code: 'y_kien', label: label('Ý kiến khác'), lines: 3 },
      ],
    },
    {
      ...{ code: 'hai', title: label('Đánh giá') },
      questions: [
        {
          ...{ kind: 'scale', code: 'thang', label: label('Chấm điểm'), required: true },
          points: [1, 2, 3].map((value) => ({ value, label: label(`${value} điểm`) })),
        },
        {
          ...{
            kind: 'grid',
            code: 'bang',
            label: label('Về cán bộ tiếp nhận'),
            choices,
            dontKnow: true,
            required: true,
          },
          rows: ['Thái độ lịch sự, đúng mực', 'Hướng dẫn dễ hiểu, đầy đủ một lần'].map((each, i) => ({
            ...{ code: `d${i}`, label: label(each) },
          })),
        },
        { kind: 'photo', code: 'anh', label: label('Ảnh nơi làm việc') },
      ],
    },
  ],
}
const trial = { muc: 'm1', tuoi: 40, thang: 1, bang: { d0: 'm1', d1: 'm2' } }

suite('the app of interviewers on the smallest phone, and by keys alone', {
  skip: notBuilt || notBuiltForInterviewers,
  timeout: journeyLimit,
}, () => {
  let field: Fieldwork
  let office: Office
  let line: PoorLine
  let keeper: Page
  let page: Page
  let survey: { id: string; slug: string }

  before(async () => {
    field = await openFieldwork()
    ;({ office, line } = field)
    keeper = await office.enter('thuong-truc')
    survey = await openedSurvey(office, keeper, everyKind, trial, 'draft')
    await manyPeople()
    page = await office.stranger()
    await page.setViewportSize({ width: 320, height: 568 })
  })
  after(() => field?.close())

  /** One commune with many people, all of them given to whoever keeps the survey. */
  const manyPeople = async () => {
    const ask = <T>(method: string, path: string, data?: unknown) => office.ask<T>(keeper, method, path, data)
    const design = {
      places: [{ name: 'Xã', method: 'random', take: 1 }],
      people: { name: 'Người trả lời', method: 'random', take: PEOPLE - 20, reserves: 20, listed: true },
      onePsu: 'fail',
    }
    const path = `/surveys/${survey.id}/sample`
    await ask('PUT', path, { version: 0, design })
    const people = Array.from({ length: PEOPLE }, (_, i) => `${i};Nguyễn Thị Thanh Hương Giang ${i};X;0900 000 ${i}`)
    const lists = [
      ['Mã;Tên;Số dân', 'X;Xã Tân Hòa Thượng;900'],
      ['Mã;Họ và tên;Thuộc;Điện thoại', ...people],
    ]
    for (const [stage, rows] of lists.entries()) {
      const reply = await keeper.request.post(`${office.address}/api${path}/frames/${stage}?dryRun=false`, {
        headers: { 'x-filename': 'danh-sach.csv', 'content-type': 'text/csv' },
        data: Buffer.from(rows.join('\n')),
      })
      assert.ok(reply.ok(), await reply.text())
    }
    const { version } = await ask<{ version: number }>('GET', path)
    const drawn = await ask<{ clusters: { id: string }[] }>('POST', `${path}/draw`, { version, seed: 3 })
    const { userId } = await ask<{ userId: string }>('GET', '/interviews')
    const clusterId = drawn.clusters[0]?.id
    await ask('POST', `/sample-clusters/${clusterId}/assign`, { interviewerId: userId })
    const { version: now } = await ask<{ version: number }>('GET', `/surveys/${survey.id}`)
    await ask('POST', `/surveys/${survey.id}/open`, { version: now })
  }
  const wait = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const people = () => page.locator('.people li')

  test('signing in and setting a PIN by keys alone', async () => {
    await page.goto(`${line.address}/phong-van/`)
    await page.getByLabel('Thư điện tử').waitFor()
    await lookNarrow(page, 'pv-dang-nhap')
    await tabTo(page, /Thư điện tử/)
    await page.keyboard.type(emailOf('thuong-truc'))
    await tabTo(page, /Mật khẩu/)
    await page.keyboard.type('sai mật khẩu')
    await page.keyboard.press('Enter')
    await wait('chưa đúng')
    await lookNarrow(page, 'pv-dang-nhap-sai')
    await signInHere(page, 'thuong-truc')
    await wait(/Đặt mã PIN cho/)
    await lookNarrow(page, 'pv-dat-pin')
    await page.getByLabel('Nhập lại mã PIN').waitFor()
    await tabTo(page, /Mã PIN \(/)
    await page.keyboard.type(pin)
    await tabTo(page, /Nhập lại/)
    await page.keyboard.type(pin)
    await page.keyboard.press('Enter')
    await people().first().waitFor()
    await lookNarrow(page, 'pv-mang-theo')
  })

  test('of five hundred people one is found by name, some at a time are shown', async () => {
    assert.ok((await people().count()) < 60)
    await page.getByRole('button', { name: /^Xem thêm/ }).click()
    await page.getByLabel(/^Tìm người/).fill('thanh huong giang 321')
    await wait('Thấy 1 người.')
    assert.equal(await people().count(), 1)
    await lookNarrow(page, 'pv-tim-nguoi')
    await page.getByLabel(/^Tìm người/).fill('không có ai')
    await wait('Không thấy ai')
    await lookNarrow(page, 'pv-khong-thay')
    await page.getByLabel(/^Tìm người/).fill('')
  })

  test('an interview with every kind of question, its mistakes, and a draft', async () => {
    await page.getByRole('button', { name: /^Xem thêm/ }).click()
    const last = people().last()
    await last.scrollIntoViewIfNeeded()
    await last.getByRole('button', { name: /^Phỏng vấn/ }).click()
    await wait(/^Người trả lời:/)
    // It begins at its top, however far down the list somebody was.
    assert.equal(await page.evaluate('scrollY'), 0)
    await lookNarrow(page, 'pv-phieu')
    await press(page, 'Hoàn thành phiếu')
    await page.getByRole('alert').waitFor()
    assert.ok(await page.evaluate("document.activeElement.classList.contains('faults')"))
    await lookNarrow(page, 'pv-phieu-loi')
    await tabTo(page, /Tuổi/)
    await page.keyboard.press('Enter')
    assert.match(String(await page.evaluate('location.hash')), /tuoi/)
    await page.getByLabel(/^Tuổi/).fill('41')
    await page.getByLabel('Hài lòng', { exact: true }).first().check()
    await page.getByLabel('2 điểm').check()
    for (const row of await page.getByRole('group', { name: /Thái độ|Hướng dẫn/ }).all())
      await row.getByLabel('Bình thường', { exact: true }).check()
    await page.getByLabel(/^Ngày đến/).fill('31/02/2026')
    await takePicture(page, 3)
    await kept(page)
    await press(page, 'Hoàn thành phiếu')
    await wait('Có 1 chỗ cần xem lại')
    await lookNarrow(page, 'pv-phieu-mot-loi')
    await page.getByLabel(/^Ngày đến/).fill('28/02/2026')
    await press(page, 'Để làm tiếp sau')
    await wait('Đang làm dở')
    await lookNarrow(page, 'pv-dang-do')
  })

  test('a refusal, what has not been sent, and what the server does not take', async () => {
    line.is = 'cut'
    await people()
      .first()
      .getByRole('button', { name: /^Không hỏi được/ })
      .click()
    await lookNarrow(page, 'pv-khong-hoi-duoc')
    await page.getByLabel('Vì sao không hỏi được?').selectOption({ label: 'Từ chối trả lời' })
    await press(page, 'Ghi kết quả')
    await wait('kết quả gặp người dân chưa gửi')
    await page
      .getByRole('button', { name: /^Nguyễn Thị/ })
      .first()
      .click()
    await press(page, 'Hoàn thành phiếu')
    await wait('1 phiếu chưa gửi')
    await press(page, 'Gửi ngay')
    await wait('Chưa có mạng')
    await lookNarrow(page, 'pv-chua-gui')
    await press(page, 'Khóa')
    await wait('Ai đang làm việc?')
    await lookNarrow(page, 'pv-ai-lam-viec')
    await page.locator('summary').click()
    await lookNarrow(page, 'pv-khong-mang')
    await page.getByRole('button', { name: 'Trần Ngọc Ánh' }).click()
    await lookNarrow(page, 'pv-mo-khoa')
    await page.getByLabel(/^Mã PIN/).fill('999999')
    await press(page, 'Mở')
    await wait('Mã PIN chưa đúng')
    await lookNarrow(page, 'pv-sai-pin')
    await press(page, 'Quên mã PIN')
    await wait('Cần có mạng để đặt lại')
    await lookNarrow(page, 'pv-quen-pin-khong-mang')
    line.is = 'good'
    await press(page, 'Thử lại')
    await wait('hãy đăng nhập tài khoản')
    await lookNarrow(page, 'pv-quen-pin')
    await signInHere(page, 'thuong-truc')
    await takePin(page, '135790')
    await wait('Đã gửi 1 phiếu.')
    await lookNarrow(page, 'pv-da-gui')
  })

  test('the public form and the tablet at a counter', async () => {
    const steps = async (address: string, name: string) => {
      const visitor = await office.stranger()
      await visitor.setViewportSize({ width: 320, height: 568 })
      await visitor.goto(`${office.address}${address}`)
      await lookNarrow(visitor, `${name}-dau`, 'main')
      const go = async (step: string) => {
        const before = await visitor
          .locator('[name=phien]')
          .first()
          .getAttribute('value')
          .catch(() => null)
        await tabTo(visitor, new RegExp(` ${step} `))
        await visitor.keyboard.press('Enter')
        await visitor.waitForFunction(
          (was) => document.querySelector<HTMLInputElement>('[name=phien]')?.value !== was || was === null,
          before,
        )
        await visitor.locator('main').waitFor()
      }
      await go('bat-dau')
      await lookNarrow(visitor, `${name}-mot`, 'main')
      await tabTo(visitor, / tiep /)
      await visitor.keyboard.press('Enter')
      await visitor.getByRole('alert').first().waitFor()
      await lookNarrow(visitor, `${name}-mot-sai`, 'main')
      await visitor.getByLabel('Hài lòng', { exact: true }).first().check()
      await visitor.getByLabel(/^Tuổi/).fill('52')
      await go('tiep')
      await lookNarrow(visitor, `${name}-hai`, 'main')
      await visitor.getByLabel('2 điểm').check()
      for (const row of await visitor.getByRole('group', { name: /Thái độ|Hướng dẫn/ }).all())
        await row.getByLabel('Bình thường', { exact: true }).check()
      await go('tiep')
      await lookNarrow(visitor, `${name}-xem-lai`, 'main')
      await tabTo(visitor, / gui /)
      await visitor.keyboard.press('Enter')
      await visitor.getByText('Phiếu đã được ghi lại một lần').waitFor()
      await lookNarrow(visitor, `${name}-xong`, 'main')
      await visitor.context().close()
    }
    await steps(`/khao-sat/${survey.slug}`, 'cong-phieu')
    await office.open(keeper, `/khao-sat/cuoc/${survey.id}`)
    await keeper.getByLabel('Tên máy, nơi đặt').fill('Quầy số 1')
    await press(keeper, 'Thêm máy')
    const link = keeper.locator('a[href*="/quay/"]')
    await steps(new URL((await link.getAttribute('href')) ?? '').pathname, 'quay-phieu')
  })

  test('a new version, and a survey that is over', async () => {
    line.edit = (path, body) => (path === '/phong-van/sw.js' ? body.replace(/"[0-9a-f]{12}"/, '"aaaabbbbcccc"') : body)
    await page.evaluate('navigator.serviceWorker.getRegistration().then((all) => all.update())')
    await wait('Có bản mới của ứng dụng')
    await lookNarrow(page, 'pv-ban-moi')
    const { version } = await office.ask<{ version: number }>(keeper, 'GET', `/surveys/${survey.id}`)
    await office.ask(keeper, 'POST', `/surveys/${survey.id}/close`, { version })
    await press(page, 'Tải phiếu mới nhất')
    await wait(/Đã kết thúc ngày/)
    await lookNarrow(page, 'pv-da-ket-thuc')
  })
})
