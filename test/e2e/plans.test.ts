import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { promisify } from 'node:util'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { decideAll, draftFrom, planOf, tasksOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, root, until } from './office.ts'
import { look } from './screens.ts'

const papi = join(root, 'examples/lam-giang/ke-hoach-papi-2026.txt')
const sipas = join(root, 'examples/lam-giang/ke-hoach-sipas-2026.txt')
const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((each) => existsSync(each))

suite('a plan on the desk and afterwards', { skip: notBuilt, timeout: 240_000 }, () => {
  let office: Office
  let keeper: Page
  let planId: string
  let folder: string

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    folder = await mkdtemp(join(tmpdir(), 'namro-tai-ve-'))
    planId = await draftFrom(office, keeper, papi)
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  test('two people change the header at once: the second sees what changed and chooses', async () => {
    const other = await (await office.enter('thuong-truc')).context().newPage()
    const header = (page: Page) => page.locator('[data-header=place]')
    for (const page of [keeper, other]) {
      await office.open(page, `/ke-hoach/${planId}/ra-soat`)
      await header(page).getByRole('button').waitFor()
    }
    const write = async (page: Page, words: string) => {
      await header(page).getByRole('button').click()
      await page.getByRole('textbox', { name: 'Nơi ban hành' }).fill(words)
      await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    }
    await write(keeper, 'Lam Sơn')
    await header(keeper)
      .getByRole('button', { name: /Lam Sơn/ })
      .waitFor()
    await write(other, 'Giang Khẩu')
    const conflict = other.getByRole('alert').filter({ hasText: 'Người khác vừa sửa chỗ này trước bạn' })
    await conflict.getByRole('cell', { name: 'Lam Sơn' }).waitFor()
    await conflict.getByRole('cell', { name: 'Giang Khẩu' }).waitFor()
    await look(other, 'ra-soat-hai-nguoi')
    assert.equal((await planOf(office, keeper, planId)).place, 'Lam Sơn')
    await conflict.getByRole('button', { name: 'Ghi bản của tôi' }).click()
    await conflict.waitFor({ state: 'hidden' })
    await until(async () => (await planOf(office, keeper, planId)).place === 'Giang Khẩu')
    await other.context().close()
  })

  test('two people write the same task: who comes second finds the own words beside the new ones, wherever they clicked', async () => {
    const other = await (await office.enter('thuong-truc')).context().newPage()
    const [task] = await tasksOf(office, keeper, planId)
    for (const page of [keeper, other]) await office.open(page, `/ke-hoach/${planId}/ra-soat?muc=${task?.id}`)
    const box = (page: Page) => page.getByRole('textbox', { name: 'Nội dung', exact: true })
    for (const page of [keeper, other]) {
      await page.locator('li[data-active] article').waitFor()
      await page.locator('body').press('e')
      await box(page).waitFor()
    }
    await box(keeper).fill('Nội dung của người thứ nhất.')
    await keeper.getByRole('button', { name: 'Lưu', exact: true }).click()
    await box(keeper).waitFor({ state: 'hidden' })
    await box(other).fill('Nội dung của người thứ hai.')
    await other.locator('button[data-review]').first().click()
    const conflict = other.getByRole('alert').filter({ hasText: 'Người khác vừa sửa chỗ này trước bạn' })
    await conflict.getByRole('cell', { name: 'Nội dung của người thứ nhất.' }).waitFor()
    await conflict.getByRole('cell', { name: 'Nội dung của người thứ hai.' }).waitFor()
    await look(other, 'ra-soat-hai-nguoi-nhiem-vu')
    await conflict.getByRole('button', { name: 'Giữ bản hiện nay' }).click()
    await conflict.waitFor({ state: 'hidden' })
    const [now] = await tasksOf(office, keeper, planId)
    assert.equal(now?.text, 'Nội dung của người thứ nhất.')
    await other.context().close()
  })

  test('by keyboard a task is merged into the one above, and this is taken back', async () => {
    await office.open(keeper, `/ke-hoach/${planId}/ra-soat`)
    await keeper.locator('li[data-active]').waitFor()
    const before = (await tasksOf(office, keeper, planId)).length
    await keeper.locator('body').press('j')
    await keeper.locator('body').press('m')
    await until(async () => (await tasksOf(office, keeper, planId)).length === before - 1)
    await keeper.getByRole('button', { name: /^Hoàn tác: gộp/ }).waitFor()
    await keeper.locator('body').press('u')
    await until(async () => (await tasksOf(office, keeper, planId)).length === before)
  })

  test('a draft is discarded; its document can become a plan again', async () => {
    const draft = await draftFrom(office, keeper, sipas)
    await office.open(keeper, `/ke-hoach/${draft}`)
    await keeper.getByRole('button', { name: 'Bỏ dự thảo' }).click()
    await keeper.getByRole('dialog').getByRole('button', { name: 'Bỏ dự thảo' }).click()
    await keeper.getByRole('heading', { name: 'Kế hoạch', level: 1, exact: true }).waitFor()
    await office.open(keeper, `/ke-hoach/${draft}`)
    await keeper.getByText('Không tìm thấy nội dung này').waitFor()
    await office.open(keeper, '/ke-hoach')
    await keeper
      .getByRole('region', { name: 'Văn bản đã tải lên, chưa thành kế hoạch' })
      .getByRole('link')
      .first()
      .click()
    await keeper.getByRole('button', { name: 'Lập dự thảo kế hoạch' }).click()
    await keeper.waitForURL('**/ra-soat')
  })

  test('the confirmed plan leaves as DOCX and XLSX that open', async () => {
    await decideAll(office, keeper, planId)
    const { version, missing } = await planOf(office, keeper, planId)
    assert.deepEqual(missing, [])
    await office.ask(keeper, 'POST', `/plans/${planId}/confirm`, { version })
    await office.open(keeper, `/ke-hoach/${planId}`)
    const download = async (item: RegExp) => {
      await keeper.getByRole('button', { name: 'Xuất' }).click()
      const [file] = await Promise.all([
        keeper.waitForEvent('download'),
        keeper.getByRole('menuitem', { name: item }).click(),
      ])
      const path = join(folder, file.suggestedFilename())
      await file.saveAs(path)
      return path
    }
    const docx = await download(/Word/)
    const xlsx = await download(/Excel/)
    const parts = async (path: string) => unzipSync(new Uint8Array(await readFile(path)))
    const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
    assert.match(text((await parts(docx))['word/document.xml']), /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/)
    assert.ok((await parts(xlsx))['xl/worksheets/sheet1.xml'])
    const [first] = await tasksOf(office, keeper, planId)
    const words = (first?.text ?? '').slice(0, 30)
    if (!soffice) return
    assert.ok((await converted(docx, 'txt:Text')).includes(words), 'Word: the first task is not in it')
    assert.ok((await converted(xlsx, 'csv:Text - txt - csv (StarCalc):44,34,76')).includes(words), 'Excel: the same')
  })

  /** What LibreOffice reads in a file, as text. */
  const converted = async (path: string, filter: string): Promise<string> => {
    const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
    const args = [profile, '--headless', '--convert-to', filter, '--outdir', folder, path]
    await promisify(execFile)(soffice ?? '', args, { timeout: 120_000 })
    return readFile(path.replace(/\.\w+$/, `.${filter.slice(0, 3)}`), 'utf8')
  }

  test('a calendar address works without a session until it is taken back', async () => {
    const officer = await office.enter('so-xay-dung')
    await office.open(officer, '/tai-khoan')
    await officer.getByRole('button', { name: 'Tạo địa chỉ' }).click()
    const url = await officer.getByRole('textbox', { name: 'Địa chỉ lịch' }).inputValue()
    const calendar = await fetch(url)
    assert.match(calendar.headers.get('content-type') ?? '', /text\/calendar/)
    const text = await calendar.text()
    assert.match(text, /^BEGIN:VCALENDAR\r\n[\s\S]+BEGIN:VEVENT[\s\S]+END:VCALENDAR/)
    await officer.getByRole('button', { name: 'Thu hồi' }).click()
    await officer.getByRole('button', { name: 'Thu hồi' }).waitFor({ state: 'hidden' })
    assert.equal((await fetch(url)).status, 404)
    await officer.context().close()
  })

  test('it goes on the portal and off again, and is finished', async () => {
    const address = `${office.address}/ke-hoach/${planId}`
    const shown = async () => (await fetch(address)).status
    await office.open(keeper, `/ke-hoach/${planId}`)
    assert.equal(await shown(), 404)
    const publish = keeper.getByRole('switch', { name: 'Đưa lên cổng công khai' })
    await publish.click()
    await keeper.getByText(/Người dân sẽ thấy \d+ nhiệm vụ/).waitFor()
    assert.equal(await shown(), 404, 'not before it is said again')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Công khai', exact: true }).click()
    await until(async () => (await shown()) === 200)
    await until(() => publish.isChecked())
    await publish.click()
    await until(async () => (await shown()) === 404)
    await keeper.getByRole('button', { name: 'Kết thúc', exact: true }).click()
    await look(keeper, 'ke-hoach-ket-thuc')
    await keeper.getByRole('dialog').getByRole('button', { name: 'Kết thúc', exact: true }).click()
    await keeper.getByText('Đã kết thúc').first().waitFor()
    assert.equal((await planOf(office, keeper, planId)).status, 'finished')
    const officer = await office.enter('so-xay-dung')
    await office.open(officer, '/viec-cua-toi')
    await officer.getByText('Không còn việc nào đang mở').waitFor()
    type Listed = { assignments: { id: string; version: number }[] }
    const { grants } = await office.ask<{ grants: { agencyId: string }[] }>(officer, 'GET', '/me')
    const mine = `/assignments?planId=${planId}&agencyId=${grants[0]?.agencyId}`
    const { assignments } = await office.ask<Listed>(officer, 'GET', mine)
    await office.open(officer, `/nhiem-vu/${assignments[0]?.id}`)
    await officer.getByText('Kế hoạch đã kết thúc hoặc đã được thay thế').waitFor()
    assert.equal(await officer.getByLabel('Kết quả thực hiện').count(), 0, 'nothing is asked that would be refused')
    await officer.context().close()
  })
})
