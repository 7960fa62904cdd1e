import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { draftWorld, planText } from '../drafts.ts'
import { problemOf } from '../work.ts'

type World = Awaited<ReturnType<typeof draftWorld>>

const replaced = (text: string, ...pairs: [string, string][]): string =>
  pairs.reduce((done, [before, after]) => {
    assert.ok(done.includes(before), before)
    return done.replace(before, after)
  }, text)

/** Issued anew: one task with another deadline and helper, one gone, one more; what counts from the day of issue moves with it. */
const amendedText = replaced(
  planText,
  ['Số: 12/KH-UBND', 'Số: 20/KH-UBND'],
  ['ngày 05 tháng 02 năm 2026', 'ngày 10 tháng 4 năm 2026'],
  ['ban hành Kế hoạch như sau:', 'ban hành Kế hoạch như sau (thay thế Kế hoạch số 12/KH-UBND ngày 05/02/2026):'],
  ['| UBND cấp xã | Sở Tài chính | Quý II/2026 |', '| UBND cấp xã | Sở Y tế | Quý III/2026 |'],
  [
    '| 4 | Tổ chức đối thoại với người dân về thủ tục đất đai. | Trung tâm Chuyển đổi số | | Thường xuyên | Biên bản đối thoại |',
    '| 4 | Mở chuyên mục hỏi đáp trực tuyến trên Cổng thông tin điện tử. | Sở Y tế | | Tháng 12/2026 | Chuyên mục |',
  ],
)

async function review(w: World, planId: string): Promise<void> {
  const { tasks } = await w.as('keeper', 'task.list', { planId })
  for (const { id: taskId, version, parties } of tasks) {
    const party = parties.find(({ agencyId, groupId }) => !agencyId && !groupId)
    if (!party) continue
    const target = { agencyId: w.agencies.health, groupId: null }
    await w.as('keeper', 'task.chooseParty', { taskId, version, partyId: party.id, ...target })
    break
  }
  const now = await w.as('keeper', 'task.list', { planId })
  for (const { id: taskId, version, review } of now.tasks) {
    if (review === 'open') await w.as('keeper', 'task.update', { taskId, version, review: 'accepted' })
  }
}

async function confirm(w: World, planId: string): Promise<void> {
  const { version } = await w.as('keeper', 'plan.get', { planId })
  await w.as('keeper', 'plan.confirm', { planId, version })
}

const workOf = async (w: World, planId: string, agencyId: string) =>
  (await w.as('keeper', 'assignment.list', { planId, agencyId })).assignments

/** The first issue with work under way, and the draft of the second, which says that it replaces the first. */
async function twoIssues(t: TestContext) {
  const w = await draftWorld(t)
  const first = await w.draft()
  await review(w, first)
  await confirm(w, first)
  const [commune] = (await workOf(w, first, w.agencies.communeA)).filter(({ taskPath }) => taskPath === 'PL1.I.1')
  assert.ok(commune)
  const { id: assignmentId } = commune
  const file = { filename: 'niem-yet.txt', bytes: 'Danh sách đã niêm yết' }
  const { id: evidenceId } = await w.as('communeOfficer', 'assignment.attach', { assignmentId }, file)
  const words = { percent: 60, sentence: 'Đã niêm yết đợt một', evidenceIds: [evidenceId] }
  const { version } = await w.as('communeOfficer', 'assignment.report', { assignmentId, version: 1, ...words })
  const asked = { dueTo: '2027-01-15', reason: 'Chờ rà soát hộ nghèo cuối năm' }
  await w.as('communeOfficer', 'assignment.askExtension', { assignmentId, version, ...asked })
  await w.as('keeper', 'assignment.comment', { assignmentId, text: 'Lưu ý thôn Bãi Dài' })
  const { planId: second } = await w.load(amendedText, 'ke-hoach-sua.txt')
  assert.ok(second)
  return { w, first, second, assignmentId }
}

test('the text says which plan is replaced: it is proposed, and chosen by a person', async (t) => {
  const { w, first, second } = await twoIssues(t)
  const links = await w.as('keeper', 'plan.links', { planId: second })
  assert.deepEqual(
    links.links.map(({ relation, id }) => [relation, id]),
    [['amended', first]],
  )
  const empty = await w.as('keeper', 'plan.comparison', { planId: second })
  assert.deepEqual([empty.before, empty.rows], [null, []])
  const nothing = { planId: second, decide: [] }
  assert.equal(await problemOf(w.as('keeper', 'plan.pairTasks', nothing)), 'plan.replaces_none')
  await w.as('keeper', 'plan.update', { planId: second, version: 1, replacesPlanId: first })
  const { before, counts, rows, editable } = await w.as('keeper', 'plan.comparison', { planId: second })
  assert.deepEqual([before?.number, editable], ['12/KH-UBND', true])
  assert.deepEqual(counts, { same: 3, changed: 2, new: 1, dropped: 1, doubtful: 0 })
  const changed = rows.find(({ kind }) => kind === 'changed')
  assert.deepEqual(
    changed?.changes.map(({ field, parts }) => [
      field,
      parts.filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim()),
    ]),
    [
      ['coordinating', ['Sở Tài chính', 'Sở Y tế']],
      ['deadline', ['II/2026', 'III/2026']],
    ],
  )
  assert.deepEqual(changed?.work, { assignments: 3, started: 1, completed: 0, evidence: 1 })
})

test('a person corrects a pair, takes it back, and strangers cannot', async (t) => {
  const { w, first, second } = await twoIssues(t)
  await w.as('keeper', 'plan.update', { planId: second, version: 1, replacesPlanId: first })
  const compared = () => w.as('keeper', 'plan.comparison', { planId: second })
  const { rows } = await compared()
  const [fresh, gone] = [rows.find(({ kind }) => kind === 'new'), rows.find(({ kind }) => kind === 'dropped')]
  const decide = [{ oldTaskId: gone?.oldId, newTaskId: fresh?.newId }]
  const before = await w.as('keeper', 'plan.pairTasks', { planId: second, decide })
  const paired = (await compared()).rows.find(({ newId }) => newId === fresh?.newId)
  assert.deepEqual([paired?.kind, paired?.byHand, paired?.oldId], ['changed', true, gone?.oldId])
  await w.as('keeper', 'plan.pairTasks', before)
  assert.deepEqual((await compared()).rows, rows)
  const same = rows.find(({ kind }) => kind === 'same')
  const apart = [
    { oldTaskId: same?.oldId, newTaskId: null },
    { oldTaskId: null, newTaskId: same?.newId },
  ]
  await w.as('keeper', 'plan.pairTasks', { planId: second, decide: apart })
  assert.deepEqual((await compared()).counts, { same: 2, changed: 2, new: 2, dropped: 2, doubtful: 0 })
  const stranger = w.as('stranger', 'plan.pairTasks', { planId: second, decide })
  assert.equal(await problemOf(stranger), 'access.not_found')
  assert.equal(await problemOf(w.as('stranger', 'plan.comparison', { planId: second })), 'access.not_found')
  const foreign = { planId: second, decide: [{ oldTaskId: same?.newId, newTaskId: null }] }
  assert.equal(await problemOf(w.as('keeper', 'plan.pairTasks', foreign)), 'access.not_found')
  const twice = { planId: second, decide: [...apart, apart[0]] }
  assert.equal(await problemOf(w.as('keeper', 'plan.pairTasks', twice)), 'input.invalid')
})

test('confirmation carries the work over with all that was done; nothing is entered twice, nothing lost', async (t) => {
  const { w, first, second, assignmentId } = await twoIssues(t)
  await w.as('keeper', 'plan.update', { planId: second, version: 1, replacesPlanId: first })
  await review(w, second)
  const financeBefore = (await workOf(w, first, w.agencies.finance)).find(({ taskPath }) => taskPath === 'PL1.I.1')
  await confirm(w, second)

  const carried = await w.as('communeOfficer', 'assignment.get', { assignmentId })
  assert.deepEqual([carried.planId, carried.planNumber, carried.percent], [second, '20/KH-UBND', 60])
  assert.deepEqual([carried.state, carried.dueOn, carried.extensionAsked], ['inProgress', '2026-09-30', true])
  assert.deepEqual(
    carried.history.map(({ action }) => action),
    ['assigned', 'reported', 'extensionAsked', 'commented', 'carriedOver'],
  )
  const last = carried.history.at(-1)
  assert.deepEqual([last?.dueFrom, last?.dueTo], ['2026-06-30', '2026-09-30'])
  assert.match(last?.sentence ?? '', /12\/KH-UBND được thay thế bằng Kế hoạch số 20\/KH-UBND; nhiệm vụ thay đổi/)
  assert.deepEqual(
    carried.evidence.map(({ filename }) => filename),
    ['niem-yet.txt'],
  )

  const closed = await w.as('lead', 'assignment.get', { assignmentId: financeBefore?.id })
  assert.deepEqual([closed.planId, closed.state], [first, 'cancelled'])
  assert.match(closed.history.at(-1)?.sentence ?? '', /không còn giao cho đơn vị/)
  const newly = (await workOf(w, second, w.agencies.health)).find(({ taskPath }) => taskPath === 'PL1.I.1')
  assert.deepEqual([newly?.state, newly?.role], ['assigned', 'coordinating'])

  const old = await w.as('keeper', 'plan.get', { planId: first })
  assert.deepEqual([old.status, old.counts.assignments], ['replaced', 0])
  const { assignments } = await w.as('keeper', 'assignment.list', { planId: second })
  assert.equal(new Set(assignments.map(({ taskId, agencyId }) => `${taskId} ${agencyId}`)).size, assignments.length)
  // 2 communes + health, home + health, health + 2 communes, health, home, finance
  assert.equal(assignments.length, 3 + 2 + 3 + 1 + 1 + 1)

  const after = await w.as('stranger', 'plan.comparison', { planId: second })
  assert.deepEqual(after.counts, { same: 3, changed: 2, new: 1, dropped: 1, doubtful: 0 })
  assert.deepEqual([after.editable, after.rows[0]?.work], [false, null])
  assert.deepEqual(
    (await w.as('keeper', 'plan.links', { planId: first })).links.map(({ relation, id }) => [relation, id]),
    [['replacedBy', second]],
  )
  const late = w.as('keeper', 'plan.pairTasks', { planId: second, decide: [] })
  assert.equal(await problemOf(late), 'plan.not_draft')
})

test('a document that amends in parts: the tasks that it does not name are kept, and their work goes on', async (t) => {
  const { w, first, second, assignmentId } = await twoIssues(t)
  await w.as('keeper', 'plan.update', { planId: second, version: 1, replacesPlanId: first })
  const compared = () => w.as('keeper', 'plan.comparison', { planId: second })
  const dropped = (await compared()).rows.filter(({ kind }) => kind === 'dropped')
  const oldTaskIds = dropped.map(({ oldId }) => oldId)
  const keep = (it: boolean) => w.as('keeper', 'plan.keepTasks', { planId: second, oldTaskIds, keep: it })
  const stranger = w.as('stranger', 'plan.keepTasks', { planId: second, oldTaskIds, keep: true })
  assert.equal(await problemOf(stranger), 'access.not_found')
  const foreign = { planId: second, oldTaskIds: [w.agencies.home], keep: true }
  assert.equal(await problemOf(w.as('keeper', 'plan.keepTasks', foreign)), 'access.not_found')
  assert.deepEqual([(await keep(true)).count, (await keep(true)).count], [1, 0])
  assert.deepEqual((await compared()).counts, { same: 4, changed: 2, new: 1, dropped: 0, doubtful: 0 })
  assert.equal((await keep(false)).count, 1)
  assert.equal((await compared()).counts.dropped, 1)
  await keep(true)
  const before = await workOf(w, first, w.agencies.health)
  const kept = before.find(({ taskText }) => taskText.startsWith('Tổ chức đối thoại'))
  await review(w, second)
  await confirm(w, second)
  const after = await w.as('keeper', 'assignment.get', { assignmentId: kept?.id })
  assert.deepEqual([after.planId, after.state, after.history.at(-1)?.action], [second, 'assigned', 'carriedOver'])
  assert.equal((await w.as('keeper', 'assignment.get', { assignmentId })).planId, second)
})
