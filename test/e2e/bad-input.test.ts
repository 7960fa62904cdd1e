import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Page } from 'playwright-core'
import { insertPlan } from '../public-plans.ts'
import { notBuilt, type Office, openOffice, root, until } from './office.ts'
import { look } from './screens.ts'

const megabyte = 1024 * 1024
const letter = [
  'ỦY BAN NHÂN DÂN TỈNH LAM GIANG',
  'SỞ NỘI VỤ',
  'Số: 112/SNV-CCHC',
  'V/v cung cấp số liệu cải cách hành chính',
  'Kính gửi: Sở Tài chính',
  'Để có cơ sở tổng hợp báo cáo, Sở Nội vụ đề nghị Quý Sở cung cấp số liệu trước ngày 20/6/2026.',
  'Trân trọng./.',
].join('\n')
const news = [
  'Lam Giang khai trương điểm phục vụ hành chính công',
  'Sáng 12/5, tại xã An Bình, lãnh đạo tỉnh đã cắt băng khai trương điểm phục vụ hành chính công đầu tiên.',
  'Người dân bày tỏ vui mừng vì không phải đi xa. Theo kế hoạch, trong năm nay tỉnh mở thêm 20 điểm.',
].join('\n')

suite('what is empty, broken, too big, not a plan, or cut off', { skip: notBuilt, timeout: 240_000 }, () => {
  let office: Office
  let keeper: Page
  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
  })
  after(() => office?.close())

  const choose = async (name: string, buffer: Buffer) => {
    await office.open(keeper, '/ke-hoach/nhap')
    await keeper.getByRole('button', { name: 'Chọn tệp từ máy' }).waitFor()
    await keeper.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer })
  }
  const said = (words: RegExp) => keeper.getByRole('alert').filter({ hasText: words }).waitFor()
  type Documents = { documents: { id: string; filename: string; planId: string | null }[] }
  const documents = async () => (await office.ask<Documents>(keeper, 'GET', '/documents')).documents

  test('an empty file, a program and a picture that calls itself a text are refused; nothing is kept', async () => {
    await choose('rong.txt', Buffer.alloc(0))
    await said(/Tệp rỗng/)
    await choose('chuong-trinh.txt', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4096, 7)]))
    await said(/Loại tệp này không được nhận/)
    await look(keeper, 'nhap-tep-khong-nhan')
    await choose('ngau-nhien.docx', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)))
    await said(/Loại tệp này không được nhận/)
    assert.deepEqual(await documents(), [])
  })

  test('a letter and a news text are read, said to be none, and become no plan by themselves', async () => {
    await choose('cong-van.txt', Buffer.from(letter))
    await said(/không phải kế hoạch|công văn/i)
    await look(keeper, 'nhap-cong-van')
    await choose('tin.txt', Buffer.from(news))
    await keeper.getByRole('alert').waitFor()
    await keeper.getByRole('button', { name: 'Vẫn lập kế hoạch từ văn bản này' }).waitFor()
    assert.ok((await documents()).every(({ planId }) => planId === null))
  })

  test('a plan in UTF-16 is read like any other', async () => {
    const text = await readFile(join(root, 'examples/lam-giang/ke-hoach-cchc-so-tu-phap-2026.txt'), 'utf8')
    await choose('utf16.txt', Buffer.from(`\ufeff${text}`, 'utf16le'))
    await keeper.waitForURL('**/ra-soat')
    await keeper
      .getByText(/KẾ HOẠCH/i)
      .first()
      .waitFor()
  })

  test('100 MB are refused on the way, without being held in memory', async () => {
    const cookies = await keeper.context().cookies()
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const before = heldMemory()
    let most = 0
    const look = () => (most = Math.max(most, heldMemory() - before))
    const { status, text, sent } = await pour(`${office.address}/api/documents`, { cookie, megabytes: 100, look })
    assert.equal(status, 413, text)
    assert.match(text, /Tệp lớn hơn mức cho phép/)
    // Whoever held what arrives would hold the 50 MB up to the limit; chunks on their way and other work are noise.
    assert.ok(most < 35 * megabyte, `${Math.round(most / megabyte)} MB more than before`)
    assert.ok(sent <= 100)
    assert.ok((await documents()).every(({ filename }) => filename !== 'to.pdf'))
  })

  test('a connection that is lost in the middle of an upload: sent again by itself, there once', async () => {
    const text = `${await readFile(join(root, 'examples/lam-giang/ke-hoach-sipas-2026.txt'), 'utf8')}\n`
    let arrived = 0
    // The first goes through but its reply is lost; the second is cut off before it arrives.
    await keeper.route('**/api/documents', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      arrived += 1
      if (arrived === 1) await route.fetch()
      if (arrived <= 2) return route.abort('connectionreset')
      return route.continue()
    })
    await choose('mat-mang.txt', Buffer.from(text))
    await keeper.waitForURL('**/ra-soat')
    await keeper.unroute('**/api/documents')
    assert.ok(arrived >= 3)
    assert.equal((await documents()).filter(({ filename }) => filename === 'mat-mang.txt').length, 1)
  })

  test('a connection that is lost in the middle of a report: the words stay, also over a reload, and it is written once', async () => {
    const officer = await office.enter('so-xay-dung')
    const { grants } = await office.ask<{ grants: { agencyId: string; agencyName: string }[] }>(officer, 'GET', '/me')
    const { agencyId = '' } = grants[0] ?? {}
    await office.province.write((db) =>
      insertPlan(
        db,
        { own: agencyId },
        { tasks: [{ text: 'Công khai quy hoạch xây dựng', parts: [{ agency: 'own' }] }] },
      ),
    )
    type Listed = { assignments: { id: string }[] }
    const { assignments } = await office.ask<Listed>(officer, 'GET', '/assignments')
    const work = `/nhiem-vu/${assignments[0]?.id}`
    await office.open(officer, work)
    const words = 'Đã niêm yết tại 12 xã, còn 3 xã chờ bản vẽ.'
    await officer.getByLabel('Kết quả thực hiện').fill(words)
    await officer.context().setOffline(true)
    await officer.getByRole('button', { name: 'Lưu tiến độ' }).click()
    await officer.getByText('Mất kết nối').first().waitFor()
    assert.equal(await officer.getByLabel('Kết quả thực hiện').inputValue(), words)
    await officer.context().setOffline(false)
    const history = officer.getByRole('listitem').filter({ hasText: words })
    await until(async () => (await history.count()) === 1)

    await officer.getByLabel('Kết quả thực hiện').fill('Viết dở thì máy tắt.')
    await officer.reload()
    await until(async () => (await officer.getByLabel('Kết quả thực hiện').inputValue()) === 'Viết dở thì máy tắt.')
    let tries = 0
    // The report arrives, its reply does not: the second of the same key must not be a second report.
    await officer.route('**/report', async (route) => {
      tries += 1
      if (tries > 1) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await officer.getByRole('button', { name: 'Lưu tiến độ' }).click()
    const twice = officer.getByRole('listitem').filter({ hasText: 'Viết dở thì máy tắt.' })
    await until(async () => tries === 2 && (await twice.count()) > 0)
    assert.equal(await twice.count(), 1)
    await until(async () => (await officer.getByLabel('Kết quả thực hiện').inputValue()) === '')
    await officer.context().close()
  })

  test("an address with a stranger's id, or with none that could be one, says that there is nothing", async () => {
    const officer = await office.enter('so-nnmt')
    const { assignments } = await office.ask<{ assignments: { id: string }[] }>(keeper, 'GET', '/assignments')
    const drafted = (await documents()).find(({ planId }) => planId)
    const foreign = [`/nhiem-vu/${assignments[0]?.id ?? crypto.randomUUID()}`, `/ke-hoach/${drafted?.planId}`]
    const senseless = ['/nhiem-vu/khong-phai-ma', "/ke-hoach/'; drop table plan; --", '/quan-tri-khong-co']
    for (const path of [...foreign, ...senseless]) {
      await office.open(officer, path)
      await officer
        .getByText(/Không tìm thấy nội dung này|Không có trang này|Có ô chưa đúng/)
        .first()
        .waitFor()
    }
    for (const path of ['/ke-hoach/khong-phai-ma', `/ke-hoach/${drafted?.planId}`]) {
      assert.equal((await fetch(`${office.address}${path}`)).status, 404)
    }
    await officer.context().close()
  })
})

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that somebody still holds on to: what is only waiting to be swept does not count. */
function heldMemory(): number {
  collect()
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return arrayBuffers + heapUsed
}

type Pouring = { cookie: string; megabytes: number; look(): void }

/** Sends so many megabytes, as fast as they are taken, and stops when the server has answered; looks now and then. */
function pour(url: string, { cookie, megabytes, look }: Pouring) {
  return new Promise<{ status: number; text: string; sent: number }>((resolve, reject) => {
    const block = Buffer.alloc(megabyte, 'x')
    block.write('%PDF-1.4\n')
    let sent = 0
    let answered = false
    const headers = { cookie, 'content-type': 'application/octet-stream', 'x-filename': 'to.pdf' }
    const call = request(url, { method: 'POST', headers }, (reply) => {
      answered = true
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (chunk) => (text += chunk))
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text, sent }))
    })
    call.on('error', (error) => answered || reject(error))
    const more = () => {
      while (sent < megabytes && !answered) {
        sent += 1
        if (sent % 10 === 0) look()
        if (!call.write(block)) return void call.once('drain', more)
      }
      call.end()
    }
    more()
  })
}
