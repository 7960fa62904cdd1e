import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { z } from 'zod'
import type { AssignmentList } from '#features/assignments/schema.ts'
import { wakeReminders } from '#features/reminders/jobs.ts'
import { events } from '../../src/events.ts'
import { decideAll, draftFrom, planOf } from './drafts.ts'
import { notBuilt, type Office, openOffice, root, until } from './office.ts'
import { look } from './screens.ts'

const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

suite('reminders, from the rule to the bell', { skip: notBuilt, timeout: 280_000 }, () => {
  let office: Office
  let administrator: Page
  let keeper: Page
  let officer: Page
  let head: Page
  let work: { id: string; dueOn: string; taskText: string }

  /** The night of a day, as the server's clock would bring it, at nine in the morning. */
  const night = (day: string) => {
    const now = new Date(`${day}T09:00:00+07:00`)
    return wakeReminders({ services: office.services, province: office.province, events }, () => now)
  }
  const workday = (n: number) => office.services.calendar.addWorkingDays(work.dueOn, n).date

  before(async () => {
    office = await openOffice()
    administrator = await office.enter('quan-tri')
    keeper = await office.enter('thuong-truc')
    officer = await office.enter('xa-tan-hoa')
    head = await office.enter('chu-tich-tan-hoa')
    const planId = await draftFrom(office, keeper, join(root, 'examples/lam-giang/ke-hoach-papi-2026.txt'))
    await decideAll(office, keeper, planId)
    const { version, missing } = await planOf(office, keeper, planId)
    assert.deepEqual(missing, [])
    await office.ask(keeper, 'POST', `/plans/${planId}/confirm`, { version })
    const list = await office.ask<z.infer<typeof AssignmentList>>(officer, 'GET', '/assignments?open=true&limit=200')
    const own = await office.ask<{ grants: { agencyId: string }[] }>(officer, 'GET', '/me')
    const mine = list.assignments.filter(
      ({ agencyId, dueOn }) => agencyId === own.grants[0]?.agencyId && (dueOn ?? '') > '2026-06-01',
    )
    const [first] = mine
    assert.ok(first?.dueOn, 'the commune has work with a day')
    work = { id: first.id, dueOn: first.dueOn, taskText: first.taskText }
  })
  after(() => office?.close())

  test('the standing agency sets its rules and reads in plain words what they mean', async () => {
    await administrator.setViewportSize(wide)
    await office.open(administrator, '/quan-tri/nhac-viec')
    await administrator.getByRole('heading', { name: 'Ai được nhắc khi nào' }).waitFor()
    await administrator.getByText('Thủ trưởng đơn vị được báo: quá hạn 3 ngày làm việc').waitFor()
    await look(administrator, 'nhac-viec-quy-tac')
    await keeper.setViewportSize(wide)
    await office.open(keeper, '/quan-tri/nhac-viec')
    await keeper.getByText('đang được nhắc theo quy tắc chung của tỉnh').waitFor()
    const days = keeper.getByRole('textbox', { name: 'Nhắc trước hạn (số ngày làm việc)' })
    await days.fill('5, x')
    await keeper.getByText('Mỗi số từ 1 đến 250').waitFor()
    await days.fill('5, 2')
    await keeper.getByText('Cán bộ được giao được nhắc: còn 5 ngày làm việc').waitFor()
    await keeper.getByRole('button', { name: 'Lưu thành quy tắc riêng' }).click()
    await keeper.getByText('Đã lưu; áp dụng từ bản nhắc kế tiếp.').waitFor()
    await keeper.getByRole('button', { name: 'Dùng lại quy tắc chung' }).waitFor()
    await keeper.setViewportSize(phone)
    await look(keeper, 'nhac-viec-quy-tac-hep')
  })

  test('five working days before, the officer hears the bell, reads the digest and opens the work', async () => {
    await night(workday(-5))
    await officer.setViewportSize(wide)
    await office.open(officer, '/viec-cua-toi')
    const bell = officer.getByRole('link', { name: 'Nhắc việc: 1 bản chưa đọc' })
    await bell.waitFor()
    await look(officer, 'nhac-viec-chuong')
    await bell.click()
    await officer.getByRole('heading', { name: 'Nhắc việc', level: 1 }).waitFor()
    await officer.getByText('Còn 5 ngày làm việc').first().waitFor()
    await look(officer, 'nhac-viec-hop')
    await officer.setViewportSize(phone)
    await look(officer, 'nhac-viec-hop-hep')
    await officer.setViewportSize(wide)
    await officer.locator(`a[href$="/nhiem-vu/${work.id}"]`).click()
    await officer.waitForURL(`**/nhiem-vu/${work.id}`)
    await officer.getByRole('link', { name: 'Nhắc việc', exact: true }).waitFor()
  })

  test('the mail lies in the outbox, and the administrator sees what was sent', async () => {
    await office.open(administrator, '/quan-tri/thu')
    const mail = administrator.locator('details', { hasText: 'xa-tan-hoa@lamgiang.example' }).first()
    await mail.locator('summary').click()
    await mail.getByText(`/app/nhiem-vu/${work.id}`).waitFor()
    assert.match((await mail.textContent()) ?? '', /sắp đến hạn/)
    await office.open(administrator, '/quan-tri/nhac-viec')
    const table = administrator.getByRole('table', { name: 'Thư và tin đã gửi đi' })
    await table.getByText('Đã gửi').first().waitFor()
    await table.scrollIntoViewIfNeeded()
    await look(administrator, 'nhac-viec-da-gui')
  })

  test('three working days late, the head is told; five, the standing agency', async () => {
    await night(workday(3))
    await head.setViewportSize(wide)
    await office.open(head, '/nhac-viec')
    await head.getByText('Quá hạn 3 ngày làm việc').first().waitFor()
    assert.ok(await head.getByText('Tân Hòa').count())
    await night(workday(5))
    await office.open(keeper, '/nhac-viec')
    await keeper.setViewportSize(wide)
    await keeper
      .getByText(/việc quá hạn, lâu nhất \d+ ngày làm việc/)
      .first()
      .waitFor()
    await look(keeper, 'nhac-viec-thuong-truc')
  })

  test('a person chooses quiet days and gets no mail on them', async () => {
    await office.open(officer, '/tai-khoan')
    const card = officer.locator('section', { has: officer.getByRole('heading', { name: 'Nhắc việc' }) })
    await card.getByRole('switch', { name: 'Gửi qua thư điện tử' }).waitFor()
    await card.getByRole('checkbox', { name: 'Thứ Sáu' }).check()
    await card.getByRole('button', { name: 'Thêm đợt vắng mặt' }).click()
    await card.scrollIntoViewIfNeeded()
    await look(officer, 'nhac-viec-tai-khoan')
    await card.getByRole('button', { name: 'Lưu' }).click()
    await officer.getByText('Đã lưu cách nhắc.').waitFor()
    await until(async () => {
      const path = '/my-reminder-settings'
      const kept = await office.ask<{ preference: { quietWeekdays: number[] } }>(officer, 'GET', path)
      return kept.preference.quietWeekdays.includes(5)
    })
    await officer.setViewportSize(phone)
    await look(officer, 'nhac-viec-tai-khoan-hep')
  })
})
