import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftWorld, review } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'

const at = (day: string) => ({ now: new Date(`${day}T02:00:00Z`) })
const year = { from: '2026-01-01', to: '2026-12-31' }

/** The plan of An Hòa of 05/02/2026, confirmed: a duty for each commune, work in quarters, in working days and each year. */
async function issued(t: Parameters<typeof draftWorld>[0]) {
  const w = await draftWorld(t)
  const planId = await w.draft()
  await review(w, planId)
  const { version } = await w.as('keeper', 'plan.get', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version }, at('2026-02-06'))
  return { ...w, planId }
}

const told = (steps: readonly { vi: string }[]) => steps.map(({ vi }) => vi).join('\n')

test('each day of the calendar says how it follows: rule, calendar, pause, extension, result', async (t) => {
  const { as, planId, agencies } = await issued(t)
  const ofA = { planId, agencyId: agencies.communeA }
  const version = async () => (await as('keeper', 'cascade.agency', ofA, at('2026-02-10'))).version
  const off = { day: '2026-02-26', kind: 'off', name: 'Nghỉ theo quyết định của tỉnh', source: 'Quyết định 9/QĐ-UBND' }
  await as('administrator', 'calendar.addDay', off, at('2026-02-06'))
  const reason = 'Chờ hướng dẫn của Bộ'
  await as('keeper', 'cascade.pause', { ...ofA, version: await version(), reason }, at('2026-02-10'))
  await as('keeper', 'cascade.resume', { ...ofA, version: await version(), reason }, at('2026-03-02'))
  const later = { ...ofA, version: await version(), reason, dueTo: '2026-04-10' }
  await as('keeper', 'cascade.extend', later, at('2026-03-03'))

  const mine = await as('communeOfficer', 'deadline.explain', year, at('2026-03-04'))
  assert.deepEqual([mine.whose, mine.calendarVersion, mine.more], ['mine', 1, false])
  const duty = mine.items.find(({ kind }) => kind === 'duty')
  assert.deepEqual([duty?.dueOn, duty?.countedFrom], ['2026-04-10', '2026-02-05'])
  assert.equal(duty?.rule, '15 ngày làm việc kể từ ngày ban hành kế hoạch cấp trên')
  const words = told(duty?.steps ?? [])
  assert.match(words, /Nghỉ theo quyết định của tỉnh/)
  assert.match(
    words,
    /Tạm dừng từ ngày 10\/02\/2026[\s\S]*Tính tiếp từ ngày 02\/03\/2026[\s\S]*Gia hạn .* đến ngày 10\/04\/2026/,
  )
  assert.match(words, /Ngày 06\/02\/2026, hạn chuyển từ 05\/03\/2026 đến 06\/03\/2026: /)
  assert.doesNotMatch(words, /do người phụ trách đặt/)
})

test('work says its own words, each time of recurring work its own day; what a person set is said', async (t) => {
  const { as, province } = await issued(t)
  await as('system', 'assignment.openOccurrences', {}, at('2026-02-07'))
  const asked = { ...year, kind: 'assignment' }
  const list = async () =>
    (await as('leader', 'deadline.explain', { ...asked, whose: 'below' }, at('2026-02-08'))).items
  const items = await list()
  const same = await as('leader', 'deadline.list', { ...asked, whose: 'below' }, at('2026-02-08'))
  assert.equal(
    items.length,
    same.items.reduce((sum, { agencies }) => sum + agencies, 0),
  )
  const relative = items.find(({ rule }) => rule?.includes('15 ngày làm việc'))
  assert.deepEqual([relative?.dueOn, relative?.countedFrom], ['2026-03-05', '2026-02-05'])
  assert.match(told(relative?.steps ?? []), /Tết/)
  const yearly = items.filter(({ rule }) => rule === 'Hàng năm')
  assert.ok(yearly.length > 0 && yearly.every(({ occurrence, steps }) => occurrence !== null && steps.length > 0))
  assert.ok(items.every(({ steps }) => !told(steps).includes('do người phụ trách đặt')))
  await province.write((db) =>
    db.updateTable('task').set({ dueByHand: true }).where('dueOn', '=', '2026-03-05').execute(),
  )
  const byHand = (await list()).find(({ rule }) => rule?.includes('15 ngày làm việc'))
  assert.deepEqual(
    [byHand?.countedFrom, told(byHand?.steps ?? [])],
    [null, 'Ngày đến hạn do người rà soát kế hoạch ghi'],
  )
})

test('no more is told than the calendar shows', async (t) => {
  const { as, agencies } = await issued(t)
  const other = { ...year, whose: 'agency', agencyId: agencies.communeB }
  assert.equal(await problemOf(as('communeOfficer', 'deadline.explain', other)), 'access.not_found')
  assert.equal(await problemOf(as('visitor', 'deadline.explain', year)), 'access.sign_in_needed')
  assert.equal(await problemOf(as('leader', 'deadline.explain', { ...year, to: '2028-01-01' })), 'input.invalid')
})
