import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { chance } from '../../src/features/estimates/samples-estimates.ts'
import { journeyLimit, notBuilt, type Office, openOffice } from './office.ts'
import { look } from './screens.ts'

const label = (vi: string) => ({ vi })
const single = (code: string, text: string, choices: readonly (readonly [string, string])[], more: object = {}) => ({
  ...{ kind: 'single', code, label: label(text), ...more },
  choices: choices.map(([choice, name]) => ({ code: choice, label: label(name) })),
})
const yesNo = [['co', 'Có'] as const, ['khong', 'Không'] as const]
const dimension = (at: number, title: string) => ({
  ...{ code: `d${at}`, title: label(`${at}. ${title}`) },
  questions: [1, 2].map((part) =>
    single(`c${at}${part}`, `Câu ${at}.${part}`, yesNo, { measures: `D${at}.${part}`, scores: { co: 1, khong: 0 } }),
  ),
})
const form = {
  ...{ title: label('Phiếu ba nội dung'), languages: ['vi'] },
  scored: { rule: 'dimensions', names: {} },
  sections: [
    dimension(1, 'Tham gia của người dân ở cấp cơ sở'),
    dimension(2, 'Công khai, minh bạch trong việc ra quyết định'),
    dimension(3, 'Thủ tục hành chính công'),
    {
      ...{ code: 'chung', title: label('Về người trả lời') },
      questions: [single('gioi', 'Giới tính của ông/bà?', [['nam', 'Nam'] as const, ['nu', 'Nữ'] as const])],
    },
  ],
}
const codes = [1, 2, 3].flatMap((at) => [1, 2].map((part) => `c${at}${part}`))
const answersOf = (place: number, person: number) => ({
  ...Object.fromEntries(codes.map((code) => [code, chance(`${code} ${place} ${person}`) < 0.6 ? 'co' : 'khong'])),
  gioi: chance(`g ${place} ${person}`) < 0.35 ? 'nam' : 'nu',
})

suite('points of a survey, fitted to the population and followed over time', {
  skip: notBuilt,
  timeout: journeyLimit,
}, () => {
  let office: Office
  let keeper: Page
  let questionnaireId: string
  let agencyId: string
  const surveys: { id: string; slug: string }[] = []
  const year = new Date().getFullYear()

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    const { agencies } = await office.ask<{ agencies: { id: string }[] }>(
      keeper,
      'GET',
      '/agencies?search=S%E1%BB%9F%20N%E1%BB%99i%20v%E1%BB%A5',
    )
    agencyId = agencies[0]?.id ?? ''
    const made = await office.ask<{ id: string; number: number }>(keeper, 'POST', '/questionnaires', {
      ...{ agencyId, title: 'Phiếu ba nội dung', template: null },
    })
    questionnaireId = made.id
    const of = `/questionnaires/${made.id}/versions/${made.number}`
    await office.ask(keeper, 'PUT', of, { edit: 1, content: form })
    await office.ask(keeper, 'POST', `${of}/test`, { edit: 2, answers: answersOf(0, 0) })
    await office.ask(keeper, 'POST', `${of}/publish`, { edit: 2 })
    for (const month of ['01', '02']) surveys.push(await answered(month))
  })
  after(() => office?.close())

  /** A survey of six communes with forty people each, drawn and answered. */
  async function answered(month: string) {
    const days = { opensOn: `${year}-${month}-01`, closesOn: `${year + 1}-${month}-28` }
    const about = { questionnaireId, agencyId, title: `Khảo sát tháng ${month}`, ...days, openLink: true, codes: false }
    const { id } = await office.ask<{ id: string }>(keeper, 'POST', '/surveys', about)
    const survey = await office.ask<{ id: string; slug: string }>(keeper, 'GET', `/surveys/${id}`)
    const sample = `/surveys/${survey.id}/sample`
    const design = {
      places: [{ name: 'Xã, phường', method: 'pps', take: 3 }],
      people: { name: 'Người dân', method: 'random', take: 40, reserves: 0, listed: false },
      onePsu: 'fail',
    }
    await office.ask(keeper, 'PUT', sample, { version: 0, design })
    const rows = Array.from({ length: 12 }, (_, i) => `X${i};Xã ${i};${i < 6 ? 'Vùng 1' : 'Vùng 2'};${200 + 31 * i}`)
    const brought = await keeper.request.post(`${office.address}/api${sample}/frames/0?dryRun=false`, {
      data: Buffer.from(['Mã;Tên;Tầng;Số dân', ...rows].join('\n')),
      headers: { 'content-type': 'application/octet-stream', 'x-filename': 'xa.csv' },
    })
    assert.ok(brought.ok(), await brought.text())
    const { version } = await office.ask<{ version: number }>(keeper, 'GET', sample)
    const drawn = await office.ask<{ clusters: { id: string }[] }>(keeper, 'POST', `${sample}/draw`, {
      version,
      seed: 7,
    })
    await office.ask(keeper, 'POST', `/surveys/${survey.id}/open`, { version: 1 })
    const answers = drawn.clusters.flatMap(({ id: clusterId }, place) =>
      Array.from({ length: 40 }, (_, i) => ({
        ...{ id: crypto.randomUUID(), clusterId, answers: answersOf(place + Number(month) * 10, i) },
      })),
    )
    await office.province.write((db) =>
      sql`insert into survey_answer (id, survey_id, questionnaire_version, channel, language, answers, received_on, cluster_id)
        select id, ${survey.id}, 1, 'interviewer', 'vi', answers, ${`${year}-03-01`}::date, "clusterId"
        from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as x (id uuid, "clusterId" uuid, answers jsonb)`.execute(
        db,
      ),
    )
    return survey
  }

  const make = () => keeper.getByRole('button', { name: 'Tính kết quả', exact: true }).first().click()

  test('weights are fitted to numbers that were pasted; what is missing is told before; points stand in one table', async () => {
    const [first] = surveys
    await office.open(keeper, `/khao-sat/cuoc/${first?.id}/ket-qua`)
    await make()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Theo câu hỏi' }).click()
    await keeper.getByRole('option', { name: 'Giới tính của ông/bà?' }).click()
    const men = dialog.getByLabel('Giới tính của ông/bà?: Nam')
    await men.fill('2510 người')
    await dialog.getByText('Không đọc được số của: Nam.').waitFor()
    await dialog.getByText('Chưa đủ số: Giới tính của ông/bà?').waitFor()
    assert.ok(await dialog.getByRole('button', { name: 'Tính kết quả' }).isDisabled())
    await men.evaluate((field) => {
      const cells = new DataTransfer()
      cells.setData('text/plain', 'Nữ\t254.100\nNam\t251.300\nCộng\t505.400\n')
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: cells, bubbles: true, cancelable: true }))
    })
    await dialog.getByText('505.400').waitFor()
    await dialog.getByText('Một câu hỏi: quyền số được hậu phân tầng.').waitFor()
    await look(keeper, 'khao-sat-khop-quyen-so')
    await dialog.getByRole('button', { name: 'Tính kết quả' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await keeper.getByText('Khớp theo: Giới tính của ông/bà?').waitFor()
    await keeper.getByText(/trên thang 3 – 30/).waitFor()
    const grid = keeper.getByRole('region', { name: 'Theo địa bàn' })
    await grid.getByRole('rowheader', { name: 'Địa bàn (6)' }).waitFor()
    await grid.getByRole('button', { name: /^3\. Thủ tục/ }).press('Enter')
    await grid.locator('th[aria-sort="descending"]', { hasText: 'Thủ tục' }).waitFor()
    await look(keeper, 'khao-sat-diem')
  })

  test('on a phone each place opens to all its points', async () => {
    await keeper.setViewportSize({ width: 390, height: 800 })
    await keeper.getByRole('region', { name: 'Địa bàn (6)' }).locator('summary').first().click()
    await keeper.getByRole('region', { name: 'Địa bàn (6)' }).getByText('2. Công khai').first().waitFor()
    assert.ok(Number(await keeper.evaluate('document.documentElement.scrollWidth')) <= 390)
    await look(keeper, 'khao-sat-diem-hep')
    await keeper.setViewportSize({ width: 1440, height: 900 })
  })

  test('the next survey is compared in points, and both stand in one line of time', async () => {
    const [first, second] = surveys
    await office.open(keeper, `/khao-sat/cuoc/${second?.id}/ket-qua`)
    await make()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'So với' }).click()
    await keeper.getByRole('option', { name: 'Khảo sát tháng 01' }).click()
    await dialog.getByRole('button', { name: 'Tính kết quả' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await keeper.getByRole('heading', { name: 'So với Khảo sát tháng 01' }).waitFor()
    await keeper.getByRole('link', { name: 'Diễn biến' }).click()
    await keeper.getByRole('heading', { name: 'Diễn biến', level: 1 }).waitFor()
    await keeper.getByRole('heading', { name: 'Tổng các nội dung (điểm)' }).waitFor()
    const table = keeper.getByRole('region', { name: 'Diễn biến' })
    await table.getByRole('link', { name: `01/${year + 1}: Khảo sát tháng 01` }).waitFor()
    await look(keeper, 'khao-sat-dien-bien')
    for (const { id } of [first, second].flatMap((survey) => survey ?? []))
      await office.ask(keeper, 'POST', `/surveys/${id}/results/1/publish`, {})
    const context = await office.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })
    const citizen = await context.newPage()
    const reply = await citizen.goto(`${office.address}/khao-sat/${second?.slug}/ket-qua`)
    assert.ok((await reply?.body())!.length <= 40 * 1024)
    await citizen.getByText(/^Qua các lần khảo sát: Tổng các nội dung/).waitFor()
    assert.ok(Number(await citizen.evaluate('document.documentElement.scrollWidth')) <= 320)
    const href = (await citizen.getByRole('link', { name: 'tệp Excel' }).getAttribute('href')) ?? ''
    const file = await citizen.request.get(new URL(href, office.address).href)
    assert.deepEqual([file.status(), [...(await file.body()).subarray(0, 2)]], [200, [0x50, 0x4b]])
    await context.close()
  })
})
