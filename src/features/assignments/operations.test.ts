import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countQueries } from '#platform/db/connection.ts'
import { type Person, problemOf, workWorld } from '../../../test/work.ts'

const june = { now: new Date('2026-06-10T02:00:00Z') }
const text = (words: string) => ({ filename: 'bien-ban.txt', bytes: new TextEncoder().encode(words) })

test('who may open an assignment, and who may do what with it', async (t) => {
  const { as, leadWork } = await workWorld(t)
  const get = (who: Person) => problemOf(as(who, 'assignment.get', { assignmentId: leadWork }))
  for (const who of ['lead', 'keeper', 'leader'] as const) assert.equal(await get(who), 'fine', who)
  for (const who of ['stranger', 'otherCommune', 'administrator'] as const) {
    assert.equal(await get(who), 'access.not_found', who)
  }
  assert.equal(await problemOf(as('visitor', 'assignment.get', { assignmentId: leadWork })), 'access.sign_in_needed')
  const decide = { assignmentId: leadWork, version: 1, note: null }
  assert.equal(await problemOf(as('lead', 'assignment.complete', decide)), 'access.verb_missing')
  assert.equal(await problemOf(as('stranger', 'assignment.complete', decide)), 'access.not_found')
  assert.equal(await problemOf(as('leader', 'assignment.report', report(leadWork, 1))), 'access.verb_missing')
})

const report = (assignmentId: string, version: number, more = {}) => ({
  assignmentId,
  version,
  percent: 50,
  sentence: 'Đã niêm yết tại 12 thôn',
  ...more,
})

test('who leads a task reads what the coordinating agencies do, and not the reverse', async (t) => {
  const { as, communeWork, leadWork } = await workWorld(t)
  const seen = await as('lead', 'assignment.get', { assignmentId: communeWork })
  assert.deepEqual(seen.can, ['assignment.read', 'assignment.comment'])
  assert.deepEqual(seen.steps, ['comment'])
  assert.equal(await problemOf(as('communeOfficer', 'assignment.get', { assignmentId: leadWork })), 'access.not_found')
})

test('bad input is named field by field', async (t) => {
  const { as, leadWork } = await workWorld(t)
  for (const [name, input] of [
    ['assignment.get', { assignmentId: 'x' }],
    ['assignment.report', report(leadWork, 1, { percent: 101 })],
    ['assignment.report', report(leadWork, 1, { sentence: ' ' })],
    ['assignment.object', { assignmentId: leadWork, version: 1, reason: '' }],
    ['assignment.askExtension', { assignmentId: leadWork, version: 1, dueTo: '2026-02-30', reason: 'Chờ hướng dẫn' }],
    ['assignment.mine', { filter: 'everything' }],
    ['assignment.mine', { after: '0.1.x' }],
    ['assignment.list', { after: "'; drop table assignment" }],
  ] as const) {
    assert.equal(await problemOf(as('lead', name, input)), 'input.invalid', name)
  }
})

test('accept, report with a file, submit, return, submit again, complete, reopen: each with its line of history', async (t) => {
  const { as, leadWork: assignmentId } = await workWorld(t)
  const accepted = await as('lead', 'assignment.accept', { assignmentId, version: 1 }, june)
  assert.deepEqual([accepted.state, accepted.version], ['accepted', 2])
  const submit = report(assignmentId, 2, { percent: 100, submit: true })
  assert.equal(await problemOf(as('lead', 'assignment.report', submit)), 'assignment.evidence_missing')
  const file = await as('lead', 'assignment.attach', { assignmentId }, { upload: text('Biên bản niêm yết') })
  const evidenceIds = [file.id]
  const submitted = await as('lead', 'assignment.report', { ...submit, evidenceIds }, june)
  assert.deepEqual([submitted.state, submitted.percent, submitted.steps], ['submitted', 100, ['withdraw', 'comment']])
  const back = { assignmentId, version: 3, reason: 'Thiếu chữ ký' }
  assert.equal((await as('keeper', 'assignment.return', back, june)).state, 'returned')
  await as('lead', 'assignment.report', { ...submit, version: 4 }, june)
  const done = await as('keeper', 'assignment.complete', { assignmentId, version: 5, note: 'Tốt' }, june)
  assert.deepEqual([done.state, done.completedAt, done.percent], ['completed', june.now.toISOString(), 100])
  await as('keeper', 'assignment.reopen', { assignmentId, version: 6, reason: 'Số liệu sai' }, june)
  await as('lead', 'assignment.comment', { assignmentId, text: 'Sẽ sửa\u0000 ngay' }, june)
  const { history, evidence, version, others, othersCount } = await as('lead', 'assignment.get', { assignmentId })
  assert.deepEqual(
    history.map(({ action }) => action),
    ['assigned', 'accepted', 'submitted', 'returned', 'submitted', 'completed', 'reopened', 'commented'],
  )
  assert.deepEqual(history[2]?.evidence, evidence)
  assert.equal(evidence[0]?.entryId, history[2]?.id)
  assert.equal(history.at(-1)?.sentence, 'Sẽ sửa ngay')
  assert.equal(version, 7, 'a comment is no new version')
  assert.deepEqual([others.length, othersCount], [2, 2])
})

test('what was handed in is taken back by its agency while nobody has decided, and by nobody else', async (t) => {
  const { as, communeWork: assignmentId } = await workWorld(t)
  const submitted = report(assignmentId, 1, { percent: 100, submit: true })
  await as('communeOfficer', 'assignment.report', submitted, june)
  const target = { assignmentId, version: 2 }
  for (const who of ['keeper', 'lead'] as const) {
    assert.equal(await problemOf(as(who, 'assignment.withdraw', target)), 'access.verb_missing', who)
  }
  assert.equal(await problemOf(as('otherCommune', 'assignment.withdraw', target)), 'access.not_found')
  assert.equal((await as('communeOfficer', 'assignment.withdraw', target, june)).state, 'inProgress')
  const { history } = await as('keeper', 'assignment.get', { assignmentId })
  const last = history.at(-1)
  assert.deepEqual([last?.action, last?.fromState, last?.toState], ['withdrawn', 'submitted', 'inProgress'])
  const again = as('communeOfficer', 'assignment.withdraw', { assignmentId, version: 3 })
  assert.equal(await problemOf(again), 'assignment.transition')
  const decided = { assignmentId, version: 3, note: null }
  assert.equal(await problemOf(as('keeper', 'assignment.complete', decided)), 'assignment.transition')
})

test('with a result its percent is taken back: what was reported before stands again', async (t) => {
  const { as, communeWork: assignmentId } = await workWorld(t)
  const percent = async () => (await as('communeOfficer', 'assignment.get', { assignmentId })).percent
  const send = (version: number, more = {}) =>
    as(
      'communeOfficer',
      'assignment.report',
      report(assignmentId, version, { percent: 100, submit: true, ...more }),
      june,
    )
  const withdraw = (version: number) => as('communeOfficer', 'assignment.withdraw', { assignmentId, version }, june)
  await send(1)
  assert.equal((await withdraw(2)).percent, 0, 'nothing was reported before')
  await send(3, { percent: 35, submit: false })
  await send(4)
  await withdraw(5)
  await send(6)
  assert.equal((await withdraw(7)).percent, 35)
  await send(8, { percent: 80 })
  await as('keeper', 'assignment.return', { assignmentId, version: 9, reason: 'Thiếu' }, june)
  await send(10)
  await withdraw(11)
  assert.equal(await percent(), 80, 'what was returned had been reported')
})

test('an objection is rejected, or the work is taken back and given anew', async (t) => {
  const { as, leadWork: assignmentId } = await workWorld(t)
  const reason = 'Không thuộc chức năng'
  assert.equal((await as('lead', 'assignment.object', { assignmentId, version: 1, reason })).state, 'objected')
  const kept = await as('keeper', 'assignment.rejectObjection', { assignmentId, version: 2, reason })
  assert.equal(kept.state, 'assigned')
  await as('lead', 'assignment.object', { assignmentId, version: 3, reason })
  assert.equal((await as('keeper', 'assignment.cancel', { assignmentId, version: 4, reason })).state, 'cancelled')
  assert.equal((await as('keeper', 'assignment.reopen', { assignmentId, version: 5, reason })).state, 'assigned')
})

test('an extension is asked once, granted to another day, and falls away with the work', async (t) => {
  const { as, leadWork: assignmentId } = await workWorld(t)
  const ask = { assignmentId, version: 1, dueTo: '2026-07-31', reason: 'Chờ hướng dẫn' }
  assert.equal((await as('lead', 'assignment.askExtension', ask, june)).extensionAsked, true)
  const again = as('lead', 'assignment.askExtension', { ...ask, version: 2 }, june)
  assert.equal(await problemOf(again), 'assignment.extension_open')
  const grant = { assignmentId, version: 2, grant: true, dueTo: '2026-07-15' }
  const granted = await as('keeper', 'assignment.decideExtension', grant, june)
  assert.deepEqual([granted.dueOn, granted.extensionAsked, granted.version], ['2026-07-15', false, 3])
  const none = as('keeper', 'assignment.decideExtension', { ...grant, version: 3 }, june)
  assert.equal(await problemOf(none), 'assignment.extension_none')
  await as('lead', 'assignment.askExtension', { ...ask, version: 3 }, june)
  await as('keeper', 'assignment.cancel', { assignmentId, version: 4, reason: 'Kế hoạch thay đổi' }, june)
  const { extensions } = await as('keeper', 'assignment.get', { assignmentId })
  assert.deepEqual(
    extensions.map(({ state, dueTo }) => [state, dueTo]),
    [
      ['granted', '2026-07-15'],
      ['withdrawn', '2026-07-31'],
    ],
  )
})

test('two people at once: one report counts, the other is told what is there now', async (t) => {
  const { as, communeWork } = await workWorld(t)
  const both = await Promise.all([
    problemOf(as('communeOfficer', 'assignment.report', report(communeWork, 1, { percent: 30 }))),
    problemOf(as('communeHead', 'assignment.report', report(communeWork, 1, { percent: 60 }))),
  ])
  assert.deepEqual(both.sort(), ['fine', 'write.conflict'])
  const { version, history } = await as('keeper', 'assignment.get', { assignmentId: communeWork })
  assert.deepEqual([version, history.length], [2, 2])
})

for (const status of ['finished', 'replaced'] as const) {
  test(`of a ${status} plan nothing changes any more: no verb that writes is offered, none is taken, reading goes on`, async (t) => {
    const { as, province, planId, leadWork: assignmentId } = await workWorld(t)
    const { id: evidenceId } = await as('lead', 'assignment.attach', { assignmentId }, { upload: text('Biên bản') })
    await province.write((db) => db.updateTable('plan').set({ status }).where('id', '=', planId).execute())
    const target = { assignmentId, version: 1, reason: 'Không còn cần thiết' }
    const writes = [
      ['lead', 'assignment.accept', target],
      ['lead', 'assignment.object', target],
      ['lead', 'assignment.report', report(assignmentId, 1)],
      ['lead', 'assignment.askExtension', { ...target, dueTo: '2027-01-01' }],
      ['lead', 'assignment.detach', { assignmentId, evidenceId }],
      ['lead', 'assignment.comment', { assignmentId, text: 'Xin hỏi' }],
      ['keeper', 'assignment.cancel', target],
      ['keeper', 'assignment.decideExtension', { ...target, grant: false }],
      ['keeper', 'assignment.comment', { assignmentId, text: 'Xin hỏi' }],
    ] as const
    for (const [who, name, input] of writes) {
      assert.equal(await problemOf(as(who, name, input)), 'assignment.plan_finished', `${who} ${name}`)
    }
    const attach = as('lead', 'assignment.attach', { assignmentId }, { upload: text('Thêm') })
    assert.equal(await problemOf(attach), 'assignment.plan_finished')
    assert.equal(await problemOf(as('stranger', 'assignment.accept', target)), 'access.not_found')
    for (const who of ['lead', 'keeper', 'leader'] as const) {
      const { can, steps, planOver, evidence } = await as(who, 'assignment.get', { assignmentId })
      assert.deepEqual([can, steps, planOver, evidence.length], [['assignment.read'], [], true, 1], who)
    }
    const { assignments } = await as('lead', 'assignment.list', { planId })
    assert.deepEqual([...new Set(assignments.flatMap(({ can }) => can))], ['assignment.read'])
  })
}

test('a repeated report with the same key is written once and answered alike', async (t) => {
  const { as, communeWork } = await workWorld(t)
  const key = 'phone-0001'
  const first = await as('communeOfficer', 'assignment.report', report(communeWork, 1), { key })
  const second = await as('communeOfficer', 'assignment.report', report(communeWork, 1), { key })
  assert.deepEqual(second, first)
  const other = as('communeOfficer', 'assignment.report', report(communeWork, 1, { percent: 90 }), { key })
  assert.equal(await problemOf(other), 'write.key_reused')
  const { history } = await as('keeper', 'assignment.get', { assignmentId: communeWork })
  assert.equal(history.length, 2)
})

test('opening an assignment takes as many queries with a long history as with a short one', async (t) => {
  const { as, communeWork } = await workWorld(t)
  const open = () => countQueries(() => as('keeper', 'assignment.get', { assignmentId: communeWork }))
  const before = await open()
  for (let version = 1; version <= 12; version++) {
    await as('communeOfficer', 'assignment.report', report(communeWork, version, { percent: version }))
  }
  const after = await open()
  assert.equal(after.result.history.length, 13)
  assert.equal(after.queries, before.queries)
})
