import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import { canDrawPages } from '#platform/convert/page-picture.ts'
import { docxOf } from '../reader-corpus/as-docx.ts'
import { pdfOf } from '../reader-corpus/as-pdf.ts'
import { planOf, tasksOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, until } from './office.ts'
import { planOfTwoReadings } from './plan-forms.ts'
import { look } from './screens.ts'

suite('Word and PDF files on the desk', { skip: notBuilt, timeout: 240_000 }, () => {
  let office: Office
  let keeper: Page
  let folder: string

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    folder = await mkdtemp(join(tmpdir(), 'namro-nhap-'))
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  /** Chooses the file on the page and answers the plan on whose desk one then is. */
  const load = async (name: string, bytes: Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes)
    await office.open(keeper, '/ke-hoach/nhap')
    await keeper.locator('input[type=file]').setInputFiles(join(folder, name))
    await keeper.waitForURL('**/ra-soat')
    await keeper.locator('li[data-active]').waitFor()
    return keeper.url().split('/').at(-2) ?? ''
  }
  const press = (key: string) => keeper.locator('body').press(key)
  const active = () => keeper.locator('li[data-active] article')

  test('the page of import says what it reads, how large, and what this server lacks', async () => {
    await office.open(keeper, '/ke-hoach/nhap')
    await keeper.getByText(/Word \(\.docx, \.doc\).*PDF, bản quét.*nhiều nhất 50 MB/).waitFor()
    await look(keeper, 'nhap')
    const support = await office.ask<{ scans: { ready: boolean } }>(keeper, 'GET', '/document-support')
    assert.equal(await keeper.getByText('Máy chủ này chưa đọc được bản quét').isVisible(), !support.scans.ready)
  })

  test('a Word file is a table beside its tasks; by keyboard alone it is read otherwise, settled and confirmed', async () => {
    const planId = await load('ke-hoach.docx', await docxOf(planOfTwoReadings))
    const table = keeper.getByRole('region', { name: 'Bảng trong văn bản' }).getByRole('table')
    assert.equal(await table.getByRole('cell', { name: 'Quý III/2026' }).count(), 1)
    const parties = async () => {
      const task = (await tasksOf(office, keeper, planId)).find(({ path }) => path === 'PL1.I.2')
      return task?.parties.map(({ role, nameRaw }) => `${role}: ${nameRaw}`)
    }
    const first = ['lead: Sở Nội vụ', 'coordinating: Sở Tài chính']
    await press('n')
    await active().getByText('Cách đọc khác:').waitFor()
    assert.deepEqual(await parties(), first)
    await keeper.locator('td[data-lit] mark').first().waitFor()
    await look(keeper, 'ra-soat-word')
    // Taken back before the answer to it has come: over a slow line that is a second or two.
    const write = (url: URL) => url.pathname.startsWith('/api/tasks/')
    await keeper.route(write, async (route) => {
      const response = await route.fetch()
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.fulfill({ response })
    })
    await press('c')
    await until(async () => (await parties())?.join() === 'lead: Sở Nội vụ,lead: Sở Tài chính')
    await press('u')
    await until(async () => (await parties())?.join() === first.join())
    await keeper.unrouteAll({ behavior: 'wait' })
    await active().getByText('Cách đọc khác:').waitFor()
    assert.equal((await tasksOf(office, keeper, planId)).filter(({ doubtful }) => doubtful).length, 1, 'doubtful again')
    await press('Enter')
    await press('p')
    await keeper.getByText('Đoạn chưa đọc 1/1').waitFor()
    await press('x')
    await until(async () => (await planOf(office, keeper, planId)).passages.length === 1)
    await keeper.getByText('đã đọc 100 % văn bản').waitFor()
    await press('h')
    await until(async () => (await planOf(office, keeper, planId)).missing.length === 0)
    await keeper.getByRole('button', { name: 'Xác nhận kế hoạch' }).waitFor()
    await press('y')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Xác nhận và giao việc' }).waitFor()
    await keeper.keyboard.press('Enter')
    await keeper.waitForURL((url) => !url.pathname.endsWith('/ra-soat'))
    assert.equal((await planOf(office, keeper, planId)).status, 'confirmed')
  })

  test('a PDF shows its pages, as words and as the picture in which the active task is lit', async () => {
    const again = { ...planOfTwoReadings, head: planOfTwoReadings.head.replace('77/KH', '78/KH') }
    const planId = await load('ke-hoach.pdf', await pdfOf(again, office.browser))
    assert.equal((await planOf(office, keeper, planId)).number, '78/KH-UBND')
    const source = keeper.getByRole('region', { name: 'Văn bản gốc' })
    await source.getByText('Trang 1', { exact: true }).waitFor()
    await press('n')
    await source.locator('td[data-lit]').first().waitFor()
    await look(keeper, 'ra-soat-pdf')
    if (!(await canDrawPages())) return
    await keeper.getByText('Ảnh trang', { exact: true }).click()
    const picture = source.getByRole('img', { name: /^Trang \d+$/ })
    await until(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 600))
    await until(async () => (await source.locator('span[data-kind=lead]').count()) > 0)
    await look(keeper, 'ra-soat-pdf-anh-trang')
  })

  test('a passage that was not read becomes a task with its place, and leaves the list', async () => {
    const again = { ...planOfTwoReadings, head: planOfTwoReadings.head.replace('77/KH', '79/KH') }
    const planId = await load('ke-hoach-2.docx', await docxOf(again))
    await keeper.getByText('Chất lượng đọc').click()
    await look(keeper, 'ra-soat-chat-luong')
    await keeper
      .getByRole('region', { name: '1 đoạn chưa đọc' })
      .getByRole('button', { name: /Tạo nhiệm vụ/ })
      .click()
    await until(async () => (await tasksOf(office, keeper, planId)).some(({ kind }) => kind === 'added'))
    const added = (await tasksOf(office, keeper, planId)).find(({ kind }) => kind === 'added')
    assert.deepEqual([added?.text, added?.lineFrom, added?.lineTo], ['Hệ thống pháp luật', 1, 1])
    await keeper.getByText('Mọi đoạn của văn bản đều đã được đọc').waitFor()
  })

  test('a file that is no document is refused with the reason and the way on', async () => {
    await writeFile(
      join(folder, 'hong.docx'),
      Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, ...new Uint8Array(400)]),
    )
    await office.open(keeper, '/ke-hoach/nhap')
    await keeper.locator('input[type=file]').setInputFiles(join(folder, 'hong.docx'))
    await keeper.getByRole('button', { name: 'Chọn tệp khác' }).waitFor()
    await keeper.getByRole('alert').first().waitFor()
    assert.equal(await keeper.getByRole('button', { name: 'Đọc lại' }).count(), 0, 'the same file ends the same way')
    await look(keeper, 'nhap-tu-choi')
  })
})
