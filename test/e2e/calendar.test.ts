import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { z } from 'zod'
import { todayInVietnam } from '#features/access/operation.ts'
import type { AssignmentDetail, AssignmentList } from '#features/assignments/schema.ts'
import type { ChangeDetail } from '#features/working-days/schema.ts'
import { addDays, weekday } from '#lib/calendar/plain-date.ts'
import { decideAll, draftFrom, planOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, until } from './office.ts'
import { look } from './screens.ts'

const today = todayInVietnam(new Date())
const shown = (day: string) => day.split('-').reverse().join('/')
const [year, month, date] = today.split('-')

const plan = `ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 91/KH-UBND

Lam Giang, ngày ${date} tháng ${month} năm ${year}

KẾ HOẠCH

Nâng cao chất lượng phục vụ người dân giai đoạn ${year} - ${Number(year) + 4}

PHỤ LỤC
NHIỆM VỤ

| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Công bố kết quả giải quyết hồ sơ cấp phép xây dựng. | Sở Xây dựng | | Hàng tháng | Bản tin |
| 2 | Ban hành quy trình nội bộ cấp phép xây dựng. | Sở Xây dựng | | Trong 15 ngày làm việc kể từ ngày ban hành Kế hoạch | Quy trình |
`

suite('what recurs, working days and the calendar', { skip: notBuilt, timeout: 280_000 }, () => {
  let office: Office
  let keeper: Page
  let officer: Page
  let admin: Page
  let folder: string
  let monthly: string
  let counted: string

  const detail = (who: Page, id: string) =>
    office.ask<z.infer<typeof AssignmentDetail>>(who, 'GET', `/assignments/${id}`)

  before(async () => {
    office = await openOffice()
    folder = await mkdtemp(join(tmpdir(), 'namro-lich-'))
    keeper = await office.enter('thuong-truc')
    officer = await office.enter('so-xay-dung')
    admin = await office.enter('quan-tri')
    const file = join(folder, 'ke-hoach.txt')
    await writeFile(file, plan)
    const planId = await draftFrom(office, keeper, file)
    await decideAll(office, keeper, planId)
    const { version } = await planOf(office, keeper, planId)
    await office.ask(keeper, 'POST', `/plans/${planId}/confirm`, { version })
    const list = await office.ask<z.infer<typeof AssignmentList>>(officer, 'GET', '/my-work')
    const work = (words: string) => list.assignments.find(({ taskText }) => taskText.includes(words))
    monthly = work('Công bố kết quả')?.id ?? ''
    counted = work('quy trình nội bộ')?.id ?? ''
    assert.ok(monthly && counted)
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  test('each month is reported on its own; the keeper accepts one and the next is shown', async () => {
    const first = await detail(officer, monthly)
    assert.ok(first.occurrences.length >= 3, String(first.occurrences.length))
    await office.open(officer, '/viec-cua-toi')
    await officer
      .getByText(first.occurrenceName ?? '', { exact: false })
      .first()
      .waitFor()
    await office.open(officer, `/nhiem-vu/${monthly}`)
    const times = officer.getByRole('region', { name: 'Các kỳ của việc này' })
    await times.getByText(`0/${first.occurrences.length} kỳ đã nghiệm thu`).waitFor()
    await look(officer, 'ky-dinh-ky')
    const file = join(folder, 'ban-tin.txt')
    await writeFile(file, 'Bản tin tháng')
    await officer.locator('input[type=file]').first().setInputFiles(file)
    await officer.getByRole('link', { name: 'ban-tin.txt' }).first().waitFor()
    await officer.getByRole('textbox', { name: 'Kết quả thực hiện' }).fill('Đã công bố bản tin của tháng.')
    await officer.getByRole('button', { name: 'Gửi kết quả' }).first().click()
    // The form asks once more when the share is not a hundred percent.
    const sure = officer.getByRole('button', { name: /^Gửi|^Vẫn gửi/ }).last()
    await until(async () => {
      if ((await detail(officer, monthly)).occurrencesWaiting > 0) return true
      if (await sure.isVisible()) await sure.click().catch(() => {})
      return false
    }, 'the result was not handed in')
    await office.open(keeper, `/nhiem-vu/${monthly}`)
    await keeper.getByRole('button', { name: 'Nghiệm thu' }).click()
    await keeper.getByRole('dialog').getByRole('button', { name: 'Nghiệm thu' }).click()
    await keeper.getByText(`1/${first.occurrences.length} kỳ đã nghiệm thu`).waitFor()
    const next = await detail(officer, monthly)
    assert.equal(next.occurrenceName, first.occurrences[1]?.name)
    assert.deepEqual([next.occurrences[0]?.state, next.occurrences[1]?.state], ['completed', 'accepted'])
    await keeper.getByRole('link', { name: first.occurrences[0]?.name ?? '' }).click()
    await keeper.waitForURL(/ky=/)
    await keeper.getByText('Nghiệm thu, hoàn thành').waitFor()
  })

  test('a day off moves exactly what counts over it, says so, and gives it back when it is taken out', async () => {
    const before = (await detail(officer, counted)).dueOn ?? ''
    const other = (await detail(officer, monthly)).dueOn
    let day = addDays(today, 2)
    while (weekday(day) > 5) day = addDays(day, 1)
    await office.open(admin, '/quan-tri/lich-lam-viec')
    await admin.getByRole('button', { name: 'Thêm ngày' }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Ngày', exact: true }).fill(shown(day))
    await dialog.getByRole('textbox', { name: 'Tên ngày' }).fill('Nghỉ do bão số 9')
    await dialog.getByRole('textbox', { name: 'Căn cứ' }).fill('Công điện số 12/CĐ-UBND')
    await dialog.getByRole('button', { name: 'Thêm vào lịch' }).click()
    const moved = admin.getByRole('status').filter({ hasText: `Đã thêm ngày nghỉ ${shown(day)}` })
    await moved.getByText('Ban hành quy trình nội bộ').waitFor()
    const after = (await detail(officer, counted)).dueOn ?? ''
    assert.ok(after > before)
    await moved.getByText(shown(after)).first().waitFor()
    assert.equal((await detail(officer, monthly)).dueOn, other, 'a fixed day stays')
    await look(admin, 'lich-lam-viec')
    const download = admin.waitForEvent('download')
    await moved.getByRole('link', { name: 'Tải danh sách (Excel)' }).click()
    assert.match((await download).suggestedFilename(), /\.xlsx$/)
    await office.open(officer, `/nhiem-vu/${counted}`)
    await officer.getByText('Cách tính ngày đến hạn').click()
    await officer.getByText(/Nghỉ do bão số 9/).waitFor()
    await office.open(officer, `/lich/cach-tinh?thang=${after.slice(0, 7)}`)
    const line = officer.getByRole('row', { name: /Ban hành quy trình nội bộ/ })
    await line
      .getByText(/Nghỉ do bão số 9/)
      .first()
      .waitFor()
    await line.getByText(shown(after)).first().waitFor()
    await officer.getByText(/lịch của tỉnh, lần sửa thứ 1/).waitFor()
    await look(officer, 'cach-tinh-thoi-han')
    await admin.getByRole('button', { name: `Bỏ ngày ${shown(day)}` }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Bỏ', exact: true }).click()
    await admin
      .getByText(`Đã bỏ ngày nghỉ ${shown(day)}`)
      .first()
      .waitFor()
    assert.equal((await detail(officer, counted)).dueOn, before)
    const { changes } = await office.ask<{ changes: z.infer<typeof ChangeDetail>[] }>(
      admin,
      'GET',
      `/working-days?year=${day.slice(0, 4)}`,
    )
    assert.deepEqual(
      changes.map(({ version, kind }) => [version, kind]),
      [
        [2, 'removed'],
        [1, 'added'],
      ],
    )
  })

  test('a clock is paused with a reason and goes on', async () => {
    await office.open(keeper, `/nhiem-vu/${counted}`)
    await keeper.getByRole('button', { name: 'Tạm dừng thời hạn' }).click()
    const dialog = keeper.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Chờ ý kiến của Bộ Xây dựng')
    await dialog.getByRole('button', { name: 'Tạm dừng thời hạn' }).click()
    await keeper.getByText('Đang tạm dừng').first().waitFor()
    assert.deepEqual([(await detail(officer, counted)).dueOn, (await detail(officer, counted)).pausedOn], [null, today])
    await keeper.getByRole('button', { name: 'Tính tiếp thời hạn' }).click()
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Bộ Xây dựng đã trả lời')
    await dialog.getByRole('button', { name: 'Tính tiếp thời hạn' }).click()
    await keeper.getByText('Đang tạm dừng').first().waitFor({ state: 'hidden' })
    assert.ok((await detail(officer, counted)).dueOn)
  })

  test('the calendar shows each thing on its day, by month, by list, with the keyboard and on a phone', async () => {
    const { dueOn } = await detail(officer, counted)
    assert.ok(dueOn)
    await office.open(officer, `/lich?thang=${dueOn.slice(0, 7)}`)
    const cell = officer.locator(`[data-day="${dueOn}"]`)
    await cell.getByText('Ban hành quy trình nội bộ').waitFor()
    await cell.click()
    await officer.getByRole('link', { name: /Ban hành quy trình nội bộ/ }).waitFor()
    await officer.keyboard.press('ArrowRight')
    await officer.waitForURL(new RegExp(`ngay=${addDays(dueOn, 1)}`))
    await officer.keyboard.press('t')
    await officer.waitForURL(new RegExp(`ngay=${today}`))
    await officer.locator(`[data-day="${today}"][aria-current="date"]`).waitFor()
    await office.open(officer, `/lich?thang=${dueOn.slice(0, 7)}&ngay=${dueOn}`)
    await officer.getByRole('link', { name: /Ban hành quy trình nội bộ/ }).waitFor()
    await look(officer, 'lich-thang')
    await officer.getByText('Danh sách', { exact: true }).click()
    await officer.waitForURL(/xem=danh-sach/)
    await officer
      .getByRole('link', { name: /Công bố kết quả giải quyết/ })
      .first()
      .waitFor()
    await look(officer, 'lich-danh-sach')
    await office.open(officer, `/lich?thang=${Number(year) + 3}-02&xem=danh-sach`)
    await officer.getByText('Tháng này không có việc đến hạn').waitFor()
    await officer.setViewportSize({ width: 390, height: 844 })
    await office.open(officer, `/lich?thang=${dueOn.slice(0, 7)}`)
    await officer.getByRole('link', { name: /Ban hành quy trình nội bộ/ }).waitFor()
    await look(officer, 'lich-390')
    const wide = await officer.evaluate('document.documentElement.scrollWidth')
    assert.ok(Number(wide) <= 390, `scrolls sideways: ${wide}`)
    await officer.getByRole('link', { name: /Ban hành quy trình nội bộ/ }).click()
    await officer.waitForURL(new RegExp(counted))
    await officer.setViewportSize({ width: 1440, height: 900 })
  })
})
