import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { press } from './interviewer.ts'
import { notBuilt, type Office, openOffice } from './office.ts'
import { look } from './screens.ts'

type Question = { code: string; label: Record<string, string>; measures?: string; scores?: object; choices: object[] }
type Draft = {
  version: { edit: number }
  content: { title: object; scored?: object; sections: { questions: Question[] }[] }
}

suite('a questionnaire is written: points, translation, every way tried', {
  skip: notBuilt,
  timeout: 240_000,
}, () => {
  let office: Office
  let keeper: Page
  let form = ''

  const ask = <T>(method: string, path: string, data?: unknown) => office.ask<T>(keeper, method, path, data)
  const draft = () => ask<Draft>('GET', `/questionnaires/${form}/versions/1`)
  const dialog = (on = keeper) => on.getByRole('dialog')
  const saved = async (on = keeper) => {
    await press(on, 'Ghi bản đang soạn')
    await on.getByText('Có thay đổi chưa ghi').waitFor({ state: 'hidden' })
  }
  /** On a desk and on a phone, where nothing may stand beside the screen. */
  const seen = async (name: string) => {
    await keeper.setViewportSize({ width: 390, height: 844 })
    await look(keeper, `${name}-390`)
    const width = Number(await keeper.evaluate('document.documentElement.scrollWidth'))
    assert.ok(width <= 390, `${name}: ${width}`)
    await keeper.setViewportSize({ width: 1280, height: 900 })
    await look(keeper, `${name}-1280`)
  }

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    const { agencies } = await ask<{ agencies: { id: string }[] }>('GET', '/questionnaires')
    const made = { agencyId: agencies[0]?.id, title: 'Phiếu có điểm', template: null }
    form = (await ask<{ id: string }>('POST', '/questionnaires', made)).id
    await ask('PUT', `/questionnaires/${form}/versions/1`, { edit: 1, content })
    await office.open(keeper, `/khao-sat/phieu/${form}/1`)
  })
  after(() => office?.close())

  test('choices get points; what is wrong is said at once and leads to its question', async () => {
    await keeper
      .getByRole('combobox', { name: 'Câu trả lời thành điểm theo' })
      .or(keeper.getByRole('textbox', { name: 'Câu trả lời thành điểm theo' }))
      .first()
      .click()
    await keeper.getByRole('option', { name: /Thông tư 01/ }).click()
    await keeper.getByText('Phiếu có quy tắc tính điểm nhưng chưa câu nào có điểm.').waitFor()
    await keeper.getByRole('button', { name: 'Sửa: Kết quả có đúng hẹn không?' }).click()
    await dialog().getByRole('button', { name: 'Tốt nhất ở trên' }).click()
    await dialog().getByText('Câu có điểm nhưng chưa ghi tính vào tiêu chí nào.').waitFor()
    await seen('khao-sat-tinh-diem')
    await press(keeper, 'Xong câu này')
    await dialog().waitFor({ state: 'hidden' })
    await keeper
      .getByRole('button', { name: /Kết quả có đúng hẹn không\?$/ })
      .first()
      .click()
    await dialog().getByLabel('Tính vào tiêu chí').fill('CS1')
    await press(keeper, 'Xong câu này')
    await dialog().waitFor({ state: 'hidden' })
    await saved()
    const { content: kept } = await draft()
    assert.deepEqual(kept.scored, { rule: 'rating', names: {} })
    assert.partialDeepStrictEqual(kept.sections[0]?.questions[0], {
      measures: 'CS1',
      scores: { som: 2, dung: 1, muon: 0 },
    })
  })

  test('each text is translated beside its words, choices of the same words once', async () => {
    await keeper.getByText('Bản dịch', { exact: true }).click()
    await press(keeper, 'Thêm tiếng Anh')
    await keeper.getByText('Đã dịch 0 trên 9 chỗ.').waitFor()
    await keeper.getByLabel('“Phiếu có điểm” bằng tiếng Anh').fill('A form with points')
    await keeper.getByLabel('“Đúng hẹn” bằng tiếng Anh').fill('On time')
    await keeper.getByText('Đã dịch 3 trên 9 chỗ.').waitFor()
    await keeper.getByLabel('Chỉ chỗ chưa dịch').check()
    await keeper.getByLabel('“Phiếu có điểm” bằng tiếng Anh').waitFor({ state: 'hidden' })
    await seen('khao-sat-ban-dich')
    await saved()
    assert.deepEqual((await draft()).content.title, { vi: 'Phiếu có điểm', en: 'A form with points' })
  })

  test('it is seen in the other language, points of a trial are reckoned, every way is tried', async () => {
    await keeper.getByText('Xem trước và thử').click()
    await keeper.getByText('Tiếng Anh', { exact: true }).click()
    await keeper.getByRole('heading', { name: 'A form with points' }).last().waitFor()
    await keeper.getByRole('radio', { name: 'On time' }).first().check()
    await keeper.getByText(/^CS1: 1 điểm/).waitFor()
    await press(keeper, 'Thử tự động')
    await keeper.getByText('Câu nào cũng được hỏi ít nhất một lần').waitFor()
    await seen('khao-sat-thu')
    await keeper.getByText('Bản giấy', { exact: true }).click()
    await keeper.getByText('☐ On time').first().waitFor()
    await keeper.getByText('Soạn', { exact: true }).click()
  })

  test('what was typed a moment ago is there when the page is loaded anew', async () => {
    keeper.on('dialog', (asked) => void asked.accept())
    await keeper.getByLabel('Tên phần').first().fill('Vừa gõ xong')
    await keeper.reload()
    await keeper.getByText('Có thay đổi chưa ghi').waitFor()
    assert.equal(await keeper.getByLabel('Tên phần').first().inputValue(), 'Vừa gõ xong')
  })
})

const vi = (words: string) => ({ vi: words })
const choices = [
  { code: 'som', label: vi('Sớm hơn hẹn') },
  { code: 'dung', label: vi('Đúng hẹn') },
  { code: 'muon', label: vi('Muộn hơn hẹn') },
]
const content = {
  ...{ title: vi('Phiếu có điểm'), languages: ['vi'] },
  sections: [
    {
      ...{ code: 'mot', title: vi('Về kết quả') },
      questions: [
        { kind: 'single', code: 'ket_qua', label: vi('Kết quả có đúng hẹn không?'), required: true, choices },
        { kind: 'single', code: 'lan_truoc', label: vi('Lần trước thế nào?'), choices: choices.slice(0, 2) },
      ],
    },
  ],
}
