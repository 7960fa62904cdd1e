import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countQueries } from '#platform/db/connection.ts'
import { Problem } from '#platform/problem.ts'
import { draftWorld, planText, review } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'

test('a draft has the header, the agencies, the bases and the targets of its document', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const plan = await w.as('keeper', 'plan.get', { planId })
  assert.deepEqual([plan.number, plan.issuedOn, plan.periodTo], ['12/KH-UBND', '2026-02-05', '2026-12-31'])
  assert.equal(plan.agencyName, 'Ủy ban nhân dân tỉnh An Hòa')
  assert.equal(plan.standingAgencyName, 'Sở Nội vụ')
  assert.deepEqual(
    plan.bases.map(({ number }) => number),
    ['76/NQ-CP'],
  )
  assert.deepEqual([plan.targets.length, plan.targets[0]?.rankTo], [1, 15])
  assert.ok(plan.sections.length >= 3)
  assert.deepEqual(plan.missing, ['review', 'parties'])
  assert.deepEqual([plan.counts.tasks, plan.counts.openReviews, plan.counts.assignments], [6, 6, 0])
  assert.deepEqual(plan.can, ['plan.read', 'plan.edit', 'plan.confirm', 'plan.publish'])
})

test('a draft is nobody else’s; an issued plan is read by all agencies', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  assert.equal(await problemOf(w.as('stranger', 'plan.get', { planId })), 'access.not_found')
  assert.deepEqual((await w.as('stranger', 'plan.list')).plans, [])
  assert.equal(await problemOf(w.as('visitor', 'plan.get', { planId })), 'access.sign_in_needed')
  await review(w, planId)
  const { version } = await w.as('keeper', 'plan.get', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version })
  const read = await w.as('stranger', 'plan.get', { planId })
  assert.deepEqual([read.can, read.documentCan], [['plan.read'], ['document.read']])
  assert.equal((await w.as('stranger', 'plan.list', { search: 'hieu qua quan tri' })).plans.length, 1)
  for (const name of ['plan.confirm', 'plan.finish'] as const) {
    assert.equal(await problemOf(w.as('stranger', name, { planId, version })), 'access.verb_missing')
  }
})

test('confirmation refuses what is not whole, and then gives out the work in the same transaction', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const confirm = (version: number) => w.as('keeper', 'plan.confirm', { planId, version })
  assert.equal(await problemOf(confirm(1)), 'plan.open_tasks')
  await w.as('keeper', 'plan.update', { planId, version: 1, number: null })
  assert.equal(await problemOf(confirm(2)), 'plan.incomplete')
  await w.as('keeper', 'plan.update', { planId, version: 2, number: '12/KH-UBND' })
  const { tasks } = await w.as('keeper', 'task.list', { planId })
  for (const { id, version } of tasks) await w.as('keeper', 'task.update', { taskId: id, version, review: 'accepted' })
  assert.equal(await problemOf(confirm(3)), 'task.party_unresolved')
  assert.equal((await w.as('keeper', 'plan.get', { planId })).status, 'draft', 'a refusal leaves everything as it was')
  await review(w, planId)
  const plan = await confirm(3)
  assert.deepEqual([plan.status, typeof plan.confirmedAt, plan.version], ['confirmed', 'string', 4])
  const { counts } = await w.as('keeper', 'plan.get', { planId })
  // 2 communes + finance, home + health, health + 2 communes, health, home, finance
  assert.equal(counts.assignments, 3 + 2 + 3 + 1 + 1 + 1)
  assert.equal(await problemOf(w.as('keeper', 'plan.discard', { planId, version: 4 })), 'plan.not_draft')
})

test('of two people who confirm at once one wins, and the other sees what is there now', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  await review(w, planId)
  const { version } = await w.as('keeper', 'plan.get', { planId })
  const both = await Promise.allSettled([1, 2].map(() => w.as('keeper', 'plan.confirm', { planId, version })))
  const [lost] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
  assert.ok(lost instanceof Problem && lost.code === 'write.conflict')
  const current = lost.details.current as { status: string; version: number }
  assert.deepEqual([current.status, current.version], ['confirmed', version + 1])
  assert.equal((await w.as('keeper', 'plan.get', { planId })).counts.assignments, 11)
})

test('the same number of the same day is issued once, unless the new plan replaces the old', async (t) => {
  const w = await draftWorld(t)
  const first = await w.draft()
  await review(w, first)
  const { version } = await w.as('keeper', 'plan.get', { planId: first })
  await w.as('keeper', 'plan.confirm', { planId: first, version })
  const { planId } = await w.load(planText.replace('nhóm 15 tỉnh', 'nhóm 10 tỉnh'), 'ban-sua.txt')
  assert.ok(planId)
  await review(w, planId)
  assert.equal(await problemOf(w.as('keeper', 'plan.confirm', { planId, version: 1 })), 'plan.number_taken')
  await w.as('keeper', 'plan.update', { planId, version: 1, replacesPlanId: first })
  await w.as('keeper', 'plan.confirm', { planId, version: 2 })
  assert.equal((await w.as('keeper', 'plan.get', { planId: first })).status, 'replaced')
})

test('an agency that is not in the directory stands open until a person chooses it', async (t) => {
  const w = await draftWorld(t)
  const { planId } = await w.load(planText.replaceAll('TỈNH AN HÒA', 'TỈNH VÂN ĐỒN'))
  const plan = await w.as('keeper', 'plan.get', { planId })
  assert.equal(plan.agencyId, w.agencies.home)
  assert.ok(plan.missing.includes('agency'))
  assert.match(plan.flags[0]?.message ?? '', /hãy chọn cơ quan ban hành/)
  await w.as('keeper', 'plan.update', { planId, version: 1, agencyId: w.agencies.committee })
  const after = await w.as('keeper', 'plan.get', { planId })
  assert.deepEqual([after.agencyId, after.flags, after.missing], [w.agencies.committee, [], ['review', 'parties']])
})

test('a new day of issue moves the days that are counted from it, and no day that a person set', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const find = async (path: string) =>
    (await w.as('keeper', 'task.list', { planId })).tasks.find((task) => task.path === path)!
  const [relative, byHand] = [await find('PL1.I.2'), await find('PL1.I.1')]
  await w.as('keeper', 'task.update', { taskId: byHand.id, version: 1, dueOn: '2026-05-15' })
  await w.as('keeper', 'plan.update', { planId, version: 1, issuedOn: '2026-03-02' })
  assert.equal(relative.dueOn, '2026-03-05')
  assert.equal((await find('PL1.I.2')).dueOn, '2026-03-23')
  assert.equal((await find('PL1.I.1')).dueOn, '2026-05-15')
})

test('a plan is written by hand, found by words without marks, published, finished, or discarded as a draft', async (t) => {
  const w = await draftWorld(t)
  const header = {
    agencyId: w.agencies.committee,
    standingAgencyId: w.agencies.home,
    title: 'Cải cách hành chính 2026',
  }
  const odd = await w.as('keeper', 'plan.create', { ...header, title: 'Kế\0 hoạch \ud800' })
  assert.equal(odd.title, 'Kế hoạch \ufffd')
  const foreign = { ...header, agencyId: w.agencies.health, standingAgencyId: w.agencies.finance }
  assert.equal(await problemOf(w.as('keeper', 'plan.create', foreign)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('stranger', 'plan.create', header)), 'access.verb_missing')
  assert.equal(await problemOf(w.as('keeper', 'plan.create', { ...header, title: '' })), 'input.invalid')
  const { id: planId } = await w.as('keeper', 'plan.create', { ...header, number: '7/KH-UBND', issuedOn: '2026-01-05' })
  assert.equal(await problemOf(w.as('keeper', 'plan.confirm', { planId, version: 1 })), 'plan.no_tasks')
  assert.equal(
    await problemOf(w.as('keeper', 'plan.publish', { planId, version: 1, isPublic: true })),
    'plan.not_confirmed',
  )
  const { id: taskId } = await w.as('keeper', 'task.add', { planId, text: 'Rà soát thủ tục hành chính.' })
  await w.as('keeper', 'task.update', { taskId, version: 1, leadNames: ['Sở Y tế'], review: 'accepted' })
  await w.as('keeper', 'plan.confirm', { planId, version: 1 })
  const publish = { planId, version: 2, isPublic: true }
  assert.equal((await w.as('keeper', 'plan.publish', publish)).isPublic, true)
  for (const search of ['cai cach', 'Cải Cách', '7/kh']) {
    assert.equal((await w.as('keeper', 'plan.list', { search })).plans.length, 1, search)
  }
  assert.equal((await w.as('keeper', 'plan.list', { search: '%' })).plans.length, 0)
  assert.equal((await w.as('keeper', 'plan.finish', { planId, version: 3 })).status, 'finished')
  const other = await w.as('keeper', 'plan.create', header)
  await w.as('keeper', 'plan.discard', { planId: other.id, version: 1 })
  assert.equal(await problemOf(w.as('keeper', 'plan.get', { planId: other.id })), 'access.not_found')
})

test('a plan is confirmed in the name of one’s own agency or of the committee that it advises, and of no other', async (t) => {
  const w = await draftWorld(t)
  const give = (who: 'keeper' | 'communeOfficer', agencyId: string) =>
    w.as('administrator', 'grant.give', { userId: w.people[who], agencyId, role: 'standingOfficer' })
  await give('communeOfficer', w.agencies.communeA)
  const draft = async (who: 'keeper' | 'communeOfficer', agencyId: string, standingAgencyId: string) => {
    const header = {
      agencyId,
      standingAgencyId,
      title: 'Nâng cao hiệu quả quản trị',
      number: '3/KH',
      issuedOn: '2026-01-05',
    }
    const { id: planId } = await w.as(who, 'plan.create', header)
    const { id: taskId } = await w.as(who, 'task.add', { planId, text: 'Rà soát thủ tục hành chính.' })
    await w.as(who, 'task.update', { taskId, version: 1, leadNames: ['Sở Y tế'], review: 'accepted' })
    return planId
  }
  const { committee, home, health, communeA } = w.agencies
  const [own, ofCommittee] = [await draft('keeper', home, home), await draft('keeper', committee, home)]
  for (const planId of [own, ofCommittee]) {
    assert.deepEqual((await w.as('keeper', 'plan.get', { planId })).missing, [])
    await w.as('keeper', 'plan.confirm', { planId, version: 1 })
  }
  const ofHealth = await draft('keeper', health, home)
  const shown = await w.as('keeper', 'plan.get', { planId: ofHealth })
  assert.deepEqual(
    [shown.missing, shown.can.includes('plan.edit'), shown.can.includes('plan.confirm')],
    [['name'], true, false],
  )
  assert.equal(await problemOf(w.as('keeper', 'plan.confirm', { planId: ofHealth, version: 1 })), 'access.not_in_name')
  await give('keeper', health)
  assert.equal((await w.as('keeper', 'plan.confirm', { planId: ofHealth, version: 1 })).status, 'confirmed')
  const ofProvince = await draft('communeOfficer', committee, communeA)
  const refused = w.as('communeOfficer', 'plan.confirm', { planId: ofProvince, version: 1 })
  assert.equal(await problemOf(refused), 'access.not_in_name')
  const ofCommune = await draft('communeOfficer', communeA, communeA)
  assert.equal((await w.as('communeOfficer', 'plan.confirm', { planId: ofCommune, version: 1 })).status, 'confirmed')
})

test('an old plan of an agency that has ended is confirmed in the name of who took over from it', async (t) => {
  const w = await draftWorld(t)
  const { finance, home } = w.agencies
  const header = {
    agencyId: finance,
    standingAgencyId: home,
    title: 'Kế hoạch cũ',
    number: '3/KH',
    issuedOn: '2025-08-05',
  }
  const { id: planId } = await w.as('keeper', 'plan.create', header)
  const name = async () => (await w.as('keeper', 'plan.get', { planId })).missing.includes('name')
  assert.equal(await name(), true)
  const end = { lastDay: '2025-12-31', successorIds: [home], document: 'Nghị quyết 1/NQ-HĐND' }
  await w.as('administrator', 'agency.end', { agencyId: finance, version: 1, ...end })
  assert.equal(await name(), false)
})

test('lists are paged without gaps and cost the same queries whatever they hold', async (t) => {
  const w = await draftWorld(t)
  const header = { agencyId: w.agencies.committee, standingAgencyId: w.agencies.home }
  const days = ['2026-01-05', null, '2026-01-05', '2025-12-01', null]
  for (const [at, issuedOn] of days.entries()) {
    await w.as('keeper', 'plan.create', { ...header, title: `Kế hoạch ${at}`, issuedOn })
  }
  const titles: string[] = []
  let after: string | undefined
  do {
    const page = await w.as('keeper', 'plan.list', { limit: 2, ...(after ? { after } : {}) })
    titles.push(...page.plans.map(({ title }) => title))
    assert.ok(titles.length <= days.length, 'a page came twice')
    after = page.next ?? undefined
  } while (after)
  const cost = async (limit: number) => (await countQueries(() => w.as('keeper', 'plan.list', { limit }))).queries
  assert.equal(await cost(5), await cost(1))
  assert.deepEqual(titles, ['Kế hoạch 4', 'Kế hoạch 1', 'Kế hoạch 2', 'Kế hoạch 0', 'Kế hoạch 3'])
})

test('unread passages are said to be no task, or become one with its place; both can be taken back', async (t) => {
  const w = await draftWorld(t)
  const planId = await w.draft()
  const passages = [
    { lineFrom: 3, lineTo: 3 },
    { lineFrom: 20, lineTo: 22 },
  ]
  assert.equal(
    await problemOf(w.as('stranger', 'plan.settlePassages', { planId, passages, settled: true })),
    'access.not_found',
  )
  await w.as('keeper', 'plan.settlePassages', { planId, passages, settled: true })
  await w.as('keeper', 'plan.settlePassages', { planId, passages: passages.slice(1), settled: true })
  assert.deepEqual((await w.as('keeper', 'plan.get', { planId })).passages, passages)
  const left = await w.as('keeper', 'plan.settlePassages', { planId, passages: passages.slice(1), settled: false })
  assert.deepEqual(left.passages, passages.slice(0, 1))
  const added = await w.as('keeper', 'task.add', { planId, text: 'Sở Y tế báo cáo.', lineFrom: 20, lineTo: 22 })
  assert.deepEqual([added.lineFrom, added.lineTo], [20, 22])
})
