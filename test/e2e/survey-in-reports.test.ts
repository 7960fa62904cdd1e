import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addDays } from '#lib/calendar/plain-date.ts'
import { openZip } from '#lib/office/zip.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { journeyLimit, notBuilt, type Office, openOffice } from './office.ts'
import { look, lookOnPhone } from './screens.ts'
import * as surveyed from './surveyed.ts'

const place = 'phường Lam Thành'
const people = { [place]: 60, 'xã Tân Hòa': 60, 'phường Giang Đông': 60, 'Phố Chợ': 60 }
const names = [
  'Hài lòng chung của tỉnh',
  'Hài lòng tại địa bàn của đơn vị',
  'Thay đổi tại địa bàn so với lần trước',
  'Hài lòng của nữ',
  'Hài lòng tại xã Tân Hòa',
  'Điểm về thời gian giải quyết',
  'Thay đổi chung so với lần trước',
] as const
const form = {
  ...{ code: 'khao-sat', version: '1', title: 'Báo cáo kết quả khảo sát' },
  source: { number: null, date: null, issuer: 'Sở Nội vụ', note: 'Biểu mẫu của bài thử' },
  sections: [{ code: 'I', title: 'Đánh giá chung' }],
  tables: [
    {
      ...{ code: '1', title: 'Kết quả khảo sát' },
      rows: names.map((name, i) => ({ code: String(i + 1), name, unit: null, kind: 'count', decimals: 0 })),
    },
  ],
}
const one = (value: number) => Math.round(10 * value) / 10

suite('figures of surveys in a report: chosen in the form, sent, put together, printed', {
  skip: notBuilt,
  timeout: journeyLimit,
}, () => {
  let office: Office
  let keeper: Page
  let commune: Page
  let agencyId: string
  let then: surveyed.Part
  let now: surveyed.Part
  let ratings: surveyed.Part
  let ids: { own: string; summary: string }

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    commune = await office.enter('phuong-lam-thanh')
    agencyId = await surveyed.agencyNamed(office, keeper, 'Sở Nội vụ')
    const content = { agencyId, content: surveyed.satisfactionForm, answers: surveyed.satisfied(0.6)(0, 0) }
    const questionnaireId = await surveyed.publishedForm(office, keeper, content)
    const asked = { agencyId, questionnaireId, people }
    const first = { title: 'Khảo sát đầu năm', seed: 21, answersOf: surveyed.satisfied(0.6) }
    const old = await surveyed.surveyIn(office, keeper, { ...asked, ...first })
    then = await surveyed.published(office, keeper, old)
    const second = { title: 'Khảo sát cuối năm', seed: 22, answersOf: surveyed.satisfied(0.76) }
    now = await surveyed.published(
      office,
      keeper,
      await surveyed.surveyIn(office, keeper, { ...asked, ...second }),
      old.id,
    )
    const rating = { agencyId, content: surveyed.ratingForm, answers: surveyed.ratingsOf(0, 0) }
    const third = { title: 'Người dân đánh giá', seed: 23, answersOf: surveyed.ratingsOf }
    const byPeople = await surveyed.publishedForm(office, keeper, rating)
    const last = await surveyed.surveyIn(office, keeper, { ...asked, questionnaireId: byPeople, ...third })
    ratings = await surveyed.published(office, keeper, last)
    await office.ask(keeper, 'PUT', '/report-forms', { form, edit: 0 })
  })
  after(() => office?.close())

  const dialog = (page = keeper) => page.getByRole('dialog')
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const pick = async (label: string, option: string | RegExp) => {
    await dialog().getByRole('combobox', { name: label, exact: true }).click()
    await keeper.getByRole('option', { name: option }).first().click()
  }
  const ofWhom = (option: string | RegExp) => pick('Của ai', option)
  const change = () => pick('Lấy số', 'Tăng, giảm so với lần trước')
  const choose = async (row: number, title: RegExp, more: () => Promise<void> = async () => {}) => {
    await press(keeper, `Sửa dòng ${row} biểu 1`)
    await pick('Tự điền từ hệ thống', 'Kết quả khảo sát đã công bố')
    if (row === 1) assert.ok(await dialog().getByRole('button', { name: 'Xong' }).isDisabled(), 'half said')
    await pick('Phiếu khảo sát (theo cuộc gần nhất)', title)
    await more()
    if (row === 3) await look(keeper, 'dong-lay-so-khao-sat')
    if (row === 3) await lookOnPhone(keeper, 'dong-lay-so-khao-sat-dien-thoai')
    await press(keeper, 'Xong')
    await dialog().waitFor({ state: 'hidden' })
  }
  const satisfaction = /Khảo sát cuối năm/

  test('rows of a form are bound to what a survey found: of all, of places, of a group, points, the change', async () => {
    await office.open(keeper, '/bao-cao/bieu-mau/khao-sat/1')
    await choose(1, satisfaction)
    await choose(2, satisfaction, () => ofWhom('Địa bàn của đơn vị báo cáo'))
    await choose(3, satisfaction, async () => {
      await ofWhom('Địa bàn của đơn vị báo cáo')
      await change()
    })
    await choose(4, satisfaction, () => ofWhom(/Nữ$/))
    await choose(5, satisfaction, async () => {
      await ofWhom('Địa bàn của một đơn vị')
      await dialog().getByLabel('Đơn vị', { exact: true }).fill('xa tan hoa')
      await keeper.getByRole('option', { name: /xã Tân Hòa/ }).click()
    })
    await choose(6, /Người dân đánh giá/, () => pick('Số liệu', /^CS1.*điểm, thang 0.* – 2/))
    await choose(7, satisfaction, change)
    await press(keeper, 'Lưu bản soạn')
    await keeper.getByRole('button', { name: 'Ban hành' }).click()
    await dialog().getByRole('button', { name: 'Ban hành' }).click()
    await keeper.getByText('Phiên bản này đã ban hành').waitFor()
    await keeper.getByText('tự điền từ khảo sát · địa bàn của đơn vị báo cáo · so với lần trước').waitFor()
    await look(keeper, 'bieu-mau-lay-so-khao-sat')
  })

  async function openRound() {
    const { today } = await office.ask<{ today: string }>(keeper, 'GET', '/me')
    type Regimes = { regimes: { code: string }[] }
    const { regimes } = await office.ask<Regimes>(keeper, 'GET', '/report-series')
    const regime = regimes.find(({ code }) => code === 'quy-6-thang-nam-truoc-ngay-20')
    const own = await surveyed.agencyNamed(office, keeper, `Ủy ban nhân dân ${place}`)
    const series = await office.ask<{ id: string }>(keeper, 'POST', '/report-series', {
      ...{ title: 'Báo cáo khảo sát', regime, formCode: form.code, formVersion: form.version, agencyId },
      ...{ reporters: { rule: null, added: [own] }, validFrom: '2026-01-01' },
    })
    type Round = { summary: { id: string }; reports: { id: string }[] }
    const dataFrom = `${today.slice(0, 4)}-01-01`
    const adHoc = { name: 'Báo cáo nhanh', dataFrom, dataTo: today, lastInTime: addDays(today, 5) }
    const round = await office.ask<Round>(keeper, 'POST', `/report-series/${series.id}/rounds`, { adHoc })
    ids = { own: round.reports[0]?.id ?? '', summary: round.summary.id }
  }

  /** What the rows come to, as they are written. */
  function expected(): string[] {
    const [old, current] = [then, now].map((part) => surveyed.placeIn(part, place).value)
    const women = now.groups.flatMap(({ lines }) => lines).find(({ code }) => code === 'nu')?.figure?.value
    const rating = ratings.scores.find(({ code }) => code === 'CS1')?.figure?.value
    const shares = [
      now.overall.figure?.value,
      current,
      (current ?? 0) - (old ?? 0),
      women,
      surveyed.placeIn(now, 'xã Tân Hòa').value,
    ]
    const moved = (now.overall.figure?.value ?? 0) - (then.overall.figure?.value ?? 0)
    const percent = (value = Number.NaN) => formatNumber(one(100 * value), 1)
    return [...shares.map(percent), formatNumber(one(rating ?? Number.NaN), 1), percent(moved)].map(plain)
  }
  /** As the grid writes it: no decimals that are zero. */
  const plain = (text: string) => text.replace(/,0$/, '')
  const cell = (page: Page, row: number) => page.locator(`[data-line="1/${row}"] td[data-column=value]`)

  test('the commune finds its figures there, with source, version and interval, and cannot type others', async () => {
    await openRound()
    await office.open(commune, `/bao-cao/phieu/${ids.own}?muc=bieu-1`)
    for (const [i, value] of expected().entries()) {
      await cell(commune, i + 1).waitFor()
      assert.equal(plain((await cell(commune, i + 1).textContent())?.trim() ?? ''), value, names[i])
    }
    const changed = commune.locator('[data-line="1/3"]')
    await changed.getByText(/phường Lam Thành, so với “Khảo sát đầu năm”, phiên bản 1: khoảng tin cậy 95 %/).waitFor()
    await look(commune, 'phieu-bao-cao-so-khao-sat')
    await lookOnPhone(commune, 'phieu-bao-cao-so-khao-sat-dien-thoai')
    await press(commune, 'Gửi báo cáo')
    await dialog(commune).getByText('Báo cáo được chốt').waitFor()
    assert.equal(await dialog(commune).getByText('để trống').count(), 0, 'nothing is empty')
    await dialog(commune).getByRole('button', { name: 'Gửi báo cáo' }).click()
    await dialog(commune).waitFor({ state: 'hidden' })
  })

  const textOf = async (reportId: string, kind: 'docx' | 'xlsx') => {
    const reply = await keeper.request.get(`${office.address}/api/reports/${reportId}/report.${kind}?number=1`)
    assert.ok(reply.ok(), await reply.text())
    const zip = openZip(await reply.body(), 20_000_000)
    const files = zip.entries.map(({ name }) => name).filter((name) => /document\.xml$|sheet\d+\.xml$/.test(name))
    const xml = files.map((name) => new TextDecoder().decode(zip.read(name))).join('')
    return xml
      .replace(/<\/w:p>|<\/row>/g, '\n')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
  }

  test('put together nothing is added up; Word and Excel print figure, source, version and method', async () => {
    await office.open(keeper, `/bao-cao/phieu/${ids.summary}/tong-hop`)
    await press(keeper, 'Đưa số liệu vào báo cáo')
    await dialog().getByRole('button', { name: 'Đưa số liệu vào báo cáo' }).click()
    await dialog().waitFor({ state: 'hidden' })
    await office.open(keeper, `/bao-cao/phieu/${ids.summary}?muc=bieu-1`)
    const [whole, own, , women, , , moved] = expected()
    await cell(keeper, 1).waitFor()
    const shown = async (row: number) => plain((await cell(keeper, row).textContent())?.trim() ?? '')
    assert.deepEqual([await shown(1), await shown(2), await shown(3), await shown(4)], [whole, whole, moved, women])
    await look(keeper, 'bao-cao-tong-hop-so-khao-sat')
    await press(keeper, 'Gửi báo cáo')
    await dialog().getByRole('button', { name: 'Gửi báo cáo' }).click()
    await dialog().waitFor({ state: 'hidden' })
    const words = await textOf(ids.own, 'docx')
    assert.ok(words.includes(` ${own} `), 'the figure of its own place')
    assert.match(
      words,
      /“Khảo sát cuối năm”, phiên bản 1 công bố ngày [\d/]+, phường Lam Thành: ước lượng từ mẫu 60 phiếu/,
    )
    assert.match(words, /tính theo thiết kế mẫu \d+ tầng, \d+ cụm/)
    const summary = await textOf(ids.summary, 'docx')
    assert.ok(summary.includes(` ${whole} `))
    assert.match(summary, /cả cuộc khảo sát: ước lượng từ mẫu 240 phiếu/)
    const book = await textOf(ids.summary, 'xlsx')
    assert.ok(book.includes(` ${whole?.replace(',', '.')} `))
    assert.match(book, /“Khảo sát cuối năm”, phiên bản 1 công bố ngày/)
  })
})
