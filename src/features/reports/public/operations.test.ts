import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemOf, workWorld } from '../../../../test/work.ts'
import { cells, during, on, openedRound, sent, type World, whole } from '../samples-reports.ts'

async function publish(w: World, reportId: string) {
  const { report } = await w.as('keeper', 'report.get', { reportId }, during)
  const approved = await w.as('keeper', 'report.approve', { reportId, version: report.version }, during)
  const at = on('2026-09-12')
  await w.as('keeper', 'report.publish', { reportId, version: approved.report.version, isPublic: true }, at)
}

test('a citizen sees what was published, as it was then, and nothing else', async (t) => {
  const w = await workWorld(t)
  const { communeA, communeB } = await openedRound(w)
  const section = { reportId: communeA, code: 'I.1', version: 0, text: 'Đã ban hành 04 kế hoạch.' }
  await w.as('communeOfficer', 'report.saveSection', section, during)
  const note = [{ ...cells({ '1.1': '4' })[0]!, note: 'Gồm kế hoạch PAPI', reason: 'Chuyện nội bộ' }]
  await w.as('communeOfficer', 'report.saveCells', { reportId: communeA, cells: note }, during)
  await sent(w, 'communeOfficer', communeA, whole(4, 2, 1200, 1100))
  await sent(w, 'otherCommune', communeB, whole(1, 1, 800, 400))
  const see = (reportId: string) => w.as('visitor', 'report.public', { reportId }, during)
  assert.equal(await problemOf(see(communeA)), 'access.not_found')
  assert.deepEqual((await w.as('visitor', 'report.publicList', {}, during)).reports, [])

  await publish(w, communeA)
  const { reports, next } = await w.as('visitor', 'report.publicList', {}, during)
  assert.deepEqual(
    reports.map(({ id, agencyName, period, sentOn, publishedOn }) => [id, agencyName, period, sentOn, publishedOn]),
    [[communeA, 'Ủy ban nhân dân xã An Bình', 'Quý III/2026', '2026-09-10', '2026-09-12']],
  )
  assert.equal(next, null)
  const page = await see(communeA)
  assert.deepEqual(page.sections, [{ code: 'I.1', title: 'Chỉ đạo', text: 'Đã ban hành 04 kế hoạch.' }])
  const row = page.tables[0]!.rows.find(({ code }) => code === '1.1')
  assert.deepEqual([row?.value, row?.note], ['4', 'Gồm kế hoạch PAPI'])
  assert.doesNotMatch(JSON.stringify(page), /Chuyện nội bộ|communeOfficer/)
  assert.equal(await problemOf(see(communeB)), 'access.not_found')
  for (const name of ['report.publicDocx', 'report.publicXlsx'] as const) {
    assert.match((await w.as('visitor', name, { reportId: communeA }, during)).filename, /An Bình\.(docx|xlsx)$/)
    assert.equal(await problemOf(w.as('visitor', name, { reportId: communeB }, during)), 'access.not_found')
  }

  // A new version waits until it is published itself.
  const { report } = await w.as('communeOfficer', 'report.get', { reportId: communeA }, during)
  const correct = { reportId: communeA, version: report.version, reason: 'Tính thiếu một kế hoạch.' }
  const at = on('2026-09-14')
  const open = await w.as('communeOfficer', 'report.correct', correct, at)
  const changed = open.cells
    .filter(({ field }) => field === '1/1' || field === '1/1.1')
    .map(({ field, version, value }) => ({ field, version, value: String(Number(value) + 1) }))
  await w.as('communeOfficer', 'report.saveCells', { reportId: communeA, cells: changed }, at)
  const now = await w.as('communeOfficer', 'report.get', { reportId: communeA }, at)
  await w.as('communeOfficer', 'report.submit', { reportId: communeA, version: now.report.version }, at)
  const shown = (await see(communeA)).tables[0]!.rows.find(({ code }) => code === '1.1')
  assert.equal(shown?.value, '4')
  assert.equal((await see(communeA)).version, 1)

  // Taken and published again in one step, it stands where the first one stood.
  const waiting = await w.as('keeper', 'report.get', { reportId: communeA }, at)
  assert.deepEqual([waiting.isPublic, waiting.publicVersion, waiting.snapshots], [true, 1, 2])
  const step = { reportId: communeA, version: waiting.report.version }
  const taken = await w.as('keeper', 'report.approve', step, at)
  const again = { reportId: communeA, version: taken.report.version, isPublic: true }
  assert.equal((await w.as('keeper', 'report.publish', again, on('2026-09-15'))).publicVersion, 2)
  assert.equal((await see(communeA)).version, 2)

  const last = await w.as('keeper', 'report.get', { reportId: communeA }, at)
  const hide = { reportId: communeA, version: last.report.version, isPublic: false }
  await w.as('keeper', 'report.publish', hide, at)
  assert.equal(await problemOf(see(communeA)), 'access.not_found')
})

test('an address that makes no sense is refused, not broken', async (t) => {
  const w = await workWorld(t)
  assert.equal(await problemOf(w.as('visitor', 'report.publicList', { after: 'x' })), 'input.invalid')
  const nobody = '01890000-0000-7000-8000-000000000000'
  assert.deepEqual((await w.as('visitor', 'report.publicList', { after: nobody })).reports, [])
})
