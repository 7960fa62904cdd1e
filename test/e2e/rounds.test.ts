import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { addDays } from '#lib/calendar/plain-date.ts'
import { notBuilt, type Office, openOffice, until } from './office.ts'

type Agencies = { agencies: { id: string; code: string }[] }
type RoundPage = { id: string; version: number; units: { id: string; name: string }[] }

suite('a round: an agency scores itself, others appraise', { skip: notBuilt, timeout: 240_000 }, () => {
  let office: Office
  let folder: string
  let keeper: Page
  let officer: Page
  let roundId: string
  let sheet: string

  before(async () => {
    office = await openOffice()
    folder = await mkdtemp(join(tmpdir(), 'namro-ky-'))
    keeper = await office.enter('thuong-truc')
    officer = await office.enter('so-xay-dung')
    const { agencies } = await office.ask<Agencies>(keeper, 'GET', '/agencies?limit=200')
    const idOf = (code: string) => agencies.find((it) => it.code === code)?.id ?? ''
    const me = await office.ask<{ today: string }>(keeper, 'GET', '/me')
    const on = (days: number) => addDays(me.today, days)
    const { id } = await office.ask<{ id: string }>(keeper, 'POST', '/rounds', {
      ...{ framework: 'par-index', edition: 'department-lam-dong-2025', year: 2025, name: 'Chấm điểm các sở' },
      ...{ agencyId: idOf('so-noi-vu'), unitIds: [idOf('so-xay-dung')], appraiserIds: [idOf('so-noi-vu')] },
      ...{ opensOn: on(-1), selfUntil: on(5), appraiseUntil: on(9), explainUntil: on(12) },
      ...{ reappraiseUntil: on(15), publishOn: on(20) },
    })
    roundId = id
    const page = await office.ask<RoundPage>(keeper, 'GET', `/rounds/${id}`)
    sheet = `/chi-so/ky-danh-gia/${id}/phieu/${page.units[0]?.id}`
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  const total = (page: Page, which: string) => page.locator(`[data-total=${which}]`).textContent()
  const fields = (code: string) => officer.locator(`#line-${code.replaceAll('.', '\\.')} [data-field]`)

  test('figures are typed in the row, the engine reckons, what is typed is kept without a button', async () => {
    await office.open(officer, sheet)
    await fields('7.3.5').first().fill('200')
    await fields('7.3.5').nth(1).fill('150')
    await until(async () => (await total(officer, 'self')) === '2,25', 'three quarters of three points')
    await fields('7.3.5').first().press('Enter')
    assert.equal(await officer.evaluate('document.activeElement.dataset.field'), '7.3.5')
    await officer.reload()
    assert.equal(await fields('7.3.5').nth(1).inputValue(), '150')
    const { violations } = await new AxeBuilder({ page: officer }).analyze()
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 140)}`),
      [],
    )
  })

  test('without evidence the sheet does not go out; with a file and its page it does, and is locked', async () => {
    await officer.getByRole('button', { name: 'Nộp phiếu' }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Nộp phiếu' }).click()
    await dialog.getByText('thiếu tài liệu kiểm chứng').waitFor()
    await officer.keyboard.press('Escape')
    await officer.locator('[data-open-line="7.3.5"]').click()
    const proof = join(folder, 'bao-cao-quy-4.pdf')
    await writeFile(proof, '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF')
    await officer.getByLabel('Trang, mục').fill('trang 7')
    await officer.locator('input[type=file]').setInputFiles(proof)
    await officer.getByRole('link', { name: 'bao-cao-quy-4.pdf' }).waitFor()
    await officer.getByRole('button', { name: 'Nộp phiếu' }).click()
    await dialog.getByRole('button', { name: 'Nộp phiếu' }).click()
    await officer.getByText('Đã nộp', { exact: false }).first().waitFor()
    assert.equal(await fields('7.3.5').count(), 0)
  })

  test('the appraiser goes from the table to the line and gives fewer points with the reason', async () => {
    await office.open(keeper, `/chi-so/ky-danh-gia/${roundId}`)
    await keeper.getByRole('button', { name: 'Chuyển sang: Thẩm định lần 1' }).click()
    await keeper.getByRole('dialog').getByRole('button', { name: 'Chuyển sang: Thẩm định lần 1' }).click()
    await keeper.getByRole('tab', { name: 'Bảng thẩm định' }).click()
    await keeper.locator('[data-code="7.3.5"]').click()
    await keeper.getByLabel('Điểm khác').fill('1,5')
    await keeper.getByLabel('Lý do').fill('Chưa tính hồ sơ trả trước hạn của quý IV.')
    await keeper.getByRole('button', { name: 'Chấm khác' }).click()
    await until(async () => (await total(keeper, 'final')) === '1,50', 'the appraised points')
    await office.open(keeper, `/chi-so/ky-danh-gia/${roundId}?xem=cao-hon`)
    await keeper.getByText('Chưa tính hồ sơ trả trước hạn của quý IV.').waitFor()
  })
})
