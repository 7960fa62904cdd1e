import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { DirectiveDetail } from '#features/directives/schema.ts'
import { notBuilt, type Office, openOffice, until } from './office.ts'
import { look } from './screens.ts'

type Found = { agencies: { id: string; name: string }[] }

suite('work from above', { skip: notBuilt, timeout: 280_000 }, () => {
  let office: Office
  let keeper: Page
  let officer: Page
  let folder: string

  const agency = async (name: string) => {
    const { agencies } = await office.ask<Found>(keeper, 'GET', `/agencies?search=${encodeURIComponent(name)}&limit=5`)
    const found = agencies.find((each) => each.name === name)
    assert.ok(found, name)
    return found.id
  }
  const directive = async () => {
    const path = new URL(keeper.url()).pathname.split('/').at(-1)
    return office.ask<DirectiveDetail>(keeper, 'GET', `/directives/${path}`)
  }

  /** Enter takes what a search found first, once it is marked. */
  const takeFirst = async (name: string) => {
    await keeper.locator('[role=option][data-combobox-selected]').filter({ hasText: name }).waitFor()
    await keeper.keyboard.press('Enter')
  }

  before(async () => {
    office = await openOffice()
    folder = await mkdtemp(join(tmpdir(), 'namro-viec-'))
    keeper = await office.enter('thuong-truc')
    officer = await office.enter('so-xay-dung')
  })
  after(async () => {
    await office?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  test('a document from above is registered in one short form, by keyboard, two tasks at once', async () => {
    await office.open(keeper, '/viec-cap-tren-giao')
    await keeper.getByText('Chưa có văn bản giao việc nào').waitFor()
    await look(keeper, 'viec-tren-trong')
    await office.open(keeper, '/viec-cap-tren-giao/moi')
    await keeper.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('15/CĐ-TTg')
    await keeper.getByRole('textbox', { name: 'Ngày văn bản' }).fill('02/03/2026')
    await keeper.getByRole('textbox', { name: 'Trích yếu' }).fill('Công điện về giải ngân vốn đầu tư công')
    const first = keeper.getByRole('region', { name: 'Việc 1' })
    await first.getByRole('textbox', { name: 'Nội dung việc' }).fill('Báo cáo các dự án chậm tiến độ')
    const pick = async (task: typeof first, role: string, name: string) => {
      await task.getByRole('textbox', { name: `${role}: thêm đơn vị` }).fill(name)
      await takeFirst(name)
      await task.getByRole('button', { name: `Bỏ ${name}` }).waitFor()
    }
    await pick(first, 'Chủ trì', 'Sở Xây dựng')
    await first.getByRole('textbox', { name: 'Thời hạn' }).fill('15 ngày làm việc')
    await first.getByText('Đến hạn 23/03/2026').waitFor()
    await first.getByRole('textbox', { name: 'Nội dung việc' }).press('Control+Enter')
    const second = keeper.getByRole('region', { name: 'Việc 2' })
    await keeper.keyboard.type('Rà soát quy hoạch đô thị')
    await pick(second, 'Chủ trì', 'Sở Xây dựng')
    await look(keeper, 'viec-tren-moi')
    await keeper.getByRole('button', { name: 'Ghi và giao 2 việc' }).click()
    await keeper.getByRole('heading', { name: '15/CĐ-TTg' }).waitFor()
    assert.deepEqual(
      (await directive()).tasks.map(({ dueOn, standing }) => [dueOn, standing]),
      [
        ['2026-03-23', 'overdue'],
        [null, 'running'],
      ],
    )
    await look(keeper, 'viec-tren-van-ban')
  })

  test('the agency finds it among its work and cannot close it without the answering document', async () => {
    await office.open(officer, '/viec-cua-toi')
    await officer.getByRole('link', { name: /Báo cáo các dự án chậm tiến độ/ }).click()
    await officer.getByRole('link', { name: '15/CĐ-TTg', exact: true }).waitFor()
    await officer.getByRole('textbox', { name: 'Kết quả thực hiện' }).fill('Đã báo cáo bằng văn bản')
    const file = join(folder, 'bao-cao-412.txt')
    await writeFile(file, 'Báo cáo số 412/BC-SXD')
    await officer.locator('input[type=file]').setInputFiles(file)
    await officer.getByText('bao-cao-412.txt').first().waitFor()
    const submit = officer.getByRole('button', { name: 'Gửi kết quả hoàn thành' })
    await officer.getByText(/Để nộp kết quả cần số, ngày và tệp/).waitFor()
    assert.ok(await submit.isDisabled())
    const answer = officer.getByRole('group', { name: 'Văn bản trả lời' })
    await answer.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('412/BC-SXD')
    await answer.getByRole('textbox', { name: 'Ngày văn bản' }).fill('20/03/2026')
    await officer.getByRole('textbox', { name: 'Mức hoàn thành' }).fill('100')
    await look(officer, 'viec-tren-tra-loi')
    await submit.click()
    await officer.getByText('412/BC-SXD, 20/03/2026').waitFor()
  })

  test('accepted, it counts as done on time; the figure opens its list', async () => {
    const [task] = (await directive()).tasks
    const part = task?.parts[0]
    assert.deepEqual([part?.state, part?.answerNumber], ['submitted', '412/BC-SXD'])
    await office.open(keeper, `/nhiem-vu/${part?.assignmentId}`)
    await keeper.getByRole('button', { name: 'Nghiệm thu', exact: true }).click()
    await keeper.getByRole('dialog').getByRole('button', { name: 'Nghiệm thu' }).click()
    await until(async () => {
      const { state } = await office.ask<{ state: string }>(keeper, 'GET', `/assignments/${part?.assignmentId}`)
      return state === 'completed'
    }, 'it was not accepted')
    await office.open(keeper, '/viec-cap-tren-giao/ty-le?tu=2026-01-01&den=2026-12-31&theo=issued')
    await keeper.getByRole('button', { name: 'Thủ tướng Chính phủ: Đúng hạn 1' }).click()
    await keeper.getByRole('region', { name: 'Các việc đứng sau con số' }).getByText('412/BC-SXD').waitFor()
    assert.match(keeper.url(), /so=onTime/)
    await look(keeper, 'viec-tren-ty-le')
  })

  test('its figures are offered to the criterion of the PAR INDEX with their source; a person takes them', async () => {
    const [agencyId, keeperId] = [await agency('Ủy ban nhân dân tỉnh Lam Giang'), await agency('Sở Nội vụ')]
    const input = { framework: 'par-index', edition: 'province-2025', year: 2026, agencyId, keeperId }
    const { id } = await office.ask<{ id: string }>(keeper, 'POST', '/score-books', input)
    await office.open(keeper, `/chi-so/diem-hien-tai/${id}/so-lieu`)
    const line = keeper.getByRole('row').filter({ hasText: 'Thực hiện nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao' })
    await line.getByText(/2 việc được giao, 1 hoàn thành đúng hạn, 0 hoàn thành muộn/).waitFor()
    await line.getByRole('button', { name: 'Dùng số này' }).click()
    await line.getByText('0,75 / 1,50').waitFor()
    await line.getByText('Đang dùng số này').waitFor()
    await line.scrollIntoViewIfNeeded()
    await look(keeper, 'viec-tren-tieu-chi')
  })

  test('a meeting is recorded, its conclusions become work, and the month counts both; also on a phone', async () => {
    await office.open(keeper, '/cuoc-hop/moi')
    await keeper.getByRole('textbox', { name: 'Cuộc họp' }).fill('Họp giao ban tháng 3')
    await keeper.getByRole('textbox', { name: 'Ngày họp' }).fill('10/03/2026')
    await keeper.getByRole('textbox', { name: 'Giờ mời' }).fill('8h')
    await keeper.getByRole('textbox', { name: 'Bắt đầu' }).fill('8h15')
    await keeper.getByRole('textbox', { name: 'Thêm đơn vị' }).fill('Sở Xây dựng')
    await takeFirst('Sở Xây dựng')
    await keeper.getByRole('button', { name: 'Ghi tất cả đúng thành phần' }).click()
    await keeper.getByRole('button', { name: 'Lưu' }).click()
    await keeper.getByText('Muộn 15 phút').waitFor()
    await look(keeper, 'cuoc-hop')
    await keeper.getByRole('link', { name: 'Ghi kết luận, giao việc' }).click()
    await keeper.getByRole('textbox', { name: 'Tên nơi giao' }).fill('Chủ tịch UBND tỉnh')
    await keeper.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('45/TB-VPUBND')
    await keeper.getByRole('textbox', { name: 'Ngày văn bản' }).fill('11/03/2026')
    await keeper.getByRole('textbox', { name: 'Trích yếu' }).fill('Kết luận họp giao ban tháng 3')
    await keeper.getByRole('textbox', { name: 'Nội dung việc' }).fill('Trình phương án sắp xếp trụ sở')
    await keeper.getByRole('textbox', { name: 'Chủ trì: thêm đơn vị' }).fill('Sở Xây dựng')
    await takeFirst('Sở Xây dựng')
    await keeper.getByRole('textbox', { name: 'Thời hạn' }).fill('20/03/2026')
    await keeper.getByRole('button', { name: 'Ghi và giao 1 việc' }).click()
    await keeper.getByRole('link', { name: 'Họp giao ban tháng 3' }).first().waitFor()
    await keeper.setViewportSize({ width: 390, height: 844 })
    await office.open(keeper, '/cuoc-hop/bieu-thang?thang=2026-03')
    await keeper.getByRole('link', { name: '45/TB-VPUBND' }).waitFor()
    await look(keeper, 'bieu-thang-dien-thoai')
    assert.ok(((await keeper.evaluate('document.documentElement.scrollWidth')) as number) <= 390)
  })
})
