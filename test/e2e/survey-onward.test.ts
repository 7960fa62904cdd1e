import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { addDays } from '#lib/calendar/plain-date.ts'
import { formatNumber } from '#lib/vietnamese/numbers.ts'
import { journeyLimit, notBuilt, type Office, openOffice, until } from './office.ts'
import { look, lookOnPhone } from './screens.ts'
import * as surveyed from './surveyed.ts'

type Line = { code: string; version: number; own: string | null; final: { points: string | null } }
type Sheet = { lines: Line[] }
const place = 'phường Lam Thành'
const people = { [place]: 60, 'phường Giang Đông': 60, 'xã Tân Hòa': 60, 'Phố Chợ': 60 }
const two = (value: number) => Math.round(100 * value) / 100

suite('figures of surveys flow into rounds and books, with their source, and back out', {
  skip: notBuilt,
  timeout: journeyLimit,
}, () => {
  let office: Office
  let keeper: Page
  let commune: Page
  let agencyId: string
  let communeId: string
  const parts: surveyed.Part[] = []
  let ratings: surveyed.Part

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    commune = await office.enter('phuong-lam-thanh')
    agencyId = await surveyed.agencyNamed(office, keeper, 'Sở Nội vụ')
    communeId = await surveyed.agencyNamed(office, keeper, `Ủy ban nhân dân ${place}`)
    const form = { agencyId, content: surveyed.satisfactionForm, answers: surveyed.satisfied(0.6)(0, 0) }
    const questionnaireId = await surveyed.publishedForm(office, keeper, form)
    for (const [i, title] of ['Khảo sát 6 tháng đầu năm', 'Khảo sát 6 tháng cuối năm'].entries()) {
      const asked = {
        agencyId,
        questionnaireId,
        title,
        seed: 11 + i,
        people,
        answersOf: surveyed.satisfied(0.6 + i / 8),
      }
      parts.push(await surveyed.published(office, keeper, await surveyed.surveyIn(office, keeper, asked)))
    }
    const rating = { agencyId, content: surveyed.ratingForm, answers: surveyed.ratingsOf(0, 0) }
    const byPeople = await surveyed.publishedForm(office, keeper, rating)
    const about = { agencyId, questionnaireId: byPeople, title: 'Người dân đánh giá', seed: 13, people }
    const third = await surveyed.surveyIn(office, keeper, { ...about, answersOf: surveyed.ratingsOf })
    ratings = await surveyed.published(office, keeper, third)
  })
  after(() => office?.close())

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
  const pick = async (label: string, option: string | RegExp, nth = 0) => {
    await keeper.getByRole('combobox', { name: label, exact: true }).nth(nth).click()
    await keeper.getByRole('option', { name: option }).first().click()
  }
  const survey = 'Cuộc khảo sát đã công bố kết quả'
  const tried = async () => {
    await press(keeper, 'Xem trước')
    await keeper.getByText('Chưa ghi gì').waitFor()
  }
  const written = async () => {
    await keeper.getByRole('button', { name: /^Ghi điểm của/ }).click()
    await keeper
      .getByText(/^Đã ghi:/)
      .first()
      .waitFor()
  }

  async function roundOf(framework: string, edition: string, name: string) {
    const { today } = await office.ask<{ today: string }>(keeper, 'GET', '/me')
    const steps = ['selfUntil', 'appraiseUntil', 'explainUntil', 'reappraiseUntil', 'publishOn']
    const days = Object.fromEntries(steps.map((step, i) => [step, addDays(today, 5 + 5 * i)]))
    const year = Number(today.slice(0, 4))
    const { id } = await office.ask<{ id: string }>(keeper, 'POST', '/rounds', {
      ...{ framework, edition, year, name, agencyId, unitIds: [communeId], appraiserIds: [agencyId] },
      ...{ opensOn: today, ...days },
    })
    const { units } = await office.ask<{ units: { id: string }[] }>(keeper, 'GET', `/rounds/${id}`)
    return { id, sheetId: units[0]?.id ?? '' }
  }
  const lineIn = async (sheetId: string, code: string) => {
    const { lines } = await office.ask<Sheet>(commune, 'GET', `/round-sheets/${sheetId}`)
    const line = lines.find((it) => it.code === code)
    assert.ok(line)
    return line
  }

  test('a criterion takes the mean of two surveys by stated weights, first tried, then written with its source', async () => {
    const round = await roundOf('par-index', 'commune-lam-dong-2025', 'Đánh giá cải cách hành chính')
    await office.open(keeper, `/chi-so/ky-danh-gia/${round.id}/khao-sat`)
    await pick('Tiêu chí lấy điểm từ khảo sát', /^HL /)
    await pick(survey, /đầu năm/)
    await press(keeper, 'Thêm cuộc khảo sát để lấy bình quân')
    await pick(survey, /cuối năm/, 1)
    await keeper.getByLabel('Tỷ trọng').nth(1).fill('2')
    await tried()
    assert.equal((await lineIn(round.sheetId, 'HL')).final.points, null, 'a trial writes nothing')
    const [first, second] = parts.map((part) => surveyed.placeIn(part, place).value)
    const mean = (first! + 2 * second!) / 3
    const points = two(10 * mean)
    const row = keeper.getByRole('row', { name: new RegExp(place) })
    await row.getByText(formatNumber(points, 2), { exact: true }).waitFor()
    await look(keeper, 'diem-khao-sat-binh-quan')
    await lookOnPhone(keeper, 'diem-khao-sat-binh-quan-dien-thoai')
    await written()
    await keeper.getByText('1 đơn vị mang số bình quân của 2 số liệu khảo sát; 1 dòng thay đổi').first().waitFor()
    assert.equal(Number((await lineIn(round.sheetId, 'HL')).final.points), points)
    await office.open(commune, `/chi-so/ky-danh-gia/${round.id}/phieu/${round.sheetId}?muc=HL`)
    const source = commune.getByRole('region', { name: 'Nguồn điểm' })
    for (const words of ['Khảo sát 6 tháng đầu năm', 'Khảo sát 6 tháng cuối năm'])
      await source.getByRole('link', { name: words }).waitFor()
    await source.getByText(`= ${formatNumber(100 * mean, 1)} %`).waitFor()
    await lookOnPhone(commune, 'nguon-diem-binh-quan-dien-thoai')
  })

  test('what people rate stands in place of figures of the agency; taken back out, its own score holds again', async () => {
    const round = await roundOf('tthc-01-2018', '2018', 'Giải quyết thủ tục theo Thông tư 01')
    const sheet = `/round-sheets/${round.sheetId}`
    const { version } = await lineIn(round.sheetId, 'CS1')
    const claim = { figures: { a: 40, n2: 10, n1: 20, n0: 10 } }
    await office.ask(commune, 'PUT', `${sheet}/lines/CS1`, { version, claim })
    await office.open(keeper, `/chi-so/ky-danh-gia/${round.id}/khao-sat`)
    await pick(survey, /Người dân đánh giá/)
    for (const code of surveyed.rated) {
      await pick('Tiêu chí lấy điểm từ khảo sát', new RegExp(`^${code} `))
      await tried()
      if (code === 'CS1') await keeper.getByText('Thay điểm đơn vị tự chấm.').waitFor()
      await written()
      const score = ratings.scores.find((it) => it.code === code)
      const rating = surveyed.placeIn(score!, place).value
      const { final } = await lineIn(round.sheetId, code)
      assert.equal(Number(final.points), Math.round(10 * rating) / 10, `${code}, as the circular rounds`)
    }
    await look(keeper, 'diem-khao-sat-thong-tu-01')
    await office.open(commune, `/chi-so/ky-danh-gia/${round.id}/phieu/${round.sheetId}?muc=CS1`)
    await commune.getByText('Đơn vị tự chấm 1,00 điểm').waitFor()
    await commune.getByText('0/5 tiêu chí đã tự chấm').waitFor()
    assert.equal(await commune.locator('input[type=file]').count(), 0, 'nothing to prove')
    await look(commune, 'phieu-thong-tu-01')

    const drop = keeper
      .getByRole('listitem')
      .filter({ hasText: /^CS1/ })
      .getByRole('button', { name: 'Bỏ điểm khảo sát' })
    await drop.focus()
    await keeper.keyboard.press('Enter')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Bỏ điểm khảo sát' }).press('Enter')
    const said = keeper.getByRole('status').filter({ hasText: 'Đã bỏ điểm khảo sát của tiêu chí CS1 ở 1 đơn vị' })
    await said.waitFor()
    await until(
      () => said.evaluate((it) => it === it.ownerDocument.activeElement),
      'who works by keyboard goes on from there',
    )
    const line = await lineIn(round.sheetId, 'CS1')
    assert.deepEqual([line.final.points, line.own], ['1', null])
    await commune.reload()
    await commune.getByText('1/6 tiêu chí đã tự chấm').waitFor()
    await office.open(keeper, `/chi-so/ky-danh-gia/${round.id}`)
    await keeper.getByRole('tab', { name: 'Lịch sử' }).click()
    await keeper.getByText('Bỏ 1 điểm lấy từ khảo sát ở tiêu chí CS1').waitFor()
    await keeper.getByText('1 điểm ở tiêu chí CS7, từ kết quả khảo sát Người dân đánh giá, phiên bản 1').waitFor()
    await look(keeper, 'lich-su-bo-diem-khao-sat')
  })

  type Book = { lines: { code: string; points: number | null }[]; version: number }
  const openBook = async (edition: string, of: string) => {
    const asked = { framework: 'par-index', edition, year: new Date().getFullYear(), agencyId: of, keeperId: agencyId }
    const { id } = await office.ask<{ id: string }>(keeper, 'POST', '/score-books', asked)
    const read = () => office.ask<Book>(keeper, 'GET', `/score-books/${id}`)
    const pointsOf = async (code: string) => (await read()).lines.find((line) => line.code === code)?.points
    return { id, read, pointsOf }
  }
  const dialog = () => keeper.getByRole('dialog')
  const openLine = async (id: string, code: string) => {
    await office.open(keeper, `/chi-so/diem-hien-tai/${id}/so-lieu`)
    await keeper.getByRole('textbox', { name: 'Tìm' }).fill(code)
    await keeper.getByRole('button', { name: 'Lấy từ khảo sát' }).press('Enter')
    await pick(survey, /cuối năm/)
  }

  test('a book of an agency takes the figure of its place; nobody types over it until it is taken out', async () => {
    const book = await openBook('commune-lam-dong-2025', communeId)
    await openLine(book.id, 'HL')
    await press(keeper, 'Xem trước')
    await keeper.getByRole('button', { name: 'Ghi vào sổ' }).waitFor()
    await look(keeper, 'so-theo-doi-lay-khao-sat')
    await keeper.getByRole('button', { name: 'Ghi vào sổ' }).press('Enter')
    await dialog().waitFor({ state: 'hidden' })
    await until(
      () =>
        keeper
          .locator('summary')
          .first()
          .evaluate((it) => it === it.ownerDocument.activeElement),
      'the keyboard goes on at the source',
    )
    const points = two(10 * surveyed.placeIn(parts[1]!, place).value)
    assert.equal(await book.pointsOf('HL'), points)
    await keeper.keyboard.press('Enter')
    await keeper.getByRole('region', { name: 'Nguồn điểm' }).getByText(place).waitFor()
    assert.equal(await keeper.locator('tbody input:not([type=checkbox])').count(), 0, 'no field to type in')
    await lookOnPhone(keeper, 'so-theo-doi-nguon-dien-thoai')
    const { version } = await book.read()
    const typed = await keeper.request.patch(`${office.address}/api/score-books/${book.id}`, {
      data: { version, claims: { HL: { given: '10' } } },
    })
    assert.equal(((await typed.json()) as { code: string }).code, 'score.figure_surveyed')
    await press(keeper, 'Bỏ số khảo sát')
    await dialog().getByRole('button', { name: 'Bỏ số khảo sát' }).click()
    await keeper.getByRole('button', { name: 'Lấy từ khảo sát' }).waitFor()
    assert.equal(await book.pointsOf('HL'), null)
  })

  test('for the book of the province a person says that the whole survey is meant', async () => {
    const province = await surveyed.agencyNamed(office, keeper, 'Ủy ban nhân dân tỉnh Lam Giang')
    const book = await openBook('province-2025', province)
    await openLine(book.id, '8.1.1')
    await pick('Số liệu', /^Tiếp cận dịch vụ/)
    await press(keeper, 'Xem trước')
    await dialog().getByText('Không có địa bàn nào trong khảo sát mang tên đơn vị này.').waitFor()
    await keeper.getByRole('combobox', { name: /^Chọn nơi lấy số cho/ }).click()
    await keeper.getByRole('option', { name: /^Cả cuộc khảo sát/ }).click()
    await press(keeper, 'Ghi vào sổ')
    await dialog().waitFor({ state: 'hidden' })
    const factor = parts[1]?.factors.find(({ code }) => code === 'F1')?.figure?.value ?? Number.NaN
    assert.equal(await book.pointsOf('8.1.1'), two(1.5 * factor))
  })
})
