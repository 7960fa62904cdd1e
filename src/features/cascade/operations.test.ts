import assert from 'node:assert/strict'
import { test } from 'node:test'
import { v7 as uuid } from 'uuid'
import { draftWorld, planText } from '../../../test/drafts.ts'
import { problemOf } from '../../../test/work.ts'
import { coverageSheets } from './export-rules.ts'

type World = Awaited<ReturnType<typeof draftWorld>>
type Who = Parameters<World['as']>[0]

/** Accepts all that stands in a draft, writes what is missing in its header, and confirms it. */
async function confirm(w: World, who: Who, planId: string, header: object = {}) {
  for (const task of (await w.as(who, 'task.list', { planId })).tasks) {
    let { version } = task
    for (const party of task.parties.filter(({ agencyId, groupId }) => !agencyId && !groupId)) {
      const chosen = { taskId: task.id, version, partyId: party.id, agencyId: w.agencies.home, groupId: null }
      version = (await w.as(who, 'task.chooseParty', chosen)).version
    }
    const fresh = (await w.as(who, 'task.get', { taskId: task.id })).version
    await w.as(who, 'task.update', { taskId: task.id, version: fresh, review: 'accepted' })
  }
  let { version } = await w.as(who, 'plan.get', { planId })
  if (Object.keys(header).length > 0) version = (await w.as(who, 'plan.update', { planId, version, ...header })).version
  return w.as(who, 'plan.confirm', { planId, version })
}

/** The plan of An Hòa is issued; the head of An Bình may draw up plans there. */
async function cascadeWorld(t: Parameters<typeof draftWorld>[0]) {
  const w = await draftWorld(t)
  const { communeA } = w.agencies
  await w.province.write((db) =>
    db
      .insertInto('accessGrant')
      .values({
        ...{ id: uuid(), userId: w.people.communeHead, agencyId: communeA },
        ...{ role: 'standingOfficer', validFrom: '2025-07-01' },
      })
      .execute(),
  )
  const planId = await w.draft()
  await confirm(w, 'keeper', planId)
  const matrix = () => w.as('keeper', 'cascade.matrix', { planId })
  const column = (who: Who = 'communeHead') => w.as(who, 'cascade.agency', { planId, agencyId: communeA })
  return { ...w, planId, matrix, column, communeA, ofA: { planId, agencyId: communeA } }
}

const own = { number: '03/KH-UBND', issuedOn: '2026-02-20' }

test('an issued plan obliges communes and departments that have work in it, with the arithmetic of the day', async (t) => {
  const w = await cascadeWorld(t)
  const { rule, due, agencies, tasks, canAsk } = await w.matrix()
  assert.deepEqual(
    [rule.workingDays, rule.localities, rule.departments, rule.version, canAsk],
    [15, true, true, 0, true],
  )
  // Issued on Thursday 05/02/2026; Tết 2026 is off from 16/02 to 20/02.
  assert.equal(due?.day, '2026-03-05')
  assert.match(due?.derivation.map(({ vi }) => vi).join(' ') ?? '', /15 ngày làm việc .*05\/03\/2026/)
  const names = agencies.map(({ name }) => name)
  assert.ok(names.includes('Ủy ban nhân dân xã An Bình') && names.includes('Sở Nội vụ'), names.join())
  assert.ok(!names.includes('Ủy ban nhân dân tỉnh An Hòa'))
  assert.ok(agencies.every(({ state, cells }) => state === 'late' && cells.length === tasks.length))
})

test('who must issue and how soon is set for each plan; a department’s plan obliges nobody by itself', async (t) => {
  const w = await cascadeWorld(t)
  const { rule } = await w.matrix()
  const change = { planId: w.planId, ...rule, departments: false, leftOut: [w.agencies.communeB], workingDays: 10 }
  assert.equal((await w.as('keeper', 'cascade.setRule', change)).agencies, 1)
  const { agencies, due } = await w.matrix()
  assert.deepEqual(
    agencies.map(({ agencyId, dueOn }) => [agencyId, dueOn]),
    [[w.communeA, '2026-02-26']],
  )
  assert.equal(due?.day, '2026-02-26')
  assert.equal(await problemOf(w.as('keeper', 'cascade.setRule', change)), 'write.conflict')
  assert.equal(await problemOf(w.as('communeHead', 'cascade.setRule', change)), 'access.verb_missing')
})

test('a plan drawn up from the tasks above covers them, once it is issued', async (t) => {
  const w = await cascadeWorld(t)
  const { planId, tasks } = await w.as('communeHead', 'cascade.draft', w.ofA)
  const before = await w.column()
  assert.equal(before.draftPlanId, planId)
  assert.equal(tasks, before.rows.length)
  assert.ok(before.rows.every(({ state }) => state === 'late'))
  await confirm(w, 'communeHead', planId, own)
  const after = await w.column()
  assert.deepEqual([after.state, after.ownPlanId, after.ownNumber], ['issued', planId, own.number])
  const states = after.rows.map(({ state, lacks }) => [state, ...lacks].join(' '))
  // The survey has no product in the plan above either.
  assert.ok(states.includes('covered') && states.includes('lacking product'), states.join())
  assert.ok(after.rows.every(({ own }) => own[0]?.progress.parts === 1))
  assert.equal(await problemOf(w.as('communeHead', 'cascade.draft', w.ofA)), 'cascade.issued')
  const line = (await w.matrix()).agencies.find(({ agencyId }) => agencyId === w.communeA)
  assert.match(line?.cells ?? '', /^[cl-]+$/)
})

test('a plan that is loaded from its duty names the one above; ties are proposed, corrected and confirmed', async (t) => {
  const w = await cascadeWorld(t)
  const file = { filename: 'xa.txt', bytes: communeText }
  const { id: documentId } = await w.as('communeHead', 'document.upload', { agencyId: w.communeA }, file)
  await w.as('communeHead', 'cascade.start', { ...w.ofA, documentId })
  await w.jobs.runDue()
  const { planId } = await w.as('communeHead', 'document.get', { documentId })
  assert.ok(planId)
  assert.equal((await w.as('communeHead', 'plan.get', { planId })).parentPlanId, w.planId)
  await confirm(w, 'communeHead', planId)
  const { rows, unlinked, state, lateBy } = await w.column()
  assert.deepEqual([state, lateBy], ['issuedLate', 15])
  const poor = rows.find(({ task }) => /hộ nghèo/.test(task.text))
  assert.deepEqual([poor?.state, poor?.own.length], ['proposed', 2])
  const pairs = poor?.own.map(({ id }) => ({ ownTaskId: id, taskId: poor.task.id })) ?? []
  const tied = await w.as('communeHead', 'cascade.tie', { ...w.ofA, tie: pairs })
  assert.equal(tied.rows.find(({ task }) => task.id === poor?.task.id)?.state, 'covered')
  const missing = rows.find(({ state }) => state === 'missing')
  assert.ok(missing && unlinked[0])
  const wrong = { ownTaskId: unlinked[0].id, taskId: unlinked[0].id }
  assert.equal(await problemOf(w.as('communeHead', 'cascade.tie', { ...w.ofA, tie: [wrong] })), 'access.not_found')
  const corrected = await w.as('communeHead', 'cascade.tie', {
    ...w.ofA,
    tie: [{ ownTaskId: unlinked[0].id, taskId: missing.task.id }],
    untie: pairs.slice(0, 1),
  })
  assert.equal(corrected.rows.find(({ task }) => task.id === missing.task.id)?.own[0]?.id, unlinked[0].id)
  assert.equal(corrected.rows.find(({ task }) => task.id === poor?.task.id)?.own.length, 1)
})

test('completion is asked for a cell or a whole agency and answered in place', async (t) => {
  const w = await cascadeWorld(t)
  const { planId } = await w.as('communeHead', 'cascade.draft', w.ofA)
  await confirm(w, 'communeHead', planId, own)
  const [row] = (await w.column()).rows
  assert.ok(row)
  const asking = { planId: w.planId, agencyIds: [w.communeA], reason: 'Ghi rõ sản phẩm' }
  assert.equal(await problemOf(w.as('communeHead', 'cascade.ask', asking)), 'access.verb_missing')
  await w.as('keeper', 'cascade.ask', { ...asking, taskId: row.task.id })
  await w.as('keeper', 'cascade.ask', asking)
  assert.deepEqual((await w.matrix()).asked, [{ agencyId: w.communeA, taskId: row.task.id }])
  const { duties } = await w.as('communeHead', 'cascade.mine')
  assert.deepEqual(
    duties[0]?.requests.map(({ taskText, reason }) => [taskText, reason]),
    [
      [row.task.text, 'Ghi rõ sản phẩm'],
      [null, 'Ghi rõ sản phẩm'],
    ],
  )
  await w.as('communeHead', 'cascade.tie', {
    ...w.ofA,
    untie: row.own.map(({ id }) => ({ ownTaskId: id, taskId: row.task.id })),
  })
  const waived = await w.as('communeHead', 'cascade.waive', {
    ...w.ofA,
    taskId: row.task.id,
    reason: 'Xã không có chợ',
  })
  const cell = waived.rows.find(({ task }) => task.id === row.task.id)
  assert.deepEqual([cell?.state, cell?.requests[0]?.answer], ['waived', 'Không áp dụng: Xã không có chợ'])
  const [whole] = waived.requests
  assert.ok(whole)
  const answer = { requestId: whole.id, answer: 'Đã bổ sung' }
  assert.equal(await problemOf(w.as('otherCommune', 'cascade.answer', answer)), 'access.not_found')
  const answered = await w.as('communeHead', 'cascade.answer', answer)
  assert.equal(answered.requests[0]?.answer, 'Đã bổ sung')
  await w.as('keeper', 'cascade.closeRequest', { requestId: whole.id })
  assert.equal(await problemOf(w.as('communeHead', 'cascade.answer', answer)), 'cascade.request_closed')
  assert.equal((await w.column()).requests.length, 0)
})

test('a subordinate sees its own column only, a stranger none, whoever follows up sees all', async (t) => {
  const w = await cascadeWorld(t)
  const seenBy = async (who: Who) =>
    (await w.as(who, 'cascade.matrix', { planId: w.planId })).agencies.map(({ agencyId }) => agencyId)
  assert.deepEqual(await seenBy('communeOfficer'), [w.communeA])
  assert.deepEqual(await seenBy('otherCommune'), [w.agencies.communeB])
  assert.equal((await seenBy('leader')).length, (await seenBy('keeper')).length)
  assert.equal(await problemOf(w.column('otherCommune')), 'access.not_found')
  assert.equal(await problemOf(w.as('communeOfficer', 'cascade.draft', w.ofA)), 'access.verb_missing')
  assert.equal((await w.as('communeOfficer', 'cascade.summary', { planId: w.planId })).agencies, 1)
  assert.deepEqual(
    (await w.as('otherCommune', 'cascade.mine')).duties.map(({ state, canDraft }) => [state, canDraft]),
    [['late', false]],
  )
  const { taskId } = { taskId: (await w.matrix()).tasks[0]?.id }
  assert.ok((await w.as('communeOfficer', 'cascade.task', { taskId })).agencies.length <= 1)
})

test('amended on either side, ties, waivers and the day of issue stay', async (t) => {
  const w = await cascadeWorld(t)
  const { planId: first } = await w.as('communeHead', 'cascade.draft', w.ofA)
  await confirm(w, 'communeHead', first, own)
  const before = await w.column()
  const [waived] = before.rows.filter(({ state }) => state === 'lacking')
  const rest = before.rows.filter((row) => row !== waived)
  assert.ok(waived)
  await w.as('communeHead', 'cascade.tie', {
    ...w.ofA,
    untie: waived.own.map(({ id }) => ({ ownTaskId: id, taskId: waived.task.id })),
  })
  await w.as('communeHead', 'cascade.waive', { ...w.ofA, taskId: waived.task.id, reason: 'Tỉnh làm chung' })

  const text = planText.replace('12/KH-UBND', '40/KH-UBND').replace('05 tháng 02', '15 tháng 6')
  const { planId: second } = await w.load(text.replace('Quý II/2026', 'Quý III/2026'), 'ban-moi.txt')
  assert.ok(second)
  await confirm(w, 'keeper', second, { replacesPlanId: w.planId })
  const moved = await w.as('communeHead', 'cascade.agency', { planId: second, agencyId: w.communeA })
  assert.deepEqual([moved.ownPlanId, moved.issuedOn, moved.dueOn], [first, before.issuedOn, before.dueOn])
  assert.deepEqual(
    moved.rows.map(({ task, state, own }) => [task.text, state, own.length]).sort(),
    [[waived.task.text, 'waived', 0], ...rest.map(({ task, state, own }) => [task.text, state, own.length])].sort(),
  )
  assert.equal((await w.matrix()).agencies.length, 0)

  const again = await w.as('communeHead', 'plan.create', {
    ...{ agencyId: w.communeA, standingAgencyId: w.communeA, title: 'Kế hoạch điều chỉnh' },
    ...{ number: '30/KH-UBND', issuedOn: '2026-07-01' },
  })
  for (const { text, product } of (await w.as('communeHead', 'task.list', { planId: first })).tasks) {
    const added = await w.as('communeHead', 'task.add', { planId: again.id, text })
    const mended = { taskId: added.id, version: added.version, product, leadNames: [moved.agencyName] }
    await w.as('communeHead', 'task.update', { ...mended, review: 'accepted' })
  }
  await confirm(w, 'communeHead', again.id, { replacesPlanId: first, parentPlanId: second })
  const after = await w.as('communeHead', 'cascade.agency', { planId: second, agencyId: w.communeA })
  assert.deepEqual([after.ownPlanId, after.issuedOn], [again.id, own.issuedOn])
  const kept = after.rows.filter(({ own }) => own.some(({ confirmed }) => confirmed))
  assert.equal(kept.length, rest.length)
  assert.ok(kept.every(({ own }) => own.every(({ planId }) => planId === again.id)))
})

test('an issued plan that names another plan above leaves its duty', async (t) => {
  const w = await cascadeWorld(t)
  const { planId } = await w.as('communeHead', 'cascade.draft', w.ofA)
  const { version } = await confirm(w, 'communeHead', planId, own)
  const away = await w.as('communeHead', 'plan.update', { planId, version, parentPlanId: null })
  assert.deepEqual([(await w.column()).state, (await w.column()).ownPlanId], ['late', null])
  await w.as('communeHead', 'plan.update', { planId, version: away.version, parentPlanId: w.planId })
  const back = await w.column()
  assert.equal(back.ownPlanId, planId)
  assert.ok(back.rows.every(({ state }) => state === 'proposed'))
})

test('the workbook has the matrix, who has issued, and each gap', async (t) => {
  const w = await cascadeWorld(t)
  await w.as('keeper', 'cascade.ask', { planId: w.planId, agencyIds: [w.communeA], reason: 'Ban hành ngay' })
  const file = await w.as('keeper', 'cascade.xlsx', { planId: w.planId })
  const { agencies, tasks, asked, rule, due } = await w.matrix()
  const sheets = coverageSheets({ agencies, tasks, asked, rule, due, canAsk: true, canSet: true }, [
    { agencyId: w.communeA, taskId: null, reason: 'Ban hành ngay', answer: null },
  ])
  const rows = sheets.map(({ rows }) => [...(rows as Iterable<unknown[]>)])
  assert.equal(file.filename, 'Triển khai 12-KH-UBND.xlsx')
  assert.deepEqual(
    rows.map(({ length }) => length),
    [agencies.length + 2, agencies.length, agencies.length],
  )
  assert.ok(rows[2]?.some((row) => row[4] === 'Chưa ban hành, quá hạn' && row[5] === 'Ban hành ngay'))
})

const communeText = `ỦY BAN NHÂN DÂN
XÃ AN BÌNH
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 09/KH-UBND

An Bình, ngày 20 tháng 3 năm 2026

KẾ HOẠCH

Nâng cao Chỉ số PAPI của xã An Bình năm 2026

Thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2026 của Ủy ban nhân dân tỉnh An Hòa, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

PHỤ LỤC
NHIỆM VỤ

| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Công khai danh sách hộ nghèo tại trụ sở xã và trên Trang thông tin điện tử. | Ủy ban nhân dân xã An Bình | | Quý II/2026 | Danh sách được niêm yết |
| 2 | Công khai danh sách hộ nghèo tại trụ sở và các nhà văn hóa thôn. | Ủy ban nhân dân xã An Bình | | Quý II/2026 | Danh sách được niêm yết |
| 3 | Tập huấn cho trưởng thôn về hòa giải ở cơ sở. | Ủy ban nhân dân xã An Bình | | Quý III/2026 | Lớp tập huấn |
`
