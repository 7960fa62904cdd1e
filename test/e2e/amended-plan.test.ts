import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { z } from 'zod'
import type { AssignmentDetail, AssignmentList } from '#features/assignments/schema.ts'
import type { PlanComparison } from '#features/plan-comparison/schema.ts'
import { decideAll, draftFrom, planOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, root, until } from './office.ts'
import { look } from './screens.ts'

const changes: readonly (readonly [string, string])[] = [
  ['Số: 18/KH-UBND', 'Số: 64/KH-UBND'],
  ['ngày 20 tháng 01 năm 2026', 'ngày 15 tháng 4 năm 2026'],
  ['năm 2026 như sau:', 'năm 2026, thay thế Kế hoạch số 18/KH-UBND ngày 20/01/2026, như sau:'],
  ['cho trưởng thôn, tổ trưởng tổ dân phố.', 'và tiếp dân cho trưởng thôn, tổ trưởng tổ dân phố, bí thư chi bộ.'],
  ['Biên bản đối thoại, thông báo kết quả xử lý', 'Biên bản đối thoại, thông báo công khai kết quả xử lý'],
  [
    'Ban hành mẫu bảng thu, chi ngân sách cấp xã dễ đọc, kèm phần giải thích bằng lời.',
    'Xây dựng trợ lý ảo trả lời câu hỏi về thủ tục đất đai của người dân.',
  ],
]

suite('a plan that is issued anew', { skip: notBuilt, timeout: 240_000 }, () => {
  let office: Office
  let keeper: Page
  let folder: string
  let first: string
  let second: string

  const confirm = async (planId: string) => {
    await decideAll(office, keeper, planId)
    const { version, missing } = await planOf(office, keeper, planId)
    assert.deepEqual(missing, [])
    await office.ask(keeper, 'POST', `/plans/${planId}/confirm`, { version })
  }
  const compared = () => office.ask<z.infer<typeof PlanComparison>>(keeper, 'GET', `/plans/${second}/comparison`)

  before(async () => {
    office = await openOffice()
    keeper = await office.enter('thuong-truc')
    folder = await mkdtemp(join(tmpdir(), 'namro-ban-moi-'))
    const issued = join(root, 'examples/lam-giang/ke-hoach-papi-2026.txt')
    first = await draftFrom(office, keeper, issued)
    await confirm(first)
    const text = changes.reduce(
      (done, [was, is]) => {
        assert.ok(done.includes(was), was)
        return done.replace(was, is)
      },
      await readFile(issued, 'utf8'),
    )
    const file = join(folder, 'ke-hoach-papi-2026-thay-the.txt')
    await writeFile(file, text)
    second = await draftFrom(office, keeper, file)
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  test('the plan that the text replaces is proposed and chosen with one press', async () => {
    await office.open(keeper, `/ke-hoach/${second}`)
    await keeper.getByRole('button', { name: 'Chọn 18/KH-UBND làm kế hoạch được thay thế' }).click()
    await keeper.getByRole('tab', { name: 'So sánh với bản trước' }).click()
    const row = keeper.locator('li[data-kind=changed]').filter({ hasText: 'Tập huấn kỹ năng' })
    await row.locator('ins').filter({ hasText: 'và tiếp dân' }).waitFor()
    await row.locator('ins').filter({ hasText: 'bí thư chi bộ' }).waitFor()
    await look(keeper, 'so-sanh')
    await keeper.setViewportSize({ width: 390, height: 844 })
    await look(keeper, 'so-sanh-dien-thoai')
    assert.ok(((await keeper.evaluate('document.documentElement.scrollWidth')) as number) <= 390)
    await keeper.setViewportSize({ width: 1280, height: 900 })
  })

  test('what the text does not name is kept with one press, and let go with another', async () => {
    const { counts } = await compared()
    await keeper.getByRole('button', { name: /Không còn/ }).click()
    await keeper.getByRole('button', { name: /^Giữ lại cả 1/ }).click()
    await keeper.getByText('Không nhiệm vụ nào của bản trước bị bỏ').waitFor()
    await look(keeper, 'so-sanh-giu-lai')
    await keeper.getByRole('button', { name: 'Làm lại như cũ' }).click()
    await until(async () => (await compared()).counts.dropped === counts.dropped)
  })

  test('by keyboard a pair is parted, taken back, and two tasks are paired', async () => {
    const before = (await compared()).counts
    await keeper.getByRole('button', { name: /Giữ nguyên/ }).click()
    await keeper.locator('li[data-kind=same]').first().waitFor()
    await keeper.keyboard.press('j')
    await keeper.keyboard.press('t')
    await until(async () => (await compared()).counts.dropped === before.dropped + 1)
    await keeper.getByRole('status').filter({ hasText: 'Đã tách cặp' }).waitFor()
    await keeper.keyboard.press('u')
    await until(async () => (await compared()).counts.dropped === before.dropped)
    assert.deepEqual((await compared()).counts, before)
    await keeper.getByRole('button', { name: /Mới/ }).click()
    const added = keeper.locator('li[data-kind=new]').filter({ hasText: 'trợ lý ảo' })
    await added.focus()
    await keeper.keyboard.press('g')
    const dialog = keeper.getByRole('dialog', { name: 'Ghép với nhiệm vụ của bản trước' })
    await dialog.getByRole('textbox').fill('ngan sach cap xa de doc')
    await look(keeper, 'so-sanh-ghep')
    await keeper.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await until(async () => (await compared()).counts.changed === before.changed + 1)
  })

  test('confirmed, the work goes on under the new issue with what was done; the old one says where it went', async () => {
    const { assignments } = await office.ask<z.infer<typeof AssignmentList>>(
      keeper,
      'GET',
      `/assignments?planId=${first}&search=${encodeURIComponent('Tập huấn kỹ năng')}`,
    )
    const [work] = assignments
    assert.ok(work)
    await office.ask(keeper, 'POST', `/assignments/${work.id}/comments`, { text: 'Đã chốt danh sách lớp' })
    await confirm(second)
    const moved = await office.ask<z.infer<typeof AssignmentDetail>>(keeper, 'GET', `/assignments/${work.id}`)
    assert.equal(moved.planId, second)
    await office.open(keeper, `/nhiem-vu/${work.id}`)
    await keeper.getByText('Đã chốt danh sách lớp').waitFor()
    await keeper.getByText('Chuyển sang bản mới của kế hoạch').waitFor()
    await look(keeper, 'so-sanh-da-chuyen')
    await office.open(keeper, `/ke-hoach/${first}?phan=so-sanh`)
    await keeper.getByText('64/KH-UBND').first().waitFor()
    await keeper.locator('li[data-kind=changed]').first().waitFor()
    assert.equal((await planOf(office, keeper, first)).status, 'replaced')
  })
})
